package org.zhiren.platform.access.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhiren.platform.access.Accounts;
import org.zhiren.platform.access.Allowed;
import org.zhiren.platform.access.GivingRoles;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.access.Purpose;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.access.Role;
import org.zhiren.platform.access.ScopePreview;
import org.zhiren.platform.access.Scopes;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.NotFound;
import org.zhiren.platform.shell.Page;
import org.zhiren.platform.shell.Typing;

/** The security officer's pages: who holds which roles and scopes. */
@Controller
@Allowed(Right.GRANTS_MANAGE)
public class GrantsController {

  private static final int MOST = 200;

  private final Accounts accounts;
  private final Scopes scopes;
  private final GivingRoles giving;
  private final ScopePreview preview;
  private final Moments moments;

  GrantsController(
      Accounts accounts, Scopes scopes, GivingRoles giving, ScopePreview preview, Moments moments) {
    this.accounts = accounts;
    this.scopes = scopes;
    this.giving = giving;
    this.preview = preview;
    this.moments = moments;
  }

  @GetMapping("/officers/grants")
  String overview(@RequestParam(defaultValue = "") String q, Model model) {
    model.addAttribute("q", q);
    model.addAttribute(
        "holders",
        accounts.find(q, MOST).stream()
            .map(entry -> new Holder(entry, moments.named(scopes.inForce(entry.id()))))
            .toList());
    return "access/web/grants";
  }

  /** An account with the scopes that hold now. */
  public record Holder(Accounts.Entry entry, List<Moments.Named> scopes) {}

  /** What was typed into the form for a new scope. */
  public record Typed(
      @Nullable InformationClass what,
      @Nullable Purpose purpose,
      @Nullable UUID unit,
      String first,
      String last,
      String reason) {}

  private static Typed fresh(Page page) {
    String today = page.today().toString();
    return new Typed(null, null, null, today, page.today().plusYears(1).toString(), "");
  }

  @GetMapping("/officers/grants/{id}")
  String one(
      @PathVariable UUID id, @RequestParam(defaultValue = "") String unit, Page page, Model model) {
    return one(id, unit, fresh(page), List.of(), null, model);
  }

  private String one(
      UUID id,
      String words,
      Typed typed,
      List<InvalidInput.Fault> faults,
      ScopePreview.@Nullable Size size,
      Model model) {
    model.addAttribute(
        "entry", accounts.entry(id).orElseThrow(() -> new NotFound("account " + id)));
    model.addAttribute("scopes", moments.named(scopes.of(id)));
    model.addAttribute("words", words);
    model.addAttribute("units", preview.find(words));
    if (!model.containsAttribute("chosen")) {
      model.addAttribute("chosen", accounts.entry(id).orElseThrow().roles());
      model.addAttribute("why", "");
    }
    model.addAttribute("typed", typed);
    model.addAttribute("faults", faults);
    model.addAttribute("size", size);
    model.addAttribute("moments", moments);
    return "access/web/grant";
  }

  @PostMapping("/officers/grants/{id}/roles")
  String roles(
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable Set<Role> roles,
      @RequestParam int version,
      @RequestParam(defaultValue = "") String reason,
      @RequestParam(defaultValue = "give") String act,
      Page page,
      Model model,
      HttpServletResponse response) {
    Set<Role> chosen = roles == null ? Set.of() : roles;
    model.addAttribute("chosen", chosen);
    model.addAttribute("why", reason);
    try {
      if (act.equals("preview")) {
        model.addAttribute("consequences", giving.preview(id, chosen));
        return one(id, "", fresh(page), List.of(), null, model);
      }
      giving.give(id, chosen, version, reason);
    } catch (InvalidInput refused) {
      response.setStatus(422);
      return one(id, "", fresh(page), refused.faults(), null, model);
    }
    return "redirect:/officers/grants/" + id;
  }

  @PostMapping("/officers/grants/{id}/scopes")
  String grant(
      @PathVariable UUID id,
      @RequestParam InformationClass what,
      @RequestParam Purpose purpose,
      @RequestParam(required = false) @Nullable UUID unit,
      @RequestParam(defaultValue = "") String first,
      @RequestParam(defaultValue = "") String last,
      @RequestParam(defaultValue = "") String reason,
      @RequestParam(defaultValue = "grant") String act,
      @RequestParam(defaultValue = "") String words,
      Model model,
      HttpServletResponse response) {
    Typed typed = new Typed(what, purpose, unit, first, last, reason);
    if (act.equals("preview")) {
      return one(id, words, typed, List.of(), preview.size(unit), model);
    }
    try {
      LocalDate from = Typing.day("first", first);
      scopes.grant(id, what, unit, purpose, from, Typing.day("last", last), reason);
    } catch (InvalidInput refused) {
      response.setStatus(422);
      return one(id, words, typed, refused.faults(), null, model);
    }
    return "redirect:/officers/grants/" + id;
  }

  @PostMapping("/officers/grants/{id}/scopes/{scope}/revoke")
  String revoke(
      @PathVariable UUID id,
      @PathVariable UUID scope,
      @RequestParam(defaultValue = "") String reason) {
    scopes.revoke(scope, reason);
    return "redirect:/officers/grants/" + id;
  }
}
