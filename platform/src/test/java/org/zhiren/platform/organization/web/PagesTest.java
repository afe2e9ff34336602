package org.zhiren.platform.organization.web;

import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.zhiren.demo.DemoPrefecture;
import org.zhiren.demo.DemoSize;
import org.zhiren.explain.Text;
import org.zhiren.platform.PlatformTest;
import org.zhiren.platform.demonstration.DemonstrationSample;
import org.zhiren.platform.organization.CodeNames;
import org.zhiren.platform.organization.OrganizationIntake;
import org.zhiren.platform.organization.Posts;
import org.zhiren.platform.organization.Unit;
import org.zhiren.platform.organization.Units;
import org.zhiren.platform.shell.Language;
import org.zhiren.platform.shell.NavigationEntry;
import org.zhiren.platform.shell.Page;
import org.zhiren.platform.shell.Texts;
import org.zhiren.platform.shell.Viewer;

/**
 * Every page of the organisation with the invented prefecture in it, in both languages; forms
 * refuse with 422 and keep what was typed. The pages are kept below {@code target/pages} to be
 * looked at.
 */
class PagesTest extends PlatformTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

  @Autowired private Texts texts;
  @Autowired private Units units;
  @Autowired private Posts posts;
  @Autowired private OrganizationIntake intake;
  @Autowired private TreeController tree;
  @Autowired private UnitController unitPages;
  @Autowired private ChartController charts;
  @Autowired private UnitOperations operations;
  @Autowired private Restructuring restructuring;
  @Autowired private MergingPages mergingPages;
  @Autowired private SplittingPages splittingPages;
  @Autowired private PostOperations postOperations;
  @Autowired private SpreadsheetController spreadsheets;

  private static boolean loaded;

  private final TemplateEngine templates =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, getClass().getClassLoader(), "org.zhiren.pages");

  private void load() throws Exception {
    if (!loaded) {
      acting.asSystem(
          "test",
          () -> {
            DemonstrationSample sample = new DemonstrationSample();
            DemoPrefecture.generate(7, DemoSize.ofPeople(2_000), sample.sink());
            return sample.load(intake);
          });
      loaded = true;
    }
  }

  private Page page(Language language) {
    return new Page(
        language,
        new Viewer(
            UUID.randomUUID(),
            "周知人",
            Text.of("组织部干部", "department cadre"),
            Set.of("ORGANIZATION_READ", "ORGANIZATION_EDIT")),
        List.of(
            new NavigationEntry(100, "organization.title", "/organization", "sitemap", null, "o")),
        "/organization",
        "light",
        "comfortable",
        "_csrf",
        "token",
        TODAY,
        texts);
  }

  private String render(String view, ExtendedModelMap model, Page page, String name)
      throws Exception {
    Map<String, Object> parameters = new HashMap<>();
    model.forEach((key, value) -> {
      if (value != null) {
        parameters.put(key, value);
      }
    });
    parameters.put("page", page);
    StringOutput output = new StringOutput();
    templates.render(view + ".jte", parameters, output);
    Path folder = Files.createDirectories(Path.of("target/pages"));
    Files.writeString(
        folder.resolve(name + "-" + page.language().code() + ".html"), output.toString());
    if (page.language() == Language.EN) {
      // What a person typed, a reason for instance, stands as it was typed.
      String ours = output.toString().replaceAll("<(\\w+)[^>]* data-as-is>[^<]*</\\1>", "");
      assertThat(Pattern.compile(">([^<>]+)<").matcher(ours).results())
          .flatExtracting(text -> List.of(text.group(1).strip().split(" · ")))
          .as("official names in Chinese on the English page %s", name)
          .doesNotContainAnyElementsOf(CodeNames.all());
    }
    return output.toString();
  }

  private interface Asked {
    String of(Page page, ExtendedModelMap model) throws Exception;
  }

  private String shown(Language language, String name, Asked asked) throws Exception {
    Page page = page(language);
    return acting.asSystem(
        "test",
        () -> {
          ExtendedModelMap model = new ExtendedModelMap();
          String view = asked.of(page, model);
          return render(view, model, page, name);
        });
  }

  /** A unit of the prefecture with units above and below it and with posts. */
  private Unit department() throws Exception {
    return acting.asSystem(
        "test",
        () ->
            units.children(null, TODAY).stream()
                .flatMap(root -> units.tree(root.unit().id(), TODAY, 9, 5_000).stream().skip(1))
                .filter(node -> node.children() > 1)
                .map(Units.Node::unit)
                .filter(unit -> !posts.of(unit.id(), TODAY).isEmpty())
                .findFirst()
                .orElseThrow());
  }

  private static MultiValueMap<String, String> nothing() {
    return new LinkedMultiValueMap<>();
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyPageShowsThePrefecture(Language language) throws Exception {
    load();
    Unit unit = department();
    UUID id = unit.id();
    UUID top = java.util.Objects.requireNonNull(unit.parentId());
    UUID post = acting.asSystem("test", () -> posts.of(id, TODAY).getFirst().id());

    String trunk =
        shown(language, "tree", (p, m) -> tree.tree(null, "", "", "", null, null, "", p, m));
    assertThat(trunk).contains(unit.name()).contains("aria-expanded=\"true\"");
    assertThat(
            shown(
                language, "search", (p, m) -> tree.tree(null, "教育", "", "", null, null, "", p, m)))
        .contains("教育");
    assertThat(
            shown(
                language,
                "nothing",
                (p, m) -> tree.tree(null, "没有这样的机构", "", "", null, null, "", p, m)))
        .contains(texts.get(language, "organization.tree.none"));
    assertThat(shown(language, "unit", (p, m) -> unitPages.unit(id, null, p, m)))
        .contains(unit.name(), texts.get(language, "organization.staffing"));
    assertThat(shown(language, "unit-before", (p, m) -> unitPages.unit(id, "1949-10-01", p, m)))
        .contains("1949-10-01");
    assertThat(shown(language, "post", (p, m) -> unitPages.post(post, null, p, m)))
        .contains(unit.name());
    assertThat(shown(language, "chart", (p, m) -> charts.chart(top, null, 2, "A4", p, m)))
        .contains("<svg", unit.name());
    shown(language, "found", (p, m) -> operations.founding(id, nothing(), p, m));
    shown(language, "rename", (p, m) -> operations.renaming(id, nothing(), p, m));
    shown(language, "change", (p, m) -> operations.changing(id, nothing(), p, m));
    shown(language, "move", (p, m) -> operations.moving(id, null, nothing(), p, m));
    shown(language, "dissolve", (p, m) -> operations.dissolving(id, nothing(), p, m));
    shown(
        language,
        "correct",
        (p, m) -> operations.correcting(id, unit.from().toString(), nothing(), p, m));
    assertThat(shown(language, "merge", (p, m) -> mergingPages.form(id, nothing(), p, m)))
        .contains(texts.get(language, "organization.look"));
    shown(language, "split", (p, m) -> splittingPages.form(id, nothing(), p, m));
    shown(language, "order", (p, m) -> restructuring.ordering(id, p, m));
    shown(language, "quota", (p, m) -> restructuring.setting(id, nothing(), p, m));
    shown(language, "changes", (p, m) -> restructuring.changes(null, p, m));
    shown(language, "post-new", (p, m) -> postOperations.creating(id, nothing(), p, m));
    shown(language, "post-change", (p, m) -> postOperations.changing(post, nothing(), p, m));
    shown(language, "post-abolish", (p, m) -> postOperations.abolishing(post, nothing(), p, m));
    shown(
        language,
        "post-correct",
        (p, m) -> {
          String from = posts.periods(post).getFirst().from().toString();
          return postOperations.correcting(post, from, nothing(), p, m);
        });
    shown(language, "import", (p, m) -> spreadsheets.form(p, m));
  }

  @Test
  void aWrongFormComesBackWithEverythingTyped() throws Exception {
    load();
    Unit unit = department();
    MultiValueMap<String, String> typed = nothing();
    typed.set("version", String.valueOf(unit.version()));
    typed.set("parent", "没有这个机构");
    typed.set("on", "2026-11-23");
    typed.set("ground", "州编〔2026〕9号");
    typed.set("reason", "理顺隶属关系");
    MockHttpServletResponse response = new MockHttpServletResponse();

    String html =
        shown(
            Language.ZH,
            "move-refused",
            (p, m) -> operations.move(unit.id(), typed, p, m, response));

    assertThat(response.getStatus()).isEqualTo(422);
    assertThat(html).contains("没有这个机构", "州编〔2026〕9号", "理顺隶属关系", "id=\"parent-fault\"");
  }
}
