package org.zhiren.platform.shell;

/**
 * One answer of the command palette.
 *
 * @param group key of the group's name in {@link Texts}, for instance {@code organization.units}
 * @param name what to show
 * @param detail a second line, or an empty string
 * @param href where it leads
 * @param icon name in the icon sprite
 */
public record PaletteItem(String group, String name, String detail, String href, String icon) {}
