package org.zhiren.platform.insight;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.access.NeedToKnow;
import org.zhiren.platform.access.SensitiveReads;
import org.zhiren.platform.appraisal.AppraisalGrowth;
import org.zhiren.platform.appraisal.AppraisalResult;
import org.zhiren.platform.appraisal.Appraisals;
import org.zhiren.platform.roster.People;
import org.zhiren.platform.roster.Person;

/**
 * The released appraisals of one person over the years, each with what is uncertain about it, and
 * how the person develops. Opened like evidence: for a purpose, recorded, never one's own.
 */
@Component
public class PersonResults {

  private final People people;
  private final Appraisals appraisals;
  private final NeedToKnow needToKnow;
  private final SensitiveReads reads;
  private final TransactionTemplate transactions;
  private final Clock clock;

  PersonResults(
      People people,
      Appraisals appraisals,
      NeedToKnow needToKnow,
      SensitiveReads reads,
      TransactionTemplate transactions,
      Clock clock) {
    this.people = people;
    this.appraisals = appraisals;
    this.needToKnow = needToKnow;
    this.reads = reads;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * What is laid open.
   *
   * @param person the person
   * @param results the latest first
   * @param growth how the person develops; {@code null} if it cannot be told
   */
  public record Opened(
      Person person, List<AppraisalResult> results, @Nullable AppraisalGrowth growth) {

    /** Copies the list. */
    public Opened {
      results = List.copyOf(results);
    }
  }

  /** The results, if they may be opened. Called outside a transaction. */
  public Optional<Opened> open(UUID id) {
    Optional<Opened> opened = transactions.execute(status -> read(id));
    if (opened == null || opened.isEmpty() || !needToKnow.mayOpenPerson(id)) {
      return Optional.empty();
    }
    reads.seen("person", id, InformationClass.APPRAISAL, List.of("results"));
    return opened;
  }

  private Optional<Opened> read(UUID id) {
    return people
        .find(id)
        .filter(person -> needToKnow.sees(InformationClass.APPRAISAL, person.unitId()))
        .map(person -> {
          List<AppraisalResult> results = appraisals.of(id);
          return new Opened(
              person,
              results,
              results.size() < 2
                  ? null
                  : appraisals.growthOf(id, LocalDate.now(clock)).orElse(null));
        });
  }
}
