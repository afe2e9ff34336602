package org.zhiren.platform.responsibility;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;
import org.zhiren.platform.responsibility.reckoning.Evaluation;
import org.zhiren.platform.responsibility.reckoning.FormulaBook;
import org.zhiren.platform.responsibility.reckoning.FormulaFault;
import org.zhiren.platform.responsibility.reckoning.Unit;
import org.zhiren.platform.responsibility.reckoning.Units;

/**
 * The formulae of the targets of one plan. In a formula a target of the own unit goes by its name,
 * one of another unit by {@code [unit·name]}; where that would mean two, the indicator follows:
 * {@code [name／indicator]}. Pure: names of units are handed in.
 */
final class FormulaPlan {

  private static final int MOST_NAMES = 60;

  private final Map<UUID, Target> targets = new LinkedHashMap<>();
  private final Map<UUID, String> units;
  private final Map<UUID, String> titles = new HashMap<>();
  private final Map<UUID, Map<String, UUID>> named = new HashMap<>();

  /**
   * Prepares.
   *
   * @param all the targets of the plan
   * @param units short names of units
   */
  FormulaPlan(List<Target> all, Map<UUID, String> units) {
    this.units = units;
    Map<String, Integer> seen = new HashMap<>();
    for (Target target : all) {
      targets.put(target.id(), target);
      seen.merge(shortTitle(target), 1, Integer::sum);
    }
    Set<String> given = new HashSet<>();
    for (Target target : all) {
      String title = shortTitle(target);
      title = Objects.requireNonNull(seen.get(title)) > 1 ? longer(title, target) : title;
      String unique = title;
      for (int no = 2; !given.add(unique); no++) {
        unique = title + "#" + no;
      }
      titles.put(target.id(), unique);
    }
  }

  private String shortTitle(Target target) {
    return plain(units.getOrDefault(target.unitId(), "?") + "·" + target.facts().name());
  }

  private static String longer(String title, Target target) {
    return title + "／" + plain(target.facts().indicator());
  }

  /** Brackets would end the name. */
  private static String plain(String name) {
    return name.replaceAll("[\\[\\]［］【】]", "·");
  }

  /**
   * By which name each target can be meant in a formula of the unit; what means two is left out.
   */
  Map<String, UUID> names(UUID unit) {
    return named.computeIfAbsent(unit, this::called);
  }

  private Map<String, UUID> called(UUID unit) {
    Map<String, UUID> names = new LinkedHashMap<>();
    Set<String> twice = new HashSet<>();
    for (Target target : targets.values()) {
      List<String> all = new ArrayList<>();
      String title = shortTitle(target);
      all.add(title);
      all.add(longer(title, target));
      all.add(Objects.requireNonNull(titles.get(target.id())));
      if (target.unitId().equals(unit)) {
        String name = plain(target.facts().name());
        all.add(name);
        all.add(longer(name, target));
      }
      for (String name : new LinkedHashSet<>(all)) {
        if (names.putIfAbsent(name, target.id()) != null) {
          twice.add(name);
        }
      }
    }
    twice.forEach(names::remove);
    return names;
  }

  /** Names to choose from, those of the own unit first, with the unit of measure. */
  List<String> choice(UUID unit, @Nullable UUID without) {
    Map<String, UUID> names = names(unit);
    List<String> own = new ArrayList<>();
    List<String> others = new ArrayList<>();
    Set<UUID> shown = new HashSet<>();
    names.forEach((name, id) -> {
      Target target = Objects.requireNonNull(targets.get(id));
      boolean mine = target.unitId().equals(unit);
      if (!id.equals(without) && mine == !name.contains("·") && shown.add(id)) {
        (mine ? own : others).add("[" + name + "]（" + target.facts().measure() + "）");
      }
    });
    own.addAll(others);
    return own.size() <= MOST_NAMES ? own : List.copyOf(own.subList(0, MOST_NAMES));
  }

  /**
   * What is wrong with a formula of a target; empty if nothing is.
   *
   * @param id the target; {@code null} if it does not exist yet
   */
  List<FormulaFault.Fault> faults(@Nullable UUID id, UUID unit, String measure, String formula) {
    Map<String, Unit> indicators = new HashMap<>();
    Map<String, UUID> names = names(unit);
    names.forEach((name, target) ->
        indicators.put(name, unitOf(Objects.requireNonNull(targets.get(target)))));
    List<FormulaFault.Fault> faults =
        FormulaBook.faults(
            formula, Units.standard().findOrOwn(measure), indicators, Units.standard());
    if (!faults.isEmpty() || id == null) {
      return faults;
    }
    try {
      book(Map.of(id, formula));
      return List.of();
    } catch (FormulaFault circle) {
      return circle.faults();
    }
  }

  /** The targets whose formulae cannot be used, each with one reason. */
  Map<Target, Text> unusable() {
    Map<Target, Text> found = new LinkedHashMap<>();
    Map<String, Target> byTitle = new HashMap<>();
    for (Target target : derived()) {
      byTitle.put(title(target.id()), target);
      List<FormulaFault.Fault> faults =
          faults(null, target.unitId(), target.facts().measure(), target.facts().formula());
      if (!faults.isEmpty()) {
        found.put(target, faults.getFirst().message());
      }
    }
    if (found.isEmpty() && !byTitle.isEmpty()) {
      try {
        book(Map.of());
      } catch (FormulaFault circle) {
        for (FormulaFault.Fault fault : circle.faults()) {
          Target target = byTitle.get(fault.indicator());
          if (target != null) {
            found.put(target, fault.message());
          }
        }
      }
    }
    return found;
  }

  static Unit unitOf(Target target) {
    return Units.standard().findOrOwn(target.facts().measure());
  }

  private String formula(UUID id, Map<UUID, String> instead) {
    String other = instead.get(id);
    return other == null ? Objects.requireNonNull(targets.get(id)).facts().formula() : other;
  }

  /** On which targets one rests directly. */
  Set<UUID> restsOn(UUID id) {
    return restsOn(id, Map.of());
  }

  private Set<UUID> restsOn(UUID id, Map<UUID, String> instead) {
    Target target = targets.get(id);
    String formula = target == null ? "" : formula(id, instead);
    Set<UUID> ids = new LinkedHashSet<>();
    if (target == null || formula.isEmpty()) {
      return ids;
    }
    Map<String, UUID> names = names(target.unitId());
    try {
      for (String name : FormulaBook.used(formula, Units.standard())) {
        UUID meant = names.get(name);
        if (meant != null) {
          ids.add(meant);
        }
      }
    } catch (FormulaFault unreadable) {
      // It was refused when it was written; a target that has gone since leaves it unknown.
      return Set.of();
    }
    return ids;
  }

  /** All targets whose values follow by a formula. */
  List<Target> derived() {
    return targets.values().stream().filter(target -> !target.facts().formula().isEmpty()).toList();
  }

  /** Those whose values rest on one of {@code changed}, directly or by way of others. */
  Set<UUID> restingOn(Set<UUID> changed) {
    Map<UUID, Set<UUID>> above = new HashMap<>();
    derived()
        .forEach(target ->
            restsOn(target.id())
                .forEach(input ->
                    above.computeIfAbsent(input, key -> new LinkedHashSet<>()).add(target.id())));
    Set<UUID> found = new LinkedHashSet<>();
    Deque<UUID> open = new ArrayDeque<>(changed);
    while (!open.isEmpty()) {
      for (UUID next : above.getOrDefault(open.pop(), Set.of())) {
        if (found.add(next)) {
          open.push(next);
        }
      }
    }
    return found;
  }

  /** The targets with reported values on which one rests in the end. */
  Set<UUID> inputs(UUID id) {
    Set<UUID> inputs = new LinkedHashSet<>();
    Set<UUID> seen = new HashSet<>();
    Deque<UUID> open = new ArrayDeque<>(List.of(id));
    while (!open.isEmpty()) {
      UUID next = open.pop();
      Set<UUID> below = seen.add(next) ? restsOn(next) : Set.of();
      if (below.isEmpty() && !next.equals(id)) {
        inputs.add(next);
      }
      below.forEach(open::push);
    }
    return inputs;
  }

  /** All formulae in one book, each target by its title. */
  private FormulaBook book(Map<UUID, String> instead) throws FormulaFault {
    Set<UUID> needed = new LinkedHashSet<>(instead.keySet());
    derived().forEach(target -> needed.add(target.id()));
    Set<UUID> all = new LinkedHashSet<>(needed);
    needed.forEach(id -> all.addAll(restsOn(id, instead)));
    FormulaBook.Builder book = FormulaBook.builder(Units.standard());
    for (UUID id : all) {
      Target target = Objects.requireNonNull(targets.get(id));
      String formula = formula(id, instead);
      String title = Objects.requireNonNull(titles.get(id));
      if (formula.isEmpty()) {
        book.measured(title, unitOf(target));
      } else {
        Map<String, UUID> names = names(target.unitId());
        book.derived(
            title,
            unitOf(target),
            FormulaBook.renamed(
                formula,
                Units.standard(),
                name -> {
                  UUID meant = names.get(name);
                  return meant == null ? name : Objects.requireNonNull(titles.get(meant));
                }));
      }
    }
    return book.build();
  }

  /**
   * Works out every target that follows from others.
   *
   * @param values the reported values, by target; what is left out is unknown
   * @throws FormulaFault if a formula cannot be used any more
   */
  Evaluation evaluate(Map<UUID, BigDecimal> values) throws FormulaFault {
    Map<String, BigDecimal> named = new HashMap<>();
    FormulaBook book = book(Map.of());
    Set<String> known = new HashSet<>(book.names());
    values.forEach((id, value) -> {
      Target target = targets.get(id);
      String title = titles.get(id);
      if (target != null
          && title != null
          && known.contains(title)
          && target.facts().formula().isEmpty()) {
        named.put(title, value);
      }
    });
    return book.evaluate(named);
  }

  /** The name of a target in an {@link #evaluate evaluation}. */
  String title(UUID id) {
    return Objects.requireNonNull(titles.get(id));
  }
}
