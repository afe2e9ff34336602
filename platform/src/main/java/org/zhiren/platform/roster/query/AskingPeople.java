package org.zhiren.platform.roster.query;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.access.NeedToKnow;

/**
 * Answers questions to the roster within what the acting account may see, counts included. From the
 * columns in memory if they are there, otherwise from the database: the answer is the same.
 */
@Component
public class AskingPeople {

  private static final int MOST_PAGE = 1_000;

  private final ColumnStore store;
  private final KnownOrganization organization;
  private final NeedToKnow needToKnow;
  private final JdbcClient jdbc;
  private final Clock clock;

  AskingPeople(
      ColumnStore store,
      KnownOrganization organization,
      NeedToKnow needToKnow,
      JdbcClient jdbc,
      Clock clock) {
    this.store = store;
    this.organization = organization;
    this.needToKnow = needToKnow;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * An answer.
   *
   * @param day the day for which it was asked
   * @param count how many fulfil the question
   * @param unknown of how many it cannot be said, because something is not on file or not to be
   *     seen
   * @param ids the part asked for, in order
   * @param columns whether the columns answered, and not the database
   */
  public record Answer(LocalDate day, int count, int unknown, List<UUID> ids, boolean columns) {
    /** Copies the ids. */
    public Answer {
      ids = List.copyOf(ids);
    }
  }

  /**
   * Answers.
   *
   * @param offset leave out so many of those found
   * @param most take at most so many, up to {@value #MOST_PAGE}
   * @throws org.zhiren.platform.shell.InvalidInput if the question is not complete
   */
  @Transactional(readOnly = true)
  public Answer ask(Question question, Sort sort, int offset, int most) {
    return answer(question, sort, Math.max(0, offset), Math.clamp(most, 0, MOST_PAGE));
  }

  /**
   * What is kept in memory.
   *
   * @param people how many people
   * @param bytes about how much memory
   */
  public record Kept(int people, long bytes) {}

  /** What is kept in memory at this moment; nothing while it is being read. */
  public Optional<Kept> kept() {
    return store.fresh().map(columns -> new Kept(columns.people(), columns.bytes()));
  }

  /** Everybody found, in order. For exports, which have a limit of their own. */
  @Transactional(readOnly = true)
  public Answer all(Question question, Sort sort) {
    return answer(question, sort, 0, Integer.MAX_VALUE);
  }

  private Answer answer(Question question, Sort sort, int offset, int most) {
    Checking.require(question);
    LocalDate day = question.day(LocalDate.now(clock));
    Optional<Columns> columns = store.fresh();
    return columns
        .map(kept -> byColumns(kept, question, day, sort, offset, most))
        .orElseGet(() -> bySql(question, day, sort, offset, most));
  }

  Answer byColumns(
      Columns columns, Question question, LocalDate day, Sort sort, int offset, int most) {
    Map<InformationClass, Set<UUID>> visible = new EnumMap<>(InformationClass.class);
    for (InformationClass needed : classes(question)) {
      NeedToKnow.Visible seen = needToKnow.visible(needed);
      visible.put(needed, seen.everywhere() ? Evaluation.EVERYWHERE : seen.units());
    }
    Evaluation evaluation =
        new Evaluation(question, day, columns.words(), organization, visible, near(question));
    Columns.Hits hits = columns.answer(evaluation);
    return new Answer(
        day,
        hits.count(),
        hits.unknown(),
        new HitOrder(columns, hits).part(sort, offset, most),
        true);
  }

  Answer bySql(Question question, LocalDate day, Sort sort, int offset, int most) {
    Map<InformationClass, NeedToKnow.Predicate> predicates = new HashMap<>();
    SqlCompiler.Compiled compiled =
        SqlCompiler.compile(
            question,
            day,
            organization,
            needed ->
                predicates.computeIfAbsent(needed, each -> needToKnow.predicate("p.unit_id", each)),
            near(question));
    Map<String, Integer> counts = new HashMap<>();
    jdbc.sql(
            """
            select count(*) filter (where t) as yes, count(*) filter (where t is null) as unknown
            from (select (%s) as t from roster.person p where %s) as asked
            """
                .formatted(compiled.where(), compiled.population()))
        .params(compiled.params())
        .query(row -> {
          counts.put("yes", row.getInt("yes"));
          counts.put("unknown", row.getInt("unknown"));
        });
    Map<String, @Nullable Object> params = new LinkedHashMap<>(compiled.params());
    params.put("offset", offset);
    params.put("most", most);
    List<UUID> ids =
        most == 0
            ? List.of()
            : jdbc.sql(
                    "select p.id from roster.person p where %s and (%s) order by %s limit :most offset :offset"
                        .formatted(compiled.population(), compiled.where(), sort.sql()))
                .params(params)
                .query(UUID.class)
                .list();
    return new Answer(
        day, counts.getOrDefault("yes", 0), counts.getOrDefault("unknown", 0), ids, false);
  }

  private Set<UUID> near(Question question) {
    return classes(question).size() > 1 ? needToKnow.near() : Set.of();
  }

  /** The classes of information that a question needs, that of the roster always. */
  public static Set<InformationClass> classes(Question question) {
    Set<InformationClass> classes = EnumSet.of(InformationClass.ROSTER);
    gather(question.where(), classes);
    return classes;
  }

  private static void gather(Condition condition, Set<InformationClass> into) {
    switch (condition) {
      case Condition.Group group -> group.members().forEach(member -> gather(member, into));
      case Condition.Facts facts -> into.add(facts.kind().informationClass());
      case Condition.Test test -> {}
    }
  }
}
