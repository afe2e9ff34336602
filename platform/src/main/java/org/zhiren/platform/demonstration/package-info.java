/**
 * Demonstration: fills an empty installation with the invented prefecture, once, and makes accounts
 * to look around with. Switched on by {@code zhiren.demo=true}; does nothing where there is data.
 *
 * <p>It stands on top of all modules and uses nothing but their intake: what a demonstration can
 * bring in, a real installation can bring in too.
 */
@ApplicationModule(
    displayName = "Demonstration",
    allowedDependencies = {
      "shell",
      "records",
      "access",
      "organization",
      "roster",
      "appraisal",
      "insight",
      "responsibility",
      "responsibility :: evaluation",
      "responsibility :: reckoning",
      "library",
      "portal",
      "eligibility",
      "selection",
      "selection :: procedure",
      "voting"
    })
@NullMarked
package org.zhiren.platform.demonstration;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
