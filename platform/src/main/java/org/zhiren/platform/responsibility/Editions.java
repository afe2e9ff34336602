package org.zhiren.platform.responsibility;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.platform.shell.Sha256;
import tools.jackson.databind.json.JsonMapper;

/** The plan as it was published, edition by edition, and what changed between two of them. */
@Repository
@Transactional(readOnly = true)
public class Editions {

  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final Clock clock;

  Editions(JdbcClient jdbc, JsonMapper json, Clock clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
  }

  /**
   * An edition.
   *
   * @param edition its number, from 1
   * @param reason why it was made
   * @param authorName who published it
   * @param madeAt when
   */
  public record Edition(int edition, String reason, String authorName, OffsetDateTime madeAt) {}

  /**
   * A target that differs between two editions.
   *
   * @param targetId the target
   * @param unitId its owner
   * @param name what it is called, in the later one if it is there
   * @param added whether it is new
   * @param removed whether it is gone
   * @param fields what differs otherwise: name of the field, before, after
   */
  public record Change(
      UUID targetId, UUID unitId, String name, boolean added, boolean removed, List<Field> fields) {
    /** Copies the list. */
    public Change {
      fields = List.copyOf(fields);
    }
  }

  /** A field that differs. */
  public record Field(String field, String before, String after) {}

  /** All editions of a plan, the latest first. */
  public List<Edition> of(UUID plan) {
    return jdbc.sql(
            "select * from responsibility.edition where plan_id = :plan order by edition desc")
        .param("plan", plan)
        .query((row, number) ->
            new Edition(
                row.getInt("edition"),
                row.getString("reason"),
                row.getString("author_name"),
                Rows.time(row, "made_at", clock)))
        .list();
  }

  /** What differs, of the targets that may be seen; edition 0 is the empty plan. */
  public List<Change> between(UUID plan, int earlier, int later) {
    Map<UUID, Said> before = said(plan, earlier);
    Map<UUID, Said> after = said(plan, later);
    List<Change> changes = new ArrayList<>();
    after.forEach((id, now) -> {
      Said was = before.get(id);
      List<Field> fields = was == null ? List.of() : differing(was.facts(), now.facts());
      if (was == null || !fields.isEmpty()) {
        changes.add(new Change(id, now.unit(), now.name(), was == null, false, fields));
      }
    });
    before.forEach((id, was) -> {
      if (!after.containsKey(id)) {
        changes.add(new Change(id, was.unit(), was.name(), false, true, List.of()));
      }
    });
    return changes;
  }

  private record Said(UUID unit, Map<String, String> facts) {
    String name() {
      return facts.getOrDefault("name", "");
    }
  }

  private Map<UUID, Said> said(UUID plan, int edition) {
    Map<UUID, Said> all = new LinkedHashMap<>();
    jdbc.sql(
            """
            select target_id, unit_id, facts from responsibility.edition_target
            where plan_id = :plan and edition = :edition order by target_id
            """)
        .param("plan", plan)
        .param("edition", edition)
        .query((java.sql.ResultSet row) -> {
          Map<String, String> facts = new HashMap<>();
          json.readTree(row.getString("facts"))
              .properties()
              .forEach(field -> facts.put(field.getKey(), field.getValue().asString()));
          all.put(Rows.uuid(row, "target_id"), new Said(Rows.uuid(row, "unit_id"), facts));
        });
    return all;
  }

  private static List<Field> differing(Map<String, String> before, Map<String, String> after) {
    TreeSet<String> names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    List<Field> fields = new ArrayList<>();
    for (String name : names) {
      String was = before.getOrDefault(name, "");
      String is = after.getOrDefault(name, "");
      if (!was.equals(is)) {
        fields.add(new Field(name, was, is));
      }
    }
    return fields;
  }

  /** What a target says, field by field, as an edition keeps it. Done days are not part of it. */
  static Map<String, String> facts(Target target) {
    TargetFacts facts = target.facts();
    Map<String, String> said = new LinkedHashMap<>();
    said.put("name", facts.name());
    said.put("kind", target.kind().text().zh());
    said.put("unit", target.unitId().toString());
    said.put("leader", facts.leader().name());
    said.put("person", facts.person().name());
    said.put("cooperating", facts.cooperating().toString());
    said.put("indicator", facts.indicator());
    said.put("measure", facts.measure());
    said.put("direction", target.direction().text().zh());
    said.put("baseline", number(facts.baseline()));
    said.put("goal", number(facts.goal()));
    said.put("challenge", number(facts.challenge()));
    said.put("rule", Objects.requireNonNull(facts.rule()).text().zh());
    said.put("course", Objects.requireNonNull(facts.course()).text().zh());
    said.put("weight", Integer.toString(facts.weight()));
    said.put("deadline", target.deadline().toString());
    said.put("evidence", facts.evidence());
    said.put("source", facts.source());
    StringBuilder stages = new StringBuilder();
    facts
        .milestones()
        .forEach(m ->
            stages
                .append(stages.isEmpty() ? "" : "；")
                .append(m.dueOn())
                .append(' ')
                .append(m.name())
                .append(m.value() == null ? "" : " " + m.value().toPlainString()));
    said.put("milestones", stages.toString());
    if (!facts.formula().isEmpty()) {
      // Without one nothing is said, so that earlier fingerprints hold.
      said.put("formula", facts.formula());
    }
    return said;
  }

  private static String number(java.math.@Nullable BigDecimal number) {
    return number == null ? "" : number.toPlainString();
  }

  /** The fingerprint of what the part of a unit says: the same targets read the same. */
  static byte[] fingerprint(List<Target> part) {
    MessageDigest digest = Sha256.digest();
    part.stream()
        .sorted(java.util.Comparator.comparing(Target::id))
        .forEach(target -> {
          digest.update(target.id().toString().getBytes(StandardCharsets.UTF_8));
          facts(target)
              .forEach((name, value) ->
                  digest.update((name + "=" + value + "\n").getBytes(StandardCharsets.UTF_8)));
        });
    return digest.digest();
  }
}
