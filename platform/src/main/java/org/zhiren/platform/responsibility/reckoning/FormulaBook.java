package org.zhiren.platform.responsibility.reckoning;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;
import org.zhiren.platform.responsibility.reckoning.FormulaFault.Fault;
import org.zhiren.platform.responsibility.reckoning.FormulaReader.Unreadable;
import org.zhiren.platform.responsibility.reckoning.Node.Span;

/**
 * Indicators whose values arrive, and indicators that follow from others by a formula; immutable.
 *
 * <p>The language: numbers with units ({@code 300万元}, {@code 95%}), names of indicators (in square
 * brackets if they hold signs), {@code + − × ÷}, comparisons, {@code 且 或 非}, and the functions
 * 如果/if, 最小/min, 最大/max, 合计/sum, 平均/avg, 限于/clamp, 四舍五入/round, 换算/convert. No loops. Units are
 * checked when the book is made; a circle of formulae is refused then. A missing value makes
 * everything unknown that rests on it.
 */
public final class FormulaBook {

  /** One indicator; a formula and its checked form only if it follows from others. */
  record Entry(String name, Unit unit, @Nullable String formula, @Nullable Term term) {}

  private final Map<String, Entry> entries;
  private final List<String> order;

  private FormulaBook(Map<String, Entry> entries, List<String> order) {
    this.entries = entries;
    this.order = order;
  }

  /** An empty book that knows the unit words {@code units}. */
  public static Builder builder(Units units) {
    return new Builder(units);
  }

  /**
   * What is wrong with one formula, for a form that is being filled in.
   *
   * @param formula the text
   * @param unit the unit in which the result has to come out
   * @param indicators the units of the indicators that it may name
   * @param units the unit words
   * @return the fault, or an empty list
   */
  public static List<Fault> faults(
      String formula, Unit unit, Map<String, Unit> indicators, Units units) {
    try {
      read("", formula, unit, indicators, units);
      return List.of();
    } catch (Unreadable e) {
      return List.of(new Fault("", e.span.from(), e.span.to(), e.text));
    }
  }

  /**
   * The same formula with other names of indicators, in square brackets; for putting formulae of
   * several owners, each with short names of its own, into one book.
   *
   * @param naming from the name in the formula to the name in the book
   * @throws FormulaFault if the formula cannot be read
   */
  public static String renamed(String formula, Units units, UnaryOperator<String> naming)
      throws FormulaFault {
    try {
      List<Node.Name> found = new ArrayList<>();
      collect(FormulaReader.read(formula, units), found);
      found.sort(Comparator.comparingInt(name -> name.span().from()));
      StringBuilder text = new StringBuilder();
      int at = 0;
      for (Node.Name name : found) {
        text.append(formula, at, name.span().from())
            .append('[')
            .append(naming.apply(name.name()))
            .append(']');
        at = name.span().to();
      }
      return text.append(formula.substring(at)).toString();
    } catch (Unreadable e) {
      throw new FormulaFault(List.of(new Fault("", e.span.from(), e.span.to(), e.text)));
    }
  }

  /**
   * The names that a formula uses, in reading order, without repetition.
   *
   * @throws FormulaFault if the formula cannot be read
   */
  public static Set<String> used(String formula, Units units) throws FormulaFault {
    try {
      List<Node.Name> found = new ArrayList<>();
      collect(FormulaReader.read(formula, units), found);
      Set<String> names = new LinkedHashSet<>();
      found.forEach(name -> names.add(name.name()));
      return names;
    } catch (Unreadable e) {
      throw new FormulaFault(List.of(new Fault("", e.span.from(), e.span.to(), e.text)));
    }
  }

  private static void collect(Node node, List<Node.Name> found) {
    switch (node) {
      case Node.Number _ -> {}
      case Node.Name name -> found.add(name);
      case Node.Negative negative -> collect(negative.of(), found);
      case Node.Binary binary -> {
        collect(binary.left(), found);
        collect(binary.right(), found);
      }
      case Node.Call call -> call.arguments().forEach(argument -> collect(argument, found));
    }
  }

  /** The names of all indicators, each after those that it rests on. */
  public List<String> names() {
    return order;
  }

  /** The names of the indicators on which one rests directly; empty for one whose values arrive. */
  public Set<String> restsOn(String name) {
    Term term = entry(name).term;
    return term == null ? Set.of() : names(term);
  }

  /**
   * Works out every indicator.
   *
   * @param values the values that have arrived, by name; what is left out is unknown
   * @throws IllegalArgumentException if a value is given for a name that takes none
   */
  public Evaluation evaluate(Map<String, BigDecimal> values) {
    for (String name : values.keySet()) {
      Entry entry = entries.get(name);
      if (entry == null || entry.term != null) {
        throw new IllegalArgumentException(
            "A value was given for (%s), which is no indicator whose values arrive."
                .formatted(name));
      }
    }
    return new Evaluation(this, values);
  }

  Entry entry(String name) {
    Entry entry = entries.get(name);
    if (entry == null) {
      throw new IllegalArgumentException("There is no indicator (%s).".formatted(name));
    }
    return entry;
  }

  static Set<String> names(Term term) {
    Set<String> names = new LinkedHashSet<>();
    Deque<Term> open = new ArrayDeque<>(List.of(term));
    while (!open.isEmpty()) {
      Term next = open.pop();
      if (next.node() instanceof Node.Name name) {
        names.add(name.name());
      }
      next.parts().reversed().forEach(open::push);
    }
    return names;
  }

  private static Term read(
      String indicator, String formula, Unit unit, Map<String, Unit> indicators, Units units)
      throws Unreadable {
    Node node = FormulaReader.read(formula, units);
    Term term = new UnitCheck(formula, indicators).check(node);
    Unit found = term.unit();
    if (found == null) {
      throw new Unreadable(
          node.span(),
          "公式的结果是条件，应为数值；请用 如果(条件, 值, 值)。",
          "The formula comes out as a condition, not a number; use if(condition, value, value).");
    }
    if (!found.equals(unit)) {
      throw new Unreadable(
          node.span(),
          "公式的结果以 {0} 为单位，{2}应以 {1} 为单位。",
          "The formula comes out in {0}; {2} is in {1}.",
          found.text(),
          unit.text(),
          indicator.isEmpty() ? Text.of("指标", "the indicator") : Text.same("“" + indicator + "”"));
    }
    return term;
  }

  /** Collects indicators. Not thread-safe. */
  public static final class Builder {
    private final Units units;
    private final Map<String, Unit> unitOf = new LinkedHashMap<>();
    private final Map<String, String> formulae = new LinkedHashMap<>();

    private Builder(Units units) {
      this.units = units;
    }

    /**
     * Adds an indicator whose values arrive.
     *
     * @throws IllegalArgumentException if the name is taken
     */
    public Builder measured(String name, Unit unit) {
      if (unitOf.putIfAbsent(name, unit) != null) {
        throw new IllegalArgumentException("The indicator (%s) was added twice.".formatted(name));
      }
      return this;
    }

    /**
     * Adds an indicator that follows from others, which may be added before or after it.
     *
     * @throws IllegalArgumentException if the name is taken
     */
    public Builder derived(String name, Unit unit, String formula) {
      measured(name, unit);
      formulae.put(name, formula);
      return this;
    }

    /**
     * The finished book.
     *
     * @throws FormulaFault with every formula that cannot be read, mixes units, names an indicator
     *     that does not exist, or leads back to itself
     */
    public FormulaBook build() throws FormulaFault {
      List<Fault> faults = new ArrayList<>();
      Map<String, Entry> entries = new LinkedHashMap<>();
      unitOf.forEach((name, unit) -> entries.put(name, new Entry(name, unit, null, null)));
      formulae.forEach((name, formula) -> {
        Unit unit = Objects.requireNonNull(unitOf.get(name));
        try {
          Term term = read(name, formula, unit, unitOf, units);
          entries.put(name, new Entry(name, unit, formula, term));
        } catch (Unreadable e) {
          faults.add(new Fault(name, e.span.from(), e.span.to(), e.text));
        }
      });
      List<String> order = order(entries, faults);
      if (!faults.isEmpty()) {
        throw new FormulaFault(faults);
      }
      return new FormulaBook(entries, List.copyOf(order));
    }

    /** Each indicator after those that it rests on; what is left over goes in circles. */
    private static List<String> order(Map<String, Entry> entries, List<Fault> faults) {
      Map<String, Integer> waiting = new LinkedHashMap<>();
      Map<String, List<String>> restingOn = new LinkedHashMap<>();
      Deque<String> ready = new ArrayDeque<>();
      for (Entry entry : entries.values()) {
        Set<String> needs = entry.term == null ? Set.of() : names(entry.term);
        waiting.put(entry.name, needs.size());
        needs.forEach(n -> restingOn.computeIfAbsent(n, _ -> new ArrayList<>()).add(entry.name));
        if (needs.isEmpty()) {
          ready.add(entry.name);
        }
      }
      List<String> order = new ArrayList<>();
      while (!ready.isEmpty()) {
        String name = ready.remove();
        order.add(name);
        waiting.remove(name);
        for (String above : restingOn.getOrDefault(name, List.of())) {
          if (waiting.merge(above, -1, Integer::sum) == 0) {
            ready.add(above);
          }
        }
      }
      if (!waiting.isEmpty()) {
        faults.add(circle(entries, waiting.keySet()));
      }
      return order;
    }

    private static Fault circle(Map<String, Entry> entries, Set<String> left) {
      List<String> path = new ArrayList<>();
      Set<String> seen = new HashSet<>();
      String at = left.iterator().next();
      while (seen.add(at)) {
        path.add(at);
        at = next(entries, left, at);
      }
      List<String> circle = new ArrayList<>(path.subList(path.indexOf(at), path.size()));
      circle.add(at);
      Span span = place(entries, at, circle.get(1));
      return new Fault(
          at,
          span.from(),
          span.to(),
          Text.of(
                  "公式互相引用，成了循环：{0}；请改掉其中一处。",
                  "The formulae lead back to themselves: {0}. Change one of them.")
              .fill(String.join(" → ", circle)));
    }

    private static String next(Map<String, Entry> entries, Set<String> left, String name) {
      Entry entry = entries.get(name);
      if (entry != null && entry.term != null) {
        for (String need : names(entry.term)) {
          if (left.contains(need)) {
            return need;
          }
        }
      }
      throw new IllegalStateException("An indicator (%s) waits for nothing.".formatted(name));
    }

    private static Span place(Map<String, Entry> entries, String name, String named) {
      Entry entry = entries.get(name);
      Deque<Term> open = new ArrayDeque<>();
      if (entry != null && entry.term != null) {
        open.push(entry.term);
      }
      while (!open.isEmpty()) {
        Term term = open.pop();
        if (term.node() instanceof Node.Name one && one.name().equals(named)) {
          return one.span();
        }
        term.parts().reversed().forEach(open::push);
      }
      return new Span(0, 0);
    }
  }
}
