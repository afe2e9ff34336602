package org.zhiren.platform.roster.exchange.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhiren.explain.Text;
import org.zhiren.platform.access.Allowed;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.roster.exchange.Dictionaries;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.NotFound;
import org.zhiren.platform.shell.Page;
import org.zhiren.platform.shell.Typing;

/** The code tables: browse, search, add a local name, retire one and bring it back. */
@Controller
class CodesController {

  private static final int MOST_ROWS = 400;

  private final Dictionaries dictionaries;

  CodesController(Dictionaries dictionaries) {
    this.dictionaries = dictionaries;
  }

  @Allowed(Right.ROSTER_READ)
  @GetMapping("/exchange/codes")
  String tables(@RequestParam(defaultValue = "") String q, Page page, Model model) {
    String words = q.strip().toLowerCase(Locale.ROOT);
    model.addAttribute("words", q.strip());
    model.addAttribute("local", dictionaries.localCounts());
    model.addAttribute(
        "tables",
        dictionaries.tables().stream()
            .filter(t ->
                words.isEmpty()
                    || t.title().zh().contains(words)
                    || t.title().en().toLowerCase(Locale.ROOT).contains(words)
                    || t.standard().toLowerCase(Locale.ROOT).contains(words)
                    || dictionaries.names(t.key(), page.today()).stream()
                        .anyMatch(n -> n.toLowerCase(Locale.ROOT).contains(words)))
            .toList());
    return "roster/exchange/web/codes";
  }

  @Allowed(Right.ROSTER_READ)
  @GetMapping("/exchange/codes/{key}")
  String table(
      @PathVariable String key,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String on,
      Page page,
      Model model) {
    return table(key, q, on, page, model, List.of(), Map.of());
  }

  private String table(
      String key,
      String q,
      String on,
      Page page,
      Model model,
      List<InvalidInput.Fault> faults,
      Map<String, String> typed) {
    Dictionaries.Table table =
        dictionaries.table(key).orElseThrow(() -> new NotFound("code table " + key));
    LocalDate day = Typing.day("on", on, page.today());
    String words = q.strip().toLowerCase(Locale.ROOT);
    List<Dictionaries.Entry> found =
        dictionaries.entries(key, day).stream()
            .filter(e ->
                e.name().toLowerCase(Locale.ROOT).contains(words)
                    || e.nameEn().toLowerCase(Locale.ROOT).contains(words)
                    || e.code().toLowerCase(Locale.ROOT).startsWith(words))
            .toList();
    model.addAttribute("table", table);
    model.addAttribute("words", q.strip());
    model.addAttribute("on", day);
    model.addAttribute("total", found.size());
    model.addAttribute("entries", found.stream().limit(MOST_ROWS).toList());
    model.addAttribute("coded", found.stream().anyMatch(e -> !e.code().isEmpty()));
    model.addAttribute("faults", faults);
    model.addAttribute("typed", typed);
    return "roster/exchange/web/codetable";
  }

  @Allowed(Right.ROSTER_EDIT)
  @PostMapping("/exchange/codes/{key}")
  String add(
      @PathVariable String key,
      @RequestParam Map<String, String> typed,
      Page page,
      Model model,
      HttpServletResponse response) {
    try {
      dictionaries.add(
          key,
          typed.getOrDefault("code", ""),
          typed.getOrDefault("name", ""),
          typed.getOrDefault("nameEn", ""),
          Typing.day("from", typed.getOrDefault("from", "")),
          typed.getOrDefault("reason", ""));
      return "redirect:/exchange/codes/" + key;
    } catch (InvalidInput refused) {
      response.setStatus(422);
      return table(key, "", "", page, model, refused.faults(), typed);
    }
  }

  @Allowed(Right.ROSTER_EDIT)
  @PostMapping("/exchange/codes/{key}/state")
  String change(
      @PathVariable String key,
      @RequestParam(defaultValue = "") String entry,
      @RequestParam(defaultValue = "") String what,
      @RequestParam(defaultValue = "") String from,
      @RequestParam(defaultValue = "") String reason,
      Page page,
      Model model,
      HttpServletResponse response) {
    try {
      int tab = entry.indexOf('|');
      if (tab < 0) {
        throw new InvalidInput("entry", entry, Text.of("请选择一个代码。", "Choose a code."));
      }
      dictionaries.change(
          key,
          entry.substring(0, tab),
          entry.substring(tab + 1),
          what.equals("retire"),
          Typing.day("since", from),
          reason);
      return "redirect:/exchange/codes/" + key;
    } catch (InvalidInput refused) {
      response.setStatus(422);
      return table(
          key,
          "",
          "",
          page,
          model,
          refused.faults(),
          Map.of("entry", entry, "what", what, "since", from, "why", reason));
    }
  }
}
