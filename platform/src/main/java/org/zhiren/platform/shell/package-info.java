/**
 * The shell: what every page shares. Layout, languages, navigation, command palette, error pages.
 *
 * <p>The shell knows no business. Other modules hand it entries for the menu ({@link
 * org.zhiren.platform.shell.NavigationSource}), answers for the palette ({@link
 * org.zhiren.platform.shell.PaletteSource}) and the person at the desk ({@link
 * org.zhiren.platform.shell.ViewerSource}). A controller asks for a {@link
 * org.zhiren.platform.shell.Page} as a parameter and hands it to its template, which wraps its
 * content in {@code shell/web/layout.jte}.
 */
@ApplicationModule(
    displayName = "Shell",
    allowedDependencies = {})
@NullMarked
package org.zhiren.platform.shell;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
