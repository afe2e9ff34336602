package org.zhiren.platform.voting.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriComponentsBuilder;
import org.zhiren.platform.access.Accounts;
import org.zhiren.platform.access.Allowed;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.organization.MeantUnit;
import org.zhiren.platform.organization.Unit;
import org.zhiren.platform.organization.Units;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.Page;
import org.zhiren.platform.shell.Typing;
import org.zhiren.platform.voting.ClosingElection;
import org.zhiren.platform.voting.ConductingElection;
import org.zhiren.platform.voting.ElectionState;
import org.zhiren.platform.voting.ElectionView;
import org.zhiren.platform.voting.Elections;
import org.zhiren.platform.voting.OpeningElection;
import org.zhiren.platform.voting.PublishingArchives;

/** The list of elections, a new one, the page of one and its steps. */
@Controller
@Allowed(Right.SELECTION_RUN)
class ElectionController {

  private static final int PART = 30;

  private final Elections elections;
  private final OpeningElection opening;
  private final ConductingElection conducting;
  private final ClosingElection closing;
  private final PublishingArchives publishing;
  private final Accounts accounts;
  private final Units units;
  private final MeantUnit meant;
  private final Clock clock;

  ElectionController(
      Elections elections,
      OpeningElection opening,
      ConductingElection conducting,
      ClosingElection closing,
      PublishingArchives publishing,
      Accounts accounts,
      Units units,
      MeantUnit meant,
      Clock clock) {
    this.elections = elections;
    this.opening = opening;
    this.conducting = conducting;
    this.closing = closing;
    this.publishing = publishing;
    this.accounts = accounts;
    this.units = units;
    this.meant = meant;
    this.clock = clock;
  }

  @GetMapping("/elections")
  @Allowed({Right.SELECTION_RUN, Right.SELECTION_DECIDE})
  String list(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String state,
      @RequestParam(required = false) @Nullable UUID after,
      Page page,
      Model model) {
    ElectionState wanted =
        Arrays.stream(ElectionState.values())
            .filter(one -> one.name().equals(state))
            .findFirst()
            .orElse(null);
    Elections.Part part = elections.list(wanted, q, after, PART);
    model.addAttribute("part", part);
    model.addAttribute("q", q);
    model.addAttribute("state", wanted == null ? "" : wanted.name());
    model.addAttribute("first", after == null);
    model.addAttribute("units", names(part.elections(), page));
    UUID next = part.next();
    model.addAttribute("nextHref", next == null ? "" : address(q, state, next));
    return "voting/web/elections";
  }

  private Map<UUID, String> names(List<ElectionView> shown, Page page) {
    return units
        .find(shown.stream().map(ElectionView::unitId).collect(Collectors.toSet()), page.today())
        .values()
        .stream()
        .collect(Collectors.toMap(Unit::id, Unit::shortName));
  }

  private static String address(String q, String state, UUID after) {
    UriComponentsBuilder address =
        UriComponentsBuilder.fromPath("/elections").queryParam("after", after);
    Map<String, Object> values = new LinkedHashMap<>();
    if (!q.isBlank()) {
      address.queryParam("q", "{q}");
      values.put("q", q.strip());
    }
    if (!state.isBlank()) {
      address.queryParam("state", "{state}");
      values.put("state", state);
    }
    return address.encode().buildAndExpand(values).toUriString();
  }

  @GetMapping("/elections/new")
  String form(
      @RequestParam(defaultValue = "DECISION") String kind,
      @RequestParam(defaultValue = "") String unit,
      Model model) {
    return form(PlanForm.empty(kind, unit, LocalDateTime.now(clock)), List.of(), model);
  }

  /**
   * The form as another page fills it in, for instance a meeting with its members; nothing is
   * changed by it. Sent in the body, because names do not belong into addresses.
   */
  @PostMapping("/elections/form")
  String filled(@RequestParam MultiValueMap<String, String> sent, Model model) {
    return form(PlanForm.of(sent).completed(LocalDateTime.now(clock)), List.of(), model);
  }

  private static String form(PlanForm typed, List<InvalidInput.Fault> faults, Model model) {
    model.addAttribute("typed", typed);
    model.addAttribute("faults", faults);
    return "voting/web/newelection";
  }

  @PostMapping("/elections")
  String prepare(
      @RequestParam MultiValueMap<String, String> sent,
      Page page,
      Model model,
      HttpServletResponse response) {
    PlanForm typed = PlanForm.of(sent);
    try {
      UUID unit = meant.find("unit", typed.unit(), page.today());
      return "redirect:/elections/"
          + elections.prepare(typed.plan(unit, this::account, clock.getZone()));
    } catch (InvalidInput refused) {
      response.setStatus(422);
      return form(typed, refused.faults(), model);
    }
  }

  private @Nullable UUID account(String login) {
    return login.isEmpty()
        ? null
        : accounts.find(login, 50).stream()
            .filter(entry -> entry.login().equalsIgnoreCase(login))
            .map(Accounts.Entry::id)
            .findFirst()
            .orElse(null);
  }

  @GetMapping("/elections/{id}")
  @Allowed({Right.SELECTION_RUN, Right.SELECTION_DECIDE})
  String show(@PathVariable UUID id, HttpServletRequest request, Page page, Model model) {
    return show(id, List.of(), Map.of(), request, page, model);
  }

  private String show(
      UUID id,
      List<InvalidInput.Fault> faults,
      Map<String, String> typed,
      HttpServletRequest request,
      Page page,
      Model model) {
    ElectionView election = elections.required(id);
    model.addAttribute("election", election);
    model.addAttribute("faults", faults);
    model.addAttribute("typed", typed);
    model.addAttribute(
        "base", ServletUriComponentsBuilder.fromContextPath(request).build().toUriString());
    model.addAttribute("unit", names(List.of(election), page).getOrDefault(election.unitId(), "—"));
    model.addAttribute("outcome", elections.outcome(id).orElse(null));
    model.addAttribute("reminders", conducting.reminders(id));
    model.addAttribute("publication", publishing.of(id).orElse(null));
    model.addAttribute("hindrances", publishing.hindrances(id));
    return "voting/web/election";
  }

  @GetMapping("/elections/{id}/open")
  String open(@PathVariable UUID id, Model model) {
    return open(id, List.of(), model);
  }

  private String open(UUID id, List<InvalidInput.Fault> faults, Model model) {
    ElectionView election = elections.required(id);
    if (election.state() != ElectionState.PREPARING) {
      return "redirect:/elections/" + id;
    }
    model.addAttribute("election", election);
    model.addAttribute("warnings", opening.consequences(election));
    model.addAttribute("faults", faults);
    return "voting/web/openelection";
  }

  @PostMapping("/elections/{id}/open")
  String open(
      @PathVariable UUID id,
      @RequestParam long version,
      Model model,
      HttpServletResponse response) {
    try {
      opening.open(id, version);
      return "redirect:/elections/" + id;
    } catch (InvalidInput refused) {
      response.setStatus(422);
      return open(id, refused.faults(), model);
    }
  }

  /** The list on which voters sign for their slips. */
  @GetMapping("/elections/{id}/voters")
  String voters(@PathVariable UUID id, Model model) {
    model.addAttribute("election", elections.required(id));
    model.addAttribute("strata", conducting.voters(id));
    return "voting/web/voters";
  }

  @PostMapping("/elections/{id}/{step:address|attendance|reminder|close|withdraw|publish|keys}")
  String step(
      @PathVariable UUID id,
      @PathVariable String step,
      @RequestParam(defaultValue = "") String value,
      HttpServletRequest request,
      Page page,
      Model model,
      HttpServletResponse response) {
    try {
      switch (step) {
        case "address" -> opening.address(id, value);
        case "attendance" -> conducting.attendance(id, Typing.whole("present", value));
        case "reminder" -> conducting.remind(id, value);
        case "close" -> closing.closeEarly(id, value);
        case "withdraw" -> conducting.withdraw(id, value);
        case "publish" -> publishing.ask(id, value);
        default -> conducting.keysAgain(id, value);
      }
      return "redirect:/elections/" + id;
    } catch (InvalidInput refused) {
      response.setStatus(422);
      List<InvalidInput.Fault> at =
          refused.faults().stream()
              .map(fault -> new InvalidInput.Fault(step, fault.value(), fault.message()))
              .toList();
      return show(id, at, Map.of(step, value), request, page, model);
    }
  }
}
