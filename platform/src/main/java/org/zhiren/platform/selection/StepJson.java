package org.zhiren.platform.selection;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.zhiren.explain.Text;
import org.zhiren.platform.selection.procedure.Step;
import org.zhiren.platform.shell.InvalidInput;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Steps as they are stored and sent: the name of the step beside its particulars in JSON. */
@Component
public class StepJson {

  private static final Map<String, Class<?>> KINDS =
      Arrays.stream(Step.class.getPermittedSubclasses())
          .collect(Collectors.toUnmodifiableMap(Class::getSimpleName, kind -> kind));

  private final JsonMapper json;

  StepJson(JsonMapper json) {
    this.json = json;
  }

  /** The name under which a step is stored, for instance {@code Nominate}. */
  public static String kind(Step step) {
    return step.getClass().getSimpleName();
  }

  /** The particulars. */
  String write(Step step) {
    if (step instanceof Step.Correct correct) {
      Map<String, @Nullable Object> said = new LinkedHashMap<>();
      Step replacement = correct.replacement();
      said.put("on", correct.on().toString());
      said.put("entry", correct.entry());
      said.put("kind", replacement == null ? null : kind(replacement));
      said.put("replacement", replacement);
      said.put("reason", correct.reason());
      said.put("proposedBy", correct.proposedBy());
      said.put("proposerName", correct.proposerName());
      return json.writeValueAsString(said);
    }
    return json.writeValueAsString(step);
  }

  /**
   * Reads a step.
   *
   * @throws InvalidInput if there is no such step, or its particulars do not fit
   */
  public Step read(String kind, String content) {
    try {
      return read(kind, json.readTree(content));
    } catch (tools.jackson.core.JacksonException e) {
      throw unreadable(kind, e.getOriginalMessage());
    }
  }

  /** The particulars as a tree. */
  public JsonNode tree(Step step) {
    return json.readTree(write(step));
  }

  /** Particulars that came as a map, as a tree. */
  public JsonNode tree(Map<String, @Nullable Object> content) {
    return json.valueToTree(content);
  }

  /** Reads a step from a tree. */
  public Step read(String kind, JsonNode content) {
    Class<?> type = KINDS.get(kind);
    if (type == null) {
      throw new InvalidInput(
          "step",
          kind,
          Text.of("没有“{0}”这个步骤，可用：{1}。", "There is no step “{0}”. There are: {1}.")
              .fill(kind, String.join(", ", KINDS.keySet().stream().sorted().toList())));
    }
    if (type == Step.Correct.class) {
      JsonNode replacement = content.path("replacement");
      return new Step.Correct(
          java.time.LocalDate.parse(content.path("on").asString()),
          content.path("entry").asInt(),
          replacement.isNull() || replacement.isMissingNode()
              ? null
              : read(content.path("kind").asString(), replacement),
          content.path("reason").asString(),
          UUID.fromString(content.path("proposedBy").asString()),
          content.path("proposerName").asString());
    }
    try {
      return (Step) json.treeToValue(content, type);
    } catch (tools.jackson.core.JacksonException | IllegalArgumentException e) {
      throw unreadable(kind, e.getMessage());
    }
  }

  private static InvalidInput unreadable(String kind, @Nullable String why) {
    return new InvalidInput(
        "step",
        kind,
        Text.of("“{0}”的内容读不出：{1}。", "The particulars of “{0}” cannot be read: {1}.")
            .fill(kind, why == null ? "—" : why));
  }
}
