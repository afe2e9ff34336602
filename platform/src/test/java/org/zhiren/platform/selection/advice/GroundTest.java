package org.zhiren.platform.selection.advice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.zhiren.explain.Citation;
import org.zhiren.platform.selection.procedure.CaseWalker;
import org.zhiren.platform.selection.procedure.Form;
import org.zhiren.platform.selection.procedure.Phase;
import org.zhiren.platform.selection.procedure.Procedure;
import org.zhiren.platform.selection.procedure.Requirement;
import org.zhiren.platform.selection.procedure.Stage;

/** The provisions offered at a phase are those of its gate. */
class GroundTest {

  @ParameterizedTest
  @EnumSource(Form.class)
  void everyArticleThatAGateNamesIsOffered(Form form) {
    LocalDate begin = LocalDate.of(2025, 3, 3);
    CaseWalker walker = new CaseWalker(new Random(11), CaseWalker.people(), begin);
    Stage stage = Procedure.open(CaseWalker.brief(form, false, begin));
    while (stage.phase() != null) {
      Phase phase = Objects.requireNonNull(stage.phase());
      List<String> offered = Ground.provisions(form, phase);
      LocalDate day = walker.today();
      Set<String> articles =
          offered.stream()
              .map(id -> CaseWalker.LAW.citation(id, day).article())
              .collect(Collectors.toSet());
      for (Requirement one : Procedure.requirements(stage, walker.desk())) {
        Citation citation = one.citation();
        if (citation != null) {
          assertThat(articles)
              .as("%s, %s, %s", form, phase, one.code())
              .contains(citation.article());
        }
      }
      assertThat(Ground.words(form, phase)).isNotEmpty();
      stage = Procedure.take(stage, walker.next(stage), walker.desk());
    }
  }
}
