package org.zhiren.platform.selection.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.zhiren.platform.selection.procedure.CaseWalker.named;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** People without a file declare their relations, and what follows from it. */
class DeclaringRelationsTest extends GateSample {

  private Step.Declare declare(String who, Named about) {
    return new Step.Declare(
        walker.today(),
        new Named(null, who),
        about,
        about == null ? null : NearKin.AFFINITY,
        "本人签字");
  }

  @Test
  void peopleWithoutAFileDeclareAboutEverybodyWhoIsConsidered() {
    Stage stage = at(Form.PROMOTION, Phase.NOMINATION);
    LocalDate day = walker.today();
    Named outsider = new Named(null, "外单位负责人");
    Step.Nominate first = new Step.Nominate(day, named("沈甲"), "推荐单位", outsider, "熟悉业务", "近三年实绩");
    stage = take(stage, first, walker.desk());
    assertThat(stage.file().undeclared()).containsExactly(outsider);
    assertThat(missing(stage)).containsExactly("recusal.declared");
    stage = take(stage, declare("外单位负责人", null), walker.desk());
    assertThat(missing(stage)).isEmpty();
    // Somebody named later is not covered by what was said before.
    stage = take(stage, new Step.Nominate(day, named("陆乙"), "组织部", "熟悉业务", "近三年实绩"), walker.desk());
    assertThat(missing(stage)).containsExactly("recusal.declared");
    stage = take(stage, declare("外单位负责人", null), walker.desk());
    assertThat(missing(stage)).isEmpty();
  }

  private List<String> missing(Stage stage) {
    return Procedure.requirements(stage, walker.desk()).stream()
        .filter(Requirement::missing)
        .map(Requirement::code)
        .toList();
  }

  @Test
  void whoeverDeclaredARelationInspectsAndDecidesNoMore() {
    Stage stage = at(Form.PROMOTION, Phase.INSPECTION);
    Named person = stage.file().candidates().getFirst();
    Step.FormTeam team =
        new Step.FormTeam(walker.today(), List.of(named("卫八"), new Named(null, "外请专家")), "考察方案");
    stage = take(stage, team, walker.desk());
    assertThat(missing(stage)).contains("recusal.declared");
    stage = take(stage, declare("外请专家", person), walker.desk());
    assertThat(missing(stage)).contains("recusal.declared");
    // A later word that there is none does not undo the relation.
    stage = take(stage, declare("外请专家", null), walker.desk());
    assertThat(missing(stage)).contains("recusal.declared");
    Stage declared = stage;
    assertThatThrownBy(() -> take(declared, team, walker.desk()))
        .satisfies(thrown -> assertThat(fields(thrown)).containsExactly("members"));
    stage =
        take(
            stage,
            new Step.FormTeam(walker.today(), List.of(named("卫八"), named("蒋九")), "考察方案"),
            walker.desk());
    assertThat(missing(stage)).doesNotContain("recusal.declared");
  }
}
