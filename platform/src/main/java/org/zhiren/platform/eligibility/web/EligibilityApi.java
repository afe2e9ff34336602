package org.zhiren.platform.eligibility.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.zhiren.explain.ExplanationPrinter;
import org.zhiren.explain.Text;
import org.zhiren.explain.Verdict;
import org.zhiren.platform.access.Allowed;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.access.Purposing;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.access.SensitiveReads;
import org.zhiren.platform.eligibility.ExaminingPerson;
import org.zhiren.platform.eligibility.ForeseenVacancies;
import org.zhiren.platform.eligibility.Listing;
import org.zhiren.platform.eligibility.OpenPosts;
import org.zhiren.platform.eligibility.Pool;
import org.zhiren.platform.eligibility.PostProfile;
import org.zhiren.platform.eligibility.PostProfiles;
import org.zhiren.platform.eligibility.Reach;
import org.zhiren.platform.eligibility.Screened;
import org.zhiren.platform.eligibility.Source;
import org.zhiren.platform.eligibility.Supposing;
import org.zhiren.platform.eligibility.Target;
import org.zhiren.platform.eligibility.Targets;
import org.zhiren.platform.eligibility.WhoQualifies;
import org.zhiren.platform.eligibility.WritingProfile;
import org.zhiren.platform.shell.NotFound;
import org.zhiren.platform.shell.Page;
import org.zhiren.platform.shell.Typing;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Posts, people and what the rules say of them, for programs. */
@RestController
@RequestMapping("/api/v1/eligibility")
@Allowed(Right.ELIGIBILITY_EXAMINE)
@Tag(name = "eligibility", description = "Who qualifies for which post, and why")
class EligibilityApi {

  private static final int MOST = 1_000;

  private final WhoQualifies who;
  private final ExaminingPerson examining;
  private final OpenPosts open;
  private final Supposing supposing;
  private final ForeseenVacancies vacancies;
  private final Targets targets;
  private final PostProfiles profiles;
  private final WritingProfile writing;
  private final Purposing purposing;
  private final SensitiveReads reads;
  private final JsonMapper json;

  EligibilityApi(
      WhoQualifies who,
      ExaminingPerson examining,
      OpenPosts open,
      Supposing supposing,
      ForeseenVacancies vacancies,
      Targets targets,
      PostProfiles profiles,
      WritingProfile writing,
      Purposing purposing,
      SensitiveReads reads,
      JsonMapper json) {
    this.who = who;
    this.examining = examining;
    this.open = open;
    this.supposing = supposing;
    this.vacancies = vacancies;
    this.targets = targets;
    this.profiles = profiles;
    this.writing = writing;
    this.purposing = purposing;
    this.reads = reads;
    this.json = json;
  }

  /** A leading post. */
  record PostFound(
      UUID id, String title, org.zhiren.statutes.PostLevel level, int places, int holders) {}

  /** What a provision does to the source. */
  record ReasonCount(String provision, Text title, Map<Verdict, Integer> counts, int alone) {}

  /** Somebody on a list. */
  record Listed(UUID id, String name, String post, Listing listing, List<String> provisions) {}

  /**
   * A screening.
   *
   * @param people those of the list asked for, in statutory precedence
   * @param next give this as {@code after} for the next part; {@code null} at the end
   */
  record Screening(
      LocalDate on,
      int screened,
      Map<Listing, Integer> totals,
      List<String> toBeEstablished,
      List<ReasonCount> reasons,
      Reach reach,
      List<Listed> people,
      @Nullable UUID next) {}

  /** Somebody who will qualify soon. */
  record Soon(UUID id, String name, String post, LocalDate on, List<Text> until) {}

  /** One person examined for one post. */
  record Examined(
      LocalDate on,
      Verdict verdict,
      Verdict onRecord,
      @Nullable LocalDate earliest,
      List<String> openFindings,
      List<Text> notUsable,
      JsonNode explanation) {}

  /** How a post stands to a person. */
  record PostLine(
      UUID post, String title, Listing listing, boolean vacant, List<String> provisions) {}

  /** Whose list changes. */
  record Changed(UUID id, String name, Listing from, Listing to) {}

  /** What a hypothesis changes. */
  record Supposed(
      Map<Listing, Integer> before, Map<Listing, Integer> after, List<Changed> changes) {}

  /** A post that falls vacant. */
  record Vacant(
      UUID post, String title, UUID holder, String name, LocalDate on, Text cause, Text why) {}

  /** A profile to write: the version read, the conditions, the reason. */
  record Profile(int version, PostProfile.Conditions conditions, String reason) {}

  /** The version written. */
  record Written(int version) {}

  @Operation(summary = "Leading posts by words, unit with all below, and vacancy")
  @GetMapping("/posts")
  List<PostFound> posts(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(required = false) @Nullable UUID unit,
      @RequestParam(defaultValue = "false") boolean vacant,
      @RequestParam(required = false) @Nullable String on,
      @RequestParam(defaultValue = "100") int limit,
      Page page) {
    return targets
        .search(
            q.strip(), unit, vacant, Typing.day("on", on, page.today()), Math.clamp(limit, 1, MOST))
        .stream()
        .map(t ->
            new PostFound(
                t.id(), t.title(), t.rules().level(), t.post().facts().places(), t.holders()))
        .toList();
  }

  @Operation(
      summary =
          "Who qualifies for a post: counts, reasons, reach and one list; lists other than LISTED"
              + " need the header Zhiren-Purpose")
  @GetMapping("/posts/{post}/people")
  Screening screen(
      @PathVariable UUID post,
      @RequestParam(required = false) @Nullable String on,
      @RequestParam(defaultValue = "PROMOTION") Source source,
      @RequestParam(defaultValue = "LISTED") Listing list,
      @RequestParam(required = false) @Nullable UUID after,
      @RequestParam(defaultValue = "100") int limit,
      Page page) {
    if (list != Listing.LISTED) {
      purposing.requireHeader();
      reads.seen("post", post, InformationClass.DISCIPLINE, List.of("qualification:" + list));
    }
    LocalDate day = Typing.day("on", on, page.today());
    Screened screened = who.screen(post, day, source);
    List<Integer> rows = screened.with(list);
    int from = after == null ? 0 : rows.indexOf(screened.pool().row(after)) + 1;
    int to = Math.min(rows.size(), from + Math.clamp(limit, 1, MOST));
    List<Listed> people = new ArrayList<>();
    for (int row : rows.subList(from, to)) {
      people.add(listed(screened, row, list));
    }
    return new Screening(
        day,
        screened.size(),
        screened.totals(),
        screened.common().stream().map(org.zhiren.statutes.ProvisionText::id).toList(),
        screened.reasons().stream()
            .map(r ->
                new ReasonCount(r.provision().id(), r.provision().title(), r.counts(), r.alone()))
            .toList(),
        who.reach(screened),
        people,
        to < rows.size() ? people.getLast().id() : null);
  }

  private static Listed listed(Screened screened, int row, Listing list) {
    Pool.Entry entry = screened.pool().entry(row);
    return new Listed(
        entry.id(),
        entry.name(),
        entry.postText(),
        list,
        screened
            .reasons(
                row,
                list == Listing.LISTED
                    ? java.util.Set.of(Verdict.WARN)
                    : java.util.Set.of(Verdict.FAIL, Verdict.NEEDS_APPROVAL, Verdict.UNKNOWN))
            .stream()
            .map(org.zhiren.statutes.ProvisionText::id)
            .toList());
  }

  @Operation(summary = "Those who will qualify within two years; needs the header Zhiren-Purpose")
  @GetMapping("/posts/{post}/soon")
  List<Soon> soon(
      @PathVariable UUID post,
      @RequestParam(required = false) @Nullable String on,
      @RequestParam(defaultValue = "PROMOTION") Source source,
      Page page) {
    purposing.requireHeader();
    reads.seen("post", post, InformationClass.DISCIPLINE, List.of("qualification:NEAR"));
    Screened screened = who.screen(post, Typing.day("on", on, page.today()), source);
    return who.nearly(screened).stream()
        .map(near -> {
          Pool.Entry entry = screened.pool().entry(near.row());
          return new Soon(
              entry.id(),
              entry.name(),
              entry.postText(),
              near.on(),
              near.until().stream().map(org.zhiren.explain.Explanation::sentence).toList());
        })
        .toList();
  }

  @Operation(summary = "Why a person may take a post or not; needs the header Zhiren-Purpose")
  @GetMapping("/posts/{post}/people/{person}")
  Examined examine(
      @PathVariable UUID post,
      @PathVariable UUID person,
      @RequestParam(required = false) @Nullable String on,
      Page page) {
    purposing.requireHeader();
    ExaminingPerson.Result result =
        examining.examine(person, post, Typing.day("on", on, page.today()));
    return new Examined(
        result.examination().asOf(),
        result.examination().verdict(),
        result.examination().onRecord(),
        result.outlook().earliest(),
        result.examination().openFindings(),
        result.file().leftOut(),
        json.readTree(ExplanationPrinter.asJson(result.examination().explanation())));
  }

  @Operation(summary = "Which posts are open to a person; needs the header Zhiren-Purpose")
  @GetMapping("/people/{person}/posts")
  List<PostLine> open(
      @PathVariable UUID person,
      @RequestParam(required = false) @Nullable String on,
      @RequestParam(defaultValue = "true") boolean vacant,
      Page page) {
    purposing.requireHeader();
    return open.of(person, Typing.day("on", on, page.today()), vacant).lines().stream()
        .map(line ->
            new PostLine(
                line.target().id(),
                line.target().title(),
                line.listing(),
                line.target().vacant(),
                line.obstacles().stream().map(org.zhiren.statutes.ProvisionText::id).toList()))
        .toList();
  }

  @Operation(
      summary = "Whose result changes if a number or a version were another; needs a purpose")
  @GetMapping("/posts/{post}/suppose")
  Supposed suppose(
      @PathVariable UUID post,
      @RequestParam(defaultValue = "") String parameter,
      @RequestParam(defaultValue = "") String value,
      @RequestParam(defaultValue = "") String version,
      @RequestParam(defaultValue = "PROMOTION") Source source,
      @RequestParam(required = false) @Nullable String on,
      Page page) {
    purposing.requireHeader();
    Supposing.Answer answer =
        supposing.compare(
            post,
            Typing.day("on", on, page.today()),
            source,
            SupposeController.hypothesis(
                new SupposeController.Typed("", "", parameter, value.strip(), version)));
    reads.seen("post", post, InformationClass.DISCIPLINE, List.of("qualification:suppose"));
    return new Supposed(
        answer.before().totals(),
        answer.after().totals(),
        answer.changes().stream()
            .map(c -> {
              Pool.Entry entry = answer.before().pool().entry(c.row());
              return new Changed(entry.id(), entry.name(), c.from(), c.to());
            })
            .toList());
  }

  @Operation(summary = "Leading posts that fall vacant by rule within some years")
  @GetMapping("/vacancies")
  List<Vacant> vacancies(
      @RequestParam(defaultValue = "3") int years,
      @RequestParam(required = false) @Nullable UUID unit,
      @RequestParam(required = false) @Nullable String on,
      Page page) {
    return vacancies.within(Typing.day("on", on, page.today()), years, unit).stream()
        .map(line ->
            new Vacant(
                line.target().id(),
                line.target().title(),
                line.holder().id(),
                line.holder().name(),
                line.vacancy().on(),
                line.vacancy().cause().text(),
                line.vacancy().explanation().sentence()))
        .toList();
  }

  @Operation(summary = "The profile of a post that holds; version 0 is the default")
  @GetMapping("/posts/{post}/profile")
  PostProfile profile(@PathVariable UUID post, Page page) {
    Target target =
        targets.find(post, page.today()).orElseThrow(() -> new NotFound("post " + post));
    return target.profile();
  }

  @Operation(summary = "All versions of the profile of a post, the newest first")
  @GetMapping("/posts/{post}/profile/versions")
  List<PostProfile> versions(@PathVariable UUID post) {
    return profiles.history(post);
  }

  @Allowed(Right.STATUTES_EDIT)
  @Operation(summary = "Write the next version of a profile")
  @PostMapping("/posts/{post}/profile")
  Written write(@PathVariable UUID post, @RequestBody Profile body) {
    return new Written(writing.write(post, body.version(), body.conditions(), body.reason()));
  }
}
