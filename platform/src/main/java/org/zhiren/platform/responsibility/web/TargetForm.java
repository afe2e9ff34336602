package org.zhiren.platform.responsibility.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;
import org.zhiren.platform.responsibility.Publishing;
import org.zhiren.platform.responsibility.ScoreRule;
import org.zhiren.platform.responsibility.Target;
import org.zhiren.platform.responsibility.TargetFacts;
import org.zhiren.platform.responsibility.TargetKind;
import org.zhiren.platform.responsibility.reckoning.Course;
import org.zhiren.platform.responsibility.reckoning.Direction;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.NotFound;
import org.zhiren.platform.shell.Typing;

/**
 * The form of a target as it was typed: nothing typed is lost when it is refused.
 *
 * @param typed field → text
 */
public record TargetForm(Map<String, String> typed) {

  private static final BigDecimal MOST_PERCENT = BigDecimal.valueOf(1_000);

  /** Copies the map. */
  public TargetForm {
    typed = Map.copyOf(typed);
  }

  /** What was typed into a field; empty for nothing. */
  public String get(String field) {
    return typed.getOrDefault(field, "").strip();
  }

  /**
   * An identifier in a hidden field; {@code null} for none.
   *
   * @throws NotFound if it is not one
   */
  static @Nullable UUID id(String typed) {
    if (typed.isBlank()) {
      return null;
    }
    try {
      return UUID.fromString(typed);
    } catch (IllegalArgumentException notAnId) {
      throw new NotFound("the thing of a hidden field");
    }
  }

  /** The form of a target that exists. */
  static TargetForm of(Target target, String unitName) {
    TargetFacts facts = target.facts();
    Map<String, String> typed = new HashMap<>();
    typed.put("version", Long.toString(target.version()));
    typed.put("name", facts.name());
    typed.put("kind", target.kind().name());
    typed.put("unit", unitName);
    typed.put("leader", facts.leader().name());
    typed.put("person", facts.person().name());
    typed.put("indicator", facts.indicator());
    typed.put("measure", facts.measure());
    typed.put("direction", target.direction().name());
    typed.put("baseline", number(facts.baseline()));
    typed.put("goal", number(facts.goal()));
    typed.put("challenge", number(facts.challenge()));
    typed.put("rule", Objects.requireNonNull(facts.rule()).name());
    typed.put("course", Objects.requireNonNull(facts.course()).name());
    typed.put("weight", Publishing.percent(facts.weight()).replace("%", ""));
    typed.put("deadline", target.deadline().toString());
    typed.put("evidence", facts.evidence());
    typed.put("source", facts.source());
    typed.put("formula", facts.formula());
    typed.put(
        "milestones",
        facts.milestones().stream()
            .map(m ->
                m.dueOn()
                    + " "
                    + m.name()
                    + (m.value() == null ? "" : " " + m.value().toPlainString()))
            .collect(Collectors.joining("\n")));
    return new TargetForm(typed);
  }

  private static String number(@Nullable BigDecimal number) {
    return number == null ? "" : number.toPlainString();
  }

  /** Reads the form. */
  TargetFacts facts(People people, @Nullable UUID unit, List<UUID> cooperating) {
    List<InvalidInput.Fault> faults = new ArrayList<>();
    TargetFacts facts =
        new TargetFacts(
            get("name"),
            choice(TargetKind.values(), get("kind")).orElse(null),
            unit,
            people.named(get("leader"), unit),
            people.named(get("person"), unit),
            cooperating,
            get("indicator"),
            get("measure"),
            choice(Direction.values(), get("direction")).orElse(null),
            number("baseline", faults),
            number("goal", faults),
            number("challenge", faults),
            choice(ScoreRule.values(), get("rule")).orElse(null),
            choice(Course.Kind.values(), get("course")).orElse(null),
            weight(faults),
            Typing.dayIfAny("deadline", get("deadline"), faults),
            get("evidence"),
            get("source"),
            milestones(faults),
            get("formula"));
    if (!faults.isEmpty()) {
      throw new InvalidInput(faults);
    }
    return facts;
  }

  /** Finds who is meant by a name. */
  interface People {
    TargetFacts.Named named(String name, @Nullable UUID unit);
  }

  private static <E extends Enum<E>> Optional<E> choice(E[] values, String name) {
    return Arrays.stream(values).filter(value -> value.name().equals(name)).findFirst();
  }

  private @Nullable BigDecimal number(String field, List<InvalidInput.Fault> faults) {
    return Typing.numberIfAny(field, get(field), 6, faults);
  }

  private int weight(List<InvalidInput.Fault> faults) {
    String plain = get("weight").replace("%", "");
    if (plain.isEmpty()) {
      return 0;
    }
    Optional<BigDecimal> percent =
        Typing.findNumber(plain, 2)
            .filter(number -> number.signum() >= 0 && number.compareTo(MOST_PERCENT) < 0);
    if (percent.isEmpty()) {
      faults.add(
          new InvalidInput.Fault(
              "weight",
              get("weight"),
              Text.of(
                      "权重“{0}”应为百分数，最多两位小数，例如 12.5。",
                      "The weight “{0}” should be a percentage with at most two decimals, such as"
                          + " 12.5.")
                  .fill(get("weight"))));
      return 0;
    }
    return percent.get().movePointRight(2).intValueExact();
  }

  private List<TargetFacts.Milestone> milestones(List<InvalidInput.Fault> faults) {
    List<TargetFacts.Milestone> milestones = new ArrayList<>();
    for (String line : get("milestones").lines().map(String::strip).toList()) {
      if (line.isEmpty()) {
        continue;
      }
      String[] words = line.split("\\s+");
      LocalDate due = Typing.day("milestones", words[0], faults);
      boolean valued = words.length > 2 && words[words.length - 1].matches("[+-]?\\d+(\\.\\d+)?");
      int end = valued ? words.length - 1 : words.length;
      String name = String.join(" ", Arrays.copyOfRange(words, 1, Math.max(1, end)));
      if (due != null) {
        milestones.add(
            new TargetFacts.Milestone(
                name, due, valued ? new BigDecimal(words[words.length - 1]) : null, null));
      }
    }
    return milestones;
  }
}
