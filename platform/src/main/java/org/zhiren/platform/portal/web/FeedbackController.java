package org.zhiren.platform.portal.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhiren.platform.access.Allowed;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.portal.Feedback;
import org.zhiren.platform.portal.HandlingFeedback;
import org.zhiren.platform.shell.InvalidInput;

/** The officers' pages of what the public sent in. */
@Controller
@Allowed(Right.FEEDBACK_HANDLE)
class FeedbackController {

  private static final int PART = 50;

  private final HandlingFeedback handling;

  FeedbackController(HandlingFeedback handling) {
    this.handling = handling;
  }

  @GetMapping("/feedback")
  String list(
      @RequestParam(defaultValue = "open") String show,
      @RequestParam(required = false) @Nullable UUID after,
      Model model) {
    model.addAttribute("part", handling.list(!show.equals("done"), after, PART));
    model.addAttribute("open", !show.equals("done"));
    model.addAttribute("first", after == null);
    return "portal/web/feedbacklist";
  }

  @GetMapping("/feedback/{id}")
  String one(@PathVariable UUID id, Model model) {
    return one(handling.open(id), "", List.of(), model);
  }

  private static String one(
      Feedback feedback, String said, List<InvalidInput.Fault> faults, Model model) {
    model.addAttribute("feedback", feedback);
    model.addAttribute(
        "steps",
        Arrays.stream(HandlingFeedback.Step.values())
            .filter(step -> step.possible(feedback.state()))
            .toList());
    model.addAttribute("said", said);
    model.addAttribute("faults", faults);
    return "portal/web/feedback";
  }

  @PostMapping("/feedback/{id}")
  String step(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "-1") long version,
      @RequestParam HandlingFeedback.Step step,
      @RequestParam(defaultValue = "") String said,
      HttpServletResponse response,
      Model model) {
    try {
      handling.take(id, version, step, said);
      return "redirect:/feedback/" + id;
    } catch (InvalidInput refused) {
      response.setStatus(422);
      return one(handling.open(id), said, refused.faults(), model);
    }
  }

  @GetMapping("/feedback/{id}/files/{file}")
  ResponseEntity<byte[]> file(@PathVariable UUID id, @PathVariable UUID file) {
    HandlingFeedback.Content content = handling.file(id, file);
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(content.mediaType()))
        .cacheControl(CacheControl.noStore())
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + content.name() + "\"")
        .body(content.content());
  }
}
