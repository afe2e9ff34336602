/** The pages of meetings. */
@NullMarked
package org.zhiren.platform.selection.meeting.web;

import org.jspecify.annotations.NullMarked;
