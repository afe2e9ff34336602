/** Tests of questions to the roster. */
@NullMarked
package org.zhiren.platform.roster.query;

import org.jspecify.annotations.NullMarked;
