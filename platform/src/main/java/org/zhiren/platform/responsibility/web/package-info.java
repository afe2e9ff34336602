/** Pages of target responsibility at the desk and on the phone, and the same for programs. */
@NullMarked
package org.zhiren.platform.responsibility.web;

import org.jspecify.annotations.NullMarked;
