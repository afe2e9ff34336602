/**
 * 民主测评: appraisal campaigns on anonymous slips, and their fair results.
 *
 * <p>A campaign is drawn up from a template, its slips are printed and handed out, people mark on
 * the phone or on paper, and after the close the results are released once. Raw means stand beside
 * fair estimates with intervals; small groups are left out; no result decides anything.
 */
@ApplicationModule(
    displayName = "Appraisal",
    allowedDependencies = {"shell", "records", "access", "organization", "roster"})
@NullMarked
package org.zhiren.platform.appraisal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
