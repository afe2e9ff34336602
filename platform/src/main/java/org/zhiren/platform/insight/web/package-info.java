/** Pages and programs' interface of evidence, talks and coverage. */
@NullMarked
package org.zhiren.platform.insight.web;

import org.jspecify.annotations.NullMarked;
