package org.zhiren.platform.insight.web;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhiren.platform.access.Acting;
import org.zhiren.platform.access.Allowed;
import org.zhiren.platform.access.Purposing;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.insight.Channel;
import org.zhiren.platform.insight.Entry;
import org.zhiren.platform.insight.Evidence;
import org.zhiren.platform.insight.Talks;
import org.zhiren.platform.records.History;
import org.zhiren.platform.shell.NotFound;
import org.zhiren.platform.shell.Page;

/** Reading evidence: one's own latest entries, one person, one entry with its files. */
@Controller
@Allowed(Right.INSIGHT_READ)
class EvidenceController {

  private static final int RECENT_DAYS = 30;
  private static final int MOST = 60;
  private static final int ACTS = 20;
  private static final String SECTION = "section-evidence";

  private final Evidence evidence;
  private final Talks talks;
  private final History history;
  private final Purposing purposing;
  private final Acting acting;
  private final Clock clock;

  EvidenceController(
      Evidence evidence,
      Talks talks,
      History history,
      Purposing purposing,
      Acting acting,
      Clock clock) {
    this.evidence = evidence;
    this.talks = talks;
    this.history = history;
    this.purposing = purposing;
    this.acting = acting;
    this.clock = clock;
  }

  @GetMapping("/insight")
  String home(Page page, Model model) {
    model.addAttribute("mine", evidence.mine(page.today().minusDays(RECENT_DAYS), MOST));
    model.addAttribute("days", RECENT_DAYS);
    model.addAttribute("talks", talks.list(Talks.Which.PLANNED, true, 0, 10));
    model.addAttribute("overdue", talks.count(Talks.Which.OVERDUE, false));
    model.addAttribute("owed", talks.count(Talks.Which.OWED, false));
    return "insight/web/home";
  }

  @GetMapping("/insight/people/{id}")
  String about(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String channel,
      @RequestHeader(name = "HX-Target", defaultValue = "") String target,
      Page page,
      Model model) {
    if (!purposing.stated()) {
      return Purposing.ask("/insight/people/" + id);
    }
    boolean part = target.equals(SECTION);
    Evidence.About about = evidence.about(id).orElse(null);
    if (about == null) {
      if (part) {
        // The page around it shows the person already; only this part is closed.
        return "insight/web/closed";
      }
      throw new NotFound("person " + id);
    }
    Channel only =
        Arrays.stream(Channel.values())
            .filter(c -> c.name().equals(channel))
            .findFirst()
            .orElse(null);
    List<Entry> shown = only == null ? about.standing() : about.through(only);
    model.addAttribute("about", about);
    model.addAttribute("only", only);
    model.addAttribute("timeline", Timeline.of(shown));
    model.addAttribute("talks", talks.with(id));
    return part ? "insight/web/aboutpart" : "insight/web/about";
  }

  @GetMapping("/insight/entries/{id}")
  String entry(@PathVariable UUID id, Page page, Model model) {
    if (!purposing.stated()) {
      return Purposing.ask("/insight/entries/" + id);
    }
    Entry entry = evidence.open(id).orElseThrow(() -> new NotFound("entry " + id));
    model.addAttribute("entry", entry);
    model.addAttribute("acts", acts(id));
    model.addAttribute("mine", entry.authorId().equals(acting.required().id()));
    model.addAttribute("faults", List.of());
    model.addAttribute("reason", "");
    return "insight/web/entry";
  }

  /** What happened to an entry, in the calendar of the platform. */
  private List<Step> acts(UUID id) {
    return history.of("evidence", id, ACTS).stream()
        .map(act ->
            new Step(
                act.at().atZoneSameInstant(clock.getZone()).toOffsetDateTime(),
                act.actorName(),
                act.action()))
        .toList();
  }

  /** Only what the first bytes tell goes out under that type; a PDF is saved, never run here. */
  @GetMapping("/insight/entries/{id}/files/{file}")
  ResponseEntity<byte[]> file(@PathVariable UUID id, @PathVariable UUID file) {
    Evidence.Opened opened =
        evidence.attachment(id, file).orElseThrow(() -> new NotFound("attachment " + file));
    ContentDisposition.Builder how =
        opened.about().picture() ? ContentDisposition.inline() : ContentDisposition.attachment();
    return ResponseEntity.ok()
        .contentType(MediaType.valueOf(opened.about().mediaType()))
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header("X-Content-Type-Options", "nosniff")
        .header("Content-Security-Policy", "default-src 'none'; sandbox")
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            how.filename(opened.about().name(), StandardCharsets.UTF_8).build().toString())
        .body(opened.bytes());
  }
}
