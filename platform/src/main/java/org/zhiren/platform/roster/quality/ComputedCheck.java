package org.zhiren.platform.roster.quality;

import java.time.LocalDate;
import java.util.List;

/** A check that needs more than the files: quotas, posts, statutory dates. */
interface ComputedCheck {

  /** What is checked. */
  Check check();

  /** What it finds on a day, seen by the platform itself. */
  List<Hit> find(LocalDate today);
}
