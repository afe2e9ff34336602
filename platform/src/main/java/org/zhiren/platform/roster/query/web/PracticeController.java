package org.zhiren.platform.roster.query.web;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhiren.platform.access.Allowed;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.roster.People;
import org.zhiren.platform.roster.Person;
import org.zhiren.platform.roster.query.Condition;
import org.zhiren.platform.roster.query.FacePractice;
import org.zhiren.platform.roster.query.Field;
import org.zhiren.platform.roster.query.Question;
import org.zhiren.platform.roster.query.QuestionJson;
import org.zhiren.platform.roster.query.Reading;
import org.zhiren.platform.roster.query.SavedQueries;
import org.zhiren.platform.shell.NotFound;
import org.zhiren.platform.shell.Page;

/** Practising names and faces of a unit or of the result of a question. */
@Controller
@Allowed(Right.ROSTER_READ)
class PracticeController {

  private static final List<String> MODES = List.of("choose", "type", "face");

  private final FacePractice practice;
  private final People people;
  private final Reading reading;
  private final SavedQueries saved;

  PracticeController(FacePractice practice, People people, Reading reading, SavedQueries saved) {
    this.practice = practice;
    this.people = people;
    this.reading = reading;
    this.saved = saved;
  }

  @GetMapping("/query/practice")
  String ask(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(name = "saved", defaultValue = "") String savedId,
      @RequestParam(defaultValue = "") String unit,
      @RequestParam(defaultValue = "choose") String mode,
      @RequestParam(defaultValue = "") String last,
      Page page,
      Model model) {
    Question question = question(q, savedId, unit);
    Optional<UUID> before =
        last.isEmpty() ? Optional.empty() : Optional.of(QueryController.uuid(last));
    model.addAttribute("task", practice.next(question, before, page.language()).orElse(null));
    furnish(model, question, mode);
    return "roster/query/web/practice";
  }

  @PostMapping("/query/practice")
  String answer(
      @RequestParam String q,
      @RequestParam UUID person,
      @RequestParam(defaultValue = "") String chosen,
      @RequestParam(defaultValue = "") String typed,
      @RequestParam(defaultValue = "choose") String mode,
      Model model) {
    Question question = question(q, "", "");
    Person who = people.find(person).orElseThrow(() -> new NotFound("person " + person));
    String name = typed.strip();
    boolean known =
        mode.equals("type")
            ? who.name().replace("·", "").equals(name.replace("·", "").replace(" ", ""))
            : chosen.equals(person.toString());
    practice.answered(person, known);
    model.addAttribute("who", who);
    model.addAttribute("known", known);
    model.addAttribute("typed", name);
    model.addAttribute("mistaken", mistaken(chosen, known));
    furnish(model, question, mode);
    return "roster/query/web/practised";
  }

  @PostMapping("/query/practice/forget")
  String forget(@RequestParam String q) {
    practice.forget();
    return "redirect:/query/practice?q=" + ResultState.encoded(q);
  }

  /** Whoever was taken for the person, so that both can be compared. */
  private List<Person> mistaken(String chosen, boolean known) {
    return known || chosen.isEmpty()
        ? List.of()
        : people.find(QueryController.uuid(chosen)).map(List::of).orElse(List.of());
  }

  private void furnish(Model model, Question question, String mode) {
    model.addAttribute("q", QuestionJson.write(question));
    model.addAttribute("mode", MODES.contains(mode) ? mode : "choose");
    model.addAttribute("modes", MODES);
    model.addAttribute("reading", reading.of(question));
    model.addAttribute("progress", practice.progress(question));
  }

  private Question question(String q, String savedId, String unit) {
    if (!savedId.isEmpty()) {
      return saved
          .find(QueryController.uuid(savedId))
          .orElseThrow(() -> new NotFound("query " + savedId))
          .question();
    }
    if (!unit.isEmpty()) {
      return Question.of(Condition.Test.in(Field.UNIT, QueryController.uuid(unit).toString()));
    }
    return q.isEmpty() ? Question.everybody() : ResultState.question(q);
  }
}
