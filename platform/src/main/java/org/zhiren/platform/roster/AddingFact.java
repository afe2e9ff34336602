package org.zhiren.platform.roster;

import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Adds a dated fact to a file: a post, a training, an honour, a relative. */
@Component
public class AddingFact {

  private final PersonWriter writer;

  AddingFact(PersonWriter writer) {
    this.writer = writer;
  }

  /**
   * Adds one fact.
   *
   * @param values column → what was typed
   * @return the statement, with which it can be undone
   * @throws org.zhiren.platform.shell.InvalidInput with every fault; then nothing is written
   */
  @Transactional
  public long add(UUID person, FactKind kind, Map<String, String> values, Ground ground) {
    PersonWriter.Held held = writer.hold(person, kind.informationClass());
    Map<String, String> plain =
        Faults.both(ground, false, () -> FactRules.facts(kind, values, Map.of()));
    long statement = writer.begin(StatementKind.ADDED, person, kind.informationClass(), ground);
    writer.store().insert(person, kind, plain, statement, null);
    writer.finish(held, StatementKind.ADDED, statement, ground, Map.of(), plain, kind.code());
    return statement;
  }
}
