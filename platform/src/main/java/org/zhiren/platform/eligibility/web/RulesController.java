package org.zhiren.platform.eligibility.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhiren.explain.Verification;
import org.zhiren.platform.access.Allowed;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.eligibility.LawInForce;
import org.zhiren.platform.eligibility.LocalRule;
import org.zhiren.platform.eligibility.LocalRules;
import org.zhiren.platform.shell.NotFound;
import org.zhiren.platform.shell.Page;
import org.zhiren.statutes.ParameterHistory;
import org.zhiren.statutes.ProvisionText;
import org.zhiren.statutes.Regulation;
import org.zhiren.statutes.Statutes;

/** The regulations, provisions and parameters, to read. */
@Controller
@Allowed({Right.ELIGIBILITY_EXAMINE, Right.STATUTES_EDIT})
public class RulesController {

  private final LawInForce law;
  private final LocalRules local;

  RulesController(LawInForce law, LocalRules local) {
    this.law = law;
    this.local = local;
  }

  /**
   * A regulation with those of its provisions that match.
   *
   * @param regulation the regulation
   * @param provisions the provisions, in the order of its articles
   */
  public record Chapter(Regulation regulation, List<ProvisionText> provisions) {}

  /**
   * A parameter of a provision.
   *
   * @param history its dated values
   * @param local the local rules on it that are approved
   */
  public record Figure(ParameterHistory history, List<LocalRule> local) {}

  @GetMapping("/eligibility/rules")
  String rules(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String status,
      Page page,
      Model model) {
    Statutes statutes = law.national();
    Map<String, List<ProvisionText>> found = new LinkedHashMap<>();
    int all = 0;
    int matching = 0;
    Map<Verification, Integer> counts = new java.util.EnumMap<>(Verification.class);
    for (Verification v : Verification.values()) {
      counts.put(v, 0);
    }
    for (ProvisionText text : statutes.provisions()) {
      all++;
      counts.merge(verification(text), 1, Integer::sum);
      if (matches(text, q, statutes)
          && (status.isBlank() || verification(text).name().equals(status))) {
        matching++;
        found.computeIfAbsent(text.regulation(), key -> new ArrayList<>()).add(text);
      }
    }
    model.addAttribute(
        "chapters",
        statutes.regulations().stream()
            .filter(r -> found.containsKey(r.id()))
            .map(r -> new Chapter(r, found.getOrDefault(r.id(), List.of())))
            .toList());
    model.addAttribute("q", q.strip());
    model.addAttribute("status", status);
    model.addAttribute("counts", counts);
    model.addAttribute("all", all);
    model.addAttribute("matching", matching);
    return "eligibility/web/rules";
  }

  private static boolean matches(ProvisionText text, String words, Statutes statutes) {
    String wanted = words.strip().toLowerCase(Locale.ROOT);
    return wanted.isEmpty()
        || text.id().toLowerCase(Locale.ROOT).contains(wanted)
        || text.title().zh().contains(wanted)
        || text.title().en().toLowerCase(Locale.ROOT).contains(wanted)
        || text.wording().contains(wanted)
        || text.articles().values().stream().anyMatch(a -> a.label().contains(wanted))
        || statutes.parameters().stream()
            .anyMatch(p ->
                p.provision().equals(text.id())
                    && (p.name().zh().contains(wanted)
                        || p.name().en().toLowerCase(Locale.ROOT).contains(wanted)));
  }

  /** The status of the newest version that has the provision. */
  public static Verification verification(ProvisionText text) {
    return newest(text).checked().verification();
  }

  /** The place in the newest version that has the provision. */
  public static ProvisionText.Article newest(ProvisionText text) {
    return text.articles().entrySet().stream()
        .filter(e -> !e.getValue().label().equals("—"))
        .max(Map.Entry.comparingByKey())
        .map(Map.Entry::getValue)
        .orElseGet(() -> text.articles().values().iterator().next());
  }

  @GetMapping("/eligibility/rules/{id}")
  String provision(@PathVariable String id, Page page, Model model) {
    Statutes statutes = law.national();
    ProvisionText text =
        statutes.provisions().stream()
            .filter(p -> p.id().equals(id))
            .findFirst()
            .orElseThrow(() -> new NotFound("provision " + id));
    Regulation regulation =
        statutes.regulations().stream()
            .filter(r -> r.id().equals(text.regulation()))
            .findFirst()
            .orElseThrow();
    List<Figure> numbers = new ArrayList<>();
    for (ParameterHistory history : statutes.parameters()) {
      if (history.provision().equals(id)) {
        numbers.add(new Figure(history, approved(history)));
      }
    }
    List<ProvisionText> exceptionTo =
        statutes.provisions().stream()
            .filter(p -> p.exceptions().stream().anyMatch(e -> e.provision().equals(id)))
            .toList();
    model.addAttribute("text", text);
    model.addAttribute("regulation", regulation);
    model.addAttribute("numbers", numbers);
    model.addAttribute(
        "exceptions",
        text.exceptions().stream().map(e -> statutes.provision(e.provision())).toList());
    model.addAttribute("exceptionTo", exceptionTo);
    model.addAttribute("tests", statutes.tests(id));
    model.addAttribute("statutes", statutes);
    return "eligibility/web/provision";
  }

  private List<LocalRule> approved(ParameterHistory history) {
    return local.all().stream()
        .filter(rule -> rule.parameter().equals(history.id()) && rule.holdsOn(rule.since()))
        .toList();
  }

  @GetMapping("/eligibility/parameters")
  String parameters(Page page, Model model) {
    Statutes statutes = law.national();
    List<Figure> numbers = new ArrayList<>();
    for (ParameterHistory history : statutes.parameters()) {
      numbers.add(new Figure(history, approved(history)));
    }
    model.addAttribute("numbers", numbers);
    model.addAttribute("statutes", law.on(page.today()));
    return "eligibility/web/parameters";
  }
}
