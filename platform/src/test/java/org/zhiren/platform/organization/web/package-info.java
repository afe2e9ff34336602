/** Tests of the organisation's pages. */
@NullMarked
package org.zhiren.platform.organization.web;

import org.jspecify.annotations.NullMarked;
