package org.zhiren.platform.organization;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhiren.platform.SampleHouse;

/** Invented units and posts. */
final class Sample {

  private Sample() {}

  static UnitFacts unit(String name, @Nullable UUID parent) {
    return SampleHouse.facts(name, parent);
  }

  static PostFacts post(UUID unit, String name) {
    return new PostFacts(
        unit, name, "1A31", PostKind.LEADERSHIP, MemberKind.CHIEF, true, 1, 1, null, false, true);
  }

  static Basis on(String day) {
    return on(LocalDate.parse(day));
  }

  static Basis on(LocalDate day) {
    return new Basis(day, "示编〔2026〕1号", "机构改革");
  }
}
