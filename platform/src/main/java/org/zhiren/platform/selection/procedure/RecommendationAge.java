package org.zhiren.platform.selection.procedure;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import org.zhiren.explain.Explanation;
import org.zhiren.explain.Text;

/** Whether the recommendation on which a case rests may still be used. */
final class RecommendationAge {

  private RecommendationAge() {}

  /** The requirement; empty if the case has no recommendation. */
  static Optional<Requirement> requirement(CaseFile file, ProcedureLaw law, LocalDate today) {
    return file.all(Step.Recommend.class).stream()
        .map(Step.Recommend::on)
        .min(Comparator.naturalOrder())
        .map(made -> {
          Explanation judged = law.recommendation(made, file.brief().post(), today);
          return new Requirement(
              "recommendation.valid",
              Text.of("民主推荐结果仍在有效期内", "the recommendation is still valid"),
              ProcedureLaw.verdict(judged),
              judged.sentence(),
              Gates.OFFICER,
              null,
              law.citation("XB-16-v", today));
        });
  }
}
