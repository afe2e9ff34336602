package org.zhiren.platform.responsibility.evaluation.web;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.zhiren.explain.Text;
import org.zhiren.platform.access.Acting;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.responsibility.evaluation.Appeals;
import org.zhiren.platform.roster.OwnSection;
import org.zhiren.platform.roster.PersonSection;
import org.zhiren.platform.shell.Block;
import org.zhiren.platform.shell.BlockSource;
import org.zhiren.platform.shell.Texts;

/** What evaluation adds to the workbench, the page of a person and the own record. */
@Configuration(proxyBeanMethods = false)
class EvaluationSources {

  private static final int SHOWN = 5;

  /** Results that wait for a unit's word, appeals that wait for an answer. */
  @Bean
  BlockSource evaluationBlock(Appeals appeals, Acting acting) {
    return page -> {
      boolean manages = page.may(Right.TARGETS_MANAGE.name());
      if (acting.account().isEmpty() || !(manages || page.may(Right.TARGETS_REPORT.name()))) {
        return List.of();
      }
      List<Block.Line> lines = new ArrayList<>();
      if (manages) {
        int waiting = appeals.waiting();
        if (waiting > 0) {
          lines.add(
              new Block.Line(
                  page.t("evaluation.block.appeals"),
                  Integer.toString(waiting),
                  "/targets",
                  "attention"));
        }
      } else {
        for (Appeals.Asked one : appeals.asked(SHOWN)) {
          lines.add(
              new Block.Line(
                  page.t("evaluation.block.confirm", one.plan()),
                  page.t("evaluation.block.until", one.until()),
                  "/targets/" + one.planId() + "/scores/units/" + one.unitId(),
                  "attention"));
        }
      }
      return lines.isEmpty()
          ? List.of()
          : List.of(new Block(625, "evaluation.title", "/targets", lines));
    };
  }

  @Bean
  PersonSection targetResultsSection(Texts texts) {
    return new PersonSection() {
      @Override
      public int order() {
        return 40;
      }

      @Override
      public String anchor() {
        return "targets";
      }

      @Override
      public Text title() {
        return texts.both("evaluation.person");
      }

      @Override
      public Right right() {
        return Right.TARGETS_MANAGE;
      }

      @Override
      public String href(UUID person) {
        return "/targets/people/" + person;
      }
    };
  }

  @Bean
  OwnSection ownTargetResultsSection(Texts texts) {
    return new OwnSection() {
      @Override
      public int order() {
        return 40;
      }

      @Override
      public String anchor() {
        return "targets";
      }

      @Override
      public Text title() {
        return texts.both("evaluation.own");
      }

      @Override
      public String href() {
        return "/own/targets";
      }
    };
  }
}
