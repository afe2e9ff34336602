package org.zhiren.platform.roster.query;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Shortening;
import org.zhiren.explain.Text;
import org.zhiren.platform.shell.InvalidInput;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Questions as JSON, as the schema {@code docs/query.schema.json} describes them.
 *
 * <pre>{@code
 * {"asOf": "2026-11-26", "population": "IN_SERVICE", "where": {"all": [
 *   {"field": "sex", "op": "IN", "values": ["2"]},
 *   {"facts": "career", "timing": "NOW", "measure": "MONTHS", "atLeast": 36,
 *    "where": [{"field": "career.level", "op": "IN", "values": ["1A41"]}]}]}}
 * }</pre>
 */
public final class QuestionJson {

  /** How long the text of a question may be. */
  public static final int LONGEST = 20_000;

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int DEEPEST = 8;
  private static final int MOST_CONDITIONS = 80;
  private static final int MOST_VALUES = 200;

  private final List<InvalidInput.Fault> faults = new ArrayList<>();
  private int conditions;

  private QuestionJson() {}

  /** The question as JSON, without blanks. */
  public static String write(Question question) {
    return JSON.writeValueAsString(tree(question));
  }

  /** The question as a JSON tree. */
  static ObjectNode tree(Question question) {
    ObjectNode node = JSON.createObjectNode();
    if (question.asOf() != null) {
      node.put("asOf", question.asOf().toString());
    }
    node.put("population", question.population().name());
    node.set("where", node(question.where()));
    return node;
  }

  /**
   * The question that a text holds. Values may still be missing: {@link Checking} finds that.
   *
   * @throws InvalidInput with every fault of form, each with its path
   */
  public static Question read(String json) {
    if (json.length() > LONGEST) {
      throw new InvalidInput(
          "q",
          String.valueOf(json.length()),
          Text.of(
                  "查询条件过长（{0} 个字符，最多 {1} 个）。请拆成几个查询。",
                  "The question is too long ({0} characters, at most {1}). Maybe split it.")
              .fill(json.length(), LONGEST));
    }
    JsonNode node;
    try {
      node = JSON.readTree(json);
    } catch (JacksonException e) {
      throw new InvalidInput(
          "q",
          Shortening.shown(json, 80),
          Text.of(
              "查询条件不是完整的 JSON。请从查询页面重新复制链接。",
              "The question is no complete JSON. Maybe copy the link from the page anew."));
    }
    return read(node);
  }

  /** The question that a JSON tree holds. */
  public static Question read(JsonNode node) {
    QuestionJson reader = new QuestionJson();
    Question question = reader.question(node);
    if (!reader.faults.isEmpty()) {
      throw new InvalidInput(reader.faults);
    }
    return question;
  }

  private Question question(JsonNode node) {
    LocalDate asOf = date(node.get("asOf"), "asOf");
    Question.Population population =
        choice(
            Question.Population.class,
            text(node.get("population"), "IN_SERVICE"),
            "population",
            Question.Population.IN_SERVICE);
    JsonNode where = node.get("where");
    if (where == null) {
      return new Question(asOf, population, new Condition.Group(Condition.Join.ALL, List.of()));
    }
    Condition top = condition(where, "where", 0);
    return new Question(
        asOf,
        population,
        top instanceof Condition.Group group
            ? group
            : new Condition.Group(Condition.Join.ALL, List.of(top)));
  }

  private Condition condition(JsonNode node, String path, int depth) {
    if (++conditions > MOST_CONDITIONS || depth > DEEPEST) {
      if (faults.isEmpty()) {
        fault(
            path,
            null,
            "条件太多或嵌套太深（最多 " + MOST_CONDITIONS + " 个、" + DEEPEST + " 层）。请拆成几个查询。",
            "Too many conditions or nested too deep (at most %d and %d levels). Maybe split it."
                .formatted(MOST_CONDITIONS, DEEPEST));
      }
      return new Condition.Group(Condition.Join.ALL, List.of());
    }
    for (Condition.Join join : Condition.Join.values()) {
      String key = join.name().toLowerCase(Locale.ROOT);
      JsonNode members = node.get(key);
      if (members != null && members.isArray()) {
        List<Condition> read = new ArrayList<>();
        for (int i = 0; i < members.size(); i++) {
          read.add(condition(members.get(i), path + "." + key + "[" + i + "]", depth + 1));
        }
        return new Condition.Group(join, read);
      }
    }
    if (node.has("facts")) {
      return facts(node, path);
    }
    if (node.has("field")) {
      Condition.Test test = test(node, path, null);
      return test == null ? new Condition.Group(Condition.Join.ALL, List.of()) : test;
    }
    fault(
        path,
        Shortening.shown(node.toString(), 80),
        "条件须含 all、any、none、field 或 facts 之一。",
        "A condition needs one of all, any, none, field or facts.");
    return new Condition.Group(Condition.Join.ALL, List.of());
  }

  private Condition facts(JsonNode node, String path) {
    String name = text(node.get("facts"), "");
    FactKind kind = FactKind.of(name).orElse(null);
    if (kind == null) {
      fault(
          path + ".facts",
          name,
          "没有这类信息（" + name + "）。",
          "There are no such facts (" + name + ").");
      return new Condition.Group(Condition.Join.ALL, List.of());
    }
    Condition.Timing timing =
        choice(
            Condition.Timing.class,
            text(node.get("timing"), "EVER"),
            path + ".timing",
            Condition.Timing.EVER);
    Condition.Measure measure =
        choice(
            Condition.Measure.class,
            text(node.get("measure"), "COUNT"),
            path + ".measure",
            Condition.Measure.COUNT);
    List<Condition.Test> tests = new ArrayList<>();
    JsonNode where = node.get("where");
    for (int i = 0; where != null && i < where.size(); i++) {
      Condition.Test test = test(where.get(i), path + ".where[" + i + "]", kind);
      if (test != null) {
        tests.add(test);
      }
    }
    Integer years = number(node.get("years"), path + ".years");
    return new Condition.Facts(
        kind,
        timing,
        years == null ? 0 : years,
        date(node.get("since"), path + ".since"),
        measure,
        number(node.get("atLeast"), path + ".atLeast"),
        number(node.get("atMost"), path + ".atMost"),
        tests);
  }

  private Condition.@Nullable Test test(JsonNode node, String path, @Nullable FactKind within) {
    if (within != null) {
      conditions++;
    }
    String name = text(node.get("field"), "");
    Field field = Field.of(name).orElse(null);
    if (field == null || field.kind() != within) {
      fault(
          path + ".field",
          name,
          "此处没有这个字段（" + name + "）。",
          "There is no such field here (" + name + ").");
      return null;
    }
    Condition.Op op =
        choice(
            Condition.Op.class,
            text(node.get("op"), field.ops().getFirst().name()),
            path + ".op",
            field.ops().getFirst());
    List<String> values = new ArrayList<>();
    JsonNode given = node.get("values");
    for (int i = 0; given != null && i < given.size() && i <= MOST_VALUES; i++) {
      values.add(text(given.get(i), ""));
    }
    if (values.size() > MOST_VALUES) {
      fault(
          path + ".values",
          String.valueOf(given == null ? 0 : given.size()),
          "一个条件最多 " + MOST_VALUES + " 个值。",
          "A condition takes at most " + MOST_VALUES + " values.");
    }
    return new Condition.Test(
        field, op, values, text(node.get("from"), ""), text(node.get("to"), ""));
  }

  private <E extends Enum<E>> E choice(Class<E> type, String name, String path, E usual) {
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equals(name)) {
        return constant;
      }
    }
    fault(
        path,
        name,
        "没有这个选项（" + name + "）。可选：" + List.of(type.getEnumConstants()) + "。",
        "There is no such choice ("
            + name
            + "). Choose one of "
            + List.of(type.getEnumConstants())
            + ".");
    return usual;
  }

  private @Nullable LocalDate date(@Nullable JsonNode node, String path) {
    String text = text(node, "");
    if (text.isEmpty()) {
      return null;
    }
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      fault(
          path,
          text,
          "日期（" + text + "）应写作 2026-11-26 的形式。",
          "The date (" + text + ") should look like 2026-11-26.");
      return null;
    }
  }

  private @Nullable Integer number(@Nullable JsonNode node, String path) {
    String text = text(node, "");
    if (text.isEmpty()) {
      return null;
    }
    try {
      int number = Integer.parseInt(text);
      if (number >= 0 && number <= 1_000_000) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Falls through to the fault below.
    }
    fault(
        path,
        text,
        "数值（" + text + "）应为不小于 0 的整数。",
        "The number (" + text + ") should be a whole number from 0.");
    return null;
  }

  private static String text(@Nullable JsonNode node, String usual) {
    return node == null || node.isNull() || node.isContainer() ? usual : node.asString();
  }

  private void fault(String path, @Nullable String value, String zh, String en) {
    faults.add(new InvalidInput.Fault(path, value, Text.of(zh, en)));
  }

  private static ObjectNode node(Condition condition) {
    ObjectNode node = JSON.createObjectNode();
    switch (condition) {
      case Condition.Group(Condition.Join join, List<Condition> members) -> {
        ArrayNode array = node.putArray(join.name().toLowerCase(Locale.ROOT));
        members.forEach(member -> array.add(node(member)));
      }
      case Condition.Test test -> {
        node.put("field", test.field().key());
        node.put("op", test.op().name());
        if (!test.values().isEmpty()) {
          ArrayNode array = node.putArray("values");
          test.values().forEach(array::add);
        }
        if (!test.from().isEmpty()) {
          node.put("from", test.from());
        }
        if (!test.to().isEmpty()) {
          node.put("to", test.to());
        }
      }
      case Condition.Facts facts -> {
        node.put("facts", facts.kind().key());
        node.put("timing", facts.timing().name());
        if (facts.years() > 0) {
          node.put("years", facts.years());
        }
        if (facts.since() != null) {
          node.put("since", facts.since().toString());
        }
        node.put("measure", facts.measure().name());
        if (facts.atLeast() != null) {
          node.put("atLeast", facts.atLeast());
        }
        if (facts.atMost() != null) {
          node.put("atMost", facts.atMost());
        }
        ArrayNode where = node.putArray("where");
        facts.tests().forEach(test -> where.add(node(test)));
      }
    }
    return node;
  }
}
