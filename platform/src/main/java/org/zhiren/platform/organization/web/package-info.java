/** Pages and API of the organisation. */
@NullMarked
package org.zhiren.platform.organization.web;

import org.jspecify.annotations.NullMarked;
