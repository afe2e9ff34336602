package org.zhiren.platform.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhiren.platform.PlatformTest;
import org.zhiren.platform.shell.InvalidInput;

/** What is said before a merger or a division is what then happens. */
class ConsequencesTest extends PlatformTest {

  private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

  @Autowired private Units units;
  @Autowired private Posts posts;
  @Autowired private FoundingUnit founding;
  @Autowired private CreatingPost creating;
  @Autowired private SettingQuota setting;
  @Autowired private MergingUnits merging;
  @Autowired private SplittingUnit splitting;
  @Autowired private Consequences consequences;

  private void asSystem(Callable<?> work) throws Exception {
    acting.asSystem("test", work::call);
  }

  private UUID found(String name, UUID parent) {
    return founding.found(Sample.unit(name, parent), Sample.on("2010-01-01"));
  }

  private UUID post(UUID unit, String name, MemberKind member) {
    return creating.create(
        new PostFacts(
            unit, name, "1A31", PostKind.LEADERSHIP, member, true, 1, 1, null, false, true),
        Sample.on("2010-01-01"));
  }

  private long version(UUID unit) {
    return units.last(unit).orElseThrow().version();
  }

  private Map<UUID, Long> versions(UUID... ids) {
    Map<UUID, Long> versions = new LinkedHashMap<>();
    for (UUID id : ids) {
      versions.put(id, version(id));
    }
    return versions;
  }

  @Test
  void severalIntoOne() throws Exception {
    asSystem(() -> {
      UUID top = found("合并之上", null);
      UUID one = found("一站", top);
      UUID two = found("二站", top);
      UUID three = found("三站", top);
      UUID target = found("总站", top);
      found("一站下属", one);
      found("二站下属", two);
      UUID first = post(one, "站长", MemberKind.CHIEF);
      post(two, "站长", MemberKind.CHIEF);
      post(three, "副站长", MemberKind.DEPUTY);
      post(target, "站长", MemberKind.CHIEF);
      setting.set(target, version(target), QuotaItem.CHIEF, 1, Sample.on("2012-01-01"));
      setting.set(one, version(one), QuotaItem.DEPUTY, 2, Sample.on("2012-01-01"));

      Consequences.Merger said =
          consequences.ofMerger(List.of(one, two, three), target, Set.of(first), DAY);

      assertThat(said.posts())
          .extracting(c -> c.unit().name(), c -> c.post().name(), Consequences.Concerned::namesake)
          .containsExactly(
              tuple("一站", "站长", true), tuple("二站", "站长", true), tuple("三站", "副站长", false));
      assertThat(said.below()).extracting(Unit::name).containsExactly("一站下属", "二站下属");
      assertThat(said.quotas()).isEqualTo(1);
      assertThat(said.heads())
          .extracting(
              Consequences.Heads::item, Consequences.Heads::quota, Consequences.Heads::places)
          .containsExactly(tuple(QuotaItem.CHIEF, 1, 2), tuple(QuotaItem.DEPUTY, null, 1));

      merging.merge(
          new MergingUnits.Plan(
              versions(one, two, three), Map.entry(target, version(target)), null, Set.of(first)),
          Sample.on(DAY));

      assertThat(posts.of(target, DAY)).extracting(Post::name).hasSize(3);
      assertThat(units.children(target, DAY))
          .extracting(node -> node.unit().name())
          .containsExactly("一站下属", "二站下属");
      assertThat(units.quotas(one, DAY)).isEmpty();
      assertThat(units.find(two, DAY)).isEmpty();
      assertThat(units.find(two, DAY.minusDays(1))).isPresent();
      return true;
    });
  }

  @Test
  void severalIntoANewOne() throws Exception {
    asSystem(() -> {
      UUID top = found("新设之上", null);
      UUID one = found("甲所", top);
      UUID two = found("乙所", top);
      post(one, "所长", MemberKind.CHIEF);
      post(two, "所长", MemberKind.CHIEF);

      UUID founded =
          merging.merge(
              new MergingUnits.Plan(versions(one, two), null, Sample.unit("甲乙所", top), Set.of()),
              Sample.on(DAY));

      assertThat(posts.of(founded, DAY)).hasSize(2);
      assertThat(units.find(founded, DAY.minusDays(1))).isEmpty();
      return true;
    });
  }

  @Test
  void tryingNamesWhatStandsInTheWayAndLeavesNothing() throws Exception {
    UUID[] made = new UUID[3];
    asSystem(() -> {
      made[0] = found("试合之上", null);
      made[1] = found("试合一", made[0]);
      made[2] = found("试合二", made[0]);
      post(made[1], "主任", MemberKind.CHIEF);
      return true;
    });
    asSystem(() -> {
      MergingUnits.Plan good =
          new MergingUnits.Plan(
              versions(made[1]), Map.entry(made[2], version(made[2])), null, Set.of());
      assertThat(consequences.obstacles(() -> merging.merge(good, Sample.on(DAY)))).isEmpty();
      assertThat(units.find(made[1], DAY)).isPresent();
      assertThat(posts.of(made[1], DAY)).hasSize(1);

      // A unit above cannot go into one below it.
      MergingUnits.Plan bad =
          new MergingUnits.Plan(
              versions(made[0]), Map.entry(made[1], version(made[1])), null, Set.of());
      List<InvalidInput.Fault> obstacles =
          consequences.obstacles(() -> merging.merge(bad, Sample.on(DAY)));
      assertThat(obstacles).isNotEmpty();
      assertThat(units.find(made[0], DAY)).isPresent();
      return true;
    });
  }

  @Test
  void oneIntoSeveral() throws Exception {
    asSystem(() -> {
      UUID top = found("分设之上", null);
      UUID whole = found("文教局", top);
      UUID below = found("图书馆", whole);
      UUID chief = post(whole, "局长", MemberKind.CHIEF);
      UUID culture = post(whole, "文化副局长", MemberKind.DEPUTY);
      UUID sport = post(whole, "体育副局长", MemberKind.DEPUTY);
      Unit unit = units.find(whole, DAY).orElseThrow();
      List<Consequences.Concerned> all = consequences.ofUnit(unit, DAY);

      assertThat(
              Consequences.share(
                  all.stream().filter(c -> c.post().id().equals(culture)).toList(), 1))
          .isEqualTo(new Consequences.Share(1, 0, 1, 0, 1));

      List<UUID> parts =
          splitting.split(
              whole,
              version(whole),
              List.of(
                  new SplittingUnit.Part(Sample.unit("文化局", top), Set.of(culture), Set.of(below)),
                  new SplittingUnit.Part(Sample.unit("体育局", top), Set.of(sport), Set.of())),
              Sample.on(DAY));

      assertThat(posts.of(whole, DAY)).extracting(Post::id).containsExactly(chief);
      assertThat(posts.of(parts.get(0), DAY)).extracting(Post::id).containsExactly(culture);
      assertThat(posts.of(parts.get(1), DAY)).extracting(Post::id).containsExactly(sport);
      assertThat(units.find(below, DAY).orElseThrow().parentId()).isEqualTo(parts.get(0));
      return true;
    });
  }
}
