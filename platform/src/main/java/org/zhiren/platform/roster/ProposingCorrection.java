package org.zhiren.platform.roster;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.explain.Text;
import org.zhiren.platform.access.Account;
import org.zhiren.platform.access.Acting;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.records.Act;
import org.zhiren.platform.records.Records;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.NotFound;
import tools.jackson.databind.json.JsonMapper;

/** A member asks for a correction of the own record, with what proves it; or takes that back. */
@Component
public class ProposingCorrection {

  private static final int LONGEST = 1_000;

  private final OwnRecords own;
  private final JdbcClient jdbc;
  private final Acting acting;
  private final Records records;
  private final JsonMapper json;
  private final Clock clock;

  ProposingCorrection(
      OwnRecords own,
      JdbcClient jdbc,
      Acting acting,
      Records records,
      JsonMapper json,
      Clock clock) {
    this.own = own;
    this.jdbc = jdbc;
    this.acting = acting;
    this.records = records;
    this.json = json;
    this.clock = clock;
  }

  /**
   * Proposes.
   *
   * @param part kind of fact; {@code null} for the basics
   * @param factId the row to correct; {@code null} for the basics or something new
   * @param typed column → what was typed, for every field
   * @param evidence what proves it
   * @return the number of the proposal
   * @throws InvalidInput with every fault; then nothing is written
   */
  @Transactional
  public long propose(
      @Nullable FactKind part, @Nullable Long factId, Map<String, String> typed, String evidence) {
    UUID person = person();
    PersonSheet sheet = own.read(person).orElseThrow(() -> new NotFound("own record"));
    Map<String, String> stands = stands(sheet, part, factId);
    List<InvalidInput.Fault> faults = new ArrayList<>();
    Map<String, String> after = new HashMap<>();
    try {
      after.putAll(
          part == null ? FactRules.basics(typed, stands) : FactRules.facts(part, typed, stands));
    } catch (InvalidInput refused) {
      faults.addAll(refused.faults());
    }
    String proof = evidence.strip();
    if (proof.isEmpty() || proof.length() > LONGEST) {
      faults.add(
          new InvalidInput.Fault(
              "evidence",
              proof,
              Text.of(
                  "请写明理由和可供核对的材料（1000 字以内）。",
                  "Say why, and what can be checked, at most 1000 characters.")));
    }
    if (faults.isEmpty() && after.equals(stands)) {
      faults.add(
          new InvalidInput.Fault(
              "evidence", null, Text.of("与现有内容相同，没有需要更正的地方。", "This is what stands already.")));
    }
    if (!faults.isEmpty()) {
      throw new InvalidInput(faults);
    }
    Map<String, String> before = new HashMap<>(stands);
    if (part == null) {
      // Of the basics only what changes is proposed; the rest is none of the officer's concern
      // here.
      before.entrySet().removeIf(e -> Objects.equals(e.getValue(), after.get(e.getKey())));
      Map<String, String> whole = Map.copyOf(stands);
      after.entrySet().removeIf(e -> Objects.equals(e.getValue(), whole.get(e.getKey())));
    }
    InformationClass seen = part == null ? InformationClass.ROSTER : part.informationClass();
    Account account = acting.required();
    long id =
        jdbc.sql(
                """
                insert into roster.proposal
                  (person_id, unit_id, information_class, part, fact_id, version, before, after, evidence, account_id,
                   proposed_by, proposed_at, state)
                select p.id, p.unit_id, :class, :part, cast(:fact as bigint), p.version, cast(:before as jsonb),
                       cast(:after as jsonb), :evidence, :account, :name, :now, 'PROPOSED'
                from roster.person p where p.id = :person returning id
                """)
            .param("class", seen.name())
            .param("part", part == null ? "basics" : part.code())
            .param("fact", factId)
            .param("before", json.writeValueAsString(before))
            .param("after", json.writeValueAsString(after))
            .param("evidence", proof)
            .param("account", account.id())
            .param("name", account.name())
            .param("now", Timestamp.from(clock.instant()))
            .param("person", person)
            .query(Long.class)
            .single();
    records.record(
        Act.of("person.proposed", "person", person)
            .with("proposal", id)
            .with("part", part == null ? "basics" : part.code())
            .withPersonal("after", json.writeValueAsString(after))
            .withPersonal("evidence", proof));
    return id;
  }

  private static Map<String, String> stands(
      PersonSheet sheet, @Nullable FactKind part, @Nullable Long factId) {
    if (part == null) {
      return sheet.basics();
    }
    if (!OwnRecords.KINDS.contains(part)) {
      throw new NotFound("own " + part);
    }
    if (factId == null) {
      return Map.of();
    }
    return sheet.of(part).stream()
        .filter(fact -> fact.id() == factId)
        .findFirst()
        .map(Fact::values)
        .orElseThrow(() -> new NotFound(part + " " + factId));
  }

  /** Takes back a proposal that nobody has answered. */
  @Transactional
  public void withdraw(long id) {
    UUID person = person();
    OwnRecords.show(jdbc);
    int changed =
        jdbc.sql(
                """
                update roster.proposal set state = 'WITHDRAWN', decided_at = :now, decided_by = :name
                where id = :id and person_id = :person and state = 'PROPOSED'
                """)
            .param("now", Timestamp.from(clock.instant()))
            .param("name", acting.required().name())
            .param("id", id)
            .param("person", person)
            .update();
    if (changed == 0) {
      throw new NotFound("own proposal " + id);
    }
    records.record(Act.of("person.withdrawn", "person", person).with("proposal", id));
  }

  private UUID person() {
    UUID person = acting.required().personId();
    if (person == null) {
      throw new NotFound("own record");
    }
    return person;
  }
}
