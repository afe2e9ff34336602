package org.zhiren.platform.roster.query.web;

import static org.zhiren.platform.roster.query.Condition.Test.between;
import static org.zhiren.platform.roster.query.Condition.Test.in;

import java.util.List;
import org.zhiren.platform.roster.query.Condition;
import org.zhiren.platform.roster.query.Condition.Facts;
import org.zhiren.platform.roster.query.Condition.Measure;
import org.zhiren.platform.roster.query.Condition.Op;
import org.zhiren.platform.roster.query.Condition.Test;
import org.zhiren.platform.roster.query.Condition.Timing;
import org.zhiren.platform.roster.query.FactKind;
import org.zhiren.platform.roster.query.Field;
import org.zhiren.platform.roster.query.Question;

/** Frequent questions to start from. */
public final class Examples {

  /**
   * One of them.
   *
   * @param key the name is {@code query.example.<key>}
   * @param question what is asked
   */
  public record Example(String key, Question question) {}

  static final List<Example> ALL =
      List.of(
          new Example(
              "young", Question.of(level("1A41").forMonths(36), in(Field.SEX, "2"), age("", "40"))),
          new Example(
              "grassroots",
              Question.of(
                  Facts.some(FactKind.CAREER, Timing.EVER, in(Field.CAREER_GRASSROOTS, "true"))
                      .forMonths(24))),
          new Example(
              "excellent",
              Question.of(
                  Facts.some(FactKind.APPRAISAL, Timing.EVER, in(Field.APPRAISAL_GRADE, "优秀"))
                      .inLastYears(3)
                      .measured(Measure.COUNT, 2, null))),
          new Example(
              "engineering",
              Question.of(
                  Facts.some(
                      FactKind.EDUCATION,
                      Timing.EVER,
                      Test.of(Field.EDUCATION_LEVEL, Op.AT_LEAST, "21"),
                      in(Field.EDUCATION_MODE, "1"),
                      Test.of(Field.EDUCATION_DEGREE_NAME, Op.CONTAINS, "工学")))),
          new Example(
              "nonparty",
              Question.of(
                  Test.of(Field.LEVEL, Op.AT_LEAST, "1A42"),
                  new Condition.Group(
                      Condition.Join.NONE, List.of(in(Field.POLITICAL_STATUS, "中共党员", "预备党员"))))),
          new Example(
              "training",
              Question.of(
                  Test.of(Field.LEVEL, Op.AT_LEAST, "1A42"),
                  Facts.some(FactKind.TRAINING, Timing.EVER)
                      .inLastYears(5)
                      .measured(Measure.HOURS, null, 549))),
          new Example("retiring", Question.of(age("59", ""))),
          new Example(
              "probation",
              Question.of(
                  Facts.some(
                      FactKind.CAREER,
                      Timing.NOW,
                      new Test(Field.CAREER_CONFIRMED, Op.EMPTY, List.of(), "", ""),
                      between(Field.CAREER_PROBATION, "2000-01-01", "")))),
          new Example("sanctioned", Question.of(Facts.some(FactKind.SANCTION, Timing.NOW))),
          new Example(
              "long",
              Question.of(
                  level("1A31", "1A32").forMonths(120),
                  Facts.some(
                      FactKind.CAREER, Timing.NOW, in(Field.CAREER_POST_KIND, "LEADERSHIP")))));

  private Examples() {}

  private static Facts level(String... codes) {
    return Facts.some(FactKind.CAREER, Timing.NOW, in(Field.CAREER_LEVEL, codes));
  }

  private static Test age(String from, String to) {
    return between(Field.AGE, from, to);
  }
}
