package org.zhiren.platform.roster;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.explain.Text;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.NotFound;

/**
 * Enters into a file what a decided order says: a post taken, a post left, confirmed in office. The
 * order is the authority; the platform carries it out on its day and nobody opens the file for it.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class CarryingOutOrder {

  private final PersonWriter writer;
  private final UndoingStatement undoing;

  CarryingOutOrder(PersonWriter writer, UndoingStatement undoing) {
    this.writer = writer;
    this.undoing = undoing;
  }

  /**
   * A post to be taken.
   *
   * @param unitId its unit
   * @param postId the post
   * @param wording unit and post in words
   * @param levelCode ZB09 code
   * @param change kind of change, for instance 提拔
   * @param exceptional whether it is an exceptional promotion
   * @param probationUntil last day of probation; {@code null} without
   */
  public record Office(
      UUID unitId,
      UUID postId,
      String wording,
      String levelCode,
      String change,
      boolean exceptional,
      @Nullable LocalDate probationUntil) {}

  /**
   * A post is taken.
   *
   * @param on first day
   * @param document number of the order
   * @param leavesPresent whether the posts held as main posts end on that day
   * @param source the case, for the file
   * @return the statements, with which it can be taken back, in the order in which they were made
   * @throws InvalidInput if the person holds the post already
   * @throws NotFound if there is no such person
   */
  public List<Long> take(
      UUID person,
      Office office,
      LocalDate on,
      String document,
      boolean leavesPresent,
      String source) {
    PersonWriter.Held held = writer.holdForOrder(person);
    if (!holding(person, office.postId(), on).isEmpty()) {
      throw new InvalidInput(
          "post",
          office.wording(),
          Text.of("本人在 {0} 已任该职务。", "The person holds this post on {0} already.").fill(on));
    }
    Ground ground = new Ground(source, document);
    List<Long> statements = new ArrayList<>();
    if (leavesPresent) {
      statements.addAll(
          end(held, fact -> fact.yes("main") && Placing.covers(fact, on), on, ground));
      held = writer.holdForOrder(person);
    }
    Map<String, String> values = new HashMap<>();
    values.put("at_unit_id", office.unitId().toString());
    values.put("post_id", office.postId().toString());
    values.put("wording", office.wording());
    values.put("begins_on", on.toString());
    values.put("level_code", office.levelCode());
    values.put("change_kind", office.change());
    values.put("document_number", document);
    values.put("main", Boolean.toString(leavesPresent || !hasMain(person, on)));
    values.put("exceptional", Boolean.toString(office.exceptional()));
    LocalDate probation = office.probationUntil();
    if (probation != null) {
      values.put("probation_until", probation.toString());
    }
    Map<String, String> plain = FactRules.facts(FactKind.CAREER, values, Map.of());
    long statement = writer.begin(StatementKind.ADDED, person, InformationClass.ROSTER, ground);
    writer.store().insert(person, FactKind.CAREER, plain, statement, null);
    writer.finish(
        held, StatementKind.ADDED, statement, ground, Map.of(), plain, FactKind.CAREER.code());
    statements.add(statement);
    return statements;
  }

  /**
   * A post is left.
   *
   * @param on first day without it
   * @throws InvalidInput if the person does not hold it
   */
  public List<Long> leave(UUID person, UUID post, LocalDate on, String document, String source) {
    PersonWriter.Held held = writer.holdForOrder(person);
    required(person, post, on);
    return end(
        held,
        fact -> post.toString().equals(fact.value("post_id")) && Placing.covers(fact, on),
        on,
        new Ground(source, document));
  }

  /** Probation ended well: the post is held for good from {@code on}. */
  public List<Long> confirm(UUID person, UUID post, LocalDate on, String document, String source) {
    PersonWriter.Held held = writer.holdForOrder(person);
    Fact fact = required(person, post, on);
    Map<String, String> after = new HashMap<>(fact.values());
    after.put("confirmed_on", on.toString());
    return List.of(
        replace(held, fact, after, StatementKind.CORRECTED, new Ground(source, document)));
  }

  /** Takes back what an order wrote, the latest statement first. */
  public List<Long> undo(UUID person, List<Long> statements, String source, String reason) {
    List<Long> undone = new ArrayList<>();
    for (long statement : statements.reversed()) {
      undone.add(undoing.undoOrder(person, statement, new Ground(source, reason)));
    }
    return undone;
  }

  private boolean hasMain(UUID person, LocalDate on) {
    return writer.store().standing(person, FactKind.CAREER).stream()
        .anyMatch(fact -> fact.yes("main") && Placing.covers(fact, on));
  }

  private List<Fact> holding(UUID person, UUID post, LocalDate on) {
    return writer.store().standing(person, FactKind.CAREER).stream()
        .filter(fact -> post.toString().equals(fact.value("post_id")) && Placing.covers(fact, on))
        .toList();
  }

  private Fact required(UUID person, UUID post, LocalDate on) {
    List<Fact> held = holding(person, post, on);
    if (held.isEmpty()) {
      throw new InvalidInput(
          "post",
          post.toString(),
          Text.of(
                  "档案中没有本人在 {0} 任该职务的记载，请先核对任职经历。",
                  "The file does not say that the person holds this post on {0}. Check the career"
                      + " first.")
              .fill(on));
    }
    return held.getFirst();
  }

  private List<Long> end(
      PersonWriter.Held held, Predicate<Fact> which, LocalDate on, Ground ground) {
    List<Long> statements = new ArrayList<>();
    PersonWriter.Held now = held;
    for (Fact fact : writer.store().standing(held.id(), FactKind.CAREER)) {
      if (which.test(fact)) {
        Map<String, String> after = new HashMap<>(fact.values());
        after.put("ends_on", on.toString());
        statements.add(replace(now, fact, after, StatementKind.ENDED, ground));
        now = writer.holdForOrder(held.id());
      }
    }
    return statements;
  }

  private long replace(
      PersonWriter.Held held,
      Fact fact,
      Map<String, String> after,
      StatementKind kind,
      Ground ground) {
    Map<String, String> plain = FactRules.facts(FactKind.CAREER, after, fact.values());
    long statement = writer.begin(kind, held.id(), InformationClass.ROSTER, ground);
    writer.store().end(FactKind.CAREER, fact.id(), statement);
    writer.store().insert(held.id(), FactKind.CAREER, plain, statement, fact.id());
    writer.finish(held, kind, statement, ground, fact.values(), plain, FactKind.CAREER.code());
    return statement;
  }
}
