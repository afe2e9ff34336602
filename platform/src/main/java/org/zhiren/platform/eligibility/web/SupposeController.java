package org.zhiren.platform.eligibility.web;

import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhiren.platform.access.Allowed;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.access.Purposing;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.access.SensitiveReads;
import org.zhiren.platform.eligibility.LawInForce;
import org.zhiren.platform.eligibility.Source;
import org.zhiren.platform.eligibility.Supposing;
import org.zhiren.platform.eligibility.Target;
import org.zhiren.platform.eligibility.Targets;
import org.zhiren.platform.shell.Ids;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.NotFound;
import org.zhiren.platform.shell.Page;
import org.zhiren.platform.shell.Typing;
import org.zhiren.statutes.ParameterHistory;
import org.zhiren.statutes.ProvisionText;

/** What if a number or a version were another: whose list changes. */
@Controller
@Allowed(Right.ELIGIBILITY_EXAMINE)
public class SupposeController {

  private static final int MOST = 200;

  private final Supposing supposing;
  private final Targets targets;
  private final LawInForce law;
  private final Purposing purposing;
  private final SensitiveReads reads;

  SupposeController(
      Supposing supposing,
      Targets targets,
      LawInForce law,
      Purposing purposing,
      SensitiveReads reads) {
    this.supposing = supposing;
    this.targets = targets;
    this.law = law;
    this.purposing = purposing;
    this.reads = reads;
  }

  /**
   * What the form holds.
   *
   * @param post identifier of the post; empty before one was chosen
   * @param q words to find a post by
   * @param parameter identifier of the parameter; empty for none
   * @param value the supposed value, as typed
   * @param version regulation and version with a slash between; empty for none
   */
  public record Typed(String post, String q, String parameter, String value, String version) {}

  @GetMapping("/eligibility/suppose")
  String suppose(
      @RequestParam(defaultValue = "") String post,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String parameter,
      @RequestParam(defaultValue = "") String value,
      @RequestParam(defaultValue = "") String version,
      @RequestParam(defaultValue = "PROMOTION") Source source,
      @RequestParam(required = false) @Nullable String on,
      @RequestParam(defaultValue = "") String ask,
      Page page,
      Model model,
      HttpServletResponse response) {
    LocalDate day = Typing.day("on", on, page.today());
    Typed typed = new Typed(post, q.strip(), parameter, value.strip(), version);
    Target target = null;
    List<Target> found = List.of();
    if (!post.isBlank()) {
      UUID id = Ids.required("post", post);
      target = targets.find(id, day).orElseThrow(() -> new NotFound("post " + id));
    } else if (!q.isBlank()) {
      found = targets.search(q.strip(), null, false, day, 50);
    }
    List<InvalidInput.Fault> faults = List.of();
    Supposing.Answer answer = null;
    if (target != null && !ask.isBlank()) {
      if (!purposing.stated()) {
        return Purposing.ask(page);
      }
      try {
        answer = supposing.compare(target.id(), day, source, hypothesis(typed));
        reads.seen(
            "post", target.id(), InformationClass.DISCIPLINE, List.of("qualification:suppose"));
      } catch (InvalidInput refused) {
        response.setStatus(422);
        faults = refused.faults();
      }
    }
    model.addAttribute("day", day);
    model.addAttribute("typed", typed);
    model.addAttribute("source", source);
    model.addAttribute("target", target);
    model.addAttribute("found", found);
    model.addAttribute("faults", faults);
    model.addAttribute("answer", answer);
    model.addAttribute("most", MOST);
    model.addAttribute("parameters", parameters());
    model.addAttribute("statutes", law.on(day));
    return "eligibility/web/suppose";
  }

  /** Parameters of the provisions that decide on an appointment. */
  private List<ParameterHistory> parameters() {
    return law.national().parameters().stream()
        .filter(p -> {
          ProvisionText.Matter matter = law.national().provision(p.provision()).matter();
          return switch (matter) {
            case PROMOTION, EXCEPTION -> true;
            case RANK, APPRAISAL, PROCEDURE -> false;
            case STANDING, DEFINITION -> true;
          };
        })
        .toList();
  }

  static Supposing.Hypothesis hypothesis(Typed typed) {
    BigDecimal value =
        typed.value().isEmpty()
            ? null
            : Typing.number("value", typed.value(), LocalController.DECIMALS);
    int slash = typed.version().indexOf('/');
    return new Supposing.Hypothesis(
        typed.parameter().isBlank() ? null : typed.parameter(),
        value,
        slash < 0 ? null : typed.version().substring(0, slash),
        slash < 0 ? null : typed.version().substring(slash + 1));
  }
}
