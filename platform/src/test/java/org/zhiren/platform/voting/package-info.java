/** Tests of votes on the platform. */
@org.jspecify.annotations.NullMarked
package org.zhiren.platform.voting;
