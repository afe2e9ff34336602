package org.zhiren.platform.library;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhiren.explain.Text;
import org.zhiren.materials.search.Access;
import org.zhiren.platform.access.AccountDirectory;
import org.zhiren.platform.access.Acting;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.access.Scope;
import org.zhiren.platform.access.Scopes;
import org.zhiren.platform.messages.Message;
import org.zhiren.platform.messages.Messages;
import org.zhiren.platform.organization.Units;

/**
 * Tells every morning whose saved searches have something new. What counts as found is decided by
 * the need-to-know of the owner at that moment; the message says how many and leads to the page,
 * which decides once more.
 */
@Component
public class DailyWord {

  /** Code of the kind of message. */
  public static final String CATEGORY = "library";

  private static final Logger LOG = LoggerFactory.getLogger(DailyWord.class);

  private final JdbcClient jdbc;
  private final SavedSearches saved;
  private final Searching searching;
  private final Scopes scopes;
  private final Units units;
  private final AccountDirectory directory;
  private final Messages messages;
  private final Acting acting;
  private final TransactionTemplate transactions;
  private final Clock clock;

  DailyWord(
      JdbcClient jdbc,
      SavedSearches saved,
      Searching searching,
      Scopes scopes,
      Units units,
      AccountDirectory directory,
      Messages messages,
      Acting acting,
      TransactionTemplate transactions,
      Clock clock) {
    this.jdbc = jdbc;
    this.saved = saved;
    this.searching = searching;
    this.scopes = scopes;
    this.units = units;
    this.directory = directory;
    this.messages = messages;
    this.acting = acting;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Runs over all searches that want it; returns how many messages were sent. */
  @Scheduled(cron = "0 40 6 * * *", zone = "${zhiren.time-zone}")
  public int tell() throws Exception {
    return acting.asSystem(
        "library.daily",
        () -> {
          Set<UUID> readers = new HashSet<>(directory.holding(Right.LIBRARY_READ));
          List<SavedSearches.Saved> wanted =
              transactions.execute(status ->
                  jdbc.sql(
                          "select id, owner_id, name, question, daily, seen_until from library.saved_search where daily order by id")
                      .query(saved::saved)
                      .list());
          int sent = 0;
          for (SavedSearches.Saved one : wanted == null ? List.<SavedSearches.Saved>of() : wanted) {
            if (!readers.contains(one.ownerId())) {
              continue;
            }
            try {
              sent += Boolean.TRUE.equals(transactions.execute(status -> tell(one))) ? 1 : 0;
            } catch (RuntimeException failed) {
              LOG.warn("The saved search {} could not be asked.", one.id(), failed);
            }
          }
          return sent;
        });
  }

  private boolean tell(SavedSearches.Saved one) {
    List<UUID> found = searching.newest(Questions.read(one.question()), accessOf(one.ownerId()));
    Instant day = clock.instant().minus(1, ChronoUnit.DAYS);
    Instant seen = one.seenUntil().toInstant();
    int fresh = saved.fresh(found, seen.isAfter(day) ? seen : day).size();
    if (fresh == 0) {
      return false;
    }
    messages.send(
        Message.to(one.ownerId(), CATEGORY, "search-" + one.id() + "-" + LocalDate.now(clock))
            .says(Text.of("已保存的检索有 {0} 件新材料", "A saved search has {0} new documents").fill(fresh))
            .details(Text.same(one.name()))
            .at("/library/searches/" + one.id()));
    return true;
  }

  /** What an account that is not at the desk may see, by its scopes at this moment. */
  private Access accessOf(UUID account) {
    Set<String> labels = new HashSet<>(Seeing.ofEverybody(account));
    for (Scope scope : scopes.inForce(account)) {
      if (scope.informationClass() == InformationClass.ORGANIZATION) {
        UUID top = scope.unitId();
        if (top == null) {
          labels.add(Seeing.ANY_UNIT);
        } else {
          units.subtree(top, LocalDate.now(clock)).forEach(unit -> labels.add("unit:" + unit));
        }
      }
    }
    return Access.of(labels);
  }
}
