package org.zhiren.platform.demonstration;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.zhiren.demo.PostRecord;
import org.zhiren.demo.PrefectureSink;
import org.zhiren.demo.UnitChange;
import org.zhiren.demo.UnitRecord;
import org.zhiren.platform.organization.MemberKind;
import org.zhiren.platform.organization.OrganizationIntake.PostPeriod;
import org.zhiren.platform.organization.OrganizationIntake.QuotaPeriod;
import org.zhiren.platform.organization.OrganizationIntake.UnitPeriod;
import org.zhiren.platform.organization.PostFacts;
import org.zhiren.platform.organization.PostKind;
import org.zhiren.platform.organization.QuotaItem;
import org.zhiren.platform.organization.Sector;
import org.zhiren.platform.organization.UnitFacts;

/**
 * Gathers invented units and posts and turns them into periods: the generator tells how a unit
 * stands at the end and what changed when, the platform wants to know what was so from when to
 * when.
 */
final class DemonstrationUnits implements PrefectureSink {

  private final Watcher watcher;
  private final Map<String, UnitRecord> units = new LinkedHashMap<>();
  private final Map<String, List<UnitChange>> changes = new HashMap<>();
  private final Map<String, String> byName = new HashMap<>();
  private final List<PostRecord> posts = new ArrayList<>();

  DemonstrationUnits() {
    this((done, total) -> {});
  }

  /** With somebody who waits while people are invented, too. */
  DemonstrationUnits(Watcher watcher) {
    this.watcher = watcher;
  }

  @Override
  public void progress(int done, int total) {
    watcher.told(done, total);
  }

  @Override
  public void unit(UnitRecord unit) {
    units.put(unit.unitId(), unit);
    byName.putIfAbsent(unit.name(), unit.unitId());
  }

  @Override
  public void unitChange(UnitChange change) {
    changes.computeIfAbsent(change.unitId(), key -> new ArrayList<>()).add(change);
    if (change.kind() == UnitChange.Kind.RENAMED) {
      byName.putIfAbsent(change.before(), change.unitId());
    }
  }

  @Override
  public void post(PostRecord post) {
    posts.add(post);
  }

  boolean isEmpty() {
    return units.isEmpty();
  }

  /** About how many rows it will be: periods of units and posts, and their quotas. */
  long rows() {
    return unitPeriods().count() + postPeriods().count() + quotaPeriods().count();
  }

  List<UnitRecord> records() {
    return List.copyOf(units.values());
  }

  Stream<UnitPeriod> unitPeriods() {
    return units.values().stream().flatMap(unit -> periods(unit).stream());
  }

  /** From the last state back to the first: each change says what was so before it. */
  private List<UnitPeriod> periods(UnitRecord unit) {
    List<UnitPeriod> periods = new ArrayList<>();
    UnitFacts facts = facts(unit);
    LocalDate until = unit.abolishedOn();
    List<UnitChange> backwards =
        changes.getOrDefault(unit.unitId(), List.of()).stream()
            .sorted(Comparator.comparing(UnitChange::date).reversed())
            .toList();
    for (UnitChange change : backwards) {
      UnitFacts before = before(change, facts);
      if (before != null && change.date().isAfter(unit.foundedOn())) {
        periods.addFirst(
            new UnitPeriod(DemonstrationIds.of(unit.unitId()), facts, change.date(), until));
        facts = before;
        until = change.date();
      }
    }
    periods.addFirst(
        new UnitPeriod(DemonstrationIds.of(unit.unitId()), facts, unit.foundedOn(), until));
    return periods;
  }

  private @Nullable UnitFacts before(UnitChange change, UnitFacts after) {
    return switch (change.kind()) {
      case RENAMED -> after.named(change.before(), change.before());
      case MOVED -> {
        String parent = byName.get(change.before());
        yield parent == null ? null : after.under(DemonstrationIds.of(parent), after.precedence());
      }
      case MERGED_INTO, SPLIT_FROM -> null;
    };
  }

  private static UnitFacts facts(UnitRecord unit) {
    String parent = unit.parentId();
    return new UnitFacts(
        unit.name(),
        unit.shortName(),
        unit.code(),
        parent == null ? null : DemonstrationIds.of(parent),
        unit.kind(),
        unit.level(),
        unit.nature(),
        null,
        switch (unit.sector()) {
          case ORGAN -> Sector.ORGAN;
          case INSTITUTION -> Sector.INSTITUTION;
          case ENTERPRISE -> Sector.ENTERPRISE;
        },
        unit.areaCode(),
        unit.precedence(),
        unit.grassroots(),
        unit.hardship(),
        unit.sensitiveFunction());
  }

  Stream<PostPeriod> postPeriods() {
    return posts.stream()
        .map(post ->
            new PostPeriod(
                DemonstrationIds.of(post.postId()),
                facts(post),
                post.establishedOn(),
                post.abolishedOn()));
  }

  private PostFacts facts(PostRecord post) {
    UnitRecord unit = units.get(post.unitId());
    boolean section = unit != null && unit.nature().equals("内设机构");
    MemberKind member =
        switch (post.memberKind()) {
          case "正职" -> MemberKind.CHIEF;
          case "副职" -> MemberKind.DEPUTY;
          default -> MemberKind.OTHER;
        };
    String heldWith = post.heldWithPostId();
    return new PostFacts(
        DemonstrationIds.of(post.unitId()),
        post.name(),
        post.levelCode(),
        post.leadership() ? PostKind.LEADERSHIP : PostKind.OTHER,
        member,
        post.leadership() && !section && member != MemberKind.OTHER,
        post.seats(),
        post.order(),
        heldWith == null ? null : DemonstrationIds.of(heldWith),
        post.placeRecusal(),
        post.probation());
  }

  Stream<QuotaPeriod> quotaPeriods() {
    return units.values().stream()
        .flatMap(unit ->
            Stream.of(
                    quota(unit, QuotaItem.CHIEF, unit.chiefQuota()),
                    quota(unit, QuotaItem.DEPUTY, unit.deputyQuota()),
                    quota(
                        unit,
                        unit.sector() == org.zhiren.demo.Sector.ORGAN
                            ? QuotaItem.ADMINISTRATIVE
                            : QuotaItem.INSTITUTION,
                        unit.establishment()))
                .filter(quota -> quota.places() > 0));
  }

  private static QuotaPeriod quota(UnitRecord unit, QuotaItem item, int places) {
    return new QuotaPeriod(
        DemonstrationIds.of(unit.unitId()), item, places, unit.foundedOn(), unit.abolishedOn());
  }
}
