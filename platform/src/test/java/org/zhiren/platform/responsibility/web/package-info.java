/** Tests of what the pages of targets say, without a database. */
@NullMarked
package org.zhiren.platform.responsibility.web;

import org.jspecify.annotations.NullMarked;
