package org.zhiren.platform.access.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
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
import org.zhiren.platform.access.ResettingPassword;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.NotFound;

/** The system officer's pages: accounts, without any link to rights or data. */
@Controller
@Allowed(Right.ACCOUNTS_MANAGE)
class AccountsController {

  private static final int MOST = 200;

  private final Accounts accounts;
  private final ResettingPassword resetting;
  private final Moments moments;

  AccountsController(Accounts accounts, ResettingPassword resetting, Moments moments) {
    this.accounts = accounts;
    this.resetting = resetting;
    this.moments = moments;
  }

  @GetMapping("/officers/accounts")
  String list(@RequestParam(defaultValue = "") String q, Model model) {
    return list(q, List.of(), "", "", null, model);
  }

  private String list(
      String q,
      List<InvalidInput.Fault> faults,
      String login,
      String name,
      Accounts.@Nullable First first,
      Model model) {
    model.addAttribute("q", q);
    model.addAttribute("entries", accounts.find(q, MOST));
    model.addAttribute("faults", faults);
    model.addAttribute("login", login);
    model.addAttribute("name", name);
    model.addAttribute("first", first);
    model.addAttribute("moments", moments);
    return "access/web/accounts";
  }

  @PostMapping("/officers/accounts")
  String create(
      @RequestParam(defaultValue = "") String login,
      @RequestParam(defaultValue = "") String name,
      Model model,
      HttpServletResponse response) {
    try {
      return list("", List.of(), "", "", accounts.open(login, name), model);
    } catch (InvalidInput refused) {
      response.setStatus(422);
      return list("", refused.faults(), login, name, null, model);
    }
  }

  @GetMapping("/officers/accounts/{id}")
  String one(@PathVariable UUID id, Model model) {
    return one(id, List.of(), "", "", null, model);
  }

  private String one(
      UUID id,
      List<InvalidInput.Fault> faults,
      String reason,
      String why,
      Accounts.@Nullable First first,
      Model model) {
    model.addAttribute(
        "entry", accounts.entry(id).orElseThrow(() -> new NotFound("account " + id)));
    model.addAttribute("faults", faults);
    model.addAttribute("reason", reason);
    model.addAttribute("why", why);
    model.addAttribute("first", first);
    model.addAttribute("moments", moments);
    return "access/web/oneaccount";
  }

  @PostMapping("/officers/accounts/{id}/lock")
  String lock(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String reason,
      Model model,
      HttpServletResponse response) {
    return change(id, () -> accounts.lock(id, reason), reason, model, response);
  }

  @PostMapping("/officers/accounts/{id}/unlock")
  String unlock(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String reason,
      Model model,
      HttpServletResponse response) {
    return change(id, () -> accounts.unlock(id, reason), reason, model, response);
  }

  private String change(
      UUID id, Runnable act, String reason, Model model, HttpServletResponse response) {
    try {
      act.run();
    } catch (InvalidInput refused) {
      response.setStatus(422);
      return one(id, refused.faults(), reason, "", null, model);
    }
    return "redirect:/officers/accounts/" + id;
  }

  @PostMapping("/officers/accounts/{id}/password")
  String resetPassword(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String why,
      Model model,
      HttpServletResponse response) {
    try {
      return one(id, List.of(), "", "", resetting.reset(id, why), model);
    } catch (InvalidInput refused) {
      response.setStatus(422);
      return one(id, refused.faults(), "", why, null, model);
    }
  }
}
