package org.zhiren.platform.responsibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.zhiren.platform.responsibility.TargetFacts.Named;
import org.zhiren.platform.responsibility.reckoning.Course;
import org.zhiren.platform.responsibility.reckoning.Direction;
import org.zhiren.platform.responsibility.reckoning.Evaluation;

/** Formulae of a plan: names, circles, and values against a recursive oracle. */
class FormulaPlanTest {

  private static final UUID ONE = new UUID(0, 1);
  private static final UUID TWO = new UUID(0, 2);
  private static final Map<UUID, String> UNITS = Map.of(ONE, "甲局", TWO, "乙局");

  private static Target target(UUID unit, String name, String indicator, String formula) {
    return new Target(
        UUID.randomUUID(),
        new UUID(9, 9),
        null,
        1,
        new TargetFacts(
            name,
            TargetKind.STEP,
            unit,
            new Named(null, "沈甲"),
            new Named(null, "陆乙"),
            List.of(),
            indicator,
            "个",
            Direction.UP,
            BigDecimal.ZERO,
            BigDecimal.TEN,
            null,
            ScoreRule.LINEAR,
            Course.Kind.LINEAR,
            100,
            LocalDate.of(2026, 12, 31),
            "",
            "月报",
            List.of(),
            formula),
        null,
        1);
  }

  @Test
  void aNameThatMeansTwoIsRefusedUntilTheIndicatorIsSaid() {
    List<Target> all =
        List.of(
            target(ONE, "培训", "场次", ""), target(ONE, "培训", "人数", ""), target(TWO, "培训", "场次", ""));
    FormulaPlan plan = new FormulaPlan(all, UNITS);
    assertThat(plan.faults(null, ONE, "个", "培训 + 1个")).as("two of the own unit").isNotEmpty();
    assertThat(plan.faults(null, ONE, "个", "[培训／场次] + 1个")).isEmpty();
    assertThat(plan.faults(null, ONE, "个", "[乙局·培训] + 1个")).as("one there").isEmpty();
    assertThat(plan.faults(null, TWO, "个", "培训 + 1个")).as("one of the own").isEmpty();
  }

  @Test
  void aCircleIsToldWithItsWay() {
    Target a = target(ONE, "子", "子", "丑 + 1个");
    Target b = target(ONE, "丑", "丑", "[乙局·寅] + 1个");
    Target c = target(TWO, "寅", "寅", "");
    FormulaPlan plan = new FormulaPlan(List.of(a, b, c), UNITS);
    assertThat(plan.unusable()).isEmpty();
    assertThat(plan.faults(c.id(), TWO, "个", "[甲局·子] × 2"))
        .singleElement()
        .satisfies(fault -> assertThat(fault.message().zh()).contains("甲局·子", "甲局·丑", "乙局·寅", "→"));
    assertThat(plan.inputs(a.id())).containsExactly(c.id());
    assertThat(plan.restingOn(Set.of(c.id()))).containsExactlyInAnyOrder(a.id(), b.id());
  }

  @Test
  void valuesAgreeWithARecursiveOracle() throws Exception {
    long seed = System.nanoTime();
    System.out.println("FormulaPlanTest seed " + seed);
    Random random = new Random(seed);
    for (int run = 0; run < 40; run++) {
      List<Target> all = new ArrayList<>();
      Map<UUID, List<Target>> parts = new HashMap<>();
      for (int i = 0; i < 25; i++) {
        UUID unit = random.nextBoolean() ? ONE : TWO;
        StringBuilder formula = new StringBuilder();
        List<Target> of = new ArrayList<>();
        if (i > 5 && random.nextInt(3) > 0) {
          for (int k = 0; k < 1 + random.nextInt(3); k++) {
            Target part = all.get(random.nextInt(all.size()));
            of.add(part);
            formula
                .append(formula.isEmpty() ? "" : " + ")
                .append(
                    part.unitId().equals(unit)
                        ? part.facts().name()
                        : "[" + UNITS.get(part.unitId()) + "·" + part.facts().name() + "]");
          }
        }
        Target target = target(unit, "指标" + (char) ('甲' + i), "数", formula.toString());
        all.add(target);
        parts.put(target.id(), of);
      }
      Map<UUID, BigDecimal> values = new HashMap<>();
      for (Target target : all) {
        if (target.facts().formula().isEmpty() && random.nextInt(8) > 0) {
          values.put(target.id(), BigDecimal.valueOf(random.nextInt(1_000)));
        }
      }
      FormulaPlan plan = new FormulaPlan(all, UNITS);
      Evaluation evaluation = plan.evaluate(values);
      Set<UUID> above = new HashSet<>();
      UUID changed = all.getFirst().id();
      for (Target target : all) {
        if (!target.facts().formula().isEmpty()) {
          BigDecimal wanted = oracle(target, parts, values);
          Optional<BigDecimal> told = evaluation.value(plan.title(target.id()));
          assertThat(told.isPresent()).as("run %d %s", run, target).isEqualTo(wanted != null);
          told.ifPresent(value -> assertThat(value).isEqualByComparingTo(wanted));
          if (restsOn(target, changed, parts)) {
            above.add(target.id());
          }
        }
      }
      assertThat(plan.restingOn(Set.of(changed))).isEqualTo(above);
    }
  }

  private static @Nullable BigDecimal oracle(
      Target target, Map<UUID, List<Target>> parts, Map<UUID, BigDecimal> values) {
    if (target.facts().formula().isEmpty()) {
      return values.get(target.id());
    }
    BigDecimal sum = BigDecimal.ZERO;
    for (Target part : parts.getOrDefault(target.id(), List.of())) {
      BigDecimal value = oracle(part, parts, values);
      if (value == null) {
        return null;
      }
      sum = sum.add(value);
    }
    return sum;
  }

  private static boolean restsOn(Target target, UUID input, Map<UUID, List<Target>> parts) {
    return parts.getOrDefault(target.id(), List.of()).stream()
        .anyMatch(part -> part.id().equals(input) || restsOn(part, input, parts));
  }
}
