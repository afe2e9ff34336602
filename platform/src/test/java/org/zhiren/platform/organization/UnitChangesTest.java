package org.zhiren.platform.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhiren.platform.SampleHouse;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.StaleVersion;

/** Changes of one unit at a time: what each does, refuses and leaves to be undone. */
class UnitChangesTest extends ChangingOrganization {

  @Autowired private RenamingUnit renaming;
  @Autowired private MovingUnit moving;
  @Autowired private CorrectingHistory correcting;

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
  void twoUnitsCannotHaveOneCodeAtOneTime() throws Exception {
    asSystem(() -> {
      UUID top = root("根");
      UnitFacts coded = SampleHouse.facts("甲", "X9" + UUID.randomUUID(), top);
      UUID first = founding.found(coded, Sample.on("2010-01-01"));

      assertThatThrownBy(() -> founding.found(coded, Sample.on("2012-01-01")))
          .isInstanceOf(InvalidInput.class);
      dissolving.dissolve(first, version(first), Sample.on("2012-01-01"));
      assertThat(founding.found(coded, Sample.on("2012-01-01"))).isNotNull();
      return true;
    });
  }
}
