/** Pages and programs' interface of the rules. */
@NullMarked
package org.zhiren.platform.eligibility.web;

import org.jspecify.annotations.NullMarked;
