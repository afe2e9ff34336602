package org.zhiren.platform.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.zhiren.platform.shell.InvalidInput;

/**
 * What no change gets past: the questions of the form, the walls of the database, a load as a
 * whole.
 */
class ChangesGuardedTest extends ChangingOrganization {

  @Autowired private OrganizationIntake intake;

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
