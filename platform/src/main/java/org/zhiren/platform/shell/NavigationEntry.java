package org.zhiren.platform.shell;

import org.jspecify.annotations.Nullable;

/**
 * One line of the menu.
 *
 * @param order place in the menu: workbench 0, organization 100, roster 200, insight 300, selection
 *     400, … officers' pages 900
 * @param key key of the name in {@link Texts}
 * @param href address
 * @param icon name in the icon sprite
 * @param right name of the right needed to see it; {@code null} for everybody signed in
 * @param shortcut letter after {@code g} that goes there, or an empty string
 */
public record NavigationEntry(
    int order, String key, String href, String icon, @Nullable String right, String shortcut) {}
