package org.zhiren.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.zhiren.platform.access.Accounts;
import org.zhiren.platform.access.Role;
import org.zhiren.platform.organization.Unit;
import org.zhiren.platform.organization.Units;
import org.zhiren.platform.responsibility.DrawingUpPlan;
import org.zhiren.platform.responsibility.Plan;
import org.zhiren.platform.responsibility.PlanKind;
import org.zhiren.platform.responsibility.Publishing;
import org.zhiren.platform.responsibility.Reading;
import org.zhiren.platform.responsibility.Reporting;
import org.zhiren.platform.responsibility.ScoreRule;
import org.zhiren.platform.responsibility.SettingTargets;
import org.zhiren.platform.responsibility.TargetFacts;
import org.zhiren.platform.responsibility.TargetFacts.Named;
import org.zhiren.platform.responsibility.TargetKind;
import org.zhiren.platform.responsibility.evaluation.Freezing;
import org.zhiren.platform.responsibility.reckoning.Course;
import org.zhiren.platform.responsibility.reckoning.Direction;
import org.zhiren.platform.roster.People;
import org.zhiren.platform.roster.Person;

/**
 * A target by formula, the freeze, an appeal answered by somebody else, the release, and what the
 * person who answered for the target reads afterwards.
 */
class EvaluationJourneyTest extends Journey {

  private static final Locale CHINESE = Locale.SIMPLIFIED_CHINESE;

  private record Prepared(UUID plan, UUID top, UUID unit, String unitName, Person person) {}

  private void look(Page page, String name) {
    accessible(page);
    fits(page);
    picture(page, "evaluation-" + name);
  }

  /** A draft of last year with one target above; the rest is done in the browser. */
  private Prepared prepared() {
    int year = LocalDate.now(house.zone()).getYear() - 1;
    return house.asSystem(() -> {
      Units units = house.bean(Units.class);
      var unit = units.tree(null, LocalDate.now(house.zone()), 2, 600).get(2).unit();
      Person person =
          house.bean(People.class).list(People.Search.everybody(), null, 1).people().getFirst();
      UUID plan =
          house
              .bean(DrawingUpPlan.class)
              .begin(
                  unit.id(),
                  new Plan.Head(
                      year + "年度就业专项",
                      PlanKind.YEAR,
                      LocalDate.of(year, 1, 1),
                      LocalDate.of(year, 12, 31),
                      "州委办通知"));
      SettingTargets setting = house.bean(SettingTargets.class);
      UUID top = setting.add(plan, null, facts(unit.id(), year, "就业工作", "人", person));
      setting.add(plan, top, facts(unit.id(), year, "新增就业", "人", person));
      setting.add(plan, top, facts(unit.id(), year, "就业任务", "人", null));
      return new Prepared(plan, top, unit.id(), unit.name(), person);
    });
  }

  /** A frozen plan of last year: many units of one level, each with three indicators of five. */
  private UUID compared() {
    int year = LocalDate.now(house.zone()).getYear() - 1;
    return house.asSystem(() -> {
      List<Unit> peers =
          house.bean(Units.class).known().stream()
              .filter(unit -> unit.facts().level().equals("县、处级"))
              .filter(unit -> unit.facts().nature().equals("法人单位"))
              .filter(unit -> unit.from().isBefore(LocalDate.of(year, 1, 1)))
              .limit(24)
              .toList();
      UUID plan =
          house
              .bean(DrawingUpPlan.class)
              .begin(
                  peers.getFirst().id(),
                  new Plan.Head(
                      year + "年度营商环境",
                      PlanKind.YEAR,
                      LocalDate.of(year, 1, 1),
                      LocalDate.of(year, 12, 31),
                      "州委办通知"));
      SettingTargets setting = house.bean(SettingTargets.class);
      List<Reporting.Value> values = new ArrayList<>();
      for (int i = 0; i < peers.size(); i++) {
        for (int k = 0; k < 3; k++) {
          int which = (i + k * (1 + i % 2)) % 5;
          UUID target =
              setting.add(
                  plan,
                  null,
                  facts(peers.get(i).id(), year, "指标" + "甲乙丙丁戊".charAt(which), "项", null));
          if (i % 7 != 3 || k > 0) {
            int value = 45 + 9 * which + (i * 5) % 17 + (i + which) % 3;
            values.add(
                new Reporting.Value(
                    target, LocalDate.of(year, 12, 31), BigDecimal.valueOf(value), "", ""));
          }
        }
      }
      setting.evenWeights(plan, null);
      house.bean(Publishing.class).publish(plan, "");
      house.bean(Reporting.class).report(values, Reading.Way.PROGRAM);
      house.bean(Freezing.class).freeze(plan);
      return plan;
    });
  }

  private static TargetFacts facts(
      UUID unit, int year, String name, String measure, @Nullable Person person) {
    return new TargetFacts(
        name,
        TargetKind.STEP,
        unit,
        new Named(null, "沈甲"),
        person == null ? new Named(null, "陆乙") : new Named(person.id(), person.name()),
        List.of(),
        name,
        measure,
        Direction.UP,
        BigDecimal.ZERO,
        new BigDecimal("100"),
        null,
        ScoreRule.LINEAR,
        Course.Kind.LINEAR,
        10_000,
        LocalDate.of(year, 12, 31),
        "",
        "就业月报",
        List.of());
  }

  private void purpose(Page page) {
    if (page.locator("#purpose").count() > 0) {
      page.locator("#purpose").selectOption("DAILY");
      page.locator("main form button.btn-primary").click();
      page.waitForLoadState();
    }
  }

  private static FilePayload document(String name) {
    return new FilePayload(
        name, "application/pdf", ("%PDF-1.7 " + name).getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void fromAFormulaToThePersonWhoAnsweredForIt() {
    Prepared prepared = prepared();
    String plan = house.address("/targets/" + prepared.plan());

    // A target whose values follow from two others; what is wrong is said while it is typed.
    Page officer = signedIn(Role.DEPARTMENT_CADRE, CHINESE, DESK);
    officer.navigate(plan + "/add?under=" + prepared.top());
    officer.locator("#name").fill("就业任务完成率");
    officer.locator("#unit").fill(prepared.unitName());
    officer.locator("#person").fill("陆乙");
    officer.locator("#indicator").fill("就业任务完成率");
    officer.locator("#measure").fill("%");
    officer.locator("#baseline").fill("0");
    officer.locator("#goal").fill("100");
    officer.locator("#formula").pressSequentially("新增就业 ÷ 就业任务");
    officer.locator("#formula-check .z-late").waitFor();
    look(officer, "formula-refused");
    officer.locator("#formula").pressSequentially(" × 100%");
    officer.locator("#formula-check .z-good").waitFor();
    look(officer, "formula");
    officer.locator("form[data-save] .btn-primary").click();
    officer.locator("#targets:has-text('就业任务完成率')").waitFor();
    officer.locator("form[action$='/weights'] button").click();
    officer.locator("#targets:has-text('33.34%')").waitFor();
    officer.navigate(plan);
    officer.locator("form[action$='/publish'] button").click();
    officer.locator("form[action$='/revise']").waitFor();

    // The unit reports two values on the phone; the third follows.
    int year = LocalDate.now(house.zone()).getYear() - 1;
    Page phone = signedIn(Role.UNIT_CADRE, CHINESE, PHONE);
    for (String[] value : new String[][] {{"新增就业", "40"}, {"就业任务", "100"}}) {
      phone.navigate(house.address("/reporting?plan=" + prepared.plan()));
      phone.locator("#mine a:text-is('" + value[0] + "')").first().click();
      phone.locator("#asOf").fill(year + "-12-31");
      phone.locator("#value").fill(value[1]);
      phone.locator("form[action$='/value'] button").click();
      phone.locator(".t-history:has-text('" + value[1] + "')").waitFor();
    }
    phone.navigate(house.address("/reporting?plan=" + prepared.plan()));
    phone.locator("#mine a:text-is('就业任务完成率')").first().click();
    phone.locator("a[href$='/formula']").click();
    phone.locator("#why:has-text('40%')").waitFor();
    look(phone, "formula-why-phone");

    // Trial run, freeze, and the unit is asked.
    officer.navigate(plan + "/scores");
    look(officer, "before");
    officer.locator("a.btn-primary[href$='/trial']").click();
    officer.locator("#finding").waitFor();
    look(officer, "trial");
    officer.locator("form[action$='/freeze'] button").click();
    officer.locator("#results table").waitFor();
    look(officer, "frozen");
    phone.navigate(house.address("/"));
    phone.locator("a[href*='/scores/units/']").first().click();
    phone.locator("#raw").waitFor();
    look(phone, "unit-phone");
    phone.locator("#ground").fill("漏计第四季度新增就业");
    phone.locator("form[action$='/appeals'] button").click();
    phone.locator("#faults").waitFor();
    assertThat(phone.locator("#ground").inputValue()).as("nothing typed is lost").contains("第四季度");
    phone
        .locator("#target")
        .selectOption(new com.microsoft.playwright.options.SelectOption().setLabel("新增就业"));
    phone.locator("#evidence").fill("人社部门年报第 3 页，全年 55 人。");
    phone.locator("#file").setInputFiles(document("人社部门年报.pdf"));
    phone.locator("form[action$='/appeals'] button").click();
    phone.locator(".z-attention:has-text('待答复')").waitFor();
    phone.locator("input[id^='more-']").setInputFiles(document("第四季度登记台账.pdf"));
    phone.locator("form[action$='/files'] button").click();
    phone.locator("a:has-text('第四季度登记台账.pdf')").waitFor();
    look(phone, "appeal-phone");

    // Somebody else than the one who froze the results answers; a new edition comes of it.
    Page leader = signedIn(Role.DEPARTMENT_LEADER, CHINESE, DESK);
    leader.navigate(plan + "/scores");
    String proof = leader.locator("a:has-text('人社部门年报.pdf')").getAttribute("href");
    assertThat(leader.request().get(house.address(proof)).status()).isEqualTo(200);
    leader.locator("textarea[name=answer]").fill("年报属实，按 55 人更正。");
    leader.locator("input[name=corrected]").fill("55");
    look(leader, "appeal");
    leader.locator("button[value=uphold]").click();
    leader.locator("a[href$='/scores/editions/2']").click();
    leader.locator("ins:has-text('55')").first().waitFor();
    look(leader, "compare");

    phone.navigate(plan + "/scores/units/" + prepared.unit());
    phone.locator("form[action$='/confirm'] button").click();
    phone.locator("#confirmed").waitFor();
    officer.navigate(plan + "/scores");
    officer.locator("#reason").fill("州委常委会审定");
    officer.locator("form[action$='/release'] button").click();
    officer.locator("a[href$='/proposals']").click();
    officer.locator("main dl").first().waitFor();
    officer.locator("input[name=said]").fill("已当面提醒，列入下年重点");
    look(officer, "proposals");
    officer.locator("button[value=accept]").click();
    officer.locator(".z-good:has-text('已采纳')").waitFor();
    for (String paper : List.of("/book.pdf", "/scores.xlsx")) {
      assertThat(officer.request().get(plan + paper).status()).as(paper).isEqualTo(200);
    }

    // The page of the person, for a purpose; and the own record.
    leader.navigate(house.address("/targets/people/" + prepared.person().id()));
    purpose(leader);
    leader.locator("caption").waitFor();
    look(leader, "person");
    house.asSystem(() ->
        house
            .bean(Accounts.class)
            .create(
                "evaluated", "被评人示例", House.PASSWORD, Set.of(Role.MEMBER), prepared.person().id()));
    Page own = signedIn("evaluated", CHINESE, PHONE);
    own.navigate(house.address("/own/targets"));
    own.locator("td:has-text('55')").first().waitFor();
    look(own, "own-phone");

    String compared = house.address("/targets/" + compared());
    leader.navigate(compared + "/scores");
    leader.locator(".v-units").first().waitFor();
    look(leader, "adjusted");
    leader.locator(".v-units a").first().click();
    leader.locator("#adjusted .v-points").waitFor();
    look(leader, "adjusted-unit");

    Page english = signedIn(Role.DEPARTMENT_LEADER, Locale.ENGLISH, PHONE);
    for (String page :
        List.of("/scores", "/scheme", "/panel", "/scores/units/" + prepared.unit())) {
      english.navigate(plan + page);
      english.locator("main").waitFor();
      look(english, "en-phone" + page.substring(0, Math.min(page.length(), 14)).replace('/', '-'));
    }
    Page desk = signedIn(Role.DEPARTMENT_LEADER, Locale.ENGLISH, DESK);
    desk.navigate(compared + "/scores");
    desk.locator(".v-units").first().waitFor();
    look(desk, "en-adjusted");
    desk.navigate(plan + "/scores/units/" + prepared.unit());
    desk.locator("#adjusted").waitFor();
    look(desk, "en-unit");
  }
}
