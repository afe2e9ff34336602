package org.zhiren.platform.voting.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhiren.platform.access.SignedIn;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.Page;
import org.zhiren.platform.voting.AuthorityDesk;
import org.zhiren.platform.voting.BoothBundle;
import org.zhiren.platform.voting.Duties;
import org.zhiren.platform.voting.MakingKeys;
import org.zhiren.platform.voting.ReplacingSlips;
import org.zhiren.platform.voting.TrusteeDesk;
import org.zhiren.platform.voting.TrusteeTask;

/**
 * What trustees and the authority over the voting codes do. Whoever is named in the election gets
 * in; for everybody else there is no such page.
 */
@Controller
@SignedIn
class DutyController {

  private final TrusteeDesk trustees;
  private final MakingKeys keys;
  private final AuthorityDesk authority;
  private final Duties duties;
  private final BoothBundle bundle;
  private final ReplacingSlips slips;

  DutyController(
      TrusteeDesk trustees,
      MakingKeys keys,
      AuthorityDesk authority,
      Duties duties,
      BoothBundle bundle,
      ReplacingSlips slips) {
    this.trustees = trustees;
    this.keys = keys;
    this.authority = authority;
    this.duties = duties;
    this.bundle = bundle;
    this.slips = slips;
  }

  @GetMapping("/elections/duties")
  String duties(Model model) {
    model.addAttribute("duties", duties.duties());
    return "voting/web/duties";
  }

  @GetMapping("/elections/duties/{id}/trustee")
  String trustee(@PathVariable UUID id, Model model) {
    return trustee(id, List.of(), model);
  }

  private String trustee(UUID id, List<InvalidInput.Fault> faults, Model model) {
    model.addAttribute("task", trustees.task(id));
    model.addAttribute("bundle", bundle);
    model.addAttribute("requests", slips.requests(id));
    model.addAttribute("faults", faults);
    return "voting/web/trustee";
  }

  /** The same for the script of the page, which looks again until the others are as far. */
  @GetMapping(
      path = "/elections/duties/{id}/trustee/task",
      produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<TrusteeTask> task(@PathVariable UUID id) {
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(trustees.task(id));
  }

  /**
   * What the script of the page hands in.
   *
   * @param message a message of the making of keys
   * @param parts parts of the decryption
   */
  record Handed(@Nullable String message, @Nullable List<String> parts) {}

  @PostMapping(
      path = "/elections/duties/{id}/trustee/{round:certificate|dealt|accepted|decryption}",
      consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<TrusteeTask> hand(
      @PathVariable UUID id, @PathVariable String round, @RequestBody Handed handed) {
    String message = Objects.requireNonNullElse(handed.message(), "");
    switch (round) {
      case "certificate" -> keys.certify(id, message);
      case "dealt" -> keys.deal(id, message);
      case "accepted" -> keys.accept(id, message);
      default -> trustees.decrypt(id, Objects.requireNonNullElse(handed.parts(), List.of()));
    }
    return task(id);
  }

  @GetMapping("/elections/duties/{id}/codes")
  String codes(@PathVariable UUID id, Model model) {
    return codes(id, List.of(), Map.of(), model);
  }

  private String codes(
      UUID id, List<InvalidInput.Fault> faults, Map<String, String> typed, Model model) {
    model.addAttribute("task", authority.task(id));
    model.addAttribute("requests", slips.requests(id));
    model.addAttribute("typed", typed);
    model.addAttribute("faults", faults);
    model.addAttribute("bundle", bundle);
    return "voting/web/codes";
  }

  /**
   * The public credentials.
   *
   * @param credentials by stratum
   * @param spares those of the spare slips, by stratum
   */
  record Credentials(
      @Nullable List<List<String>> credentials, @Nullable List<List<String>> spares) {}

  @PostMapping(path = "/elections/duties/{id}/codes", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Void> submit(@PathVariable UUID id, @RequestBody Credentials sent) {
    authority.submit(
        id,
        Objects.requireNonNullElse(sent.credentials(), List.of()),
        Objects.requireNonNullElse(sent.spares(), List.of()));
    return ResponseEntity.noContent().build();
  }

  @PostMapping(
      path = "/elections/duties/{id}/codes/again",
      consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
  String again(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String reason,
      Model model,
      HttpServletResponse response) {
    try {
      authority.again(id, reason);
      return "redirect:/elections/duties/" + id + "/codes";
    } catch (InvalidInput refused) {
      response.setStatus(422);
      return codes(id, refused.faults(), Map.of(), model);
    }
  }

  /** The maker of the codes asks for a spare slip to take the place of a lost one. */
  @PostMapping(
      path = "/elections/duties/{id}/codes/replacements",
      consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
  String replace(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String lost,
      @RequestParam(defaultValue = "") String spare,
      @RequestParam(defaultValue = "") String reason,
      Model model,
      HttpServletResponse response) {
    try {
      slips.ask(id, lost, spare, reason);
      return "redirect:/elections/duties/" + id + "/codes#slips";
    } catch (InvalidInput refused) {
      response.setStatus(422);
      return codes(
          id, refused.faults(), Map.of("lost", lost, "spare", spare, "reason", reason), model);
    }
  }

  /** A trustee answers. */
  @PostMapping(
      path = "/elections/duties/{id}/trustee/replacements/{no}/{answer:confirm|refuse}",
      consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
  String answer(
      @PathVariable UUID id,
      @PathVariable int no,
      @PathVariable String answer,
      @RequestParam(defaultValue = "") String refusal,
      Model model,
      HttpServletResponse response) {
    try {
      if (answer.equals("confirm")) {
        slips.confirm(id, no);
      } else {
        slips.refuse(id, no, refusal);
      }
      return "redirect:/elections/duties/" + id + "/trustee#slips";
    } catch (InvalidInput refused) {
      response.setStatus(422);
      return trustee(id, refused.faults(), model);
    }
  }

  /** What a script is told when it is refused: the words, in the language of the page. */
  @ExceptionHandler(InvalidInput.class)
  ResponseEntity<Refusal> refused(InvalidInput refused, Page page) {
    return ResponseEntity.unprocessableContent()
        .body(new Refusal(page.t(refused.faults().getFirst().message())));
  }

  /**
   * Why something was refused.
   *
   * @param message in the language of the page
   */
  record Refusal(String message) {}
}
