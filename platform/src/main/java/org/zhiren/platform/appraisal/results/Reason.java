package org.zhiren.platform.appraisal.results;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;
import tools.jackson.databind.JsonNode;

/**
 * A stored explanation, for reading.
 *
 * @param value what is explained, in words; {@code null} if it is missing
 * @param sentence one sentence
 * @param facts what was used, each with name and value
 * @param sources where the method or number comes from
 * @param because the children, in reading order
 */
public record Reason(
    @Nullable Text value,
    Text sentence,
    List<Text> facts,
    List<Text> sources,
    List<Reason> because) {

  /** Reads one that was written by {@link org.zhiren.explain.ExplanationPrinter#asJson}. */
  static Reason of(JsonNode node) {
    List<Text> facts = new ArrayList<>();
    node.path("facts")
        .forEach(fact ->
            facts.add(
                Text.of("{0}：{1}", "{0}: {1}")
                    .fill(text(fact.path("name")), fact.path("value").asString())));
    node.path("parameters")
        .forEach(parameter ->
            facts.add(
                Text.of("{0}：{1}{2}", "{0}: {1} {2}")
                    .fill(
                        text(parameter.path("name")),
                        parameter.path("value").asString(),
                        text(parameter.path("unit")))));
    List<Text> sources = new ArrayList<>();
    node.path("citations").forEach(citation -> sources.add(text(citation.path("source"))));
    List<Reason> because = new ArrayList<>();
    node.path("because").forEach(child -> because.add(of(child)));
    return new Reason(
        value(node.path("value")), text(node.path("sentence")), facts, sources, because);
  }

  private static @Nullable Text value(JsonNode value) {
    if (value.has("words")) {
      return text(value.path("words"));
    }
    if (!value.has("number")) {
      return null;
    }
    // As it was printed: a binary number would lose the last nought.
    String number =
        value
            .path("number")
            .decimalValue()
            .setScale(2, java.math.RoundingMode.HALF_EVEN)
            .toPlainString();
    return Text.of(
        number + text(value.path("unit")).zh(), number + " " + text(value.path("unit")).en());
  }

  private static Text text(JsonNode node) {
    return Text.of(node.path("zh").asString(), node.path("en").asString());
  }
}
