/** Pages and programs' addresses of the evaluation of plans. */
@NullMarked
package org.zhiren.platform.responsibility.evaluation.web;

import org.jspecify.annotations.NullMarked;
