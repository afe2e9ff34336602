package org.zhiren.platform.responsibility.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who counts in a panel, by which weights, and what becomes of severe and lenient members. */
class PanelTest {

  private static final UUID ONE = new UUID(0, 1);
  private static final UUID OTHER = new UUID(0, 2);

  private static Panel.Marked marked(UUID target, String member, int... marks) {
    List<String> criteria = List.of("创新性", "实际成效", "可复制可推广");
    Map<String, BigDecimal> given = new java.util.HashMap<>();
    for (int i = 0; i < marks.length; i++) {
      given.put(criteria.get(i), BigDecimal.valueOf(marks[i]));
    }
    return new Panel.Marked(target, member, given);
  }

  private static Panel.Marked stoodBack(UUID target, String member) {
    return new Panel.Marked(target, member, null);
  }

  private static Panel.@Nullable Verdict of(UUID target, List<Panel.Marked> all) {
    return Panel.verdicts(all, Scheme.USUAL).get(target);
  }

  private static Panel.Verdict certain(UUID target, List<Panel.Marked> all) {
    return Objects.requireNonNull(of(target, all));
  }

  @Test
  void threeMembersMustHaveMarkedEveryCriterion() {
    List<Panel.Marked> all = new ArrayList<>();
    all.add(marked(ONE, "甲", 60, 80, 100));
    all.add(marked(ONE, "乙", 60, 80, 100));
    all.add(marked(ONE, "丙", 60, 80));
    all.add(stoodBack(ONE, "丁"));
    assertThat(of(ONE, all)).as("two, half a sheet, and one who stood back").isNull();
    all.add(marked(ONE, "戊", 60, 80, 100));
    assertThat(of(ONE, all)).isNotNull();
    assertThat(of(OTHER, all)).isNull();
  }

  @Test
  void criteriaCountByTheirWeights() {
    List<Panel.Marked> all =
        List.of(
            marked(ONE, "甲", 60, 80, 100),
            marked(ONE, "乙", 60, 80, 100),
            marked(ONE, "丙", 60, 80, 100),
            stoodBack(ONE, "丁"),
            stoodBack(OTHER, "甲"),
            stoodBack(OTHER, "乙"));
    Panel.Verdict verdict = certain(ONE, all);
    // 30 % of 60, 40 % of 80, 30 % of 100.
    assertThat(verdict.mark()).isEqualTo("80.00");
    assertThat(verdict.why().sentence().en())
        .isEqualTo(
            "3 members marked independently; mean 80.00, severe and lenient members balance: 80.00"
                + " points.");
    assertThat(verdict.why().facts().stream().map(fact -> fact.name().en() + " " + fact.value()))
        .as("means by criterion, and who stood back from this one")
        .satisfiesExactly(
            novelty -> assertThat(novelty).startsWith("novelty").contains("60.00"),
            results -> assertThat(results).startsWith("results").contains("80.00"),
            copying -> assertThat(copying).startsWith("worth copying").contains("100.00"),
            back -> assertThat(back).startsWith("stood back").contains("1").doesNotContain("3"));
  }

  /** Four members, three for each highlight; the fourth takes twenty off whatever it marks. */
  @Test
  void whatIsTakenOffAndGivenBackIsSaid() {
    List<Panel.Marked> all = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      for (int member = 0; member < 4; member++) {
        if (member != i % 4) {
          int mark = 60 + i + (i * 7 + member * 3) % 4 - (member == 3 ? 20 : 0);
          all.add(marked(new UUID(1, i), "委员" + member, mark, mark, mark));
        }
      }
    }
    for (int i = 0; i < 24; i++) {
      UUID target = new UUID(1, i);
      double mean =
          all.stream()
              .filter(one -> one.targetId().equals(target))
              .mapToDouble(one ->
                  Objects.requireNonNull(Objects.requireNonNull(one.marks()).get("创新性"))
                      .doubleValue())
              .average()
              .orElseThrow();
      Panel.Verdict verdict = certain(target, all);
      String said = verdict.why().sentence().en();
      if (i % 4 == 3) {
        assertThat(said).as("without the severe member").contains("off for lenient members");
        assertThat(verdict.mark().doubleValue()).isLessThan(mean);
      } else {
        assertThat(said).as("with the severe member").contains("given back for severe members");
        assertThat(verdict.mark().doubleValue()).isGreaterThan(mean);
      }
    }
  }
}
