package org.zhiren.platform.selection;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhiren.platform.access.Acting;
import org.zhiren.platform.roster.People;
import org.zhiren.platform.roster.Person;
import org.zhiren.platform.selection.procedure.Named;
import org.zhiren.platform.selection.procedure.Step;

/**
 * What is on public notice (任前公示): the only thing of a case that everybody may see, and no more
 * than the notice itself says. Read with the platform's own eyes.
 */
@Component
public class PublicNotices {

  private final JdbcClient jdbc;
  private final CaseStore store;
  private final Circumstances circumstances;
  private final People people;
  private final Acting acting;
  private final TransactionTemplate reading;
  private final Clock clock;

  PublicNotices(
      JdbcClient jdbc,
      CaseStore store,
      Circumstances circumstances,
      People people,
      Acting acting,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.jdbc = jdbc;
    this.store = store;
    this.circumstances = circumstances;
    this.people = people;
    this.acting = acting;
    this.reading = new TransactionTemplate(transactions);
    this.reading.setReadOnly(true);
    this.clock = clock;
  }

  /**
   * A notice.
   *
   * @param caseId the case, as a reference for objections
   * @param postId the post
   * @param number its number
   * @param name the person
   * @param present present unit and post
   * @param proposed proposed unit and post
   * @param from first day
   * @param until last day
   * @param remaining working days after today until the last day; {@code null} without a calendar
   * @param place where else it is published
   * @param contact where objections go
   * @param exception ground of an exceptional promotion; empty otherwise
   */
  public record Notice(
      UUID caseId,
      UUID postId,
      String number,
      String name,
      String present,
      String proposed,
      LocalDate from,
      LocalDate until,
      @Nullable Integer remaining,
      String place,
      String contact,
      String exception) {}

  /** The notices that are open today, those that end first first. */
  public List<Notice> open() {
    LocalDate today = LocalDate.now(clock);
    try {
      return acting.asSystem(
          "public notices",
          () -> {
            List<Notice> found = reading.execute(status -> read(today));
            return found == null ? List.<Notice>of() : found;
          });
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("The public notices could not be read.", e);
    }
  }

  /** The open notice of a case. */
  public Optional<Notice> find(UUID caseId) {
    return open().stream().filter(notice -> notice.caseId().equals(caseId)).findFirst();
  }

  private List<Notice> read(LocalDate today) {
    List<Notice> notices = new ArrayList<>();
    for (UUID id :
        jdbc.sql("select id from selection.case_file where state = 'OPEN' and phase = 'NOTICE'")
            .query(UUID.class)
            .list()) {
      notice(store.required(id, false), today).ifPresent(notices::add);
    }
    notices.sort(java.util.Comparator.comparing(Notice::until).thenComparing(Notice::number));
    return notices;
  }

  private Optional<Notice> notice(CaseStore.Stored stored, LocalDate today) {
    Named chosen = stored.file().chosen(circumstances.law());
    return stored
        .file()
        .last(Step.Publish.class)
        .filter(published ->
            chosen != null
                && !today.isBefore(published.from())
                && !today.isAfter(published.until()))
        .map(published ->
            new Notice(
                stored.id(),
                stored.file().brief().postId(),
                stored.number(),
                chosen == null ? "" : chosen.name(),
                chosen == null ? "" : present(chosen),
                stored.file().brief().post(),
                published.from(),
                published.until(),
                circumstances.law().remaining(today, published.until()).orElse(null),
                published.place(),
                published.contact(),
                published.exception()));
  }

  private String present(Named chosen) {
    UUID id = chosen.personId();
    return id == null ? "" : people.find(id).map(Person::postText).orElse("");
  }
}
