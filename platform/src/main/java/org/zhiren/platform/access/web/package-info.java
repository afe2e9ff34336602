/** Sign-in and the pages of the officers. */
@NullMarked
package org.zhiren.platform.access.web;

import org.jspecify.annotations.NullMarked;
