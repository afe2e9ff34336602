package org.zhiren.platform.appraisal.results;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.platform.appraisal.Campaigns;
import org.zhiren.platform.appraisal.Item;
import org.zhiren.platform.appraisal.PastCampaigns;
import org.zhiren.platform.appraisal.RaterGroup;
import org.zhiren.platform.appraisal.Subject;
import org.zhiren.platform.records.Actor;
import org.zhiren.platform.records.ActorSource;

/** Writes past campaigns, table by table in bulk, and releases each. */
@Component
class LoadingPast implements PastCampaigns {

  private final JdbcClient jdbc;
  private final Campaigns campaigns;
  private final Releasing releasing;
  private final ActorSource actors;
  private final Clock clock;

  LoadingPast(
      JdbcClient jdbc, Campaigns campaigns, Releasing releasing, ActorSource actors, Clock clock) {
    this.jdbc = jdbc;
    this.campaigns = campaigns;
    this.releasing = releasing;
    this.actors = actors;
    this.clock = clock;
  }

  @Override
  @Transactional
  public int load(Iterable<Past> past) {
    int loaded = 0;
    for (Past one : past) {
      UUID id = insert(one);
      releasing.write(
          campaigns.required(id), one.plan().ground(), one.feedback(), at(one.releasedOn()));
      loaded++;
    }
    return loaded;
  }

  /** Writes a closed campaign without releasing it. */
  UUID insert(Past past) {
    UUID id = UUID.randomUUID();
    head(id, past);
    items(id, past.plan().items());
    groups(id, past.plan().groups());
    people(id, past.unit(), past.people());
    sheets(id, past);
    remarks(id, past);
    return id;
  }

  private Timestamp at(LocalDate day) {
    return Timestamp.from(day.atTime(10, 0).atZone(clock.getZone()).toInstant());
  }

  private void head(UUID id, Past past) {
    Actor actor = actors.current();
    jdbc.sql(
            """
            insert into appraisal.campaign (id, unit_id, kind, title, year, ground, introduction, state,
              scale, labels, labels_en, people_per_sheet, remarks, least_scores, least_remarks, valid_share,
              opens_on, closes_on, author_id, author_name, created_at, opened_at, closed_at, valid)
            values (:id, :unit, :kind, :title, :year, :ground, :introduction, 'CLOSED',
              :scale, :labels, :labelsEn, :perSheet, :remarks, :leastScores, :leastRemarks, :validShare,
              :opensOn, :closesOn, :by, :name, :opened, :opened, :closed, true)
            """)
        .param("id", id)
        .param("unit", past.unit())
        .param("kind", past.kind().name())
        .param("title", past.plan().title())
        .param("year", past.plan().year())
        .param("ground", past.plan().ground())
        .param("introduction", past.plan().introduction())
        .param("scale", past.plan().scale().points())
        .param("labels", past.plan().scale().labels().toArray(String[]::new))
        .param("labelsEn", past.plan().scale().english().toArray(String[]::new))
        .param("perSheet", past.plan().peoplePerSheet())
        .param("remarks", past.plan().remarks())
        .param("leastScores", past.plan().leastScores())
        .param("leastRemarks", past.plan().leastRemarks())
        .param("validShare", BigDecimal.valueOf(past.plan().validPercent(), 2))
        .param("opensOn", past.plan().opensOn())
        .param("closesOn", past.plan().closesOn())
        .param("by", actor.accountId())
        .param("name", actor.name())
        .param("opened", at(past.plan().opensOn()))
        .param("closed", at(past.plan().closesOn()))
        .update();
  }

  private void items(UUID id, List<Item> items) {
    for (Item item : items) {
      jdbc.sql(
              """
              insert into appraisal.item (campaign_id, no, name, english, explanation, explanation_en, weight)
              values (:id, :no, :name, :english, :explanation, :explanationEn, :weight)
              """)
          .param("id", id)
          .param("no", item.no())
          .param("name", item.name())
          .param("english", item.english())
          .param("explanation", item.explanation())
          .param("explanationEn", item.englishExplanation())
          .param("weight", item.weight())
          .update();
    }
  }

  private void groups(UUID id, List<RaterGroup> groups) {
    for (RaterGroup group : groups) {
      jdbc.sql(
              """
              insert into appraisal.rater_group (campaign_id, no, name, english, weight, expected, attributed, rater_name)
              values (:id, :no, :name, :english, :weight, :expected, :attributed, :rater)
              """)
          .param("id", id)
          .param("no", group.no())
          .param("name", group.name())
          .param("english", group.english())
          .param("weight", group.weight())
          .param("expected", group.expected())
          .param("attributed", group.attributed())
          .param("rater", group.raterName())
          .update();
    }
  }

  private void people(UUID id, UUID unit, List<Subject> people) {
    jdbc.sql(
            """
            insert into appraisal.subject (campaign_id, no, person_id, unit_id, name, post)
            select :id, p.no, p.person, :unit, p.name, p.post
            from unnest(cast(:nos as int[]), cast(:persons as uuid[]), cast(:names as text[]), cast(:posts as text[]))
                 as p (no, person, name, post)
            """)
        .param("id", id)
        .param("unit", unit)
        .param("nos", people.stream().map(Subject::no).toArray(Integer[]::new))
        .param("persons", people.stream().map(Subject::personId).toArray(UUID[]::new))
        .param("names", people.stream().map(Subject::name).toArray(String[]::new))
        .param("posts", people.stream().map(Subject::post).toArray(String[]::new))
        .update();
  }

  private void sheets(UUID id, Past past) {
    List<UUID> sheets = new ArrayList<>();
    List<Integer> groups = new ArrayList<>();
    List<UUID> of = new ArrayList<>();
    List<Integer> people = new ArrayList<>();
    List<Integer> items = new ArrayList<>();
    List<@Nullable Integer> marks = new ArrayList<>();
    for (Sheet sheet : past.sheets()) {
      UUID one = UUID.randomUUID();
      sheets.add(one);
      groups.add(sheet.group());
      for (int p = 0; p < sheet.marks().size(); p++) {
        for (int i = 0; i < sheet.marks().get(p).size(); i++) {
          of.add(one);
          people.add(past.people().get(p).no());
          items.add(past.plan().items().get(i).no());
          int mark = sheet.marks().get(p).get(i);
          marks.add(mark == 0 ? null : mark);
        }
      }
    }
    jdbc.sql(
            """
            insert into appraisal.sheet (id, campaign_id, group_no, trial, paper)
            select s.id, :id, s.group_no, false, false
            from unnest(cast(:sheets as uuid[]), cast(:groups as int[])) as s (id, group_no)
            """)
        .param("id", id)
        .param("sheets", sheets.toArray(UUID[]::new))
        .param("groups", groups.toArray(Integer[]::new))
        .update();
    jdbc.sql(
            """
            insert into appraisal.mark (sheet_id, subject_no, item_no, mark)
            select m.sheet_id, m.subject_no, m.item_no, m.mark
            from unnest(cast(:of as uuid[]), cast(:people as int[]), cast(:items as int[]), cast(:marks as int[]))
                 as m (sheet_id, subject_no, item_no, mark)
            """)
        .param("of", of.toArray(UUID[]::new))
        .param("people", people.toArray(Integer[]::new))
        .param("items", items.toArray(Integer[]::new))
        .param("marks", marks.toArray(Integer[]::new))
        .update();
  }

  private void remarks(UUID id, Past past) {
    if (past.remarks().isEmpty()) {
      return;
    }
    jdbc.sql(
            """
            insert into appraisal.remark (id, campaign_id, group_no, subject_no, trial, remark)
            select gen_random_uuid(), :id, r.group_no, r.subject_no, false, r.words
            from unnest(cast(:groups as int[]), cast(:people as int[]), cast(:words as text[]))
                 as r (group_no, subject_no, words)
            """)
        .param("id", id)
        .param("groups", past.remarks().stream().map(Remark::group).toArray(Integer[]::new))
        .param("people", past.remarks().stream().map(Remark::person).toArray(Integer[]::new))
        .param("words", past.remarks().stream().map(Remark::words).toArray(String[]::new))
        .update();
  }
}
