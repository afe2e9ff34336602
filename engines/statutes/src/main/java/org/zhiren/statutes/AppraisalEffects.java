package org.zhiren.statutes;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.zhiren.explain.Explanation;
import org.zhiren.explain.Fact;
import org.zhiren.explain.Text;
import org.zhiren.explain.Value;
import org.zhiren.statutes.PersonFacts.Appraisal;

/** What yearly grades add up to: merits, pay steps, pay grades, years that do not count. */
final class AppraisalEffects {
  private static final Text HEADING =
      Text.of("{0}{1}至{2}年度考核结果的累计", "What the appraisals of {0} from {1} to {2} add up to");
  private static final Text IN_A_ROW =
      Text.of(
          "截至{0}年度连续优秀{1}个年度，每满{2}个年度记三等功",
          "{1} excellent years in a row up to {0}; every {2} give a merit third class");
  private static final Text STEPS =
      Text.of(
          "累计称职以上{0}个年度，每{1}个年度晋升一次，共{2}次",
          "{0} years competent or better, one step for every {1}: {2}");
  private static final Text NOT_COUNTED =
      Text.of("基本称职{0}个年度，不计算为晋升年限", "{0} year(s) graded basically competent do not count");
  private static final Text YEARS = Text.of("个年度", "years");
  private static final Text TIMES = Text.of("次", "times");
  private static final Text APPRAISAL = Text.of("{0}年度考核结果", "appraisal of {0}");

  private final Law law;
  private final Trees trees;

  AppraisalEffects(Law law) {
    this.law = law;
    this.trees = new Trees(law);
  }

  Explanation of(Person person, int fromYear, int toYear) {
    if (fromYear > toYear) {
      throw new IllegalArgumentException(
          "The first year (%d) lies after the last (%d). Maybe the two were exchanged."
              .formatted(fromYear, toYear));
    }
    LocalDate day = LocalDate.of(toYear, 12, 31);
    Map<Integer, Grade> grades = new HashMap<>();
    for (Appraisal a : person.appraisals()) {
      grades.put(a.year(), a.grade());
    }
    List<Fact> missing = new ArrayList<>();
    int competent = 0;
    int basic = 0;
    for (int year = fromYear; year <= toYear; year++) {
      Grade grade = grades.get(year);
      if (grade == null) {
        missing.add(Fact.missing(APPRAISAL.fill(String.valueOf(year))));
      } else if (grade == Grade.COMPETENT || grade == Grade.EXCELLENT) {
        competent++;
      } else if (grade == Grade.BASICALLY_COMPETENT) {
        basic++;
      }
    }
    int row = 0;
    for (int year = toYear; grades.get(year) == Grade.EXCELLENT && year >= fromYear; year--) {
      row++;
    }
    Threshold merit = law.threshold("KH-19.years", day);
    Threshold pay = law.threshold("KH-20.pay-step", day);
    Threshold grade = law.threshold("KH-20.grade-step", day);
    Explanation.Builder tree =
        Explanation.of(
            "appraisal-effects",
            missing.isEmpty()
                ? new Value.Quantity(BigDecimal.valueOf(competent), YEARS)
                : new Value.Missing(),
            HEADING.fill(person.name(), String.valueOf(fromYear), String.valueOf(toYear)));
    missing.forEach(tree::using);
    if (!merit.known() || !pay.known() || !grade.known()) {
      return tree.because(trees.notOnFile("KH-19", day, merit)).build();
    }
    return tree.because(
            trees
                .of(
                    "KH-19",
                    new Value.Quantity(BigDecimal.valueOf(row / merit.number()), TIMES),
                    IN_A_ROW.fill(String.valueOf(toYear), row, merit.number()),
                    day,
                    merit)
                .build())
        .because(steps(competent, pay, day))
        .because(steps(competent, grade, day))
        .because(
            trees
                .of(
                    "KH-21",
                    new Value.Quantity(BigDecimal.valueOf(basic), YEARS),
                    NOT_COUNTED.fill(basic),
                    day,
                    new Threshold("", null, null, day))
                .build())
        .build();
  }

  private Explanation steps(int competent, Threshold every, LocalDate day) {
    int steps = competent / every.number();
    return trees
        .of(
            "KH-20",
            new Value.Quantity(BigDecimal.valueOf(steps), TIMES),
            STEPS.fill(competent, every.number(), steps),
            day,
            every)
        .build();
  }
}
