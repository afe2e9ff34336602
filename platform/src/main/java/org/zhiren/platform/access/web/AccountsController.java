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
import org.zhiren.platform.access.Right;
import org.zhiren.platform.shell.InvalidInput;

/** The system officer's page: accounts, without any link to rights or data. */
@Controller
@Allowed(Right.ACCOUNTS_MANAGE)
class AccountsController {

  private static final int MOST = 200;

  private final Accounts accounts;
  private final Moments moments;

  AccountsController(Accounts accounts, Moments moments) {
    this.accounts = accounts;
    this.moments = moments;
  }

  @GetMapping("/officers/accounts")
  String list(@RequestParam(defaultValue = "") String q, Model model) {
    return page(q, List.of(), "", "", null, model);
  }

  private String page(
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
      return page("", List.of(), "", "", accounts.open(login, name), model);
    } catch (InvalidInput refused) {
      response.setStatus(422);
      return page("", refused.faults(), login, name, null, model);
    }
  }

  @PostMapping("/officers/accounts/{id}/lock")
  String lock(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String reason,
      Model model,
      HttpServletResponse response) {
    return change(() -> accounts.lock(id, reason), model, response);
  }

  @PostMapping("/officers/accounts/{id}/unlock")
  String unlock(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String reason,
      Model model,
      HttpServletResponse response) {
    return change(() -> accounts.unlock(id, reason), model, response);
  }

  private String change(Runnable act, Model model, HttpServletResponse response) {
    try {
      act.run();
    } catch (InvalidInput refused) {
      response.setStatus(422);
      return page("", refused.faults(), "", "", null, model);
    }
    return "redirect:/officers/accounts";
  }

  @PostMapping("/officers/accounts/{id}/password")
  String resetPassword(@PathVariable UUID id, Model model) {
    return page("", List.of(), "", "", accounts.resetPassword(id), model);
  }
}
