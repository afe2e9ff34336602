package org.zhiren.platform.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhiren.platform.PlatformTest;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.StaleVersion;

/** Each use case by itself: what it does, what it refuses, what it leaves in the record. */
class UseCasesTest extends PlatformTest {

  @Autowired private Units units;
  @Autowired private Posts posts;
  @Autowired private Changes changes;
  @Autowired private Staffing staffing;
  @Autowired private FoundingUnit founding;
  @Autowired private RenamingUnit renaming;
  @Autowired private MovingUnit moving;
  @Autowired private DissolvingUnit dissolving;
  @Autowired private ReorderingUnits reordering;
  @Autowired private MergingUnits merging;
  @Autowired private SplittingUnit splitting;
  @Autowired private CorrectingHistory correcting;
  @Autowired private CreatingPost creating;
  @Autowired private ChangingPost changing;
  @Autowired private AbolishingPost abolishing;
  @Autowired private SettingQuota setting;
  @Autowired private UndoingChange undoing;
  @Autowired private OrganizationIntake intake;
  @Autowired private TransactionTemplate transactions;

  private static LocalDate day(String iso) {
    return LocalDate.parse(iso);
  }

  private void asSystem(Callable<?> work) throws Exception {
    acting.asSystem("test", work::call);
  }

  private UUID found(String name, UUID parent) {
    return founding.found(Sample.unit(name, parent), Sample.on("2010-01-01"));
  }

  private UUID root(String name) {
    return founding.found(Sample.unit(name, null), Sample.on("2000-01-01"));
  }

  private long version(UUID unit) {
    return units.last(unit).orElseThrow().version();
  }

  private long postVersion(UUID post) {
    return posts.periods(post).getLast().version();
  }

  @Test
  void aNameHoldsFromItsDayOn() throws Exception {
    asSystem(() -> {
      UUID unit = found("更名前", root("根"));
      renaming.rename(unit, version(unit), "更名后", "后", Sample.on("2015-06-01"));

      assertThat(units.find(unit, day("2009-12-31"))).isEmpty();
      assertThat(units.find(unit, day("2015-05-31")).orElseThrow().name()).isEqualTo("更名前");
      assertThat(units.find(unit, day("2015-06-01")).orElseThrow().name()).isEqualTo("更名后");
      assertThat(changes.ofUnit(unit))
          .extracting(Changes.Entry::kind)
          .containsExactly(ChangeKind.UNIT_RENAMED, ChangeKind.UNIT_FOUNDED);
      return true;
    });
  }

  @Test
  void changesGoForwardInTime() throws Exception {
    asSystem(() -> {
      UUID unit = found("甲", root("根"));
      renaming.rename(unit, version(unit), "乙", "乙", Sample.on("2015-06-01"));

      assertThatThrownBy(
              () -> renaming.rename(unit, version(unit), "丙", "丙", Sample.on("2015-05-31")))
          .isInstanceOf(InvalidInput.class);
      return true;
    });
  }

  @Test
  void whoeverComesSecondSeesThreeColumns() throws Exception {
    asSystem(() -> {
      UUID unit = found("甲", root("根"));
      long read = version(unit);
      renaming.rename(unit, read, "乙", "乙", Sample.on("2015-06-01"));

      assertThatThrownBy(() -> renaming.rename(unit, read, "丙", "乙", Sample.on("2016-06-01")))
          .isInstanceOfSatisfying(
              StaleVersion.class,
              stale -> {
                StaleVersion.Difference name = stale.differences().getFirst();
                assertThat(List.of(name.read(), name.stored(), name.typed()))
                    .containsExactly("甲", "乙", "丙");
              });
      return true;
    });
  }

  @Test
  void aUnitCannotGoBelowItself() throws Exception {
    asSystem(() -> {
      UUID upper = found("上", root("根"));
      UUID lower = found("下", upper);

      assertThatThrownBy(() -> moving.move(upper, version(upper), lower, Sample.on("2015-01-01")))
          .isInstanceOf(InvalidInput.class);
      assertThat(units.find(upper, day("2020-01-01")).orElseThrow().parentId()).isNotEqualTo(lower);
      return true;
    });
  }

  @Test
  void aCircleThatWouldCloseLaterIsRefusedToo() throws Exception {
    asSystem(() -> {
      UUID top = root("根");
      UUID a = found("甲", top);
      UUID b = found("乙", top);
      moving.move(a, version(a), b, Sample.on("2030-01-01"));

      assertThatThrownBy(() -> moving.move(b, version(b), a, Sample.on("2020-01-01")))
          .isInstanceOf(InvalidInput.class);
      return true;
    });
  }

  @Test
  void aUnitWithUnitsBelowOrHeldPostsStays() throws Exception {
    asSystem(() -> {
      UUID upper = found("上", root("根"));
      found("下", upper);

      assertThatThrownBy(() -> dissolving.dissolve(upper, version(upper), Sample.on("2015-01-01")))
          .isInstanceOf(InvalidInput.class);
      return true;
    });
  }

  @Test
  void dissolvingEndsPostsAndQuotasAndCanBeUndone() throws Exception {
    asSystem(() -> {
      UUID unit = found("撤销的单位", root("根"));
      UUID post = creating.create(Sample.post(unit, "主任"), Sample.on("2011-01-01"));
      setting.set(unit, version(unit), QuotaItem.CHIEF, 1, Sample.on("2011-01-01"));
      dissolving.dissolve(unit, version(unit), Sample.on("2016-01-01"));

      assertThat(units.find(unit, day("2016-01-01"))).isEmpty();
      assertThat(posts.find(post, day("2016-01-01"))).isEmpty();
      assertThat(units.quotas(unit, day("2016-01-01"))).isEmpty();
      assertThat(posts.find(post, day("2015-12-31"))).isPresent();

      undoing.undo(changes.ofUnit(unit).getFirst().id(), "撤销有误");

      assertThat(units.find(unit, day("2020-01-01"))).isPresent();
      assertThat(posts.find(post, day("2020-01-01"))).isPresent();
      assertThat(units.quotas(unit, day("2020-01-01"))).hasSize(1);
      return true;
    });
  }

  @Test
  void whatALaterChangeStandsOnCannotBeUndone() throws Exception {
    asSystem(() -> {
      UUID unit = found("甲", root("根"));
      renaming.rename(unit, version(unit), "乙", "乙", Sample.on("2015-01-01"));
      long first = changes.ofUnit(unit).getFirst().id();
      renaming.rename(unit, version(unit), "丙", "丙", Sample.on("2016-01-01"));

      assertThatThrownBy(() -> undoing.undo(first, "试")).isInstanceOf(InvalidInput.class);
      undoing.undo(changes.ofUnit(unit).getFirst().id(), "试");
      undoing.undo(first, "试");
      assertThat(units.find(unit, day("2020-01-01")).orElseThrow().name()).isEqualTo("甲");
      return true;
    });
  }

  @Test
  void aCorrectionKeepsTheEarlierValueWithItsAuthor() throws Exception {
    asSystem(() -> {
      UUID top = root("根");
      UUID unit = found("错名", top);
      correcting.unit(
          unit, version(unit), day("2010-01-01"), Sample.unit("正名", top), "示编〔2026〕3号", "录错了");

      assertThat(units.find(unit, day("2012-01-01")).orElseThrow().name()).isEqualTo("正名");
      List<String> kept =
          transactions.execute(status ->
              jdbc.sql(
                      """
                      select s.name || ' ' || c.reason || ' ' || c.author_name
                      from organization.unit_state s join organization.change c on c.id = s.ended_by
                      where s.unit_id = :unit
                      """)
                  .param("unit", unit)
                  .query(String.class)
                  .list());
      assertThat(kept).containsExactly("错名 录错了 Zhiren");
      return true;
    });
  }

  @Test
  void mergingMovesPostsAndUnitsAndEndsTheRest() throws Exception {
    asSystem(() -> {
      UUID top = root("根");
      UUID source = found("体育局", top);
      UUID target = found("教育局", top);
      UUID below = found("体校", source);
      UUID kept = creating.create(Sample.post(source, "副局长"), Sample.on("2011-01-01"));
      UUID ended = creating.create(Sample.post(source, "局长"), Sample.on("2011-01-01"));
      merging.merge(
          new MergingUnits.Plan(
              Map.of(source, version(source)),
              Map.entry(target, version(target)),
              null,
              Set.of(ended)),
          Sample.on("2018-01-01"));

      assertThat(units.find(source, day("2018-01-01"))).isEmpty();
      assertThat(units.find(source, day("2017-12-31"))).isPresent();
      assertThat(posts.find(kept, day("2018-01-01")).orElseThrow().unitId()).isEqualTo(target);
      assertThat(posts.find(kept, day("2017-12-31")).orElseThrow().unitId()).isEqualTo(source);
      assertThat(posts.find(ended, day("2018-01-01"))).isEmpty();
      assertThat(units.find(below, day("2018-01-01")).orElseThrow().parentId()).isEqualTo(target);

      undoing.undo(changes.ofUnit(source).getFirst().id(), "撤销合并");
      assertThat(units.find(source, day("2018-01-01"))).isPresent();
      assertThat(posts.find(kept, day("2018-01-01")).orElseThrow().unitId()).isEqualTo(source);
      return true;
    });
  }

  @Test
  void splittingMovesOnlyWhatWasChosen() throws Exception {
    asSystem(() -> {
      UUID top = root("根");
      UUID source = found("大局", top);
      UUID stays = creating.create(Sample.post(source, "局长"), Sample.on("2011-01-01"));
      UUID goes = creating.create(Sample.post(source, "处长"), Sample.on("2011-01-01"));
      UUID part =
          splitting
              .split(
                  source,
                  version(source),
                  List.of(new SplittingUnit.Part(Sample.unit("新局", top), Set.of(goes), Set.of())),
                  Sample.on("2019-01-01"))
              .getFirst();

      assertThat(posts.of(part, day("2019-01-01"))).extracting(Post::id).containsExactly(goes);
      assertThat(posts.of(source, day("2019-01-01"))).extracting(Post::id).containsExactly(stays);
      return true;
    });
  }

  @Test
  void theOrderIsTheWholeOrder() throws Exception {
    asSystem(() -> {
      UUID top = root("根");
      UUID a = found("甲", top);
      UUID b = found("乙", top);
      UUID c = found("丙", top);
      reordering.reorder(top, List.of(c, a, b), Sample.on("2020-01-01"));

      assertThat(units.children(top, day("2020-01-01")))
          .extracting(node -> node.unit().id())
          .containsExactly(c, a, b);
      assertThatThrownBy(() -> reordering.reorder(top, List.of(a, b), Sample.on("2021-01-01")))
          .isInstanceOf(InvalidInput.class);
      return true;
    });
  }

  @Test
  void postsChangeAndEndOnTheirDay() throws Exception {
    asSystem(() -> {
      UUID unit = found("单位", root("根"));
      UUID post = creating.create(Sample.post(unit, "主任"), Sample.on("2011-01-01"));
      changing.change(post, postVersion(post), Sample.post(unit, "局长"), Sample.on("2012-01-01"));
      abolishing.abolish(post, postVersion(post), Sample.on("2013-01-01"));

      assertThat(posts.find(post, day("2011-12-31")).orElseThrow().name()).isEqualTo("主任");
      assertThat(posts.find(post, day("2012-12-31")).orElseThrow().name()).isEqualTo("局长");
      assertThat(posts.find(post, day("2013-01-01"))).isEmpty();
      return true;
    });
  }

  @Test
  void quotasStandBesidePlaces() throws Exception {
    asSystem(() -> {
      UUID unit = found("单位", root("根"));
      creating.create(Sample.post(unit, "主任"), Sample.on("2011-01-01"));
      setting.set(unit, version(unit), QuotaItem.CHIEF, 2, Sample.on("2012-01-01"));

      Staffing.Line line = staffing.of(unit, day("2012-01-01")).getFirst();
      assertThat(line.item()).isEqualTo(QuotaItem.CHIEF);
      assertThat(line.quota()).isEqualTo(2);
      assertThat(line.places()).isEqualTo(1);
      assertThat(line.occupied()).as("nobody holds it").isZero();
      return true;
    });
  }

  @Test
  void groundReasonAndTablesAreAskedFor() throws Exception {
    asSystem(() -> {
      assertThatThrownBy(
              () -> founding.found(Sample.unit("甲", null), new Basis(day("2010-01-01"), " ", "")))
          .isInstanceOfSatisfying(
              InvalidInput.class,
              refused ->
                  assertThat(refused.faults())
                      .extracting(InvalidInput.Fault::field)
                      .containsExactly("ground", "reason"));
      UnitFacts wrong =
          new UnitFacts(
              "",
              "甲",
              null,
              null,
              "不存在的类别",
              "县、处级",
              "法人单位",
              null,
              Sector.ORGAN,
              null,
              0,
              false,
              false,
              null);
      assertThatThrownBy(() -> founding.found(wrong, Sample.on("2010-01-01")))
          .isInstanceOfSatisfying(
              InvalidInput.class,
              refused ->
                  assertThat(refused.faults())
                      .extracting(InvalidInput.Fault::field)
                      .containsExactly("name", "kind", "precedence"));
      return true;
    });
  }

  @Test
  void twoUnitsCannotHaveOneCodeAtOneTime() throws Exception {
    asSystem(() -> {
      UUID top = root("根");
      UnitFacts coded =
          new UnitFacts(
              "甲",
              "甲",
              "X9" + UUID.randomUUID(),
              top,
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
      UUID first = founding.found(coded, Sample.on("2010-01-01"));

      assertThatThrownBy(() -> founding.found(coded, Sample.on("2012-01-01")))
          .isInstanceOf(InvalidInput.class);
      dissolving.dissolve(first, version(first), Sample.on("2012-01-01"));
      assertThat(founding.found(coded, Sample.on("2012-01-01"))).isNotNull();
      return true;
    });
  }

  @Test
  void theApplicationCanNeitherAlterNorRemoveWhatWasWritten() throws Exception {
    asSystem(() -> {
      UUID unit = found("甲", root("根"));
      for (String statement :
          List.of(
              "update organization.unit_state set name = 'x' where unit_id = ?::uuid",
              "delete from organization.unit_state where unit_id = ?::uuid")) {
        assertThatThrownBy(() ->
                transactions.executeWithoutResult(
                    status -> jdbc.sql(statement).param(unit.toString()).update()))
            .isInstanceOf(DataAccessException.class);
      }
      return true;
    });
  }

  @Test
  void whoMaySeeNothingSeesNothing() throws Exception {
    UUID[] unit = new UUID[1];
    asSystem(() -> {
      unit[0] = found("甲", root("根"));
      return true;
    });
    assertThat(units.find(unit[0], day("2020-01-01"))).isEmpty();
    Integer past =
        transactions.execute(status ->
            jdbc.sql("select count(*) from organization.unit_state").query(Integer.class).single());
    assertThat(past).as("row-level security behind the predicate").isZero();
  }

  @Test
  void aLoadIsAllOrNothing() throws Exception {
    asSystem(() -> {
      UUID top = UUID.randomUUID();
      UUID a = UUID.randomUUID();
      UUID b = UUID.randomUUID();
      LocalDate from = day("2010-01-01");
      Stream<OrganizationIntake.UnitPeriod> circle =
          Stream.of(
              new OrganizationIntake.UnitPeriod(a, Sample.unit("甲", b), from, null),
              new OrganizationIntake.UnitPeriod(b, Sample.unit("乙", a), from, null));
      assertThatThrownBy(
              () -> intake.load(circle, Stream.of(), Stream.of(), Sample.on(from), rows -> {}))
          .isInstanceOf(InvalidInput.class);
      assertThat(units.find(a, day("2020-01-01"))).isEmpty();

      List<UUID> many = IntStream.range(0, 1_500).mapToObj(i -> UUID.randomUUID()).toList();
      OrganizationIntake.Loaded loaded =
          intake.load(
              Stream.concat(
                  Stream.of(
                      new OrganizationIntake.UnitPeriod(top, Sample.unit("根", null), from, null)),
                  many.stream()
                      .map(id ->
                          new OrganizationIntake.UnitPeriod(
                              id, Sample.unit("单位", top), from, null))),
              many.stream()
                  .map(id ->
                      new OrganizationIntake.PostPeriod(
                          UUID.randomUUID(), Sample.post(id, "主任"), from, null)),
              Stream.of(new OrganizationIntake.QuotaPeriod(top, QuotaItem.CHIEF, 1, from, null)),
              Sample.on(from),
              rows -> {});
      assertThat(loaded).isEqualTo(new OrganizationIntake.Loaded(1_501, 1_500, 1));
      assertThat(units.subtree(top, day("2020-01-01"))).hasSize(1_501);
      return true;
    });
  }

  @Test
  void initialsFollowTheStandard() {
    assertThat(PinyinInitials.of("组织部")).isEqualTo("zzb");
    assertThat(PinyinInitials.of("州教育和体育局2")).isEqualTo("zjyhtyj2");
  }
}
