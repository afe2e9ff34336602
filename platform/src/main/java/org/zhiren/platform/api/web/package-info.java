/** The description of the interface for programs. */
@NullMarked
package org.zhiren.platform.api.web;

import org.jspecify.annotations.NullMarked;
