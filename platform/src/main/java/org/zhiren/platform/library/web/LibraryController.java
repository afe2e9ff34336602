package org.zhiren.platform.library.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhiren.materials.search.Facet;
import org.zhiren.materials.search.SearchResult;
import org.zhiren.platform.access.Allowed;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.library.AnsweringQuestion;
import org.zhiren.platform.library.Holdings;
import org.zhiren.platform.library.Importing;
import org.zhiren.platform.library.LibraryIndex;
import org.zhiren.platform.library.Questions;
import org.zhiren.platform.library.Searching;
import org.zhiren.platform.library.Suggesting;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.Page;

/** One search box, filters, results; and the figures of the library. */
@Controller
@Allowed(Right.LIBRARY_READ)
public class LibraryController {

  private static final int CHIPS = 8;
  private static final int SUGGESTIONS = 10;

  private final AnsweringQuestion answering;
  private final Searching searching;
  private final Suggesting suggesting;
  private final Importing importing;
  private final Holdings holdings;
  private final LibraryIndex index;

  LibraryController(
      AnsweringQuestion answering,
      Searching searching,
      Suggesting suggesting,
      Importing importing,
      Holdings holdings,
      LibraryIndex index) {
    this.answering = answering;
    this.searching = searching;
    this.suggesting = suggesting;
    this.importing = importing;
    this.holdings = holdings;
    this.index = index;
  }

  /**
   * A value to narrow by.
   *
   * @param label what it is called
   * @param documents how many of the hits have it
   * @param chosen whether it narrows already
   * @param href the page with it changed
   */
  public record Chip(String label, long documents, boolean chosen, String href) {}

  @GetMapping("/library")
  String search(HttpServletRequest request, Page page, Model model) {
    String question = request.getQueryString() == null ? "" : request.getQueryString();
    return list(question, Set.of(), List.of(), page, model);
  }

  /**
   * The list that answers a question; without one, the first page of the library.
   *
   * @param picked what was chosen in it
   * @param faults why that was refused
   */
  String list(
      String question,
      Set<String> picked,
      List<InvalidInput.Fault> faults,
      Page page,
      Model model) {
    if (page.may(Right.LIBRARY_EDIT.name())) {
      // Whoever may bring documents in will not wait for the process that reads them.
      importing.expect();
    }
    suggesting.expect();
    Searching.Asked asked = Questions.read(question);
    AnsweringQuestion.Answer answer = answering.answer(asked);
    SearchResult result = answer.result();
    model.addAttribute("asked", asked);
    model.addAttribute("question", Questions.write(asked));
    model.addAttribute("state", index.state());
    model.addAttribute("saved", answer.saved());
    model.addAttribute("faults", faults);
    if (result == null) {
      model.addAttribute("latest", answer.latest());
      return "library/web/home";
    }
    model.addAttribute("milliseconds", answer.milliseconds());
    if (result.total() == 0 && asked.after() == null && asked.filters().isEmpty()) {
      searching.missed(asked.query());
    }
    model.addAttribute("result", result);
    model.addAttribute("picked", picked);
    model.addAttribute("chips", chips(asked, result, page));
    model.addAttribute("collections", answer.collections());
    return "library/web/results";
  }

  private static Map<Facet, List<Chip>> chips(
      Searching.Asked asked, SearchResult result, Page page) {
    Map<Facet, List<Chip>> chips = new LinkedHashMap<>();
    for (Facet facet : EnumSet.allOf(Facet.class)) {
      Set<String> chosen = asked.filters().getOrDefault(facet, Set.of());
      List<SearchResult.Count> counts = result.facets().getOrDefault(facet, List.of());
      List<Chip> some = new ArrayList<>();
      for (SearchResult.Count one : counts) {
        boolean on = chosen.contains(one.value());
        if (on || some.size() < CHIPS) {
          some.add(
              new Chip(
                  page.t(facet.wording(one.value())),
                  one.documents(),
                  on,
                  "/library?" + Questions.toggled(asked, facet, one.value())));
        }
      }
      // What narrows stays in sight although nothing is left of it.
      for (String value : chosen) {
        if (counts.stream().noneMatch(one -> one.value().equals(value))) {
          some.add(
              new Chip(
                  page.t(facet.wording(value)),
                  0,
                  true,
                  "/library?" + Questions.toggled(asked, facet, value)));
        }
      }
      some.sort(Comparator.comparing((Chip chip) -> !chip.chosen()));
      if (!some.isEmpty()) {
        chips.put(facet, some);
      }
    }
    return chips;
  }

  @GetMapping("/library/suggestions")
  String suggestions(@RequestParam(defaultValue = "") String q, Model model) {
    model.addAttribute(
        "suggestions", q.isBlank() ? List.of() : suggesting.suggest(q.strip(), SUGGESTIONS));
    return "library/web/suggestions";
  }

  @GetMapping("/library/figures")
  String figures(Page page, Model model) {
    model.addAttribute("figures", holdings.figures());
    model.addAttribute(
        "missed",
        page.may(Right.LIBRARY_EDIT.name()) ? holdings.missed() : List.<Holdings.Missed>of());
    return "library/web/figures";
  }
}
