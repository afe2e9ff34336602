package org.zhiren.platform.selection.web;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhiren.platform.access.Allowed;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.access.SensitiveReads;
import org.zhiren.platform.selection.CaseHistory;

/** A case walked through step by step: what was known then. */
@Controller
@Allowed({Right.SELECTION_RUN, Right.SELECTION_DECIDE})
public class HistoryController {

  private final CaseHistory history;
  private final StepWords words;
  private final SensitiveReads reads;

  HistoryController(CaseHistory history, StepWords words, SensitiveReads reads) {
    this.history = history;
    this.words = words;
    this.reads = reads;
  }

  @GetMapping("/selections/{id}/history")
  String walk(@PathVariable UUID id, @RequestParam(defaultValue = "0") String entry, Model model) {
    CaseHistory.Moment moment = history.asOf(id, Math.max(0, CaseController.version(entry)));
    reads.seen("selection", id, InformationClass.SELECTION, List.of("history"));
    model.addAttribute("id", id.toString());
    model.addAttribute("moment", moment);
    model.addAttribute(
        "said",
        moment.entries().isEmpty()
            ? List.<StepWords.Said>of()
            : words.said(moment.entries().getLast().taken().step()));
    return "selection/web/history";
  }
}
