package org.zhiren.platform.roster.query;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.platform.access.Acting;

/**
 * Learning names and faces (记名字、识面孔) with spaced repetition: whoever was known comes again after a
 * longer time, whoever was missed comes again at once. The score is one's own; nobody else can read
 * it, the platform's own pages included.
 */
@Component
public class FacePractice {

  /** Days until a person in box 1 … 6 comes again. */
  private static final int[] REST_DAYS = {0, 1, 3, 7, 21, 60};

  private static final int CHOICES = 4;
  private static final int MOST_PEOPLE = 500;

  private final AskingPeople asking;
  private final ResultRows rows;
  private final JdbcClient jdbc;
  private final Acting acting;
  private final Clock clock;
  private final Random random = new Random();

  FacePractice(AskingPeople asking, ResultRows rows, JdbcClient jdbc, Acting acting, Clock clock) {
    this.asking = asking;
    this.rows = rows;
    this.jdbc = jdbc;
    this.acting = acting;
    this.clock = clock;
  }

  /**
   * A task: one person, and several to choose from.
   *
   * @param person whom to know
   * @param choices the person and others of the same sex where possible, shuffled
   */
  public record Task(ResultRows.Row person, List<ResultRows.Row> choices) {
    /** Copies the choices. */
    public Task {
      choices = List.copyOf(choices);
    }
  }

  /**
   * How far one has come with these people.
   *
   * @param people how many there are
   * @param met how many have been asked about at least once
   * @param due how many are to be asked again by now
   * @param safe how many are known well (box 4 and above)
   */
  public record Progress(int people, int met, int due, int safe) {}

  private record Card(int box, LocalDate due) {}

  /** The next task among those who fulfil the question; nothing if there is nobody. */
  @Transactional(readOnly = true)
  public Optional<Task> next(
      Question question, Optional<UUID> notThis, org.zhiren.platform.shell.Language language) {
    List<UUID> pool = pool(question);
    if (pool.isEmpty()) {
      return Optional.empty();
    }
    Map<UUID, Card> cards = cards();
    LocalDate today = LocalDate.now(clock);
    List<UUID> due = new ArrayList<>();
    List<UUID> unmet = new ArrayList<>();
    for (UUID id : pool) {
      Card card = cards.get(id);
      if (card == null) {
        unmet.add(id);
      } else if (!card.due().isAfter(today)) {
        due.add(id);
      }
    }
    notThis.ifPresent(last -> {
      due.remove(last);
      unmet.remove(last);
    });
    UUID person;
    if (!due.isEmpty() && (unmet.isEmpty() || random.nextInt(3) > 0)) {
      person = due.get(random.nextInt(due.size()));
    } else if (!unmet.isEmpty()) {
      // New faces in the order of the list: first those who stand at the top.
      person = unmet.get(random.nextInt(Math.min(10, unmet.size())));
    } else {
      person = pool.get(random.nextInt(pool.size()));
    }
    return Optional.of(task(person, pool, language));
  }

  private Task task(UUID person, List<UUID> pool, org.zhiren.platform.shell.Language language) {
    List<UUID> others = new ArrayList<>(pool);
    others.remove(person);
    Collections.shuffle(others, random);
    List<UUID> asked = new ArrayList<>(others.subList(0, Math.min(others.size(), 40)));
    asked.addFirst(person);
    List<ResultRows.Row> found =
        rows.of(
            asked, List.of(ResultColumn.POST, ResultColumn.SEX), LocalDate.now(clock), language);
    ResultRows.Row who = found.getFirst();
    List<ResultRows.Row> rest = new ArrayList<>(found.subList(1, found.size()));
    // Namesakes would make two answers right.
    rest.removeIf(row -> row.name().equals(who.name()));
    rest.sort((a, b) ->
        Boolean.compare(
            !a.cells().get(1).equals(who.cells().get(1)),
            !b.cells().get(1).equals(who.cells().get(1))));
    List<ResultRows.Row> choices =
        new ArrayList<>(rest.subList(0, Math.min(rest.size(), CHOICES - 1)));
    choices.add(who);
    Collections.shuffle(choices, random);
    return new Task(who, choices);
  }

  /** Notes an answer; the person must be within what the acting account may see. */
  @Transactional
  public void answered(UUID person, boolean known) {
    UUID me = acting.required().id();
    int box =
        jdbc.sql(
                "select box from roster.face_practice where account_id = :me and person_id = :person")
            .param("me", me)
            .param("person", person)
            .query(Integer.class)
            .optional()
            .orElse(1);
    int next = known ? Math.min(REST_DAYS.length, box + 1) : 1;
    jdbc.sql(
            """
            insert into roster.face_practice (account_id, person_id, box, due_on, asked, known)
            values (:me, :person, :box, :due, 1, :known)
            on conflict (account_id, person_id) do update
              set box = excluded.box, due_on = excluded.due_on,
                  asked = face_practice.asked + 1, known = face_practice.known + excluded.known
            """)
        .param("me", me)
        .param("person", person)
        .param("box", next)
        .param("due", LocalDate.now(clock).plusDays(REST_DAYS[next - 1]))
        .param("known", known ? 1 : 0)
        .update();
  }

  /** How far one has come with those who fulfil the question. */
  @Transactional(readOnly = true)
  public Progress progress(Question question) {
    List<UUID> pool = pool(question);
    Map<UUID, Card> cards = cards();
    LocalDate today = LocalDate.now(clock);
    int met = 0;
    int due = 0;
    int safe = 0;
    for (UUID id : pool) {
      Card card = cards.get(id);
      if (card != null) {
        met++;
        due += card.due().isAfter(today) ? 0 : 1;
        safe += card.box() >= 4 ? 1 : 0;
      }
    }
    return new Progress(pool.size(), met, due, safe);
  }

  /** Forgets everything that one has practised. */
  @Transactional
  public void forget() {
    jdbc.sql("delete from roster.face_practice where account_id = :me")
        .param("me", acting.required().id())
        .update();
  }

  private List<UUID> pool(Question question) {
    return asking.ask(question, Sort.PRECEDENCE, 0, MOST_PEOPLE).ids();
  }

  private Map<UUID, Card> cards() {
    Map<UUID, Card> cards = new HashMap<>();
    jdbc.sql("select person_id, box, due_on from roster.face_practice where account_id = :me")
        .param("me", acting.required().id())
        .query(row -> {
          UUID person = row.getObject("person_id", UUID.class);
          LocalDate due = row.getObject("due_on", LocalDate.class);
          if (person != null && due != null) {
            cards.put(person, new Card(row.getInt("box"), due));
          }
        });
    return cards;
  }
}
