package org.zhiren.platform.selection.meeting.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhiren.platform.access.Allowed;
import org.zhiren.platform.access.Purposing;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.organization.Unit;
import org.zhiren.platform.organization.Units;
import org.zhiren.platform.selection.Cases;
import org.zhiren.platform.selection.decision.Reasons;
import org.zhiren.platform.selection.meeting.CallingMeeting;
import org.zhiren.platform.selection.meeting.ElectronicVotes;
import org.zhiren.platform.selection.meeting.HoldingMeeting;
import org.zhiren.platform.selection.meeting.Meeting;
import org.zhiren.platform.selection.meeting.MeetingPapers;
import org.zhiren.platform.selection.meeting.Meetings;
import org.zhiren.platform.selection.meeting.Printing;
import org.zhiren.platform.selection.web.Naming;
import org.zhiren.platform.shell.Downloads;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.Page;
import org.zhiren.platform.shell.Typing;
import org.zhiren.platform.voting.ElectionView;

/** Meetings: the list, a new one, one with its items, its papers. */
@Controller
@Allowed({Right.SELECTION_RUN, Right.SELECTION_DECIDE})
public class MeetingController {

  private static final int PART = 30;
  private static final int MOST_CASES = 100;

  private final Meetings meetings;
  private final CallingMeeting calling;
  private final HoldingMeeting holding;
  private final ElectronicVotes votes;
  private final MeetingPapers papers;
  private final Cases cases;
  private final Reasons reasons;
  private final Units units;
  private final Purposing purposing;
  private final Naming naming;

  MeetingController(
      Meetings meetings,
      CallingMeeting calling,
      HoldingMeeting holding,
      ElectronicVotes votes,
      MeetingPapers papers,
      Cases cases,
      Reasons reasons,
      Units units,
      Purposing purposing,
      Naming naming) {
    this.meetings = meetings;
    this.calling = calling;
    this.holding = holding;
    this.votes = votes;
    this.papers = papers;
    this.cases = cases;
    this.reasons = reasons;
    this.units = units;
    this.purposing = purposing;
    this.naming = naming;
  }

  @GetMapping("/selections/meetings")
  String list(@RequestParam(required = false) @Nullable UUID after, Model model) {
    model.addAttribute("part", meetings.list(after, PART));
    model.addAttribute("first", after == null);
    return "selection/meeting/web/meetings";
  }

  /**
   * What the form of a new meeting holds.
   *
   * @param unit name of the unit, as typed
   * @param kind name of the kind
   * @param heldOn the day, as typed
   * @param place where
   * @param observers who attends without a vote
   * @param cases the cases that were chosen
   */
  public record CallForm(
      String unit, String kind, String heldOn, String place, String observers, Set<UUID> cases) {
    /** Copies the set. */
    public CallForm {
      cases = Set.copyOf(cases);
    }
  }

  @Allowed(Right.SELECTION_RUN)
  @GetMapping("/selections/meetings/new")
  String form(
      @RequestParam(name = "case", required = false) @Nullable UUID chosen,
      Page page,
      Model model) {
    Set<UUID> picked = chosen == null ? Set.of() : Set.of(chosen);
    return form(new CallForm("", "", page.today().toString(), "", "", picked), List.of(), model);
  }

  private String form(CallForm typed, List<InvalidInput.Fault> faults, Model model) {
    model.addAttribute("typed", typed);
    model.addAttribute("faults", faults);
    model.addAttribute("waiting", cases.list(Cases.Wanted.MEETING, null, null, MOST_CASES).cases());
    return "selection/meeting/web/newmeeting";
  }

  @Allowed(Right.SELECTION_RUN)
  @PostMapping("/selections/meetings")
  String call(
      @RequestParam(defaultValue = "") String unit,
      @RequestParam(defaultValue = "") String kind,
      @RequestParam(defaultValue = "") String heldOn,
      @RequestParam(defaultValue = "") String place,
      @RequestParam(defaultValue = "") String observers,
      @RequestParam(name = "case", required = false) @Nullable List<@Nullable UUID> chosen,
      Page page,
      Model model,
      HttpServletResponse response) {
    // An empty parameter comes as an identifier that is none.
    List<UUID> picked =
        chosen == null ? List.of() : chosen.stream().filter(Objects::nonNull).toList();
    try {
      UUID id =
          calling.call(
              new CallingMeeting.Call(
                  unit(unit, page.today()),
                  Arrays.stream(Meeting.Kind.values())
                      .filter(one -> one.name().equals(kind))
                      .findFirst()
                      .orElse(null),
                  Typing.dayIfAny("heldOn", heldOn),
                  place,
                  observers,
                  picked));
      return "redirect:/selections/meetings/" + id;
    } catch (InvalidInput refused) {
      response.setStatus(422);
      return form(
          new CallForm(unit, kind, heldOn, place, observers, new HashSet<>(picked)),
          refused.faults(),
          model);
    }
  }

  /** The one unit of exactly this name; {@code null} if there is none, or several. */
  private @Nullable UUID unit(String name, LocalDate today) {
    String said = name.strip();
    List<Unit> found =
        said.isEmpty()
            ? List.of()
            : units.search(new Units.Search(said, null, null, null), today, 20).stream()
                .filter(one -> one.name().equals(said) || one.shortName().equals(said))
                .toList();
    return found.size() == 1 ? found.getFirst().id() : null;
  }

  @GetMapping("/selections/meetings/{id}")
  String one(@PathVariable UUID id, Page page, Model model) {
    return show(id, 0, Map.of(), List.of(), page, model);
  }

  private String show(
      UUID id,
      int item,
      Map<String, String> typed,
      List<InvalidInput.Fault> faults,
      Page page,
      Model model) {
    Meeting meeting = meetings.required(id);
    Set<UUID> reasoned = new HashSet<>();
    for (Meeting.Item one : meeting.items()) {
      if (reasons.of(one.caseId()).containsKey(one.person().personId())) {
        reasoned.add(one.caseId());
      }
    }
    model.addAttribute("meeting", meeting);
    model.addAttribute("conflicts", holding.conflicts(meeting));
    model.addAttribute("reasoned", reasoned);
    boolean open = meeting.state() == Meeting.State.OPEN;
    boolean votable =
        page.may(Right.SELECTION_RUN.name()) && (open || meeting.state() == Meeting.State.CALLED);
    model.addAttribute(
        "offers",
        votable && open ? votes.offers(meeting) : Map.<Integer, List<ElectronicVotes.Offer>>of());
    model.addAttribute("underWay", votable ? votes.underWay(meeting) : List.<ElectionView>of());
    model.addAttribute(
        "drafts", votable ? votes.drafts(meeting) : List.<ElectronicVotes.Draft>of());
    model.addAttribute("item", item);
    model.addAttribute("before", open ? before(meeting) : Map.<String, String>of());
    model.addAttribute("typed", typed);
    model.addAttribute("faults", faults);
    model.addAttribute("token", UUID.randomUUID());
    return "selection/meeting/web/meeting";
  }

  /** Who counted the last item by hand will count the next one as well: nobody types it twice. */
  private Map<String, String> before(Meeting meeting) {
    return meeting.items().stream()
        .map(Meeting.Item::vote)
        .filter(Objects::nonNull)
        .map(vote -> Objects.requireNonNull(vote))
        .filter(vote -> vote.ballot() == null && !vote.scrutineers().isEmpty())
        .reduce((first, second) -> second)
        .map(vote ->
            Map.of(
                "scrutineers",
                String.join("\n", vote.scrutineers().stream().map(naming::typed).toList()),
                "declaredBy",
                vote.declaredBy()))
        .orElseGet(Map::of);
  }

  @Allowed(Right.SELECTION_RUN)
  @PostMapping("/selections/meetings/{id}/open")
  String open(
      @PathVariable UUID id,
      @RequestParam MultiValueMap<String, String> sent,
      Page page,
      Model model,
      HttpServletResponse response) {
    Map<Integer, String> absences = new TreeMap<>();
    for (String no : sent.getOrDefault("absent", List.of())) {
      if (no.matches("\\d{1,3}")) {
        absences.put(Integer.parseInt(no), VoteForm.first(sent, "absence-" + no));
      }
    }
    try {
      holding.open(id, absences, VoteForm.first(sent, "announced").equals("yes"));
      return "redirect:/selections/meetings/" + id;
    } catch (InvalidInput refused) {
      response.setStatus(422);
      return show(id, 0, VoteForm.typed(sent), refused.faults(), page, model);
    }
  }

  @Allowed(Right.SELECTION_RUN)
  @PostMapping("/selections/meetings/{id}/items/{no}")
  String vote(
      @PathVariable UUID id,
      @PathVariable int no,
      @RequestParam MultiValueMap<String, String> sent,
      Page page,
      Model model,
      HttpServletResponse response) {
    try {
      if (VoteForm.first(sent, "election").isBlank()) {
        holding.vote(id, no, VoteForm.counted(sent, naming), VoteForm.token(sent));
      } else {
        votes.vote(id, no, VoteForm.said(sent), VoteForm.token(sent));
      }
      return "redirect:/selections/meetings/" + id + "#item-" + no;
    } catch (InvalidInput refused) {
      response.setStatus(422);
      return show(id, no, VoteForm.typed(sent), refused.faults(), page, model);
    }
  }

  @Allowed(Right.SELECTION_RUN)
  @PostMapping("/selections/meetings/{id}/close")
  String close(@PathVariable UUID id) {
    holding.close(id);
    return "redirect:/selections/meetings/" + id;
  }

  @Allowed(Right.SELECTION_RUN)
  @PostMapping("/selections/meetings/{id}/cancel")
  String cancel(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String ending,
      Page page,
      Model model,
      HttpServletResponse response) {
    try {
      holding.cancel(id, ending);
      return "redirect:/selections/meetings/" + id;
    } catch (InvalidInput refused) {
      response.setStatus(422);
      return show(id, 0, Map.of("ending", ending), refused.faults(), page, model);
    }
  }

  @GetMapping("/selections/meetings/{id}/{paper:agenda|minutes|decision}.{format:pdf|docx}")
  ResponseEntity<byte[]> paper(
      @PathVariable UUID id, @PathVariable String paper, @PathVariable String format) {
    MeetingPapers.Paper wanted = MeetingPapers.Paper.valueOf(paper.toUpperCase(Locale.ROOT));
    Printing.Format as = Printing.Format.valueOf(format.toUpperCase(Locale.ROOT));
    byte[] bytes = papers.print(id, wanted, as);
    return file(wanted.text().zh() + "." + format, as.mediaType(), bytes);
  }

  @GetMapping("/selections/meetings/{id}/materials.pdf")
  ResponseEntity<byte[]> materials(@PathVariable UUID id) {
    if (!purposing.stated()) {
      return Purposing.askForFile("/selections/meetings/" + id + "/materials.pdf");
    }
    return file("会议材料汇编.pdf", "application/pdf", papers.materials(id));
  }

  private static ResponseEntity<byte[]> file(String name, String type, byte[] bytes) {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(type))
        .header("Cache-Control", "no-store")
        .header("Content-Disposition", Downloads.named(name))
        .body(bytes);
  }
}
