package org.zhiren.platform.portal.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
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
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import org.zhiren.ballots.VerificationReport;
import org.zhiren.explain.Text;
import org.zhiren.platform.portal.ArchiveChecks;
import org.zhiren.platform.portal.PublicPage;
import org.zhiren.platform.portal.PublicPages;
import org.zhiren.platform.portal.Questionnaires;
import org.zhiren.platform.records.PublicLog;
import org.zhiren.platform.shell.Downloads;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.KeptLanguage;
import org.zhiren.platform.shell.NotFound;
import org.zhiren.platform.shell.Open;
import org.zhiren.platform.voting.ElectionArchive;
import org.zhiren.platform.voting.Publication;
import org.zhiren.platform.voting.PublishingArchives;

/** What everybody may read and verify. No session, no cookie needed. */
@Controller
@Open
class PublicController {

  private static final int LONGEST_PASTE = 100_000;

  private final PublicPagesModel models;
  private final PublicPages pages;
  private final PublicLog log;
  private final ArchiveChecks archives;
  private final PublishingArchives publishing;
  private final ElectionArchive ballots;
  private final Questionnaires questionnaires;

  PublicController(
      PublicPagesModel models,
      PublicPages pages,
      PublicLog log,
      ArchiveChecks archives,
      PublishingArchives publishing,
      ElectionArchive ballots,
      Questionnaires questionnaires) {
    this.models = models;
    this.pages = pages;
    this.log = log;
    this.archives = archives;
    this.publishing = publishing;
    this.ballots = ballots;
    this.questionnaires = questionnaires;
  }

  @GetMapping("/public")
  String home(
      @RequestParam(required = false) @Nullable String lang,
      HttpServletResponse response,
      Model model) {
    models.fill(null, model);
    if (lang != null) {
      return KeptLanguage.keep(lang, "/public", response);
    }
    models.cacheable(response);
    return "portal/web/home";
  }

  @GetMapping("/public/questionnaires")
  String questionnaires(
      @RequestParam(required = false) @Nullable String lang,
      HttpServletResponse response,
      Model model) {
    models.fill(PublicPage.QUESTIONNAIRES, model);
    if (lang != null) {
      return KeptLanguage.keep(lang, "/public/questionnaires", response);
    }
    models.cacheable(response);
    model.addAttribute("all", questionnaires.published());
    return "portal/web/publicquestionnaires";
  }

  @GetMapping("/public/ledger")
  String ledger(
      @RequestParam(required = false) @Nullable String lang,
      HttpServletResponse response,
      Model model) {
    models.fill(PublicPage.LEDGER, model);
    if (lang != null) {
      return KeptLanguage.keep(lang, "/public/ledger", response);
    }
    models.cacheable(response);
    return ledger("", "", null, model);
  }

  private String ledger(
      String older, String receipt, PublicLog.@Nullable Finding finding, Model model) {
    model.addAttribute("head", log.head().orElse(null));
    model.addAttribute("older", older);
    model.addAttribute("receipt", receipt);
    model.addAttribute("finding", finding);
    return "portal/web/ledger";
  }

  @PostMapping("/public/ledger/older")
  String older(@RequestParam(defaultValue = "") String older, Model model) {
    models.fill(PublicPage.LEDGER, model);
    return ledger(older, "", log.extendsOlder(shorten(older)), model);
  }

  @PostMapping("/public/ledger/receipt")
  String receipt(@RequestParam(defaultValue = "") String receipt, Model model) {
    models.fill(PublicPage.LEDGER, model);
    return ledger("", receipt, log.includes(shorten(receipt)), model);
  }

  private static String shorten(String pasted) {
    return pasted.length() > LONGEST_PASTE ? "" : pasted;
  }

  /** C2SP tlog-tiles: the newest signed head. */
  @GetMapping("/public/ledger/checkpoint")
  ResponseEntity<byte[]> checkpoint() {
    pages.require(PublicPage.LEDGER);
    return log.head()
        .map(head ->
            ResponseEntity.ok()
                .contentType(MediaType.TEXT_PLAIN)
                .cacheControl(CacheControl.maxAge(Duration.ofSeconds(5)).cachePublic())
                .body(head.note().getBytes(StandardCharsets.UTF_8)))
        .orElseThrow(() -> new NotFound("checkpoint"));
  }

  /** The public key. */
  @GetMapping("/public/ledger/key")
  ResponseEntity<byte[]> key() {
    pages.require(PublicPage.LEDGER);
    return log.head()
        .map(head ->
            ResponseEntity.ok()
                .contentType(MediaType.TEXT_PLAIN)
                .body((head.key() + "\n").getBytes(StandardCharsets.UTF_8)))
        .orElseThrow(() -> new NotFound("key"));
  }

  /** C2SP tlog-tiles: hashes of the tree; they never change once they are there. */
  @GetMapping("/public/ledger/tile/{level}/{*path}")
  ResponseEntity<byte[]> tile(@PathVariable String level, @PathVariable String path) {
    pages.require(PublicPage.LEDGER);
    Optional<TilePath> asked = TilePath.read(level, path);
    return asked
        .flatMap(tile -> log.tile(tile.level(), tile.index(), tile.width()))
        .map(hashes ->
            ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .cacheControl(CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
                .body(hashes))
        .orElseThrow(() -> new NotFound("tile"));
  }

  @GetMapping("/public/ballots")
  String ballots(
      @RequestParam(required = false) @Nullable String lang,
      HttpServletResponse response,
      Model model) {
    models.fill(PublicPage.BALLOTS, model);
    if (lang != null) {
      return KeptLanguage.keep(lang, "/public/ballots", response);
    }
    models.cacheable(response);
    return ballots(null, "", List.of(), model);
  }

  private String ballots(
      @Nullable VerificationReport report,
      String tracker,
      List<InvalidInput.Fault> faults,
      Model model) {
    model.addAttribute("report", report);
    model.addAttribute("published", publishing.released());
    model.addAttribute("tracker", tracker);
    model.addAttribute("faults", faults);
    return "portal/web/ballots";
  }

  /**
   * A published archive, for programs.
   *
   * @param number number of the vote
   * @param title what it was called
   * @param kind DECISION or RECOMMENDATION
   * @param closedOn day on which it was closed
   * @param voters how many could vote
   * @param ballots how many ballots count
   * @param fingerprint hash of the last event of the archive
   * @param archive where to fetch the archive
   * @param subtotals where to fetch the subtotals by strata; null if there are none
   */
  record Published(
      String number,
      String title,
      String kind,
      String closedOn,
      int voters,
      int ballots,
      String fingerprint,
      String archive,
      @Nullable String subtotals) {

    private static Published of(Publication one) {
      String here = "/public/ballots/" + one.publicId();
      return new Published(
          one.publicId(),
          one.title(),
          one.kind().name(),
          one.closedOn().toString(),
          one.voters(),
          one.ballots(),
          one.head(),
          here + "/archive",
          one.subtotals() ? here + "/strata" : null);
    }
  }

  /** The same list for programs. */
  @GetMapping(path = "/public/ballots/archives.json", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<List<Published>> archives() {
    pages.require(PublicPage.BALLOTS);
    return ResponseEntity.ok()
        .cacheControl(CacheControl.maxAge(Duration.ofMinutes(1)).cachePublic())
        .body(publishing.released().stream().map(Published::of).toList());
  }

  @GetMapping("/public/ballots/{number}/archive")
  ResponseEntity<StreamingResponseBody> archive(@PathVariable String number) {
    pages.require(PublicPage.BALLOTS);
    ElectionArchive.Files files = ballots.closed(publishing.released(number).publicId());
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_OCTET_STREAM)
        .header(HttpHeaders.CONTENT_DISPOSITION, Downloads.named(number + ".bel"))
        .body(files::write);
  }

  @GetMapping("/public/ballots/{number}/strata")
  ResponseEntity<byte[]> strata(@PathVariable String number) {
    pages.require(PublicPage.BALLOTS);
    if (!publishing.released(number).subtotals()) {
      throw new NotFound("subtotals of election " + number);
    }
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .header(HttpHeaders.CONTENT_DISPOSITION, Downloads.named(number + ".strata.json"))
        .body(ballots.supplement(number).getBytes(StandardCharsets.UTF_8));
  }

  @PostMapping("/public/ballots")
  String verify(
      @RequestParam(required = false) @Nullable MultipartFile archive,
      @RequestParam(defaultValue = "") String tracker,
      HttpServletResponse response,
      Model model)
      throws IOException {
    models.fill(PublicPage.BALLOTS, model);
    if (archive == null || archive.isEmpty() || archive.getSize() > ArchiveChecks.LARGEST) {
      response.setStatus(422);
      return ballots(
          null,
          tracker,
          List.of(
              new InvalidInput.Fault(
                  "archive",
                  null,
                  Text.of(
                          "请选择投票档案（.bel），不超过 {0} MB；更大的请下载程序在自己的电脑上核验。",
                          "Choose the archive (.bel), at most {0} MB; verify larger ones on your own computer.")
                      .fill(ArchiveChecks.LARGEST >> 20))),
          model);
    }
    Optional<VerificationReport> report = archives.verify(archive.getBytes());
    if (report.isEmpty()) {
      response.setStatus(503);
      response.setHeader("Retry-After", "60");
      return ballots(
          null,
          tracker,
          List.of(
              new InvalidInput.Fault(
                  "archive",
                  null,
                  Text.of(
                      "正在核验另一份档案，请一分钟后再试。",
                      "Another archive is being verified. Try again in a minute."))),
          model);
    }
    return ballots(report.get(), tracker.strip(), List.of(), model);
  }
}
