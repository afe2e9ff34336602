package org.zhiren.statutes;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an organ has and may have of each rank.
 *
 * @param posts number of 综合管理类职位
 * @param holders how many hold each rank now
 */
public record RankQuota(int posts, Map<Rank, Integer> holders) {

  /** Copies the map. */
  public RankQuota {
    holders = Map.copyOf(holders);
  }

  /** A limit in per cent of all posts, or of what another limit allows. */
  record Limit(String parameter, Set<Rank> ranks, @Nullable Limit of) {}

  int holding(Set<Rank> ranks) {
    return ranks.stream().mapToInt(r -> holders.getOrDefault(r, 0)).sum();
  }

  int most(Limit limit, Law law, LocalDate day) {
    @Nullable Limit whole = limit.of();
    int base = whole == null ? posts : most(whole, law, day);
    return Procedures.percent(base, law.threshold(limit.parameter(), day).value());
  }

  private static Set<Rank> ranks(Rank from, Rank to) {
    return EnumSet.range(from, to);
  }

  /** The limits on file for a kind of organ. */
  static List<Limit> limits(OrganKind organ) {
    Set<Rank> consultants = ranks(Rank.CONSULTANT_4, Rank.CONSULTANT_1);
    Set<Rank> sections = ranks(Rank.SECTION_4, Rank.SECTION_1);
    Set<Rank> upperSections = ranks(Rank.SECTION_2, Rank.SECTION_1);
    Set<Rank> counsels = ranks(Rank.COUNSEL_2, Rank.COUNSEL_1);
    List<Limit> out = new ArrayList<>();
    switch (organ) {
      case CENTRAL -> {
        out.add(new Limit("ZJ-12.central-counsels", counsels, null));
        out.add(new Limit("ZJ-12.central-consultants", consultants, null));
      }
      case PROVINCE -> {
        Limit all = new Limit("ZJ-12.province-counsels", counsels, null);
        out.add(all);
        out.add(new Limit("ZJ-12.province-first-counsels", Set.of(Rank.COUNSEL_1), all));
        out.add(new Limit("ZJ-12.province-consultants", consultants, null));
      }
      case SUBPROVINCIAL_CITY -> {
        Limit all = new Limit("ZJ-12.subcity-counsels", counsels, null);
        out.add(all);
        out.add(new Limit("ZJ-12.subcity-first-counsels", Set.of(Rank.COUNSEL_1), all));
        out.add(new Limit("ZJ-12.subcity-consultants", consultants, null));
      }
      case CITY -> {
        Limit all = new Limit("ZJ-12.city-consultants", consultants, null);
        Limit upper =
            new Limit(
                "ZJ-12.city-upper-consultants", ranks(Rank.CONSULTANT_2, Rank.CONSULTANT_1), all);
        Limit principal = new Limit("ZJ-12.city-sections", sections, null);
        out.add(new Limit("ZJ-12.city-counsels", Set.of(Rank.COUNSEL_2), null));
        out.add(all);
        out.add(upper);
        out.add(new Limit("ZJ-12.city-first-consultants", Set.of(Rank.CONSULTANT_1), upper));
        out.add(principal);
        out.add(new Limit("ZJ-12.local-upper-sections", upperSections, principal));
      }
      case SUBPROVINCIAL_DISTRICT ->
          out.add(new Limit("ZJ-12.subdistrict-consultants", consultants, null));
      case COUNTY, TOWNSHIP -> {
        Limit lower =
            new Limit(
                "ZJ-12.county-lower-consultants",
                ranks(Rank.CONSULTANT_4, Rank.CONSULTANT_3),
                null);
        Limit principal = new Limit("ZJ-12.county-sections", sections, null);
        out.add(new Limit("ZJ-12.county-second-consultants", Set.of(Rank.CONSULTANT_2), null));
        out.add(lower);
        out.add(new Limit("ZJ-12.county-third-consultants", Set.of(Rank.CONSULTANT_3), lower));
        out.add(principal);
        out.add(new Limit("ZJ-12.local-upper-sections", upperSections, principal));
      }
    }
    return out;
  }
}
