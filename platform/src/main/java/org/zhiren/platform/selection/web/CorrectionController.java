package org.zhiren.platform.selection.web;

import jakarta.servlet.http.HttpServletResponse;
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
import org.zhiren.platform.access.Acting;
import org.zhiren.platform.access.Allowed;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.selection.CaseView;
import org.zhiren.platform.selection.Cases;
import org.zhiren.platform.selection.DecidingCorrection;
import org.zhiren.platform.selection.ProposingCorrection;
import org.zhiren.platform.selection.StepJson;
import org.zhiren.platform.selection.TakingEffect;
import org.zhiren.platform.selection.procedure.CaseFile;
import org.zhiren.platform.selection.procedure.Step;
import org.zhiren.platform.selection.procedure.Taken;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.NotFound;
import org.zhiren.platform.shell.Page;

/** Corrections: proposed by one, decided by another. */
@Controller
@Allowed({Right.SELECTION_RUN, Right.SELECTION_DECIDE})
public class CorrectionController {

  private final Cases cases;
  private final ProposingCorrection proposing;
  private final DecidingCorrection deciding;
  private final TakingEffect effects;
  private final StepTrees trees;
  private final StepWords words;
  private final Acting acting;

  CorrectionController(
      Cases cases,
      ProposingCorrection proposing,
      DecidingCorrection deciding,
      TakingEffect effects,
      StepTrees trees,
      StepWords words,
      Acting acting) {
    this.cases = cases;
    this.proposing = proposing;
    this.deciding = deciding;
    this.effects = effects;
    this.trees = trees;
    this.words = words;
    this.acting = acting;
  }

  @Allowed(Right.SELECTION_RUN)
  @GetMapping("/selections/{id}/entries/{no}/correct")
  String form(@PathVariable UUID id, @PathVariable int no, Model model) {
    CaseView view = cases.required(id);
    return form(view, taken(view, no), Map.of(), "", "replace", List.of(), model);
  }

  private String form(
      CaseView view,
      Taken taken,
      Map<String, List<String>> typed,
      String reason,
      String how,
      List<InvalidInput.Fault> faults,
      Model model) {
    String kind = StepJson.kind(taken.step());
    CaseFile before = view.file().first(taken.no() - 1);
    model.addAttribute("view", view);
    model.addAttribute("taken", taken);
    model.addAttribute("said", words.said(taken.step()));
    model.addAttribute("reason", reason);
    model.addAttribute("how", how);
    model.addAttribute("faults", faults);
    model.addAttribute("candidates", before.candidates());
    model.addAttribute(
        "form",
        new CaseController.StepForm(
            kind,
            taken.step().text(),
            StepForms.consequence(""),
            StepFields.fields(kind, before, view.ties()),
            typed.isEmpty() ? words.typed(taken.step()) : typed,
            true,
            UUID.randomUUID()));
    return "selection/web/correct";
  }

  private static Taken taken(CaseView view, int no) {
    return view.file().effective().stream()
        .filter(one -> one.no() == no)
        .findFirst()
        .orElseThrow(() -> new NotFound("entry " + no));
  }

  @Allowed(Right.SELECTION_RUN)
  @PostMapping("/selections/{id}/entries/{no}/correct")
  String propose(
      @PathVariable UUID id,
      @PathVariable int no,
      @RequestParam MultiValueMap<String, String> sent,
      Model model,
      HttpServletResponse response) {
    Map<String, List<String>> typed =
        sent.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    String how = CaseController.first(typed, "how");
    String why = CaseController.first(typed, "why");
    CaseView view = cases.required(id);
    Taken taken = taken(view, no);
    try {
      @Nullable Step replacement =
          how.equals("remove")
              ? null
              : trees.read(
                  StepJson.kind(taken.step()),
                  view.file().first(taken.no() - 1),
                  view.ties(),
                  typed);
      proposing.propose(id, no, replacement, why);
      return "redirect:/selections/" + id + "#corrections";
    } catch (InvalidInput refused) {
      response.setStatus(422);
      return form(view, taken, typed, why, how, refused.faults(), model);
    }
  }

  @GetMapping("/selections/{id}/corrections/{correction}")
  String look(@PathVariable UUID id, @PathVariable UUID correction, Model model) {
    return look(id, correction, "", List.of(), model);
  }

  private String look(
      UUID id, UUID correction, String reason, List<InvalidInput.Fault> faults, Model model) {
    CaseView view = cases.required(id);
    ProposingCorrection.Proposed proposed =
        view.corrections().stream()
            .filter(one -> one.id().equals(correction))
            .findFirst()
            .orElseThrow(() -> new NotFound("correction " + correction));
    Step replacement = proposed.replacement();
    model.addAttribute("view", view);
    model.addAttribute("proposed", proposed);
    model.addAttribute(
        "before", words.said(view.entries().get(proposed.entry() - 1).taken().step()));
    model.addAttribute(
        "beforeOn", view.entries().get(proposed.entry() - 1).taken().step().on().toString());
    model.addAttribute(
        "after", replacement == null ? List.<StepWords.Said>of() : words.said(replacement));
    model.addAttribute("afterOn", replacement == null ? "" : replacement.on().toString());
    model.addAttribute(
        "own", acting.account().filter(one -> one.id().equals(proposed.proposerId())).isPresent());
    model.addAttribute("reason", reason);
    model.addAttribute("faults", faults);
    return "selection/web/correction";
  }

  @PostMapping("/selections/{id}/corrections/{correction}")
  String decide(
      @PathVariable UUID id,
      @PathVariable UUID correction,
      @RequestParam(defaultValue = "") String decision,
      @RequestParam(defaultValue = "") String reason,
      Page page,
      Model model,
      HttpServletResponse response)
      throws Exception {
    try {
      if (decision.equals("approve")) {
        deciding.approve(id, correction);
        effects.run();
      } else {
        deciding.refuse(id, correction, reason);
      }
      return "redirect:/selections/" + id + "#corrections";
    } catch (InvalidInput refused) {
      response.setStatus(422);
      return look(id, correction, reason, refused.faults(), model);
    }
  }
}
