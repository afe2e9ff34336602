/** Pages and API of the data checks. */
@NullMarked
package org.zhiren.platform.roster.quality.web;

import org.jspecify.annotations.NullMarked;
