package org.zhiren.platform.responsibility.evaluation.web;

import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhiren.explain.Text;
import org.zhiren.platform.access.Allowed;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.responsibility.Plan;
import org.zhiren.platform.responsibility.Plans;
import org.zhiren.platform.responsibility.evaluation.Scheme;
import org.zhiren.platform.responsibility.evaluation.Schemes;
import org.zhiren.platform.responsibility.reckoning.Weights;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.Typing;

/** The published formulae of a plan. */
@Controller
@Allowed(Right.TARGETS_MANAGE)
class SchemeController {

  private final Plans plans;
  private final Schemes schemes;

  SchemeController(Plans plans, Schemes schemes) {
    this.plans = plans;
    this.schemes = schemes;
  }

  @GetMapping("/targets/{id}/scheme")
  String form(@PathVariable UUID id, Model model) {
    Scheme scheme = schemes.of(id).scheme();
    Map<String, String> typed = new HashMap<>();
    typed.put("most", scheme.most().toPlainString());
    typed.put("ranking", scheme.rankingByPlace() ? "PLACE" : "OWN");
    typed.put("placeLeast", scheme.placeLeast().toPlainString());
    typed.put("fewestPeers", Integer.toString(scheme.fewestPeers()));
    typed.put("perDayLate", scheme.perDayLate().toPlainString());
    typed.put("appealDays", Integer.toString(scheme.appealDays()));
    typed.put("answerDays", Integer.toString(scheme.answerDays()));
    typed.put(
        "criteria",
        scheme.criteria().stream()
            .map(one -> one.name() + " " + Weights.percent(one.weight()))
            .collect(Collectors.joining("\n")));
    return form(id, typed, List.of(), model);
  }

  private String form(
      UUID id, Map<String, String> typed, List<InvalidInput.Fault> faults, Model model) {
    Plan plan = plans.required(id);
    model.addAttribute("plan", plan);
    model.addAttribute("open", plan.state().open() || plan.state().running());
    model.addAttribute("published", schemes.of(id));
    model.addAttribute("typed", typed);
    model.addAttribute("faults", faults);
    return "responsibility/evaluation/web/scheme";
  }

  @PostMapping("/targets/{id}/scheme")
  String set(
      @PathVariable UUID id,
      @RequestParam MultiValueMap<String, String> values,
      Model model,
      HttpServletResponse response) {
    Map<String, String> typed = new HashMap<>(values.toSingleValueMap());
    try {
      schemes.set(id, read(typed));
      return "redirect:/targets/" + id + "/scheme";
    } catch (InvalidInput refused) {
      response.setStatus(422);
      return form(id, typed, refused.faults(), model);
    }
  }

  private static Scheme read(Map<String, String> typed) {
    List<InvalidInput.Fault> faults = new ArrayList<>();
    BigDecimal most = number(typed, "most", faults);
    BigDecimal least = number(typed, "placeLeast", faults);
    int peers = Typing.whole("fewestPeers", typed.get("fewestPeers"), 0, faults);
    BigDecimal late = number(typed, "perDayLate", faults);
    int appeal = Typing.whole("appealDays", typed.get("appealDays"), 0, faults);
    int answer = Typing.whole("answerDays", typed.get("answerDays"), 0, faults);
    List<Scheme.Criterion> criteria = criteria(typed.getOrDefault("criteria", ""), faults);
    if (!faults.isEmpty()) {
      throw new InvalidInput(faults);
    }
    return new Scheme(
        most,
        typed.getOrDefault("ranking", "PLACE").equals("PLACE"),
        least,
        peers,
        late,
        appeal,
        answer,
        criteria);
  }

  private static BigDecimal number(
      Map<String, String> typed, String field, List<InvalidInput.Fault> faults) {
    return Objects.requireNonNullElse(
        Typing.number(field, typed.get(field), 2, faults), BigDecimal.ZERO);
  }

  private static List<Scheme.Criterion> criteria(String typed, List<InvalidInput.Fault> faults) {
    List<Scheme.Criterion> criteria = new ArrayList<>();
    for (String line : typed.lines().map(String::strip).filter(l -> !l.isEmpty()).toList()) {
      int cut = Math.max(line.lastIndexOf(' '), line.lastIndexOf('\t'));
      String weight = cut < 0 ? "" : line.substring(cut + 1).replace("%", "");
      if (!weight.matches("\\d{1,3}(\\.\\d{1,2})?")) {
        faults.add(
            new InvalidInput.Fault(
                "criteria",
                line,
                Text.of(
                        "“{0}”应写成：标准 权重，例如“创新性 30”。",
                        "“{0}” should read: criterion, weight, for instance “创新性 30”.")
                    .fill(line)));
      } else {
        criteria.add(
            new Scheme.Criterion(
                line.substring(0, cut), new BigDecimal(weight).movePointRight(2).intValue()));
      }
    }
    return criteria;
  }
}
