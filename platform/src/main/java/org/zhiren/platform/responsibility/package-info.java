/**
 * 目标责任: targets that can be carried out, watched and judged, and what becomes of them.
 *
 * <p>A plan is a weighted tree of targets down the organisation to units and people. Values arrive,
 * lights and a forecast follow from them, overdue work is supervised until it is closed. Scores
 * follow from published formulae with their explanation; they inform people and decide nothing.
 */
@ApplicationModule(
    displayName = "Responsibility",
    allowedDependencies = {
      "shell",
      "records",
      "access",
      "organization",
      "roster",
      "eligibility",
      "messages"
    })
@NullMarked
package org.zhiren.platform.responsibility;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
