package org.zhiren.platform.shell;

import org.jspecify.annotations.Nullable;

/**
 * One line of the menu.
 *
 * @param order place in the menu: workbench 0, organization 100, roster 200, insight 300, selection
 *     400, … officers' pages 900
 * @param key key of the name in {@link Texts}; a text under the same key with {@code .about}, if
 *     there is one, explains the section on the help page
 * @param href address
 * @param icon name in the icon sprite
 * @param right name of the right needed to see it; {@code null} for everybody signed in
 * @param shortcut letter after {@code g} that goes there, or an empty string
 * @param group where in the menu it stands
 */
public record NavigationEntry(
    int order,
    String key,
    String href,
    String icon,
    @Nullable String right,
    String shortcut,
    NavigationGroup group) {

  /** An entry in the group of its place. */
  public NavigationEntry(
      int order, String key, String href, String icon, @Nullable String right, String shortcut) {
    this(order, key, href, icon, right, shortcut, NavigationGroup.of(order));
  }
}
