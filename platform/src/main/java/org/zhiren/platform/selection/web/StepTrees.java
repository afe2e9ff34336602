package org.zhiren.platform.selection.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.zhiren.explain.Text;
import org.zhiren.platform.selection.StepJson;
import org.zhiren.platform.selection.procedure.CaseFile;
import org.zhiren.platform.selection.procedure.Named;
import org.zhiren.platform.selection.procedure.PostTie;
import org.zhiren.platform.selection.procedure.Step;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.Typing;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** From the fields of a form to a step; {@link StepWords} is the way back. */
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
  Step read(String kind, CaseFile file, List<PostTie> ties, Map<String, List<String>> typed) {
    List<Field> fields = StepFields.fields(kind, file, ties);
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
    complete(kind, ties, tree);
    return steps.read(kind, tree);
  }

  /** What follows from the fields and is not asked for. */
  private void complete(String kind, List<PostTie> ties, ObjectNode tree) {
    if (kind.equals("Recommend")) {
      tree.put("scrutineers", StepWords.names(tree.path("counters")));
    } else if (kind.equals("AnswerRecusal")) {
      ties.stream()
          .filter(tie -> tie.key().equals(tree.path("tie").asString()))
          .findFirst()
          .ifPresent(tie -> {
            tree.set("person", json.valueToTree(tie.candidate()));
            tree.set("about", json.valueToTree(tie.words()));
          });
    }
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
      case NUMBER -> tree.put(name, Typing.count(name, value, 0, faults));
      case CHOICE -> {
        if (value.isEmpty() && !field.needed()) {
          tree.putNull(name);
        } else if (field.choices().stream().noneMatch(choice -> choice.value().equals(value))) {
          faults.add(fault(name, value, "请选择“{0}”。", "Choose “{0}”.", field.label()));
        } else if (name.equals("objection")) {
          tree.put(name, Integer.parseInt(value));
        } else {
          tree.put(name, value);
        }
      }
      case CANDIDATE -> {
        Named person = candidate(file, value);
        if (value.isEmpty() && !field.needed()) {
          tree.putNull(name);
        } else if (person == null) {
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
      case PERSON -> {
        if (value.isEmpty() && !field.needed()) {
          tree.putNull(name);
        } else {
          tree.set(name, json.valueToTree(naming.meant(name, value, faults)));
        }
      }
      case PEOPLE -> {
        ArrayNode people = tree.putArray(name);
        naming
            .people(name, value, faults)
            .forEach(one -> people.add(json.<JsonNode>valueToTree(one)));
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
    LocalDate day = Typing.day(field.name(), value, faults);
    if (day != null) {
      tree.put(field.name(), day.toString());
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
      Optional<Integer> votes = Typing.findCount(value);
      if (votes.isPresent()) {
        ObjectNode line = tally.addObject();
        line.set("person", json.valueToTree(one));
        line.put("votes", votes.get());
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
}
