package org.zhiren.platform.responsibility.evaluation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhiren.platform.access.Acting;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.access.NeedToKnow;
import org.zhiren.platform.access.SensitiveReads;
import org.zhiren.platform.responsibility.TargetResults;
import org.zhiren.platform.roster.People;
import org.zhiren.platform.roster.Person;

/**
 * The released results of the targets for which one person answered. Opened by others like
 * appraisals: for a purpose, recorded, never of a near relative; one's own are always open.
 */
@Component
public class PersonTargets {

  private final People people;
  private final TargetResults results;
  private final NeedToKnow needToKnow;
  private final SensitiveReads reads;
  private final Acting acting;
  private final TransactionTemplate transactions;
  private final Clock clock;

  PersonTargets(
      People people,
      TargetResults results,
      NeedToKnow needToKnow,
      SensitiveReads reads,
      Acting acting,
      TransactionTemplate transactions,
      Clock clock) {
    this.people = people;
    this.results = results;
    this.needToKnow = needToKnow;
    this.reads = reads;
    this.acting = acting;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** A person with the results, the latest first. */
  public record Opened(Person person, List<TargetResults.Result> results) {
    /** Copies the list. */
    public Opened {
      results = List.copyOf(results);
    }
  }

  /** The results, if they may be opened. Called outside a transaction. */
  public Optional<Opened> open(UUID id) {
    Optional<Opened> opened =
        Objects.requireNonNull(
            transactions.execute(status ->
                people
                    .find(id)
                    .map(person -> new Opened(person, results.of(id, LocalDate.now(clock))))));
    if (opened.isEmpty() || !needToKnow.mayOpenPerson(id)) {
      return Optional.empty();
    }
    reads.seen("person", id, InformationClass.TARGETS, List.of("target results"));
    return opened;
  }

  /** The results of the acting account's own person; empty without a person on file. */
  public List<TargetResults.Result> mine() {
    UUID own = acting.required().personId();
    if (own == null) {
      return List.of();
    }
    List<TargetResults.Result> mine =
        Objects.requireNonNull(
            transactions.execute(status -> results.own(own, LocalDate.now(clock))));
    if (!mine.isEmpty()) {
      reads.seen("person", own, InformationClass.TARGETS, List.of("own target results"));
    }
    return mine;
  }
}
