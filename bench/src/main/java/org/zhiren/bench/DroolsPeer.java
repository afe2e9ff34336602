package org.zhiren.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.runtime.KieSession;
import org.zhiren.statutes.Person;

/**
 * Ten provisions as Drools rules, compiled to its executable model, run over batches of people:
 * every person is inserted, all rules are fired, the session is disposed of.
 */
final class DroolsPeer {
  static final String VERSION = "10.2.0";
  private static final int BATCH = 5000;

  private final KieBase rules;
  private final List<Official> officials;

  DroolsPeer(List<Person> people) throws IOException {
    KieServices kie = KieServices.Factory.get();
    KieFileSystem files = kie.newKieFileSystem();
    try (InputStream drl = DroolsPeer.class.getResourceAsStream("qualification.drl")) {
      if (drl == null) {
        throw new IllegalStateException("The rules (qualification.drl) are not beside the class.");
      }
      files.write(
          "src/main/resources/qualification.drl",
          new String(drl.readAllBytes(), StandardCharsets.UTF_8));
    }
    KieBuilder builder = kie.newKieBuilder(files).buildAll(ExecutableModelProject.class);
    if (builder.getResults().hasMessages(Message.Level.ERROR)) {
      throw new IllegalStateException(
          "Drools refuses the rules: " + builder.getResults().getMessages());
    }
    this.rules = kie.newKieContainer(builder.getKieModule().getReleaseId()).getKieBase();
    this.officials = people.stream().map(Official::new).toList();
  }

  /** For each person the rules that are not met. */
  int[] unmet() {
    for (int from = 0; from < officials.size(); from += BATCH) {
      KieSession session = rules.newKieSession();
      for (Official official : officials.subList(from, Math.min(from + BATCH, officials.size()))) {
        official.clear();
        session.insert(official);
      }
      session.fireAllRules();
      session.dispose();
    }
    return officials.stream().mapToInt(Official::unmet).toArray();
  }
}
