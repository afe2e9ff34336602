package org.zhiren.platform.organization;

import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.platform.shell.NotFound;

/**
 * Puts right what was recorded wrongly (更正). The period stays, the facts in it are replaced; what
 * stood there before is kept with the reason and the author.
 */
@Component
public class CorrectingHistory {

  private final PeriodWriter writer;
  private final Settling settling;
  private final Units units;
  private final Posts posts;

  CorrectingHistory(PeriodWriter writer, Settling settling, Units units, Posts posts) {
    this.writer = writer;
    this.settling = settling;
    this.units = units;
    this.posts = posts;
  }

  /**
   * Corrects one period of a unit.
   *
   * @param version the version that the form was read at
   * @param from first day of the period
   * @param facts the right facts
   * @param ground the document that shows it
   * @param reason why the earlier value was wrong
   */
  @Transactional
  public void unit(
      UUID id, long version, LocalDate from, UnitFacts facts, String ground, String reason) {
    Basis basis = new Basis(from, ground, reason);
    FactRules.check(facts, basis);
    writer.expectUnit(id, version, stored -> facts);
    Unit period =
        units
            .periods(id)
            .filter(unit -> unit.from().equals(from))
            .findFirst()
            .orElseThrow(() -> new NotFound("unit %s from %s".formatted(id, from)));
    PeriodWriter.Change change = writer.begin(ChangeKind.CORRECTED, basis);
    writer.correctUnit(change, period, facts);
    settling
        .of(ChangeKind.CORRECTED, change, basis)
        .differences(Differences.between(period.facts(), facts))
        .unit(id);
  }

  /** Corrects one period of a post; parameters as for a unit. */
  @Transactional
  public void post(
      UUID id, long version, LocalDate from, PostFacts facts, String ground, String reason) {
    Basis basis = new Basis(from, ground, reason);
    FactRules.check(facts, basis);
    writer.expectPost(id, version, stored -> facts);
    Post period =
        posts.periods(id).stream()
            .filter(post -> post.from().equals(from))
            .findFirst()
            .orElseThrow(() -> new NotFound("post %s from %s".formatted(id, from)));
    PeriodWriter.Change change = writer.begin(ChangeKind.CORRECTED, basis);
    writer.correctPost(change, period, facts);
    settling
        .of(ChangeKind.CORRECTED, change, basis)
        .differences(Differences.between(period.facts(), facts))
        .post(id, facts.unitId());
  }
}
