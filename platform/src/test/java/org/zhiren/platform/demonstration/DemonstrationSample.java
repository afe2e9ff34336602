package org.zhiren.platform.demonstration;

import java.time.LocalDate;
import org.zhiren.demo.PrefectureSink;
import org.zhiren.platform.organization.Basis;
import org.zhiren.platform.organization.OrganizationIntake;

/** The invented prefecture for tests of other modules. */
public final class DemonstrationSample {

  private final DemonstrationUnits units = new DemonstrationUnits();

  /** Takes the records. */
  public PrefectureSink sink() {
    return units;
  }

  /** Brings them in. */
  public OrganizationIntake.Loaded load(OrganizationIntake intake) {
    return intake.load(
        units.unitPeriods(),
        units.postPeriods(),
        units.quotaPeriods(),
        new Basis(LocalDate.of(2026, 11, 23), "演示数据", "试验"),
        written -> {});
  }
}
