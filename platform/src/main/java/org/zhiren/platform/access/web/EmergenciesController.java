package org.zhiren.platform.access.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhiren.platform.access.Allowed;
import org.zhiren.platform.access.Emergencies;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.access.ScopePreview;
import org.zhiren.platform.access.SignedIn;
import org.zhiren.platform.shell.Block;
import org.zhiren.platform.shell.BlockSource;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.Page;
import org.zhiren.platform.shell.Typing;

/** Emergency access: asked for by one, opened by another, looked at by the auditor. */
@Controller
public class EmergenciesController {

  private static final int USUAL_HOURS = 4;

  private final Emergencies emergencies;
  private final ScopePreview preview;
  private final Moments moments;

  EmergenciesController(Emergencies emergencies, ScopePreview preview, Moments moments) {
    this.emergencies = emergencies;
    this.preview = preview;
    this.moments = moments;
  }

  /** What was typed into the form. */
  public record Typed(
      @Nullable InformationClass what, @Nullable UUID unit, String hours, String reason) {}

  @SignedIn
  @GetMapping("/emergency")
  String page(@RequestParam(defaultValue = "") String unit, Page page, Model model) {
    return page(
        unit, new Typed(null, null, Integer.toString(USUAL_HOURS), ""), List.of(), page, model);
  }

  private String page(
      String words, Typed typed, List<InvalidInput.Fault> faults, Page page, Model model) {
    boolean officer =
        page.may(Right.GRANTS_MANAGE.name())
            || page.may(Right.RECORDS_AUDIT.name())
            || page.may(Right.ACCOUNTS_MANAGE.name());
    boolean all = page.may(Right.GRANTS_MANAGE.name()) || page.may(Right.RECORDS_AUDIT.name());
    model.addAttribute("asks", !officer);
    model.addAttribute("list", all ? emergencies.all() : emergencies.mine());
    model.addAttribute("units", officer ? List.of() : preview.find(words));
    model.addAttribute("words", words);
    model.addAttribute("typed", typed);
    model.addAttribute("faults", faults);
    model.addAttribute("moments", moments);
    return "access/web/emergency";
  }

  @SignedIn
  @PostMapping("/emergency")
  String ask(
      @RequestParam InformationClass what,
      @RequestParam(required = false) @Nullable UUID unit,
      @RequestParam(defaultValue = "") String hours,
      @RequestParam(defaultValue = "") String reason,
      @RequestParam(defaultValue = "") String words,
      Page page,
      Model model,
      HttpServletResponse response) {
    try {
      emergencies.ask(what, unit, Typing.whole("hours", hours), reason);
    } catch (InvalidInput refused) {
      response.setStatus(422);
      return page(words, new Typed(what, unit, hours, reason), refused.faults(), page, model);
    }
    return "redirect:/emergency";
  }

  @Allowed(Right.GRANTS_MANAGE)
  @PostMapping("/emergency/{id}/open")
  String open(@PathVariable UUID id) {
    emergencies.open(id);
    return "redirect:/emergency";
  }

  @Allowed(Right.GRANTS_MANAGE)
  @PostMapping("/emergency/{id}/refuse")
  String refuse(@PathVariable UUID id) {
    emergencies.refuse(id);
    return "redirect:/emergency";
  }

  @Allowed(Right.RECORDS_AUDIT)
  @PostMapping("/emergency/{id}/seen")
  String seen(@PathVariable UUID id) {
    emergencies.seen(id);
    return "redirect:/emergency";
  }

  /** On the desk of those who must act: requests to decide, openings not yet looked at. */
  @Bean
  static BlockSource emergencyBlocks(Emergencies emergencies, Moments moments) {
    return page -> {
      boolean decides = page.may(Right.GRANTS_MANAGE.name());
      boolean audits = page.may(Right.RECORDS_AUDIT.name());
      if (!decides && !audits) {
        return List.of();
      }
      List<Block.Line> lines =
          emergencies.all().stream()
              .filter(e -> decides ? e.pending() : e.openedBy() != null && e.seenAt() == null)
              .map(e ->
                  new Block.Line(
                      e.askedBy() + " · " + page.t(e.informationClass().text()),
                      moments.time(e.askedAt()),
                      "/emergency",
                      "late"))
              .toList();
      return List.of(new Block(10, "access.emergency.title", "/emergency", lines));
    };
  }
}
