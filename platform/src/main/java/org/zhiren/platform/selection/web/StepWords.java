package org.zhiren.platform.selection.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.zhiren.explain.Text;
import org.zhiren.platform.selection.StepJson;
import org.zhiren.platform.selection.procedure.Named;
import org.zhiren.platform.selection.procedure.Step;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A step in words, and as its form would hold it. */
@Component
public class StepWords {

  private final JsonMapper json;
  private final Naming naming;

  StepWords(JsonMapper json, Naming naming) {
    this.json = json;
    this.naming = naming;
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
    if (step instanceof Step.Recommend part && part.counters().isEmpty()) {
      inWords(part.scrutineers()).ifPresent(said::add);
    }
    for (Field field : StepFields.fields(StepJson.kind(step))) {
      JsonNode value = tree.path(field.name());
      if (step instanceof Step.AnswerRecusal answer && field.name().equals("tie")) {
        Text about = Text.of("{0}：{1}", "{0}: {1}").fill(answer.person().name(), answer.about());
        said.add(new Said(field.label(), "", about, null));
        continue;
      }
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

  /** Entries of earlier versions name those who counted in words. */
  private static Optional<Said> inWords(String scrutineers) {
    return scrutineers.isBlank()
        ? Optional.empty()
        : Optional.of(new Said(Text.of("计票人、监票人", "scrutineers"), scrutineers, null, null));
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
      case CANDIDATES, PEOPLE -> names(value);
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

  /** The names of people, as one line. */
  static String names(JsonNode people) {
    List<String> names = new ArrayList<>();
    people.forEach(one -> names.add(one.path("name").asString()));
    return String.join("、", names);
  }

  /** A step as its form would hold it, for correcting it. */
  Map<String, List<String>> typed(Step step) {
    JsonNode tree = json.valueToTree(step);
    Map<String, List<String>> typed = new LinkedHashMap<>();
    for (Field field : StepFields.fields(StepJson.kind(step))) {
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
    if (step instanceof Step.Recommend part && part.counters().isEmpty()) {
      typed.put("counters", List.of(part.scrutineers()));
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
    return StepTrees.key(named(person));
  }
}
