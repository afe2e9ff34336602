package org.zhiren.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A derived value that says why: value, sentence, what was used, and children in reading order.
 *
 * <p>Immutable; equality is by content, so a test can assert a whole tree.
 *
 * @param rule stable identifier of the rule or formula, for instance {@code xrtl.8.1}
 * @param value the value
 * @param sentence one sentence that a person can read
 * @param facts the facts used at this level
 * @param parameters the parameters used at this level
 * @param citations the sources of this level
 * @param because the children, in reading order
 */
public record Explanation(
    String rule,
    Value value,
    Text sentence,
    List<Fact> facts,
    List<Parameter> parameters,
    List<Citation> citations,
    List<Explanation> because) {

  /** Copies the lists, so that the tree cannot change afterwards. */
  public Explanation {
    facts = List.copyOf(facts);
    parameters = List.copyOf(parameters);
    citations = List.copyOf(citations);
    because = List.copyOf(because);
  }

  /** Starts an explanation of {@code value} by the rule {@code rule}. */
  public static Builder of(String rule, Value value, Text sentence) {
    return new Builder(rule, value, sentence);
  }

  /** Starts an explanation of a verdict by the rule {@code rule}. */
  public static Builder of(String rule, Verdict verdict, Text sentence) {
    return new Builder(rule, new Value.Judgement(verdict), sentence);
  }

  /** This explanation and all below it, parents before children. */
  public Stream<Explanation> stream() {
    return Stream.concat(Stream.of(this), because.stream().flatMap(Explanation::stream));
  }

  /** The facts that were missing anywhere in the tree, without repetition, in reading order. */
  public List<Fact> missingFacts() {
    return stream().flatMap(e -> e.facts.stream()).filter(Fact::missing).distinct().toList();
  }

  /** Collects the parts of an explanation. Not thread-safe. */
  public static final class Builder {
    private final String rule;
    private final Value value;
    private final Text sentence;
    private final List<Fact> facts = new ArrayList<>();
    private final List<Parameter> parameters = new ArrayList<>();
    private final List<Citation> citations = new ArrayList<>();
    private final List<Explanation> because = new ArrayList<>();

    private Builder(String rule, Value value, Text sentence) {
      this.rule = rule;
      this.value = value;
      this.sentence = sentence;
    }

    /** Adds a fact that was used. */
    public Builder using(Fact fact) {
      facts.add(fact);
      return this;
    }

    /** Adds a parameter that was used. */
    public Builder using(Parameter parameter) {
      parameters.add(parameter);
      return this;
    }

    /** Adds a source. */
    public Builder citing(Citation citation) {
      citations.add(citation);
      return this;
    }

    /** Adds a child. */
    public Builder because(Explanation child) {
      because.add(child);
      return this;
    }

    /** Adds children in their order. */
    public Builder because(List<Explanation> children) {
      because.addAll(children);
      return this;
    }

    /** The finished tree. */
    public Explanation build() {
      return new Explanation(rule, value, sentence, facts, parameters, citations, because);
    }
  }
}
