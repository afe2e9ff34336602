package org.zhiren.platform.selection;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.platform.access.NeedToKnow;
import org.zhiren.platform.selection.procedure.Brief;
import org.zhiren.platform.selection.procedure.CaseFile;
import org.zhiren.platform.selection.procedure.Desk;
import org.zhiren.platform.selection.procedure.Passage;
import org.zhiren.platform.selection.procedure.Phase;
import org.zhiren.platform.selection.procedure.Taken;

/**
 * How like cases went through a phase: those of the same form, opened within the last three years,
 * that have the phase behind them and that the acting account may see.
 */
@Component
public class PastPassages {

  /** Fewer are no basis for a figure, and would speak of single cases. */
  public static final int SMALLEST = 5;

  /** How far back cases are compared: rules and customs change. */
  public static final int YEARS = 3;

  private static final int LOOKED_AT = 60;

  private final JdbcClient jdbc;
  private final CaseStore store;
  private final StepJson steps;
  private final Circumstances circumstances;
  private final Clock clock;

  PastPassages(
      JdbcClient jdbc, CaseStore store, StepJson steps, Circumstances circumstances, Clock clock) {
    this.jdbc = jdbc;
    this.store = store;
    this.steps = steps;
    this.circumstances = circumstances;
    this.clock = clock;
  }

  /**
   * A like case.
   *
   * @param id the case
   * @param number its number
   * @param brief what it was about
   * @param over whether it is completed or ended as a whole
   * @param passage how it went through the phase
   */
  public record Past(UUID id, String number, Brief brief, boolean over, Passage passage) {}

  /**
   * The like cases.
   *
   * @param cases those completed as a whole first, then the latest
   * @param sameLevel whether they are for posts of the same level; otherwise of all levels, because
   *     there are too few of that one
   */
  public record Found(List<Past> cases, boolean sameLevel) {
    /** Copies the list. */
    public Found {
      cases = List.copyOf(cases);
    }

    /** Whether there are enough to speak of all of them together. */
    public boolean enough() {
      return cases.size() >= SMALLEST;
    }
  }

  /**
   * The like cases that have this phase behind them.
   *
   * @param id the case before one, which is left out
   */
  @Transactional(readOnly = true)
  public Found of(UUID id, Brief brief, Phase phase) {
    NeedToKnow.Predicate seen = store.seen();
    List<Head> heads =
        jdbc.sql(
                "select c.* from selection.case_file c where c.form = :form and c.id <> :id"
                    + " and c.opened_on >= :since and "
                    + seen.sql()
                    + " order by (c.state in ('FINISHED', 'ENDED')) desc, c.opened_on desc, c.id"
                    + " limit :most")
            .param("form", brief.form().name())
            .param("id", id)
            .param("since", LocalDate.now(clock).minusYears(YEARS))
            .param("most", LOOKED_AT)
            .params(seen.params())
            .query((row, number) ->
                new Head(
                    CaseStore.uuid(row, "id"),
                    row.getString("number"),
                    CaseStore.brief(row),
                    row.getString("state").matches("FINISHED|ENDED")))
            .list();
    Map<UUID, List<Taken>> entries = entries(heads.stream().map(Head::id).toList());
    Desk desk = circumstances.desk(brief, null);
    List<Past> all = new ArrayList<>();
    for (Head head : heads) {
      CaseFile file = new CaseFile(head.brief(), entries.getOrDefault(head.id(), List.of()));
      Passage.of(file, phase, desk)
          .ifPresent(passage ->
              all.add(new Past(head.id(), head.number(), head.brief(), head.over(), passage)));
    }
    List<Past> alike =
        all.stream().filter(one -> one.brief().levelCode().equals(brief.levelCode())).toList();
    return alike.size() >= SMALLEST || alike.size() == all.size()
        ? new Found(alike, true)
        : new Found(all, false);
  }

  private record Head(UUID id, String number, Brief brief, boolean over) {}

  /**
   * A case under way.
   *
   * @param id the case
   * @param number its number
   * @param brief what it is about
   * @param phase where it stands
   */
  public record UnderWay(UUID id, String number, Brief brief, Phase phase) {}

  /** The cases under way in which a person is considered at present, the latest first. */
  @Transactional(readOnly = true)
  public List<UnderWay> underWay(UUID person) {
    NeedToKnow.Predicate seen = store.seen();
    List<UnderWay> cases =
        jdbc.sql(
                "select c.* from selection.case_file c where c.state in ('OPEN', 'SUSPENDED')"
                    + " and c.id in (select k.case_id from selection.candidate k"
                    + " where k.person_id = :person) and "
                    + seen.sql()
                    + " order by c.touched_at desc, c.id")
            .param("person", person)
            .params(seen.params())
            .query((row, number) ->
                new UnderWay(
                    CaseStore.uuid(row, "id"),
                    row.getString("number"),
                    CaseStore.brief(row),
                    Phase.valueOf(row.getString("phase"))))
            .list();
    Map<UUID, List<Taken>> entries = entries(cases.stream().map(UnderWay::id).toList());
    return cases.stream()
        .filter(one ->
            new CaseFile(one.brief(), entries.getOrDefault(one.id(), List.of()))
                .candidates().stream().anyMatch(who -> person.equals(who.personId())))
        .toList();
  }

  private Map<UUID, List<Taken>> entries(List<UUID> ids) {
    Map<UUID, List<Taken>> found = new HashMap<>();
    if (!ids.isEmpty()) {
      jdbc.sql(
              "select e.* from selection.entry e where e.case_id = any(:ids) order by e.case_id, e.no")
          .param("ids", ids.toArray(UUID[]::new))
          .query(row -> {
            found
                .computeIfAbsent(CaseStore.uuid(row, "case_id"), none -> new ArrayList<>())
                .add(
                    new Taken(
                        row.getInt("no"),
                        steps.read(row.getString("step"), row.getString("content")),
                        CaseStore.date(row, "entered_on"),
                        CaseStore.uuid(row, "author_id"),
                        row.getString("author_name")));
          });
    }
    return found;
  }
}
