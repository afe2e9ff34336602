package org.zhiren.platform.voting.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
import org.zhiren.platform.organization.MeantUnit;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.Page;
import org.zhiren.platform.shell.Typing;
import org.zhiren.platform.voting.ElectionKind;
import org.zhiren.platform.voting.ElectionSubject;
import org.zhiren.platform.voting.HandCount;
import org.zhiren.platform.voting.HandCounts;
import org.zhiren.platform.voting.VoteQuestion;

/** Votes by show of hands and on paper: recorded, confirmed by two, shown. */
@Controller
@Allowed({Right.SELECTION_RUN, Right.SELECTION_DECIDE})
public class CountController {

  private static final int SHOWN = 200;

  private final HandCounts counts;
  private final MeantUnit meant;

  CountController(HandCounts counts, MeantUnit meant) {
    this.counts = counts;
    this.meant = meant;
  }

  /**
   * The form, as typed.
   *
   * @param kind name of the kind
   * @param manner name of the manner
   * @param unit the unit
   * @param title what it is called
   * @param heldOn the day
   * @param expected members who should attend
   * @param present members present
   * @param issued papers handed out
   * @param returned papers that came back
   * @param invalid papers that do not count
   * @param most how many could be named in a recommendation
   * @param lines one line for each candidate with the numbers
   */
  public record Form(
      String kind,
      String manner,
      String unit,
      String title,
      String heldOn,
      String expected,
      String present,
      String issued,
      String returned,
      String invalid,
      String most,
      String lines) {

    /** Whether it is a decision. */
    public boolean decision() {
      return !kind.equals(ElectionKind.RECOMMENDATION.name());
    }
  }

  @GetMapping("/elections/counts")
  String list(Model model) {
    model.addAttribute("counts", counts.list(SHOWN));
    return "voting/web/counts";
  }

  @GetMapping("/elections/counts/new")
  @Allowed(Right.SELECTION_RUN)
  String form(
      @RequestParam(defaultValue = "DECISION") String kind,
      @RequestParam(defaultValue = "PAPER") String manner,
      Page page,
      Model model) {
    Form empty =
        new Form(kind, manner, "", "", page.today().toString(), "", "", "", "", "0", "1", "");
    return form(empty, List.of(), model);
  }

  private static String form(Form typed, List<InvalidInput.Fault> faults, Model model) {
    model.addAttribute("typed", typed);
    model.addAttribute("faults", faults);
    return "voting/web/newcount";
  }

  @PostMapping("/elections/counts")
  @Allowed(Right.SELECTION_RUN)
  String record(
      @RequestParam MultiValueMap<String, String> sent,
      Page page,
      Model model,
      HttpServletResponse response) {
    Form typed = typed(sent);
    try {
      UUID unit = meant.find("unit", typed.unit(), page.today());
      return "redirect:/elections/counts/" + counts.record(figures(typed, unit));
    } catch (InvalidInput refused) {
      response.setStatus(422);
      return form(typed, refused.faults(), model);
    }
  }

  private static Form typed(MultiValueMap<String, String> sent) {
    return new Form(
        text(sent, "kind"),
        text(sent, "manner"),
        text(sent, "unit"),
        text(sent, "title"),
        text(sent, "heldOn"),
        text(sent, "expected"),
        text(sent, "present"),
        text(sent, "issued"),
        text(sent, "returned"),
        text(sent, "invalid"),
        text(sent, "most"),
        text(sent, "lines"));
  }

  private static String text(MultiValueMap<String, String> sent, String field) {
    String value = sent.getFirst(field);
    return value == null ? "" : value.strip();
  }

  private static HandCount.Figures figures(Form typed, UUID unit) {
    List<InvalidInput.Fault> faults = new ArrayList<>();
    HandCount.Manner manner =
        typed.manner().equals(HandCount.Manner.HANDS.name())
            ? HandCount.Manner.HANDS
            : HandCount.Manner.PAPER;
    int present = Typing.whole("present", typed.present(), 0, faults);
    boolean hands = manner == HandCount.Manner.HANDS;
    int issued = hands ? present : Typing.whole("issued", typed.issued(), 0, faults);
    int returned = Typing.whole("returned", typed.returned(), 0, faults);
    int invalid = hands ? 0 : Typing.whole("invalid", typed.invalid(), 0, faults);
    int expected = Typing.whole("expected", typed.expected(), 0, faults);
    int most = typed.decision() ? 1 : Typing.whole("most", typed.most(), 0, faults);
    LocalDate heldOn =
        Objects.requireNonNullElse(Typing.day("heldOn", typed.heldOn(), faults), LocalDate.EPOCH);
    List<Line> lines = lines(typed, faults);
    if (!faults.isEmpty()) {
      throw new InvalidInput(faults);
    }
    List<VoteQuestion> questions;
    List<List<Integer>> numbers;
    if (typed.decision()) {
      questions = lines.stream().map(line -> VoteQuestion.decision(line.name())).toList();
      numbers = lines.stream().map(Line::numbers).toList();
    } else {
      questions =
          List.of(
              VoteQuestion.recommendation(
                  typed.title(), lines.stream().map(Line::name).toList(), most));
      numbers = List.of(lines.stream().map(line -> line.numbers().getFirst()).toList());
    }
    return new HandCount.Figures(
        unit,
        typed.decision() ? ElectionKind.DECISION : ElectionKind.RECOMMENDATION,
        manner,
        ElectionSubject.NONE,
        typed.title(),
        heldOn,
        expected,
        present,
        issued,
        returned,
        invalid,
        questions,
        numbers);
  }

  private record Line(String name, List<Integer> numbers) {}

  /** A name and its numbers, with blanks between: three in a decision, one in a recommendation. */
  private static List<Line> lines(Form typed, List<InvalidInput.Fault> faults) {
    int wanted = typed.decision() ? 3 : 1;
    List<Line> lines = new ArrayList<>();
    for (String line : PlanForm.lines(typed.lines())) {
      String[] words = line.split("\\s+");
      if (words.length <= wanted) {
        faults.add(
            new InvalidInput.Fault(
                "lines",
                line,
                Text.of(
                        "“{0}”这一行应写姓名和 {1} 个票数，用空格隔开。",
                        "The line “{0}” needs a name and {1} numbers with blanks between.")
                    .fill(line, wanted)));
        continue;
      }
      int names = words.length - wanted;
      List<Integer> numbers = new ArrayList<>();
      for (String word : List.of(words).subList(names, words.length)) {
        numbers.add(Typing.whole("lines", word, 0, faults));
      }
      lines.add(new Line(String.join(" ", Arrays.asList(words).subList(0, names)), numbers));
    }
    if (lines.isEmpty() && faults.isEmpty()) {
      faults.add(
          new InvalidInput.Fault(
              "lines",
              typed.lines(),
              Text.of("请逐行填写姓名和票数。", "Give names and numbers line by line.")));
    }
    return lines;
  }

  @GetMapping("/elections/counts/{id}")
  String show(@PathVariable UUID id, Model model) {
    return show(id, List.of(), null, model);
  }

  private String show(
      UUID id,
      List<InvalidInput.Fault> faults,
      @Nullable MultiValueMap<String, String> typed,
      Model model) {
    HandCount count = counts.required(id);
    model.addAttribute("count", count);
    model.addAttribute("outcome", counts.outcome(id).orElse(null));
    model.addAttribute("faults", faults);
    model.addAttribute("typed", typed);
    // Whoever keys the papers in a second time shall not see what the first one keyed in.
    model.addAttribute(
        "blind",
        count.state() == HandCount.State.RECORDED
            && count.figures().manner() == HandCount.Manner.PAPER
            && count.firstName() == null);
    return "voting/web/count";
  }

  @PostMapping("/elections/counts/{id}/confirm")
  String confirm(
      @PathVariable UUID id,
      @RequestParam MultiValueMap<String, String> sent,
      Model model,
      HttpServletResponse response) {
    try {
      counts.confirm(id, sent.containsKey("c-1-1") ? again(counts.required(id), sent) : null);
      return "redirect:/elections/counts/" + id;
    } catch (InvalidInput refused) {
      response.setStatus(422);
      return show(id, refused.faults(), sent, model);
    }
  }

  private static List<List<Integer>> again(HandCount count, MultiValueMap<String, String> sent) {
    List<InvalidInput.Fault> faults = new ArrayList<>();
    List<List<Integer>> numbers = new ArrayList<>();
    for (int i = 1; i <= count.figures().questions().size(); i++) {
      List<Integer> row = new ArrayList<>();
      for (int j = 1; j <= count.figures().questions().get(i - 1).answers().size(); j++) {
        String field = "c-" + i + "-" + j;
        row.add(Typing.whole(field, text(sent, field), 0, faults));
      }
      numbers.add(row);
    }
    if (!faults.isEmpty()) {
      throw new InvalidInput(faults);
    }
    return numbers;
  }

  @PostMapping("/elections/counts/{id}/refuse")
  String refuse(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String reason,
      Model model,
      HttpServletResponse response) {
    try {
      counts.refuse(id, reason);
      return "redirect:/elections/counts/" + id;
    } catch (InvalidInput refused) {
      response.setStatus(422);
      return show(id, refused.faults(), null, model);
    }
  }
}
