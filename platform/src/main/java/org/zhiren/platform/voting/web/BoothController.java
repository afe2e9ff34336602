package org.zhiren.platform.voting.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
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
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import org.zhiren.platform.shell.Downloads;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.KeptLanguage;
import org.zhiren.platform.shell.NotFound;
import org.zhiren.platform.shell.Open;
import org.zhiren.platform.shell.Page;
import org.zhiren.platform.voting.BoothBundle;
import org.zhiren.platform.voting.Casting;
import org.zhiren.platform.voting.ElectionArchive;

/**
 * The pages of voters: nobody signs in, no session is opened, no cookie is needed. The voting code
 * stands behind the # of the address and is never sent; what comes is an encrypted ballot.
 */
@Controller
@Open
class BoothController {

  private static final int MOST_BYTES = 4 << 20;

  private final Casting casting;
  private final ElectionArchive archive;
  private final BoothBundle bundle;

  BoothController(Casting casting, ElectionArchive archive, BoothBundle bundle) {
    this.casting = casting;
    this.archive = archive;
    this.bundle = bundle;
  }

  /** For those who type the number of the vote. */
  @GetMapping("/b")
  String type(
      @RequestParam(defaultValue = "") String vote,
      @RequestParam(required = false) @Nullable String lang,
      HttpServletResponse response,
      Model model) {
    if (lang != null) {
      return KeptLanguage.keep(lang, "/b", response);
    }
    String typed = vote.strip();
    if (!typed.isEmpty() && casting.booth(typed).isPresent()) {
      return "redirect:/b/" + typed;
    }
    if (!typed.isEmpty()) {
      response.setStatus(404);
    }
    model.addAttribute("typed", typed);
    return "voting/web/typevote";
  }

  private String page(
      String view,
      String vote,
      String here,
      @Nullable String lang,
      HttpServletResponse response,
      Model model) {
    Optional<Casting.Booth> booth = casting.booth(vote);
    if (booth.isEmpty()) {
      response.setStatus(404);
      model.addAttribute("typed", vote);
      return "voting/web/typevote";
    }
    if (lang != null) {
      return KeptLanguage.keep(lang, here, response);
    }
    model.addAttribute("booth", booth.get());
    model.addAttribute("bundle", bundle);
    model.addAttribute("here", here);
    return "voting/web/" + view;
  }

  @GetMapping("/b/{vote}")
  String booth(
      @PathVariable String vote,
      @RequestParam(required = false) @Nullable String lang,
      HttpServletResponse response,
      Model model) {
    return page("booth", vote, "/b/" + vote, lang, response, model);
  }

  /** Where a ballot that was opened is looked into, on a second device. */
  @GetMapping("/b/{vote}/check")
  String check(
      @PathVariable String vote,
      @RequestParam(required = false) @Nullable String lang,
      HttpServletResponse response,
      Model model) {
    return page("checkballot", vote, "/b/" + vote + "/check", lang, response, model);
  }

  @GetMapping("/b/{vote}/board")
  String board(
      @PathVariable String vote,
      @RequestParam(defaultValue = "") String tracker,
      @RequestParam(required = false) @Nullable String lang,
      HttpServletResponse response,
      Model model) {
    String view = page("board", vote, "/b/" + vote + "/board", lang, response, model);
    if (view.equals("voting/web/board")) {
      String wanted = tracker.strip();
      model.addAttribute("board", casting.board(vote));
      model.addAttribute("tracker", wanted);
      model.addAttribute("found", wanted.isEmpty() ? null : casting.find(vote, wanted));
      model.addAttribute("strata", archive.hasSupplement(vote));
    }
    return view;
  }

  /** The serialised election, to the letter. */
  @GetMapping(path = "/b/{vote}/election", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<byte[]> election(@PathVariable String vote) {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .cacheControl(CacheControl.noStore())
        .body(casting.election(vote).getBytes(StandardCharsets.UTF_8));
  }

  /** Whether a tracker is on the board, for the page that looks into an opened ballot. */
  @GetMapping(path = "/b/{vote}/find", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Map<String, String>> find(
      @PathVariable String vote, @RequestParam(defaultValue = "") String tracker) {
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .body(Map.of("found", casting.find(vote, tracker.strip()).name()));
  }

  /**
   * What became of a ballot.
   *
   * @param outcome name of the outcome, REFUSED or UNKNOWN
   * @param message why it was refused, in the language of the page; empty otherwise
   */
  record Answer(String outcome, String message) {}

  @PostMapping(path = "/b/{vote}/ballots", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Answer> cast(@PathVariable String vote, HttpServletRequest request, Page page)
      throws IOException {
    return answer(
        request,
        page,
        ballot -> {
          Casting.Outcome outcome = casting.cast(vote, ballot);
          boolean there = outcome == Casting.Outcome.CAST || outcome == Casting.Outcome.ALREADY;
          return ResponseEntity.status(there ? 200 : 409).body(new Answer(outcome.name(), ""));
        });
  }

  @PostMapping(path = "/b/{vote}/opened", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Answer> open(@PathVariable String vote, HttpServletRequest request, Page page)
      throws IOException {
    return answer(
        request,
        page,
        ballot -> {
          casting.open(vote, ballot);
          return ResponseEntity.ok(new Answer("OPENED", ""));
        });
  }

  /** Something that is done with a ballot. */
  @FunctionalInterface
  private interface Done {
    ResponseEntity<Answer> with(String ballot);
  }

  private static ResponseEntity<Answer> answer(HttpServletRequest request, Page page, Done done)
      throws IOException {
    // Anybody may knock here: no more is read than the largest ballot could be.
    byte[] body = request.getInputStream().readNBytes(MOST_BYTES + 1);
    if (body.length > MOST_BYTES) {
      return ResponseEntity.status(422)
          .body(new Answer("REFUSED", page.t("voting.booth.tooLarge")));
    }
    try {
      return done.with(new String(body, StandardCharsets.UTF_8));
    } catch (InvalidInput refused) {
      return ResponseEntity.status(422)
          .body(new Answer("REFUSED", page.t(refused.faults().getFirst().message())));
    } catch (NotFound unknown) {
      return ResponseEntity.status(404).body(new Answer("UNKNOWN", page.t("voting.booth.unknown")));
    }
  }

  /** The archive, once no more ballots are taken: verifies with programs of others. */
  @GetMapping("/b/{vote}/archive")
  ResponseEntity<StreamingResponseBody> archive(@PathVariable String vote) {
    ElectionArchive.Files files = archive.closed(vote);
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_OCTET_STREAM)
        .header(HttpHeaders.CONTENT_DISPOSITION, Downloads.named(vote + ".bel"))
        .body(files::write);
  }

  /** The subtotals by strata, beside the archive. */
  @GetMapping("/b/{vote}/strata")
  ResponseEntity<byte[]> strata(@PathVariable String vote) {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .header(HttpHeaders.CONTENT_DISPOSITION, Downloads.named(vote + ".strata.json"))
        .body(archive.supplement(vote).getBytes(StandardCharsets.UTF_8));
  }
}
