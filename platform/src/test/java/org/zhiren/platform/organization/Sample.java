package org.zhiren.platform.organization;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Invented units and posts. */
final class Sample {

  private Sample() {}

  static UnitFacts unit(String name, @Nullable UUID parent) {
    return new UnitFacts(
        name,
        name,
        null,
        parent,
        "政府其他机关",
        "县、处级",
        "法人单位",
        null,
        Sector.ORGAN,
        null,
        1,
        false,
        false,
        null);
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
