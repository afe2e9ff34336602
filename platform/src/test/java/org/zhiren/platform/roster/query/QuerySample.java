package org.zhiren.platform.roster.query;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.zhiren.demo.DemoPrefecture;
import org.zhiren.demo.DemoSize;
import org.zhiren.demo.PostRecord;
import org.zhiren.demo.PrefectureSink;
import org.zhiren.demo.UnitRecord;
import org.zhiren.platform.demonstration.DemonstrationFiles;
import org.zhiren.platform.organization.Basis;
import org.zhiren.platform.organization.MemberKind;
import org.zhiren.platform.organization.OrganizationIntake;
import org.zhiren.platform.organization.OrganizationIntake.PostPeriod;
import org.zhiren.platform.organization.OrganizationIntake.UnitPeriod;
import org.zhiren.platform.organization.PostFacts;
import org.zhiren.platform.organization.PostKind;
import org.zhiren.platform.organization.UnitFacts;
import org.zhiren.platform.roster.PersonFile;
import org.zhiren.platform.roster.RosterIntake;

/** A thousand invented people with units and posts, brought in once for all tests of questions. */
final class QuerySample {

  static final int SIZE = 1_000;
  static final LocalDate DAY = LocalDate.of(2026, 11, 1);

  private static final List<PersonFile> FILES = new ArrayList<>();
  private static final Map<UUID, UUID> PARENTS = new LinkedHashMap<>();
  private static final Map<UUID, UnitFacts> UNITS = new LinkedHashMap<>();

  private QuerySample() {}

  static UUID id(String demoId) {
    return UUID.nameUUIDFromBytes(("query-test:" + demoId).getBytes(StandardCharsets.UTF_8));
  }

  static List<PersonFile> files() {
    return FILES;
  }

  static Map<UUID, UnitFacts> units() {
    return UNITS;
  }

  static Set<UUID> below(UUID top) {
    Set<UUID> units = new HashSet<>(Set.of(top));
    boolean more = true;
    while (more) {
      more = false;
      for (Map.Entry<UUID, UUID> entry : PARENTS.entrySet()) {
        more |= units.contains(entry.getValue()) && units.add(entry.getKey());
      }
    }
    return units;
  }

  /** Brings everything in, the first time. As the platform itself. */
  static synchronized void load(OrganizationIntake organization, RosterIntake intake) {
    if (!FILES.isEmpty()) {
      return;
    }
    List<UnitPeriod> units = new ArrayList<>();
    List<PostPeriod> posts = new ArrayList<>();
    PrefectureSink sink =
        new PrefectureSink() {
          @Override
          public void unit(UnitRecord unit) {
            UUID parent = unit.parentId() == null ? null : id(unit.parentId());
            if (parent != null) {
              PARENTS.put(id(unit.unitId()), parent);
            }
            UnitPeriod period = DemonstrationFiles.unit(unit, QuerySample::id);
            UNITS.put(period.id(), period.facts());
            units.add(period);
          }

          @Override
          public void post(PostRecord post) {
            posts.add(
                new PostPeriod(
                    id(post.postId()),
                    new PostFacts(
                        id(post.unitId()),
                        post.name(),
                        post.levelCode(),
                        post.leadership() ? PostKind.LEADERSHIP : PostKind.OTHER,
                        switch (post.memberKind()) {
                          case "正职" -> MemberKind.CHIEF;
                          case "副职" -> MemberKind.DEPUTY;
                          default -> MemberKind.OTHER;
                        },
                        false,
                        post.seats(),
                        post.order(),
                        null,
                        post.placeRecusal(),
                        post.probation()),
                    LocalDate.of(1949, 10, 1),
                    null));
          }
        };
    DemoPrefecture.generate(31, DemoSize.ofPeople(SIZE), sink);
    organization.load(
        units.stream(),
        posts.stream(),
        Stream.empty(),
        new Basis(LocalDate.of(2026, 11, 1), "test", "test"),
        written -> {});
    intake.load(
        receiver ->
            DemoPrefecture.generate(
                31,
                DemoSize.ofPeople(SIZE),
                DemonstrationFiles.into(
                    file -> {
                      FILES.add(file);
                      receiver.accept(file);
                    },
                    QuerySample::id)),
        "query-test",
        "test",
        written -> {});
  }
}
