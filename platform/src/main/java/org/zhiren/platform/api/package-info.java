/**
 * The interface for programs, described: one OpenAPI document made from the controllers, with what
 * every operation shares (tokens, error answers, common parameters), and a page that shows it.
 *
 * <p>The operations themselves stand in the {@code web} packages of the modules that own them.
 */
@NullMarked
package org.zhiren.platform.api;

import org.jspecify.annotations.NullMarked;
