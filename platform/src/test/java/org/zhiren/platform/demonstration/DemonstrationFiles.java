package org.zhiren.platform.demonstration;

import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.zhiren.demo.PrefectureSink;
import org.zhiren.demo.UnitRecord;
import org.zhiren.platform.organization.OrganizationIntake.UnitPeriod;
import org.zhiren.platform.organization.Sector;
import org.zhiren.platform.organization.UnitFacts;
import org.zhiren.platform.roster.PersonFile;

/** Invented units and people under ids of the test that asks. */
public final class DemonstrationFiles {

  private DemonstrationFiles() {}

  /** A unit as the organization keeps it, since 1949; {@code ids} names it and the one above. */
  public static UnitPeriod unit(UnitRecord unit, Function<String, UUID> ids) {
    return new UnitPeriod(
        ids.apply(unit.unitId()),
        new UnitFacts(
            unit.name(),
            unit.shortName(),
            null,
            unit.parentId() == null ? null : ids.apply(unit.parentId()),
            unit.kind(),
            unit.level(),
            unit.nature(),
            null,
            Sector.valueOf(unit.sector().name()),
            null,
            unit.precedence(),
            unit.grassroots(),
            false,
            null),
        LocalDate.of(1949, 10, 1),
        null);
  }

  /** Hands on each person; {@code ids} names units, posts and people. */
  public static PrefectureSink into(Consumer<PersonFile> receiver, Function<String, UUID> ids) {
    return new DemonstrationPeople(receiver, ids);
  }
}
