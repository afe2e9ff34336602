/**
 * The platform: one web application, one module for each system of an organisation department.
 *
 * <p>A module is a package directly below this one. It has its own database schema and migration
 * folder, offers a few public types in its root package and keeps the rest to itself; its pages
 * (controllers and templates) stand together in {@code web}. Arrows point one way: {@code shell},
 * {@code records} and {@code access} at the ground, then {@code organization}, {@code roster}, then
 * the systems, {@code workbench} and {@code portal} on top. A test verifies this.
 */
@NullMarked
package org.zhiren.platform;

import org.jspecify.annotations.NullMarked;
