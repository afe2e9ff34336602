package org.zhiren.platform.eligibility.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhiren.explain.Text;
import org.zhiren.explain.Verdict;
import org.zhiren.platform.access.Allowed;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.access.Purposing;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.access.SensitiveReads;
import org.zhiren.platform.eligibility.Listing;
import org.zhiren.platform.eligibility.Pool;
import org.zhiren.platform.eligibility.Preferences;
import org.zhiren.platform.eligibility.RecordingLists;
import org.zhiren.platform.eligibility.Screened;
import org.zhiren.platform.eligibility.Source;
import org.zhiren.platform.eligibility.WhoQualifies;
import org.zhiren.platform.roster.ExportQuota;
import org.zhiren.platform.shell.Downloads;
import org.zhiren.platform.shell.ListWorkbook;
import org.zhiren.platform.shell.Page;
import org.zhiren.platform.shell.Typing;
import org.zhiren.statutes.ProvisionText;

/** Who qualifies for a post: counts by reason, the lists, the nearly qualified, the reach. */
@Controller
@Allowed(Right.ELIGIBILITY_EXAMINE)
public class QualifyController {

  private static final int ROWS = 50;
  private static final String NEAR = "NEAR";
  private static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  private final WhoQualifies who;
  private final Preferences preferences;
  private final Purposing purposing;
  private final SensitiveReads reads;
  private final RecordingLists recording;
  private final ExportQuota quota;

  QualifyController(
      WhoQualifies who,
      Preferences preferences,
      Purposing purposing,
      SensitiveReads reads,
      RecordingLists recording,
      ExportQuota quota) {
    this.who = who;
    this.preferences = preferences;
    this.purposing = purposing;
    this.reads = reads;
    this.recording = recording;
    this.quota = quota;
  }

  /**
   * A line of a list.
   *
   * @param entry the person
   * @param listing on which list the person is
   * @param why the provisions that matter for this list, in words
   * @param met what is met of the preferred conditions
   * @param on the day of qualification of somebody nearly qualified
   */
  public record Line(
      Pool.Entry entry, Listing listing, List<Text> why, List<Text> met, @Nullable LocalDate on) {}

  /** What is asked for: a list by its name, or the people whom one provision leaves so. */
  private record Choice(String list, @Nullable String provision, @Nullable Verdict verdict) {

    static Choice of(String list, String provision, String verdict) {
      Verdict wanted = null;
      for (Verdict v : Verdict.values()) {
        wanted = v.name().equals(verdict) ? v : wanted;
      }
      if (!provision.isBlank() && wanted != null) {
        return new Choice("", provision, wanted);
      }
      boolean known =
          list.equals(NEAR)
              || java.util.Arrays.stream(Listing.values()).anyMatch(l -> l.name().equals(list));
      return new Choice(known ? list : Listing.LISTED.name(), null, null);
    }

    boolean listed() {
      return list.equals(Listing.LISTED.name());
    }

    String name() {
      return provision == null ? list : provision + ":" + verdict;
    }
  }

  @GetMapping("/eligibility/posts/{id}")
  String qualify(
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable String on,
      @RequestParam(defaultValue = "PROMOTION") Source source,
      @RequestParam(defaultValue = "LISTED") String list,
      @RequestParam(defaultValue = "") String provision,
      @RequestParam(defaultValue = "") String verdict,
      @RequestParam(required = false) @Nullable UUID after,
      Page page,
      Model model) {
    LocalDate day = Typing.day("on", on, page.today());
    Choice choice = Choice.of(list, provision, verdict);
    if (!choice.listed() && !purposing.stated()) {
      return Purposing.ask(page);
    }
    Screened screened = who.screen(id, day, source);
    List<Line> all = lines(screened, choice);
    int from = after == null ? 0 : place(all, after);
    List<Line> shown = all.subList(from, Math.min(all.size(), from + ROWS));
    if (!choice.listed()) {
      seen(id, choice);
    }
    model.addAttribute("screened", screened);
    model.addAttribute("day", day);
    model.addAttribute("source", source);
    model.addAttribute("list", choice.list());
    model.addAttribute("provision", choice.provision() == null ? "" : choice.provision());
    model.addAttribute("verdict", choice.verdict() == null ? "" : choice.verdict().name());
    model.addAttribute(
        "heading",
        choice.provision() == null
            ? null
            : Text.of("{0}：{1}", "{0}: {1}")
                .fill(
                    title(screened, choice.provision()),
                    java.util.Objects.requireNonNull(choice.verdict()).text()));
    model.addAttribute("total", all.size());
    model.addAttribute("first", from == 0);
    model.addAttribute("lines", withPreferences(shown, screened));
    model.addAttribute(
        "next", from + ROWS < all.size() ? shown.getLast().entry().id().toString() : "");
    model.addAttribute("reach", who.reach(screened));
    return "eligibility/web/qualify";
  }

  private static int place(List<Line> all, UUID after) {
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).entry().id().equals(after)) {
        return i + 1;
      }
    }
    return 0;
  }

  private static Text title(Screened screened, String provision) {
    return screened.reasons().stream()
        .map(Screened.Reason::provision)
        .filter(p -> p.id().equals(provision))
        .map(ProvisionText::title)
        .findFirst()
        .orElse(Text.same(provision));
  }

  /** Reasons tell of appraisals, sanctions and family: that they were shown is recorded. */
  private void seen(UUID post, Choice choice) {
    String provision = choice.provision() == null ? "" : choice.provision();
    InformationClass shown =
        switch (provision) {
          case "XB-24-3" -> InformationClass.APPRAISAL;
          case "GWY-74-1" -> InformationClass.FAMILY;
          case "XB-24-6", "XB-57-1", "XB-57-2", "NSNX-eff-2", "" -> InformationClass.DISCIPLINE;
          default -> InformationClass.ROSTER;
        };
    reads.seen("post", post, shown, List.of("qualification:" + choice.name()));
  }

  private List<Line> lines(Screened screened, Choice choice) {
    if (choice.list().equals(NEAR)) {
      return who.nearly(screened).stream()
          .map(near ->
              new Line(
                  screened.pool().entry(near.row()),
                  screened.listing(near.row()),
                  near.until().stream().map(org.zhiren.explain.Explanation::sentence).toList(),
                  List.of(),
                  near.on()))
          .toList();
    }
    List<Integer> rows;
    Set<Verdict> reasons;
    String provision = choice.provision();
    Verdict verdict = choice.verdict();
    if (provision != null && verdict != null) {
      rows = known(screened, provision) ? screened.with(provision, verdict) : List.of();
      reasons = Set.of(Verdict.FAIL, Verdict.NEEDS_APPROVAL, Verdict.UNKNOWN);
    } else {
      Listing listing = Listing.valueOf(choice.list());
      rows = screened.with(listing);
      reasons =
          switch (listing) {
            case LISTED -> Set.of(Verdict.WARN);
            case OPEN -> Set.of(Verdict.UNKNOWN);
            case APPROVAL -> Set.of(Verdict.NEEDS_APPROVAL, Verdict.UNKNOWN);
            case FAILED -> Set.of(Verdict.FAIL);
          };
    }
    return rows.stream()
        .map(row ->
            new Line(
                screened.pool().entry(row),
                screened.listing(row),
                screened.reasons(row, reasons).stream().map(ProvisionText::title).toList(),
                List.of(),
                null))
        .toList();
  }

  private static boolean known(Screened screened, String provision) {
    return screened.reasons().stream().anyMatch(r -> r.provision().id().equals(provision));
  }

  private List<Line> withPreferences(List<Line> lines, Screened screened) {
    Map<UUID, List<Text>> met =
        preferences.met(
            lines.stream().map(Line::entry).toList(),
            screened.target().profile().conditions(),
            screened.day());
    return lines.stream()
        .map(line ->
            new Line(
                line.entry(),
                line.listing(),
                line.why(),
                met.getOrDefault(line.entry().id(), List.of()),
                line.on()))
        .toList();
  }

  @Allowed(Right.ROSTER_EXPORT)
  @GetMapping("/eligibility/posts/{id}/list.xlsx")
  @Nullable String export(
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable String on,
      @RequestParam(defaultValue = "PROMOTION") Source source,
      @RequestParam(defaultValue = "LISTED") String list,
      @RequestParam(defaultValue = "") String provision,
      @RequestParam(defaultValue = "") String verdict,
      Page page,
      Model model,
      HttpServletResponse response)
      throws IOException {
    LocalDate day = Typing.day("on", on, page.today());
    Choice choice = Choice.of(list, provision, verdict);
    if (!purposing.stated()) {
      return Purposing.ask(page);
    }
    Screened screened = who.screen(id, day, source);
    List<Line> lines = withPreferences(lines(screened, choice), screened);
    quota.use(lines.size(), "eligibility");
    recording.exported(id, choice.name(), day, lines.size());
    head(response, screened.target().title() + "-" + day + ".xlsx");
    List<List<@Nullable String>> rows = new ArrayList<>();
    int number = 0;
    for (Line line : lines) {
      List<@Nullable String> row = new ArrayList<>();
      row.add(String.valueOf(++number));
      row.add(line.entry().name());
      row.add(line.entry().postText());
      row.add(page.t(line.entry().female() ? "eligibility.female" : "eligibility.male"));
      row.add(YearMonth.from(line.entry().birth()).toString());
      row.add(page.t(line.listing().text()));
      row.add(
          line.on() == null ? words(page, line.why()) : line.on() + "：" + words(page, line.why()));
      row.add(words(page, line.met()));
      rows.add(row);
    }
    ListWorkbook.write(
        page.t("eligibility.title"),
        List.of(
            page.t("eligibility.sheet.title", screened.target().title(), day),
            page.t(
                "eligibility.sheet.remark",
                page.t(source.text()),
                String.valueOf(screened.size()),
                screened.common().stream()
                    .map(p -> page.t(p.title()))
                    .collect(Collectors.joining(page.chinese() ? "；" : "; ")))),
        List.of(
            page.t("eligibility.number"),
            page.t("eligibility.name"),
            page.t("eligibility.post"),
            page.t("eligibility.sex"),
            page.t("eligibility.birth"),
            page.t("eligibility.result"),
            page.t("eligibility.why"),
            page.t("eligibility.preferred.met")),
        rows,
        response.getOutputStream());
    return null;
  }

  private static String words(Page page, List<Text> texts) {
    return texts.stream().map(page::t).collect(Collectors.joining(page.chinese() ? "；" : "; "));
  }

  static void head(HttpServletResponse response, String name) {
    response.setContentType(XLSX);
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.setHeader(HttpHeaders.CONTENT_DISPOSITION, Downloads.named(name));
  }
}
