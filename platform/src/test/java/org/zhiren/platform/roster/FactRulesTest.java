package org.zhiren.platform.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.zhiren.platform.shell.InvalidInput;

/** What can be written into a file, and how it is told that something cannot. */
class FactRulesTest {

  private static final Map<String, String> TRAINING =
      Map.of(
          "course", "专题班",
          "organiser", "州委党校",
          "begins_on", "2024-03-01",
          "ends_on", "2024-03-01",
          "hours", "8");

  private static Map<String, String> with(String field, String value) {
    Map<String, String> values = new HashMap<>(TRAINING);
    values.put(field, value);
    return values;
  }

  private static List<String> faults(FactKind kind, Map<String, String> typed) {
    InvalidInput refused =
        catchThrowableOfType(InvalidInput.class, () -> FactRules.facts(kind, typed, Map.of()));
    return refused == null
        ? List.of()
        : refused.faults().stream().map(InvalidInput.Fault::field).toList();
  }

  @Test
  void daysAreReadInTheWaysInWhichTheyAreWritten() {
    long seed = System.nanoTime();
    System.out.println("FactRulesTest seed " + seed);
    Random random = new Random(seed);
    for (int i = 0; i < 500; i++) {
      LocalDate day = LocalDate.of(1900, 1, 1).plusDays(random.nextInt(73_000));
      String iso = day.toString();
      for (String written :
          List.of(
              iso,
              iso.replace("-", ""),
              iso.replace('-', '.'),
              iso.replace('-', '/'),
              "%d年%d月%d日".formatted(day.getYear(), day.getMonthValue(), day.getDayOfMonth()))) {
        Map<String, String> values = new HashMap<>(with("begins_on", written));
        values.put("ends_on", written);
        assertThat(FactRules.facts(FactKind.TRAINING, values, Map.of()))
            .as("%s, seed %d", written, seed)
            .containsEntry("begins_on", iso);
      }
    }
  }

  @Test
  void daysThatDoNotExistAreRefused() {
    for (String day :
        List.of(
            "2023-02-29", "2024-02-30", "2024-13-01", "2024-00-10", "1899-12-31", "昨天", "24-1-1")) {
      assertThat(faults(FactKind.TRAINING, with("begins_on", day))).as(day).contains("begins_on");
    }
    assertThat(faults(FactKind.TRAINING, with("begins_on", "2024-02-29"))).isEmpty();
  }

  @Test
  void endsComeAfterBeginnings() {
    assertThat(faults(FactKind.TRAINING, TRAINING)).as("a course of one day").isEmpty();
    assertThat(faults(FactKind.TRAINING, with("ends_on", "2024-02-29"))).containsExactly("ends_on");
    Map<String, String> rank =
        new HashMap<>(
            Map.of(
                "rank_code",
                "1C",
                "begins_on",
                "2024-03-01",
                "ends_on",
                "2024-03-01",
                "change_kind",
                "确定职级"));
    assertThat(faults(FactKind.RANK, rank))
        .as("the end is the first day without it")
        .containsExactly("ends_on");
    rank.put("ends_on", "2024-03-02");
    assertThat(FactRules.facts(FactKind.RANK, rank, Map.of())).containsEntry("rank_name", "二级科员");
  }

  @Test
  void codesAreOfTheirTableOrWereThereBefore() {
    Map<String, String> rank =
        Map.of("rank_code", "99", "begins_on", "2024-03-01", "change_kind", "确定职级");
    assertThat(faults(FactKind.RANK, rank)).containsExactly("rank_code");
    assertThat(FactRules.facts(FactKind.RANK, rank, Map.of("rank_code", "99", "rank_name", "旧职级")))
        .containsEntry("rank_name", "旧职级");
    assertThat(faults(FactKind.TRAINING, with("hours", "-1"))).containsExactly("hours");
    assertThat(faults(FactKind.TRAINING, with("hours", "0"))).isEmpty();
    assertThat(faults(FactKind.TRAINING, with("course", "长".repeat(501))))
        .containsExactly("course");
  }

  @Test
  void everyListOfEveryFieldIsThere() {
    for (FactKind kind : FactKind.values()) {
      for (FactField field : kind.fields()) {
        String list = field.choices();
        if (list != null) {
          assertThat(Choices.of(list)).as(list).isNotEmpty();
        }
      }
    }
  }
}
