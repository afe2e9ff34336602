/** Tests of release and results. */
@org.jspecify.annotations.NullUnmarked
package org.zhiren.platform.appraisal.results;
