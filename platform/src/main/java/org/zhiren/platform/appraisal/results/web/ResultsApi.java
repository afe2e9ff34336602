package org.zhiren.platform.appraisal.results.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.zhiren.explain.Text;
import org.zhiren.platform.access.Allowed;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.access.NeedToKnow;
import org.zhiren.platform.access.Purposing;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.access.SensitiveReads;
import org.zhiren.platform.appraisal.AppraisalGrowth;
import org.zhiren.platform.appraisal.AppraisalResult;
import org.zhiren.platform.appraisal.AppraisalStanding;
import org.zhiren.platform.appraisal.Appraisals;
import org.zhiren.platform.appraisal.results.OwnResults;
import org.zhiren.platform.appraisal.results.Releasing;
import org.zhiren.platform.appraisal.results.Results;
import org.zhiren.platform.shell.NotFound;
import org.zhiren.platform.shell.Page;
import org.zhiren.platform.shell.Typing;

/** Results for programs. Every request about people states its purpose. */
@RestController
@Tag(name = "results", description = "Release and fair results of appraisal campaigns")
class ResultsApi {

  private static final int MOST = 1_000;

  private final Releasing releasing;
  private final Results results;
  private final OwnResults own;
  private final Appraisals appraisals;
  private final Purposing purposing;
  private final NeedToKnow needToKnow;
  private final SensitiveReads reads;

  ResultsApi(
      Releasing releasing,
      Results results,
      OwnResults own,
      Appraisals appraisals,
      Purposing purposing,
      NeedToKnow needToKnow,
      SensitiveReads reads) {
    this.releasing = releasing;
    this.results = results;
    this.own = own;
    this.appraisals = appraisals;
    this.purposing = purposing;
    this.needToKnow = needToKnow;
    this.reads = reads;
  }

  /**
   * A release.
   *
   * @param version of the campaign when the consequences were read
   * @param ground the decision that orders it
   * @param feedback whether each person may read the own result
   */
  record Asked(long version, @Nullable String ground, @Nullable Boolean feedback) {}

  /** That it was done. */
  record Released(UUID campaign) {}

  /**
   * What a release would do.
   *
   * @param version goes with the release
   * @param obstacle why it cannot be released, if it cannot
   * @param shown how many people get a result
   * @param withheld names of those of whom nothing can be shown
   * @param leftOut which groups are left out with which people
   * @param unanimous where everybody gave the same mark
   * @param links what would connect people who cannot be compared
   */
  record Consequences(
      long version,
      @Nullable Text obstacle,
      int shown,
      List<String> withheld,
      List<org.zhiren.platform.appraisal.results.Summary.LeftOut> leftOut,
      List<org.zhiren.platform.appraisal.results.Summary.Unanimous> unanimous,
      List<Text> links) {}

  /**
   * A part of the standings.
   *
   * @param standings by person
   * @param next the person after whom the next part begins, if there is one
   */
  record Part(List<AppraisalStanding> standings, @Nullable UUID next) {}

  /** All that is known of a person. */
  record OfPerson(List<AppraisalResult> results, @Nullable AppraisalGrowth growth) {}

  @Operation(summary = "What the release of a campaign would do; tells no result")
  @Allowed(Right.APPRAISAL_RUN)
  @GetMapping("/api/v1/appraisals/{id}/release")
  Consequences consequences(@PathVariable UUID id) {
    Releasing.Preview preview = releasing.preview(id);
    return new Consequences(
        preview.campaign().version(),
        preview.obstacle(),
        preview.shown(),
        preview.withheld(),
        preview.summary().leftOut(),
        preview.summary().unanimous(),
        preview.summary().links());
  }

  @Operation(summary = "Releases the results of a campaign, once")
  @Allowed(Right.APPRAISAL_RUN)
  @PostMapping("/api/v1/appraisals/{id}/release")
  Released release(@PathVariable UUID id, @RequestBody Asked asked) {
    releasing.release(
        id,
        asked.version(),
        Objects.requireNonNullElse(asked.ground(), ""),
        Boolean.TRUE.equals(asked.feedback()));
    return new Released(id);
  }

  @Operation(summary = "Everybody's results in a campaign, in the order of precedence")
  @Allowed({Right.APPRAISAL_RUN, Right.INSIGHT_READ})
  @GetMapping("/api/v1/appraisals/{id}/results")
  Results.Overview overview(@PathVariable UUID id) {
    purposing.requireHeader();
    return results.open(id);
  }

  @Operation(summary = "One person's result in a campaign with what stands behind it")
  @Allowed({Right.APPRAISAL_RUN, Right.INSIGHT_READ})
  @GetMapping("/api/v1/appraisals/{id}/results/{no}")
  Results.One one(@PathVariable UUID id, @PathVariable int no) {
    purposing.requireHeader();
    return results.one(id, no);
  }

  @Operation(summary = "A person's results over the years, and growth")
  @Allowed({Right.APPRAISAL_RUN, Right.INSIGHT_READ})
  @GetMapping("/api/v1/appraisals/people/{person}")
  OfPerson person(@PathVariable UUID person, Page page) {
    purposing.requireHeader();
    List<AppraisalResult> found = appraisals.of(person);
    if (found.isEmpty() || !needToKnow.mayOpenPerson(person)) {
      throw new NotFound("results of person " + person);
    }
    reads.seen("person", person, InformationClass.APPRAISAL, List.of("results"));
    return new OfPerson(found, appraisals.growthOf(person, page.today()).orElse(null));
  }

  @Operation(
      summary = "What the campaigns of three years say of everybody, with conditions beside it")
  @Allowed({Right.APPRAISAL_RUN, Right.INSIGHT_READ})
  @GetMapping("/api/v1/appraisals/standings")
  Part standings(
      @RequestParam(defaultValue = "") String on,
      @RequestParam(required = false) @Nullable UUID after,
      Page page) {
    purposing.requireHeader();
    LocalDate day = Typing.day("on", on, page.today());
    List<AppraisalStanding> all =
        appraisals.standings(day).stream()
            .sorted(Comparator.comparing(AppraisalStanding::person))
            .filter(one -> after == null || one.person().compareTo(after) > 0)
            .limit(MOST + 1L)
            .toList();
    reads.seen("standings", day, InformationClass.APPRAISAL, List.of("standings"));
    return all.size() <= MOST
        ? new Part(all, null)
        : new Part(all.subList(0, MOST), all.get(MOST - 1).person());
  }

  @Operation(summary = "The own results, where their release allowed it")
  @Allowed(Right.OWN_RECORD)
  @GetMapping("/api/v1/own/appraisals")
  List<OwnResults.Mine> mine() {
    return own.mine();
  }
}
