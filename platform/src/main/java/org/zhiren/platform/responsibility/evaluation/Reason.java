package org.zhiren.platform.responsibility.evaluation;

import java.util.ArrayList;
import java.util.List;
import org.zhiren.explain.Text;
import tools.jackson.databind.JsonNode;

/**
 * A stored explanation, for reading on a page or on paper.
 *
 * @param sentence one sentence
 * @param facts what was used, each with name and value
 * @param because the children, in reading order
 */
public record Reason(Text sentence, List<Text> facts, List<Reason> because) {

  private static final Text UNKNOWN = Text.of("不详", "not known");

  /** Copies the lists. */
  public Reason {
    facts = List.copyOf(facts);
    because = List.copyOf(because);
  }

  /** Reads one that was written by {@link org.zhiren.explain.ExplanationPrinter#asJson}. */
  static Reason of(JsonNode node) {
    List<Text> facts = new ArrayList<>();
    node.path("facts").forEach(fact -> facts.add(fact(fact)));
    List<Reason> because = new ArrayList<>();
    node.path("because").forEach(child -> because.add(of(child)));
    return new Reason(Stored.text(node.path("sentence")), facts, because);
  }

  private static Text fact(JsonNode fact) {
    JsonNode words = fact.path("words");
    Text value =
        fact.path("missing").asBoolean(false) || fact.path("value").asString("").isEmpty()
            ? UNKNOWN
            : words.has("zh") ? Stored.text(words) : Text.same(fact.path("value").asString());
    return Text.of("{0}：{1}", "{0}: {1}").fill(Stored.text(fact.path("name")), value);
  }

  /** Reads one from its column. */
  static Reason of(String stored) {
    return of(Stored.JSON.readTree(stored));
  }
}
