package org.zhiren.platform.roster.query.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhiren.explain.Shortening;
import org.zhiren.explain.Text;
import org.zhiren.platform.access.Accounts;
import org.zhiren.platform.access.Allowed;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.access.Role;
import org.zhiren.platform.roster.query.Reading;
import org.zhiren.platform.roster.query.SavedQueries;
import org.zhiren.platform.roster.query.SavedQuery;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.NotFound;
import org.zhiren.platform.shell.Page;

/** Saved queries: one's own and shared ones. */
@Controller
@Allowed(Right.ROSTER_READ)
class SavedController {

  private final BuilderPage builder;
  private final SavedQueries saved;
  private final Reading reading;
  private final Accounts accounts;

  SavedController(BuilderPage builder, SavedQueries saved, Reading reading, Accounts accounts) {
    this.builder = builder;
    this.saved = saved;
    this.reading = reading;
    this.accounts = accounts;
  }

  @GetMapping("/query/saved")
  String list(@RequestParam(defaultValue = "") String deleted, Model model) {
    List<SavedQuery> queries = saved.all();
    Map<UUID, Text> readings = new TreeMap<>();
    queries.forEach(query -> readings.put(query.id(), reading.of(query.question())));
    model.addAttribute("queries", queries);
    model.addAttribute("readings", readings);
    model.addAttribute("deleted", deleted);
    return "roster/query/web/saved";
  }

  @PostMapping("/query/saved")
  String save(
      @RequestParam(defaultValue = "") String name,
      @RequestParam String q,
      @RequestParam(defaultValue = "") String columns,
      @RequestParam(defaultValue = "") String sort,
      @RequestParam(defaultValue = "") String view,
      Page page,
      Model model,
      HttpServletResponse response) {
    ResultState state = ResultState.carried(q, view, sort, columns);
    try {
      UUID id = saved.save(name, state.question(), columns, sort, view);
      return "redirect:/query?saved=" + id;
    } catch (InvalidInput refused) {
      return builder.refused(state, refused.faults(), page, model, response);
    }
  }

  @GetMapping("/query/saved/{id}")
  String manage(@PathVariable UUID id, Model model) {
    return manage(id, List.of(), model);
  }

  private String manage(UUID id, List<InvalidInput.Fault> faults, Model model) {
    model.addAttribute("faults", faults);
    SavedQuery query = saved.find(id).orElseThrow(() -> new NotFound("query " + id));
    Map<UUID, String> names = new TreeMap<>();
    for (SavedQuery.Share share : query.shares()) {
      if (share.accountId() != null) {
        names.put(
            share.accountId(),
            accounts.entry(share.accountId()).map(Accounts.Entry::name).orElse("—"));
      }
    }
    model.addAttribute("query", query);
    model.addAttribute("reading", reading.of(query.question()));
    model.addAttribute("names", names);
    model.addAttribute("roles", roles());
    return "roster/query/web/manage";
  }

  /** Roles that may see people at all. */
  private static List<Role> roles() {
    return java.util.Arrays.stream(Role.values())
        .filter(role -> role.rights().contains(Right.ROSTER_READ))
        .toList();
  }

  @PostMapping("/query/saved/{id}/rename")
  String rename(
      @PathVariable UUID id,
      @RequestParam long version,
      @RequestParam(defaultValue = "") String name,
      Model model,
      HttpServletResponse response) {
    return managing(id, () -> saved.rename(id, version, name), model, response);
  }

  private String managing(UUID id, Runnable act, Model model, HttpServletResponse response) {
    try {
      act.run();
      return "redirect:/query/saved/" + id;
    } catch (InvalidInput refused) {
      response.setStatus(422);
      return manage(id, refused.faults(), model);
    }
  }

  @PostMapping("/query/saved/{id}/change")
  String change(
      @PathVariable UUID id,
      @RequestParam long version,
      @RequestParam String q,
      @RequestParam(defaultValue = "") String columns,
      @RequestParam(defaultValue = "") String sort,
      @RequestParam(defaultValue = "") String view) {
    saved.change(id, version, ResultState.question(q), columns, sort, view);
    return "redirect:/query?saved=" + id;
  }

  @PostMapping("/query/saved/{id}/copy")
  String copy(@PathVariable UUID id, Page page) {
    String name =
        saved.find(id).map(SavedQuery::name).orElseThrow(() -> new NotFound("query " + id));
    String copied = page.t("query.saved.copied", name);
    return "redirect:/query/saved/" + saved.copy(id, Shortening.cut(copied, 60));
  }

  @PostMapping("/query/saved/{id}/delete")
  String delete(@PathVariable UUID id) {
    saved.delete(id);
    return "redirect:/query/saved?deleted=" + id;
  }

  @PostMapping("/query/saved/{id}/restore")
  String restore(@PathVariable UUID id) {
    saved.restore(id);
    return "redirect:/query/saved";
  }

  @PostMapping("/query/saved/{id}/share")
  String share(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String login,
      @RequestParam(defaultValue = "") String role,
      @RequestParam(defaultValue = "false") boolean mayChange,
      Model model,
      HttpServletResponse response) {
    return managing(
        id, () -> saved.share(id, with(login.strip(), role, mayChange)), model, response);
  }

  @PostMapping("/query/saved/{id}/unshare")
  String unshare(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String account,
      @RequestParam(defaultValue = "") String role) {
    saved.unshare(
        id,
        account.isEmpty()
            ? new SavedQuery.Share(null, role, false)
            : new SavedQuery.Share(QueryController.uuid(account), null, false));
    return "redirect:/query/saved/" + id;
  }

  private SavedQuery.Share with(String login, String role, boolean mayChange) {
    if (!login.isEmpty()) {
      return accounts.find(login, 50).stream()
          .filter(entry -> entry.login().equals(login))
          .findFirst()
          .map(entry -> new SavedQuery.Share(entry.id(), null, mayChange))
          .orElseThrow(() ->
              new InvalidInput(
                  "login",
                  login,
                  Text.of(
                          "没有这个账户（{0}）。请填写对方的登录名。",
                          "There is no such account ({0}). Give the name used for signing in.")
                      .fill(login)));
    }
    if (roles().stream().noneMatch(known -> known.name().equals(role))) {
      throw new InvalidInput(
          "role", role, Text.of("请填写登录名，或选择一个角色。", "Give a name or choose a role."));
    }
    return new SavedQuery.Share(null, role, mayChange);
  }
}
