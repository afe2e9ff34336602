/** The record, its entries, the state of the log, downloads. */
@NullMarked
package org.zhiren.platform.audit.web;

import org.jspecify.annotations.NullMarked;
