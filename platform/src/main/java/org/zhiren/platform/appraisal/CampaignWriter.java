package org.zhiren.platform.appraisal;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhiren.explain.Text;
import org.zhiren.platform.records.Actor;
import org.zhiren.platform.records.ActorSource;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.StaleVersion;

/** Writes campaigns for the use cases, which decide what may be written. */
@Component
class CampaignWriter {

  private final JdbcClient jdbc;
  private final Campaigns campaigns;
  private final ActorSource actors;
  private final Clock clock;

  CampaignWriter(JdbcClient jdbc, Campaigns campaigns, ActorSource actors, Clock clock) {
    this.jdbc = jdbc;
    this.campaigns = campaigns;
    this.actors = actors;
    this.clock = clock;
  }

  /** A new draft. */
  UUID create(UUID unit, CampaignKind kind, Plan plan, List<Subject> people) {
    UUID id = UUID.randomUUID();
    Actor actor = actors.current();
    jdbc.sql(
            """
            insert into appraisal.campaign (id, unit_id, kind, title, year, ground, introduction, state,
              scale, labels, labels_en, people_per_sheet, remarks, least_scores, least_remarks,
              valid_share, opens_on, closes_on, author_id, author_name, created_at)
            values (:id, :unit, :kind, :title, :year, :ground, :introduction, 'DRAFT',
              :scale, :labels, :labelsEn, :perSheet, :remarks, :leastScores, :leastRemarks,
              :validShare, :opensOn, :closesOn, :by, :name, :now)
            """)
        .params(head(plan))
        .param("id", id)
        .param("unit", unit)
        .param("kind", kind.name())
        .param("by", actor.accountId())
        .param("name", actor.name())
        .param("now", Timestamp.from(clock.instant()))
        .update();
    parts(id, plan);
    people(id, unit, people);
    return id;
  }

  /** The draft as it is now, locked; refuses if somebody changed it, or it is no draft any more. */
  Campaign draft(UUID id, long version) {
    Campaign campaign = locked(id);
    if (campaign.state() != CampaignState.DRAFT) {
      throw new InvalidInput(
          "state",
          campaign.state().name(),
          Text.of(
                  "这次测评{0}，不能再修改。可以复制成新的草稿。",
                  "The campaign is {0} and cannot be changed any more. It can be copied to a new draft.")
              .fill(campaign.state().text()));
    }
    if (campaign.version() != version) {
      throw new StaleVersion(
          List.of(
              new StaleVersion.Difference(
                  Text.of("测评草稿", "draft of the campaign"),
                  "v" + version,
                  "v" + campaign.version(),
                  null)));
    }
    return campaign;
  }

  /**
   * The campaign, locked until the transaction ends. Not its key: a sheet on its way refers to it,
   * and would wait for the closing that waits for the sheet.
   */
  Campaign locked(UUID id) {
    jdbc.sql("select id from appraisal.campaign where id = :id for no key update")
        .param("id", id)
        .query(UUID.class)
        .optional();
    return campaigns.required(id);
  }

  /** The campaign as it is, not locked. */
  Campaign known(UUID id) {
    return campaigns.required(id);
  }

  /** Sets everything that the plan says. */
  void change(UUID id, Plan plan) {
    jdbc.sql(
            """
            update appraisal.campaign set title = :title, year = :year, ground = :ground,
              introduction = :introduction, scale = :scale, labels = :labels, labels_en = :labelsEn,
              people_per_sheet = :perSheet, remarks = :remarks, least_scores = :leastScores,
              least_remarks = :leastRemarks, valid_share = :validShare, opens_on = :opensOn,
              closes_on = :closesOn, version = version + 1
            where id = :id
            """)
        .params(head(plan))
        .param("id", id)
        .update();
    jdbc.sql("delete from appraisal.item where campaign_id = :id").param("id", id).update();
    jdbc.sql("delete from appraisal.rater_group where campaign_id = :id").param("id", id).update();
    parts(id, plan);
  }

  /** Sets who is appraised. */
  void changePeople(Campaign campaign, List<Subject> people) {
    jdbc.sql("delete from appraisal.subject where campaign_id = :id")
        .param("id", campaign.id())
        .update();
    people(campaign.id(), campaign.unitId(), people);
    touch(campaign.id());
  }

  /** The next version. */
  void touch(UUID id) {
    jdbc.sql("update appraisal.campaign set version = version + 1 where id = :id")
        .param("id", id)
        .update();
  }

  private static Map<String, Object> head(Plan plan) {
    Map<String, Object> values = new java.util.HashMap<>();
    values.put("title", plan.title().strip());
    values.put("year", plan.year());
    values.put("ground", plan.ground().strip());
    values.put("introduction", plan.introduction().strip());
    values.put("scale", plan.scale().points());
    values.put("labels", plan.scale().labels().toArray(String[]::new));
    values.put("labelsEn", plan.scale().english().toArray(String[]::new));
    values.put("perSheet", plan.peoplePerSheet());
    values.put("remarks", plan.remarks());
    values.put("leastScores", plan.leastScores());
    values.put("leastRemarks", plan.leastRemarks());
    values.put("validShare", BigDecimal.valueOf(plan.validPercent(), 2));
    values.put("opensOn", plan.opensOn());
    values.put("closesOn", plan.closesOn());
    return values;
  }

  private void parts(UUID id, Plan plan) {
    for (Item item : plan.items()) {
      jdbc.sql(
              """
              insert into appraisal.item
                (campaign_id, no, name, english, explanation, explanation_en, weight)
              values (:id, :no, :name, :english, :explanation, :explanationEn, :weight)
              """)
          .param("id", id)
          .param("no", item.no())
          .param("name", item.name().strip())
          .param("english", item.english().strip())
          .param("explanation", item.explanation().strip())
          .param("explanationEn", item.englishExplanation().strip())
          .param("weight", item.weight())
          .update();
    }
    for (RaterGroup group : plan.groups()) {
      jdbc.sql(
              """
              insert into appraisal.rater_group (campaign_id, no, name, english, weight, expected,
                on_paper, attributed, rater_name, rater_account)
              values (:id, :no, :name, :english, :weight, :expected,
                :paper, :attributed, :rater, :account)
              """)
          .param("id", id)
          .param("no", group.no())
          .param("name", group.name().strip())
          .param("english", group.english().strip())
          .param("weight", group.weight())
          .param("expected", group.expected())
          .param("paper", group.onPaper())
          .param("attributed", group.attributed())
          .param("rater", group.raterName())
          .param("account", group.raterAccount())
          .update();
    }
  }

  private void people(UUID id, UUID unit, List<Subject> people) {
    for (Subject person : people) {
      jdbc.sql(
              """
              insert into appraisal.subject (campaign_id, no, person_id, unit_id, name, post)
              values (:id, :no, :person, :unit, :name, :post)
              """)
          .param("id", id)
          .param("no", person.no())
          .param("person", person.personId())
          .param("unit", unit)
          .param("name", person.name())
          .param("post", person.post())
          .update();
    }
  }
}
