package org.zhiren.platform.selection.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.zhiren.explain.Text;
import org.zhiren.platform.selection.StepJson;
import org.zhiren.platform.selection.procedure.CaseFile;
import org.zhiren.platform.selection.procedure.Named;
import org.zhiren.platform.selection.procedure.Step;
import org.zhiren.platform.shell.InvalidInput;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** From the fields of a form to a step, and back for showing and correcting. */
@Component
public class StepTrees {

  private static final String UUID_FORM = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";

  private final JsonMapper json;
  private final StepJson steps;
  private final Naming naming;

  StepTrees(JsonMapper json, StepJson steps, Naming naming) {
    this.json = json;
    this.steps = steps;
    this.naming = naming;
  }

  /**
   * Reads a step.
   *
   * @param typed what the form held: name → values
   * @throws InvalidInput with every field that cannot be read
   */
  Step read(String kind, CaseFile file, Map<String, List<String>> typed) {
    List<Field> fields = StepForms.fields(kind, file);
    if (fields.isEmpty()) {
      throw new InvalidInput(
          "step",
          kind,
          Text.of("没有“{0}”这个步骤，请刷新页面。", "There is no step “{0}”. Reload the page.").fill(kind));
    }
    List<InvalidInput.Fault> faults = new ArrayList<>();
    ObjectNode tree = json.createObjectNode();
    for (Field field : fields) {
      List<String> values = typed.getOrDefault(field.name(), List.of());
      read(field, values, typed, file, tree, faults);
    }
    if (!faults.isEmpty()) {
      throw new InvalidInput(faults);
    }
    return steps.read(kind, tree);
  }

  private void read(
      Field field,
      List<String> values,
      Map<String, List<String>> typed,
      CaseFile file,
      ObjectNode tree,
      List<InvalidInput.Fault> faults) {
    String value = values.isEmpty() ? "" : values.getFirst().strip();
    String name = field.name();
    switch (field.type()) {
      case LINE, WORDS -> {
        if (name.equals("election")) {
          election(value, tree, faults);
        } else {
          tree.put(name, value);
        }
      }
      case YES -> tree.put(name, !value.isEmpty());
      case DAY -> day(field, value, tree, faults);
      case NUMBER -> number(field, value, tree, faults);
      case CHOICE -> {
        if (field.choices().stream().noneMatch(choice -> choice.value().equals(value))) {
          faults.add(fault(name, value, "请选择“{0}”。", "Choose “{0}”.", field.label()));
        } else if (name.equals("objection")) {
          tree.put(name, Integer.parseInt(value));
        } else {
          tree.put(name, value);
        }
      }
      case CANDIDATE -> {
        Named person = candidate(file, value);
        if (person == null) {
          faults.add(fault(name, value, "请选择“{0}”。", "Choose “{0}”.", field.label()));
        } else {
          tree.set(name, json.valueToTree(person));
        }
      }
      case CANDIDATES -> {
        ArrayNode people = tree.putArray(name);
        for (String one : values) {
          Named person = candidate(file, one.strip());
          if (person != null) {
            people.add(json.<JsonNode>valueToTree(person));
          }
        }
      }
      case PERSON -> tree.set(name, json.valueToTree(naming.person(value)));
      case PEOPLE -> {
        ArrayNode people = tree.putArray(name);
        for (String one : value.split("[\\n,，;；]")) {
          if (!one.isBlank()) {
            people.add(json.<JsonNode>valueToTree(naming.person(one)));
          }
        }
      }
      case TALLY -> tally(file, typed, tree, faults);
      case DOCUMENT -> {
        if (value.matches(UUID_FORM)) {
          tree.put(name, value);
        } else {
          tree.putNull(name);
        }
      }
    }
  }

  private static void election(String value, ObjectNode tree, List<InvalidInput.Fault> faults) {
    if (value.isEmpty()) {
      tree.putNull("election");
    } else if (value.matches(UUID_FORM)) {
      tree.put("election", value);
    } else {
      faults.add(
          fault(
              "election",
              value,
              "投票编号的格式不对，请从投票页面复制。",
              "This is no number of a ballot. Copy it from its page."));
    }
  }

  private static void day(
      Field field, String value, ObjectNode tree, List<InvalidInput.Fault> faults) {
    if (value.isEmpty() && !field.needed()) {
      tree.putNull(field.name());
      return;
    }
    try {
      tree.put(field.name(), LocalDate.parse(value).toString());
    } catch (DateTimeException noDay) {
      faults.add(
          fault(
              field.name(),
              value,
              "请按 2026-11-23 的样式填写“{0}”。",
              "Write “{0}” like 2026-11-23.",
              field.label()));
    }
  }

  private static void number(
      Field field, String value, ObjectNode tree, List<InvalidInput.Fault> faults) {
    if (value.matches("\\d{1,6}")) {
      tree.put(field.name(), Integer.parseInt(value));
    } else {
      faults.add(
          fault(
              field.name(), value, "请用整数填写“{0}”。", "Give “{0}” as a whole number.", field.label()));
    }
  }

  private void tally(
      CaseFile file,
      Map<String, List<String>> typed,
      ObjectNode tree,
      List<InvalidInput.Fault> faults) {
    ArrayNode tally = tree.putArray("tally");
    for (Named one : file.candidates()) {
      String value = typed.getOrDefault("tally-" + key(one), List.of("")).getFirst().strip();
      if (value.matches("\\d{1,6}")) {
        ObjectNode line = tally.addObject();
        line.set("person", json.valueToTree(one));
        line.put("votes", Integer.parseInt(value));
      } else {
        faults.add(
            fault(
                "tally",
                value,
                "请填写 {0} 的推荐票数，没有得票的填 0。",
                "Give the count of {0}; 0 if nobody recommended this person.",
                one.name()));
      }
    }
  }

  /** What stands for somebody considered, in forms. */
  public static String key(Named person) {
    return person.personId() == null ? person.name() : person.personId().toString();
  }

  private static @Nullable Named candidate(CaseFile file, String key) {
    return file.candidates().stream().filter(one -> key(one).equals(key)).findFirst().orElse(null);
  }

  private static InvalidInput.Fault fault(
      String field, String value, String zh, String en, Object... arguments) {
    return new InvalidInput.Fault(field, value, Text.of(zh, en).fill(arguments));
  }

  /**
   * A particular of a step as it is shown.
   *
   * @param label what it is called
   * @param value as it was written; empty if it is in words
   * @param words the value of a closed list in words; {@code null} for what was written
   * @param document the file that it names; {@code null} for none
   */
  public record Said(Text label, String value, @Nullable Text words, @Nullable UUID document) {}

  /** The particulars of a step that were filled in, without the day. */
  List<Said> said(Step step) {
    if (step instanceof Step.Correct correct) {
      List<Said> said = new ArrayList<>();
      said.add(new Said(Text.of("更正第几条", "entry"), Integer.toString(correct.entry()), null, null));
      said.add(new Said(Text.of("原因", "reason"), correct.reason(), null, null));
      said.add(new Said(Text.of("提出人", "proposed by"), correct.proposerName(), null, null));
      Step replacement = correct.replacement();
      if (replacement == null) {
        said.add(
            new Said(Text.of("更正为", "now"), "", Text.of("本条不应登记", "should not be there"), null));
      } else {
        said.add(new Said(Text.of("发生日期", "day"), replacement.on().toString(), null, null));
        said.addAll(said(replacement));
      }
      return said;
    }
    JsonNode tree = json.valueToTree(step);
    List<Said> said = new ArrayList<>();
    for (Field field : StepForms.fields(StepJson.kind(step))) {
      JsonNode value = tree.path(field.name());
      if (field.name().equals("on") || value.isNull() || value.isMissingNode()) {
        continue;
      }
      Text words = words(field, value);
      String plain = words == null ? plain(field, value) : "";
      if (words != null || !plain.isEmpty()) {
        said.add(
            new Said(
                field.label(),
                plain,
                words,
                field.type() == Field.Type.DOCUMENT ? UUID.fromString(value.asString()) : null));
      }
    }
    return said;
  }

  private static @Nullable Text words(Field field, JsonNode value) {
    if (field.type() == Field.Type.YES) {
      return value.asBoolean() ? Text.of("是", "yes") : Text.of("否", "no");
    }
    if (field.type() == Field.Type.CHOICE && !field.choices().isEmpty()) {
      return field.choices().stream()
          .filter(choice -> choice.value().equals(value.asString()))
          .map(Field.Choice::text)
          .findFirst()
          .orElse(null);
    }
    return null;
  }

  private static String plain(Field field, JsonNode value) {
    return switch (field.type()) {
      case CANDIDATE, PERSON -> value.path("name").asString();
      case CANDIDATES, PEOPLE -> names(value, "、");
      case TALLY -> {
        List<String> counts = new ArrayList<>();
        value.forEach(one ->
            counts.add(
                one.path("person").path("name").asString() + " " + one.path("votes").asInt()));
        yield String.join("、", counts);
      }
      case NUMBER -> Integer.toString(value.asInt());
      case CHOICE -> value.isNumber() ? Integer.toString(value.asInt()) : value.asString();
      case LINE, WORDS, DAY, DOCUMENT, YES -> value.asString();
    };
  }

  private static String names(JsonNode people, String between) {
    List<String> names = new ArrayList<>();
    people.forEach(one -> names.add(one.path("name").asString()));
    return String.join(between, names);
  }

  /** A step as its form would hold it, for correcting it. */
  Map<String, List<String>> typed(Step step) {
    JsonNode tree = json.valueToTree(step);
    Map<String, List<String>> typed = new LinkedHashMap<>();
    for (Field field : StepForms.fields(StepJson.kind(step))) {
      JsonNode value = tree.path(field.name());
      if (value.isNull() || value.isMissingNode()) {
        continue;
      }
      switch (field.type()) {
        case YES -> typed.put(field.name(), value.asBoolean() ? List.of("true") : List.of());
        case CANDIDATE -> typed.put(field.name(), List.of(key(value)));
        case CANDIDATES -> {
          List<String> keys = new ArrayList<>();
          value.forEach(one -> keys.add(key(one)));
          typed.put(field.name(), keys);
        }
        case PERSON -> typed.put(field.name(), List.of(naming.typed(named(value))));
        case PEOPLE -> {
          List<String> lines = new ArrayList<>();
          value.forEach(one -> lines.add(naming.typed(named(one))));
          typed.put(field.name(), List.of(String.join("\n", lines)));
        }
        case TALLY ->
            value.forEach(one ->
                typed.put(
                    "tally-" + key(one.path("person")),
                    List.of(Integer.toString(one.path("votes").asInt()))));
        default -> typed.put(field.name(), List.of(plain(field, value)));
      }
    }
    return typed;
  }

  private static Named named(JsonNode person) {
    JsonNode id = person.path("personId");
    return new Named(
        id.isNull() || id.isMissingNode() ? null : UUID.fromString(id.asString()),
        person.path("name").asString());
  }

  private static String key(JsonNode person) {
    return key(named(person));
  }
}
