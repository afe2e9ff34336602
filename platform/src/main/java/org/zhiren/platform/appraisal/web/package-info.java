/** Pages of appraisal campaigns, the form on the phone, and the same for programs. */
@NullMarked
package org.zhiren.platform.appraisal.web;

import org.jspecify.annotations.NullMarked;
