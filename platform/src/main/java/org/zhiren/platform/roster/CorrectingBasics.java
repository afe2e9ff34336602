package org.zhiren.platform.roster;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.explain.Text;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.NotFound;
import org.zhiren.platform.shell.StaleVersion;

/**
 * Corrects the basics: name, birth date, identity number and so on. Each earlier value is kept.
 * Changes that others made to other fields meanwhile stay; two changes of one field are shown side
 * by side and neither is lost.
 */
@Component
public class CorrectingBasics {

  private final PersonWriter writer;

  CorrectingBasics(PersonWriter writer) {
    this.writer = writer;
  }

  /**
   * Corrects the basics.
   *
   * @param version the version that was read
   * @param typed column → what was typed, for every field
   * @return the statement, with which it can be undone
   * @throws InvalidInput with every fault; then nothing is written
   * @throws StaleVersion if somebody else has changed one of the same fields meanwhile
   */
  @Transactional
  public long correct(UUID person, long version, Map<String, String> typed, Ground ground) {
    PersonWriter.Held held = writer.hold(person, InformationClass.ROSTER);
    Map<String, String> stored =
        writer.store().basics(person).orElseThrow(() -> new NotFound("person " + person));
    Map<String, String> read = readAt(person, version, stored);
    Map<String, String> after = Faults.both(ground, true, () -> FactRules.basics(typed, read));
    List<StaleVersion.Difference> conflicts = new ArrayList<>();
    for (FactField field : Basics.FIELDS) {
      String column = field.column();
      if (Objects.equals(after.get(column), read.get(column))) {
        put(after, column, stored.get(column));
      } else if (!Objects.equals(read.get(column), stored.get(column))
          && !Objects.equals(after.get(column), stored.get(column))) {
        conflicts.add(
            new StaleVersion.Difference(
                field.label(), read.get(column), stored.get(column), after.get(column)));
      }
    }
    if (!conflicts.isEmpty()) {
      throw new StaleVersion(conflicts);
    }
    if (after.equals(stored)) {
      throw new InvalidInput(
          "name",
          null,
          Text.of(
              "与现有内容相同，没有需要更正的地方。", "This is what stands already; there is nothing to correct."));
    }
    long statement = writer.begin(StatementKind.CORRECTED, person, InformationClass.ROSTER, ground);
    Map<String, String> before = writer.changeBasics(held, stored, after, statement);
    Map<String, String> now = new HashMap<>();
    before.keySet().forEach(column -> now.put(column, after.getOrDefault(column, "")));
    writer.finish(held, StatementKind.CORRECTED, statement, ground, before, now, "basics");
    return statement;
  }

  /** The basics at an earlier version: changes made since are taken back, the newest first. */
  private Map<String, String> readAt(UUID person, long version, Map<String, String> stored) {
    Map<String, String> read = new HashMap<>(stored);
    for (FactStore.BasicChange change : writer.store().basicChanges(person).reversed()) {
      if (change.version() > version && Basics.field(change.field()).isPresent()) {
        put(read, change.field(), change.before());
      }
    }
    return read;
  }

  private static void put(
      Map<String, String> values, String column, @org.jspecify.annotations.Nullable String value) {
    if (value == null || value.isEmpty()) {
      values.remove(column);
    } else {
      values.put(column, value);
    }
  }
}
