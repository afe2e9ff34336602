package org.zhiren.platform.eligibility.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.zhiren.explain.Text;
import org.zhiren.platform.access.Acting;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.eligibility.CalendarYear;
import org.zhiren.platform.eligibility.LawInForce;
import org.zhiren.platform.eligibility.LocalRule;
import org.zhiren.platform.eligibility.LocalRules;
import org.zhiren.platform.eligibility.WorkingCalendar;
import org.zhiren.platform.roster.PersonAction;
import org.zhiren.platform.shell.Block;
import org.zhiren.platform.shell.BlockSource;
import org.zhiren.platform.shell.NavigationEntry;
import org.zhiren.platform.shell.NavigationSource;
import org.zhiren.platform.shell.PaletteItem;
import org.zhiren.platform.shell.PaletteSource;
import org.zhiren.platform.shell.Texts;
import org.zhiren.statutes.ProvisionText;

/** What the rules add to menu, palette and workbench. */
@Configuration(proxyBeanMethods = false)
class EligibilitySources {

  @Bean
  NavigationSource eligibilityNavigation() {
    return () ->
        List.of(
            new NavigationEntry(
                350,
                "eligibility.title",
                "/eligibility",
                "scale",
                Right.ELIGIBILITY_EXAMINE.name(),
                "e"));
  }

  /** The posts that are open to a person, from that person's page. */
  @Bean
  PersonAction eligibilityAction(Texts texts) {
    return new PersonAction() {
      @Override
      public int order() {
        return 110;
      }

      @Override
      public Text label() {
        return texts.both("eligibility.open.link");
      }

      @Override
      public String icon() {
        return "scale";
      }

      @Override
      public Right right() {
        return Right.ELIGIBILITY_EXAMINE;
      }

      @Override
      public String href(UUID person) {
        return "/eligibility/people/" + person;
      }
    };
  }

  @Bean
  PaletteSource eligibilityPalette(LawInForce law, Acting acting) {
    return (query, language, limit) -> {
      if (acting.account().filter(a -> a.may(Right.ELIGIBILITY_EXAMINE)).isEmpty()) {
        return List.of();
      }
      String wanted = query.toLowerCase(Locale.ROOT);
      List<PaletteItem> items = new ArrayList<>();
      for (ProvisionText text : law.national().provisions()) {
        if (items.size() < limit
            && (text.title().zh().contains(wanted)
                || text.title().en().toLowerCase(Locale.ROOT).contains(wanted)
                || text.id().toLowerCase(Locale.ROOT).startsWith(wanted))) {
          items.add(
              new PaletteItem(
                  "eligibility.rules.title",
                  language.of(text.title()),
                  RulesController.newest(text).label(),
                  "/eligibility/rules/" + text.id(),
                  "gavel"));
        }
      }
      return items;
    };
  }

  @Bean
  BlockSource eligibilityBlock(
      LocalRules rules, WorkingCalendar calendar, Acting acting, Clock clock) {
    return page -> {
      if (!page.may(Right.STATUTES_EDIT.name())) {
        return List.of();
      }
      var me = acting.required().id();
      long waiting =
          rules.all().stream()
              .filter(rule ->
                  rule.state() == LocalRule.State.PROPOSED && !rule.proposed().by().equals(me))
              .count();
      long ending =
          rules.all().stream()
              .filter(rule -> {
                LocalRule.Step asked = rule.ending();
                return rule.state() == LocalRule.State.ENDING
                    && asked != null
                    && !asked.by().equals(me);
              })
              .count();
      long calendars =
          calendar.entries().stream()
              .filter(year -> {
                LocalRule.Step step = year.proposed();
                return year.state() == CalendarYear.State.PROPOSED
                    && step != null
                    && !step.by().equals(me);
              })
              .count();
      List<Block.Line> lines = new ArrayList<>();
      if (waiting + ending > 0) {
        lines.add(
            new Block.Line(
                page.t("eligibility.block.local"),
                String.valueOf(waiting + ending),
                "/eligibility/local",
                "attention"));
      }
      if (calendars > 0) {
        lines.add(
            new Block.Line(
                page.t("eligibility.block.calendar"),
                String.valueOf(calendars),
                "/eligibility/calendar",
                "attention"));
      }
      LocalDate today = LocalDate.now(clock);
      int next = today.getYear() + 1;
      if (today.getMonthValue() >= 11 && !calendar.days().knows(next)) {
        lines.add(
            new Block.Line(
                page.t("eligibility.block.missing"),
                String.valueOf(next),
                "/eligibility/calendar",
                "attention"));
      }
      return lines.isEmpty()
          ? List.of()
          : List.of(new Block(350, "eligibility.title", "/eligibility", lines));
    };
  }
}
