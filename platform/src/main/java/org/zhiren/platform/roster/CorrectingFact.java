package org.zhiren.platform.roster;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.explain.Text;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.NotFound;
import org.zhiren.platform.shell.StaleVersion;

/**
 * Corrects a dated fact. The earlier row stays, marked as replaced; reason and author stand in the
 * statement.
 */
@Component
public class CorrectingFact {

  private final PersonWriter writer;

  CorrectingFact(PersonWriter writer) {
    this.writer = writer;
  }

  /**
   * Corrects one fact.
   *
   * @param id the row that was read
   * @param values column → what was typed
   * @return the statement, with which it can be undone
   * @throws InvalidInput with every fault; then nothing is written
   * @throws StaleVersion if somebody else has corrected or removed the row meanwhile
   */
  @Transactional
  public long correct(
      UUID person, FactKind kind, long id, Map<String, String> values, Ground ground) {
    return replace(StatementKind.CORRECTED, person, kind, id, values, ground);
  }

  /**
   * Ends a fact that lasts: relieved of a post, out of a rank.
   *
   * @param on first day on which it is over
   */
  @Transactional
  public long end(UUID person, FactKind kind, long id, String on, Ground ground) {
    String ends = kind.ends();
    Fact fact = standing(person, kind, id, Map.of());
    if (ends == null) {
      throw new NotFound("end of " + kind);
    }
    if (on.isBlank()) {
      List<InvalidInput.Fault> faults = new ArrayList<>();
      faults.add(
          new InvalidInput.Fault(
              ends, null, Text.of("请填写结束日期。", "Give the day on which it is over.")));
      faults.addAll(ground.faults(true));
      throw new InvalidInput(faults);
    }
    Map<String, String> values = new HashMap<>(fact.values());
    values.put(ends, on);
    return replace(StatementKind.ENDED, person, kind, id, values, ground);
  }

  /** Takes out a fact that was entered by mistake and never was so. */
  @Transactional
  public long remove(UUID person, FactKind kind, long id, Ground ground) {
    PersonWriter.Held held = writer.hold(person, kind.informationClass());
    PersonWriter.require(ground, true);
    Fact fact = standing(person, kind, id, Map.of());
    long statement = writer.begin(StatementKind.REMOVED, person, kind.informationClass(), ground);
    writer.store().end(kind, id, statement);
    writer.finish(
        held, StatementKind.REMOVED, statement, ground, fact.values(), Map.of(), kind.code());
    return statement;
  }

  private long replace(
      StatementKind done,
      UUID person,
      FactKind kind,
      long id,
      Map<String, String> values,
      Ground ground) {
    PersonWriter.Held held = writer.hold(person, kind.informationClass());
    Fact before = standing(person, kind, id, values);
    Map<String, String> after =
        Faults.both(ground, true, () -> FactRules.facts(kind, values, before.values()));
    if (after.equals(before.values())) {
      throw new InvalidInput(
          kind.fields().getFirst().column(),
          null,
          Text.of(
              "与现有内容相同，没有需要更正的地方。", "This is what stands already; there is nothing to correct."));
    }
    long statement = writer.begin(done, person, kind.informationClass(), ground);
    writer.store().end(kind, id, statement);
    writer.store().insert(person, kind, after, statement, id);
    writer.finish(held, done, statement, ground, before.values(), after, kind.code());
    return statement;
  }

  private Fact standing(UUID person, FactKind kind, long id, Map<String, String> typed) {
    FactStore.Kept kept =
        writer
            .store()
            .find(person, kind, id)
            .orElseThrow(() -> new NotFound(kind + " " + id + " of " + person));
    if (kept.endedBy() != null) {
      Map<String, String> now =
          writer.store().successor(person, kind, id).map(Fact::values).orElse(Map.of());
      throw new StaleVersion(differences(kind, kept.fact().values(), now, typed));
    }
    return kept.fact();
  }

  static List<StaleVersion.Difference> differences(
      FactKind kind,
      Map<String, String> read,
      Map<String, String> stored,
      Map<String, String> typed) {
    List<StaleVersion.Difference> differences = new ArrayList<>();
    for (FactField field : kind.fields()) {
      String column = field.column();
      String written = blankToNull(typed.get(column));
      if (!Objects.equals(read.get(column), stored.get(column))
          || !Objects.equals(read.get(column), written)) {
        differences.add(
            new StaleVersion.Difference(
                field.label(), read.get(column), stored.get(column), written));
      }
    }
    return differences;
  }

  private static @Nullable String blankToNull(@Nullable String value) {
    return value == null || value.isBlank() ? null : value.strip();
  }
}
