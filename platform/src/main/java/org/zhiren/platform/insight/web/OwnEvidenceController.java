package org.zhiren.platform.insight.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhiren.platform.access.Allowed;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.insight.OwnEvidence;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.Page;

/** What was written about oneself and is open, with one's answer. */
@Controller
@Allowed(Right.OWN_RECORD)
class OwnEvidenceController {

  private final OwnEvidence own;

  OwnEvidenceController(OwnEvidence own) {
    this.own = own;
  }

  @GetMapping("/own/evidence")
  String mine(
      @RequestHeader(name = "HX-Target", defaultValue = "") String target, Page page, Model model) {
    return show(target.equals("section-evidence"), null, "", List.of(), model);
  }

  private String show(
      boolean part,
      @Nullable UUID answered,
      String reply,
      List<InvalidInput.Fault> faults,
      Model model) {
    model.addAttribute("entries", own.mine());
    model.addAttribute("answered", answered);
    model.addAttribute("reply", reply);
    model.addAttribute("faults", faults);
    return part ? "insight/web/ownpart" : "insight/web/own";
  }

  @PostMapping("/own/evidence/{id}/reply")
  String reply(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String reply,
      Model model,
      HttpServletResponse response) {
    try {
      own.reply(id, reply);
      return "redirect:/own/evidence#entry-" + id;
    } catch (InvalidInput refused) {
      response.setStatus(422);
      return show(false, id, reply, refused.faults(), model);
    }
  }
}
