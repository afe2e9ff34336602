package org.zhiren.platform.appraisal.results;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.explain.ExplanationPrinter;
import org.zhiren.explain.Text;
import org.zhiren.platform.appraisal.AppraisalResult.Method;
import org.zhiren.platform.appraisal.Campaign;
import org.zhiren.platform.appraisal.CampaignState;
import org.zhiren.platform.appraisal.Campaigns;
import org.zhiren.platform.appraisal.ClosingCampaign;
import org.zhiren.platform.appraisal.Subject;
import org.zhiren.platform.records.Act;
import org.zhiren.platform.records.Actor;
import org.zhiren.platform.records.ActorSource;
import org.zhiren.platform.records.Records;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.StaleVersion;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Releases the results of a campaign: once, all of them, in one transaction with the entry in the
 * record. Before that, says what it would do without telling any result.
 */
@Component
public class Releasing {

  private final JdbcClient jdbc;
  private final Campaigns campaigns;
  private final ClosingCampaign closing;
  private final AnsweredSheets sheets;
  private final Records records;
  private final ActorSource actors;
  private final JsonMapper json;
  private final Clock clock;

  Releasing(
      JdbcClient jdbc,
      Campaigns campaigns,
      ClosingCampaign closing,
      AnsweredSheets sheets,
      Records records,
      ActorSource actors,
      JsonMapper json,
      Clock clock) {
    this.jdbc = jdbc;
    this.campaigns = campaigns;
    this.closing = closing;
    this.sheets = sheets;
    this.records = records;
    this.actors = actors;
    this.json = json;
    this.clock = clock;
  }

  /**
   * What a release would do.
   *
   * @param campaign the campaign
   * @param obstacle why it cannot be released; {@code null} if it can
   * @param shown how many people get a result
   * @param withheld names of those of whom nothing can be shown
   * @param summary who would be left out and what is uncertain; its figures of marks are not for
   *     showing before the release
   */
  public record Preview(
      Campaign campaign,
      @Nullable Text obstacle,
      int shown,
      List<String> withheld,
      Summary summary) {}

  /** Says what a release would do. */
  @Transactional(readOnly = true)
  public Preview preview(UUID id) {
    Campaign campaign = campaigns.required(id);
    Computed computed = Computing.of(sheets.of(campaign));
    List<String> withheld =
        computed.people().stream()
            .filter(one -> one.method() == Method.WITHHELD)
            .map(one -> campaign.people().get(one.place()).name())
            .toList();
    return new Preview(
        campaign,
        obstacle(campaign),
        computed.people().size() - withheld.size(),
        withheld,
        computed.summary());
  }

  private @Nullable Text obstacle(Campaign campaign) {
    if (campaign.trial()) {
      return Text.of("试测的结果永不发布。", "Results of a trial are never released.");
    }
    if (campaign.state() == CampaignState.RELEASED) {
      return Text.of("结果已经发布过，只发布一次。", "The results are out; they are released once.");
    }
    if (campaign.state() != CampaignState.CLOSED) {
      return Text.of(
              "测评{0}，截止以后才能发布结果。", "The campaign is {0}; results are released after closing.")
          .fill(campaign.state().text());
    }
    if (!Boolean.TRUE.equals(campaign.valid())) {
      return Text.of(
          "回收的票不足，本次测评无效，结果不能发布；可以重新开放或撤回。",
          "Too few sheets came back, so the campaign is not valid and cannot be released; open it"
              + " again or withdraw it.");
    }
    if (campaign.seal() != null && !closing.intact(campaign.id())) {
      return Text.of(
          "票的内容与截止时的封印不符，可能被改动，不能发布；请报告审计管理员。",
          "The sheets differ from the seal set at closing and may have been altered; nothing can be"
              + " released. Tell the audit officer.");
    }
    return null;
  }

  /**
   * Releases.
   *
   * @param version of the campaign when the consequences were read
   * @param ground the decision that orders the release
   * @param feedback whether each person may read the own result
   * @throws InvalidInput if it may not be released, or no ground was given
   * @throws StaleVersion if somebody changed the campaign meanwhile
   */
  @Transactional
  public void release(UUID id, long version, String ground, boolean feedback) {
    jdbc.sql("select id from appraisal.campaign where id = :id for no key update")
        .param("id", id)
        .query(UUID.class)
        .optional();
    Campaign campaign = campaigns.required(id);
    Text obstacle = obstacle(campaign);
    if (obstacle != null) {
      throw new InvalidInput("state", campaign.state().name(), obstacle);
    }
    if (campaign.version() != version) {
      throw new StaleVersion(
          List.of(
              new StaleVersion.Difference(
                  Text.of("测评", "campaign"), "v" + version, "v" + campaign.version(), null)));
    }
    if (ground.isBlank()) {
      throw new InvalidInput(
          "ground",
          ground,
          Text.of("请写明发布依据，例如部务会决定。", "Name the decision that orders the release."));
    }
    write(campaign, ground.strip(), feedback, Timestamp.from(clock.instant()));
  }

  /** Works out and writes the results of a closed campaign, with the entry in the record. */
  void write(Campaign campaign, String ground, boolean feedback, Timestamp at) {
    Answered answered = sheets.of(campaign);
    Computed computed = Computing.of(answered);
    store(campaign, answered, computed, feedback);
    release(campaign, computed.summary(), ground, feedback, at);
    records.record(
        Act.of("results.released", "campaign", campaign.id())
            .with("people", computed.people().size())
            .with(
                "withheld",
                computed.people().stream().filter(p -> p.method() == Method.WITHHELD).count())
            .with("method", computed.summary().method())
            .with("feedback", feedback)
            .because(ground));
  }

  private void store(Campaign campaign, Answered answered, Computed computed, boolean feedback) {
    Shown shown = new Shown(answered);
    Map<Integer, List<ResultDetail.Remark>> remarks = sheets.remarks(campaign, shown);
    Details details = new Details(campaign, shown);
    List<Stored> rows = new ArrayList<>();
    for (Computed.OnePerson one : computed.people()) {
      Subject person = campaign.people().get(one.place());
      rows.add(
          new Stored(
              person.no(),
              person.personId(),
              one.raters(),
              one.raw(),
              one.fair(),
              one.low(),
              one.high(),
              one.rankLow(),
              one.rankHigh(),
              one.part(),
              json.readTree(ExplanationPrinter.asJson(one.explanation())),
              details.of(one, remarks.getOrDefault(one.place(), List.of())),
              one.method(),
              one.compared()));
    }
    jdbc.sql(
            """
            insert into appraisal.result (campaign_id, subject_no, person_id, unit_id, raters, raw, fair, fair_low,
              fair_high, rank_low, rank_high, part, explanation, detail, feedback, method, compared)
            select :campaign, r.no, r.person, :unit, r.raters, r.raw, r.fair, r.low, r.high, r."rankLow", r."rankHigh",
                   r.part, r.explanation, r.detail, :feedback, r.method, r.compared
            from jsonb_to_recordset(cast(:rows as jsonb)) as r (no int, person uuid, raters int, raw numeric,
              fair numeric, low numeric, high numeric, "rankLow" int, "rankHigh" int, part int, explanation jsonb,
              detail jsonb, method text, compared int)
            """)
        .param("campaign", campaign.id())
        .param("unit", campaign.unitId())
        .param("feedback", feedback)
        .param("rows", json.writeValueAsString(rows))
        .update();
  }

  /** A row of the table of results. */
  private record Stored(
      int no,
      UUID person,
      int raters,
      @Nullable Double raw,
      @Nullable Double fair,
      @Nullable Double low,
      @Nullable Double high,
      @Nullable Integer rankLow,
      @Nullable Integer rankHigh,
      int part,
      JsonNode explanation,
      ResultDetail detail,
      Method method,
      int compared) {}

  private void release(
      Campaign campaign, Summary summary, String ground, boolean feedback, Timestamp at) {
    Actor actor = actors.current();
    jdbc.sql(
            """
            insert into appraisal.release
              (campaign_id, unit_id, ground, author_id, author_name, released_at, summary, feedback)
            values (:campaign, :unit, :ground, :by, :name, :now, cast(:summary as jsonb), :feedback)
            """)
        .param("campaign", campaign.id())
        .param("unit", campaign.unitId())
        .param("ground", ground)
        .param("by", actor.accountId())
        .param("name", actor.name())
        .param("now", at)
        .param("summary", json.writeValueAsString(summary))
        .param("feedback", feedback)
        .update();
    jdbc.sql(
            """
            update appraisal.campaign set state = 'RELEASED', released_at = :now, version = version + 1
            where id = :id
            """)
        .param("now", at)
        .param("id", campaign.id())
        .update();
  }
}
