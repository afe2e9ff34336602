package org.zhiren.platform.roster.query.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhiren.platform.access.Allowed;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.organization.Unit;
import org.zhiren.platform.organization.Units;
import org.zhiren.platform.roster.query.Question;
import org.zhiren.platform.roster.query.QuestionJson;
import org.zhiren.platform.roster.query.ResultColumn;
import org.zhiren.platform.roster.query.SavedQueries;
import org.zhiren.platform.roster.query.Sort;
import org.zhiren.platform.shell.NotFound;
import org.zhiren.platform.shell.Page;

/** Questions put together on a page, with count, reading and result beside them. */
@Controller
@Allowed(Right.ROSTER_READ)
class QueryController {

  private static final int MOST_PAGE = 100_000;

  private final ResultPages pages;
  private final BuilderPage builder;
  private final BuilderSteps steps;
  private final SavedQueries saved;
  private final Units units;

  QueryController(
      ResultPages pages, BuilderPage builder, BuilderSteps steps, SavedQueries saved, Units units) {
    this.pages = pages;
    this.builder = builder;
    this.steps = steps;
    this.saved = saved;
    this.units = units;
  }

  @GetMapping("/query")
  String page(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(name = "saved", defaultValue = "") String savedId,
      @RequestParam(defaultValue = "") String origin,
      @RequestParam(defaultValue = "") String view,
      @RequestParam(defaultValue = "") String sort,
      @RequestParam(defaultValue = "") String columns,
      @RequestParam(name = "c", required = false) List<String> chosen,
      @RequestParam MultiValueMap<String, String> all,
      @RequestParam(defaultValue = "1") int page,
      @RequestHeader(name = "HX-Target", defaultValue = "") String target,
      Page web,
      Model model) {
    ResultState state =
        state(
            q, savedId, origin, view, sort, chosen == null ? columns : ordered(chosen, all), page);
    if (target.equals("answer")) {
      model.addAttribute("result", pages.of(state, web.language()));
      model.addAttribute("fragment", true);
      return "roster/query/web/answer";
    }
    return builder.show(state, web, model);
  }

  /** A step of the builder, or the whole form sent without scripts. */
  @PostMapping("/query/build")
  String build(
      @RequestParam MultiValueMap<String, String> form,
      @RequestHeader(name = "HX-Request", defaultValue = "false") boolean fragment,
      HttpServletResponse response,
      Page web,
      Model model) {
    BuilderForm read = new BuilderForm(form, words -> unit(words, web));
    BuilderNode tree = read.tree();
    Question before = read.question(tree);
    String undo = remembered(read, before);
    String step = read.text("op");
    String unfound = "";
    Question after = before;
    if (step.equals("undo") && !undo.isEmpty()) {
      after = ResultState.question(undo);
      tree = new BuilderNode(after.where());
    } else if (step.equals("clear")) {
      after = Question.everybody();
      tree = new BuilderNode(after.where());
    } else {
      if (step.isEmpty() || step.equals("apply")) {
        step = searched(form).orElse("");
      }
      unfound = steps.apply(tree, step, number -> read.text("find" + number));
      after = read.question(tree);
    }
    tree.count();
    undo = after.equals(before) ? undo : QuestionJson.write(before);
    ResultState state = sent(read, after);
    if (!fragment) {
      return "redirect:" + state.href();
    }
    response.setHeader("HX-Push-Url", state.href());
    model.addAttribute(
        "result",
        pages.of(
            state,
            web.language(),
            tree,
            undo,
            unfound,
            step.startsWith("remove") || step.equals("clear") || step.equals("undo")));
    model.addAttribute("fragment", true);
    builder.furnish(model, web);
    return "roster/query/web/query";
  }

  /** While somebody types: reading, count and result, without touching the form. */
  @PostMapping("/query/live")
  String live(
      @RequestParam MultiValueMap<String, String> form,
      HttpServletResponse response,
      Page web,
      Model model) {
    BuilderForm read = new BuilderForm(form, words -> Optional.empty());
    BuilderNode tree = read.tree();
    Question now = read.question(tree);
    ResultState state = sent(read, now);
    response.setHeader("HX-Replace-Url", state.href());
    model.addAttribute(
        "result", pages.of(state, web.language(), tree, remembered(read, now), "", false));
    model.addAttribute("fragment", true);
    model.addAttribute("memory", true);
    return "roster/query/web/answer";
  }

  /** The question before this one: what was shown before something was typed. */
  private static String remembered(BuilderForm read, Question now) {
    String was = read.text("was");
    return was.isEmpty() || was.equals(QuestionJson.write(now)) ? read.text("undo") : was;
  }

  /** Enter in a search box, without a button. */
  private static Optional<String> searched(MultiValueMap<String, String> form) {
    return form.entrySet().stream()
        .filter(
            e -> e.getKey().startsWith("find") && e.getValue().stream().anyMatch(v -> !v.isBlank()))
        .map(e -> "find:" + e.getKey().substring("find".length()))
        .findFirst();
  }

  private static ResultState sent(BuilderForm read, Question question) {
    return new ResultState(
        question,
        "",
        read.text("origin"),
        ResultState.View.of(read.text("view")),
        Sort.of(read.text("sort")),
        ResultColumn.of(read.text("columns")),
        1);
  }

  private ResultState state(
      String q, String savedId, String origin, String view, String sort, String columns, int page) {
    int part = Math.clamp(page, 1, MOST_PAGE);
    if (!savedId.isEmpty()) {
      var found = saved.find(uuid(savedId)).orElseThrow(() -> new NotFound("query " + savedId));
      return new ResultState(
          found.question(),
          savedId,
          savedId,
          ResultState.View.of(view.isEmpty() ? found.view() : view),
          Sort.of(sort.isEmpty() ? found.sort() : sort),
          ResultColumn.of(columns.isEmpty() ? found.columns() : columns),
          part);
    }
    return new ResultState(
        q.isBlank() ? Question.everybody() : ResultState.question(q),
        "",
        origin,
        ResultState.View.of(view),
        Sort.of(sort),
        ResultColumn.of(columns),
        part);
  }

  static UUID uuid(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw new NotFound("query " + text);
    }
  }

  /** The columns that were ticked, in the order of the numbers beside them. */
  private static String ordered(List<String> chosen, MultiValueMap<String, String> all) {
    record Placed(String key, int place, int index) {}
    List<Placed> placed = new ArrayList<>();
    for (String key : chosen) {
      String number = all.getFirst("place." + key);
      int place = 1_000;
      try {
        place = number == null || number.isBlank() ? place : Integer.parseInt(number.strip());
      } catch (NumberFormatException e) {
        place = 1_000;
      }
      placed.add(new Placed(key, place, placed.size()));
    }
    return placed.stream()
        .sorted(java.util.Comparator.comparingInt(Placed::place).thenComparingInt(Placed::index))
        .map(Placed::key)
        .collect(Collectors.joining(","));
  }

  private Optional<UUID> unit(String words, Page web) {
    Collection<Unit> found =
        units.search(new Units.Search(words, null, null, null), web.today(), 1);
    return found.stream().map(Unit::id).findFirst();
  }
}
