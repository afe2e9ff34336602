package org.zhiren.platform.appraisal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.explain.Text;
import org.zhiren.platform.records.Actor;
import org.zhiren.platform.records.ActorSource;
import org.zhiren.platform.shell.InvalidInput;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keys in forms on paper, each twice. Alike, they count; otherwise the differences are settled
 * against the paper first. Two accounts are better than one; one may do both with a note, and the
 * record of closing says how often that was.
 */
@Component
public class EnteringPaper {

  private final JdbcClient jdbc;
  private final CampaignWriter writer;
  private final PaperForms forms;
  private final ActorSource actors;
  private final JsonMapper json;

  EnteringPaper(
      JdbcClient jdbc,
      CampaignWriter writer,
      PaperForms forms,
      ActorSource actors,
      JsonMapper json) {
    this.jdbc = jdbc;
    this.writer = writer;
    this.forms = forms;
    this.actors = actors;
    this.json = json;
  }

  /**
   * Keys a form in, the first or the second time.
   *
   * @param no the number printed on the form
   * @param typed {@code person.item} to what was typed: a mark, or 0 for 不了解
   * @param note why the same account does both entries; may be empty otherwise
   * @return how far the form is then
   * @throws InvalidInput naming every cell that is missing or no mark
   */
  @Transactional
  public PaperForms.State enter(UUID id, int no, Map<String, String> typed, String note) {
    Campaign campaign = open(id);
    PaperForms.Form form = locked(id, no);
    if (form.state() == PaperForms.State.COUNTED || form.state() == PaperForms.State.DIFFERS) {
      throw new InvalidInput(
          "no",
          Integer.toString(no),
          form.state() == PaperForms.State.COUNTED
              ? Text.of("第 {0} 号纸质票已经计入。", "Form no. {0} counts already.").fill(no)
              : Text.of(
                      "第 {0} 号纸质票两遍录入不一致，请先核对。",
                      "Form no. {0} was entered differently: settle it first.")
                  .fill(no));
    }
    Map<String, Integer> entry = read(campaign, form, typed);
    Actor actor = actors.current();
    if (form.state() == PaperForms.State.ISSUED) {
      jdbc.sql(
              """
              update appraisal.paper_form set state = 'ENTERED', first_entry = cast(:entry as jsonb),
                first_by = :by, first_name = :name where campaign_id = :id and no = :no
              """)
          .param("entry", json.writeValueAsString(entry))
          .param("by", actor.accountId())
          .param("name", actor.name())
          .param("id", id)
          .param("no", no)
          .update();
      return PaperForms.State.ENTERED;
    }
    if (actor.accountId().equals(form.firstBy()) && note.isBlank()) {
      throw new InvalidInput(
          "note",
          "",
          Text.of(
              "两遍最好由两人分别录入。若由同一人录入，请写明原因。",
              "Two people should do the two entries. If you do both, say why."));
    }
    boolean alike = entry.equals(form.first());
    jdbc.sql(
            """
            update appraisal.paper_form set state = :state, second_entry = cast(:entry as jsonb),
              second_by = :by, second_name = :name, note = :note where campaign_id = :id and no = :no
            """)
        .param("state", alike ? "COUNTED" : "DIFFERS")
        .param("entry", json.writeValueAsString(entry))
        .param("by", actor.accountId())
        .param("name", actor.name())
        .param("note", note.isBlank() ? null : note.strip())
        .param("id", id)
        .param("no", no)
        .update();
    if (!alike) {
      return PaperForms.State.DIFFERS;
    }
    count(campaign, form, entry);
    return PaperForms.State.COUNTED;
  }

  /**
   * Settles the cells in which two entries differ, by the paper; the form counts then.
   *
   * @param typed the right value of each cell that differs
   */
  @Transactional
  public void settle(UUID id, int no, Map<String, String> typed) {
    Campaign campaign = open(id);
    PaperForms.Form form = locked(id, no);
    if (form.state() != PaperForms.State.DIFFERS) {
      throw new InvalidInput(
          "no",
          Integer.toString(no),
          Text.of("第 {0} 号纸质票没有需要核对的地方。", "Form no. {0} has nothing to settle.").fill(no));
    }
    Map<String, String> all = new TreeMap<>();
    form.first().forEach((cell, mark) -> all.put(cell, Integer.toString(mark)));
    for (String cell : form.differences()) {
      all.put(cell, typed.getOrDefault(cell, ""));
    }
    Map<String, Integer> entry = read(campaign, form, all);
    jdbc.sql(
            "update appraisal.paper_form set state = 'COUNTED' where campaign_id = :id and no = :no")
        .param("id", id)
        .param("no", no)
        .update();
    count(campaign, form, entry);
  }

  /** Removes what was keyed in, so that the form is as if it had not come back. */
  @Transactional
  public void discard(UUID id, int no) {
    open(id);
    PaperForms.Form form = locked(id, no);
    if (form.state() == PaperForms.State.COUNTED) {
      throw new InvalidInput(
          "no",
          Integer.toString(no),
          Text.of("第 {0} 号纸质票已经计入，不能删去录入。", "Form no. {0} counts already: its entry stays.")
              .fill(no));
    }
    jdbc.sql(
            """
            update appraisal.paper_form set state = 'ISSUED', first_entry = null, first_by = null,
              first_name = null, second_entry = null, second_by = null, second_name = null, note = null
            where campaign_id = :id and no = :no
            """)
        .param("id", id)
        .param("no", no)
        .update();
  }

  private Campaign open(UUID id) {
    Campaign campaign = writer.known(id);
    if (campaign.state() != CampaignState.OPEN) {
      throw new InvalidInput(
          "state",
          campaign.state().name(),
          Text.of("只有进行中的测评可以录入纸质票。", "Forms on paper are entered only while a campaign is open."));
    }
    jdbc.sql(
            "select true from (select pg_advisory_xact_lock_shared(hashtextextended('appraisal ' || :id, 0))) as lock")
        .param("id", id.toString())
        .query(Boolean.class)
        .single();
    return campaign;
  }

  private PaperForms.Form locked(UUID id, int no) {
    jdbc.sql("select no from appraisal.paper_form where campaign_id = :id and no = :no for update")
        .param("id", id)
        .param("no", no)
        .query(Integer.class)
        .optional();
    return forms.required(id, no);
  }

  private static Map<String, Integer> read(
      Campaign campaign, PaperForms.Form form, Map<String, String> typed) {
    Map<String, Integer> entry = new TreeMap<>();
    List<InvalidInput.Fault> faults = new ArrayList<>();
    int best = campaign.plan().scale().points();
    for (int person : form.people()) {
      for (Item item : campaign.plan().items()) {
        String cell = person + "." + item.no();
        String value = typed.getOrDefault(cell, "").strip();
        if (value.matches("\\d{1,3}") && Integer.parseInt(value) <= best) {
          entry.put(cell, Integer.parseInt(value));
        } else {
          Subject subject =
              campaign.people().stream().filter(s -> s.no() == person).findFirst().orElseThrow();
          faults.add(
              new InvalidInput.Fault(
                  "m-" + person + "-" + item.no(),
                  value,
                  Text.of(
                          "{0}“{1}”填的是“{2}”，请填 1 至 {3}，不了解填 0。",
                          "{0}, {1}: “{2}” is no mark. Enter 1 to {3}, or 0 for “does not know”.")
                      .fill(subject.name(), item.title(), value, best)));
        }
      }
    }
    if (!faults.isEmpty()) {
      throw new InvalidInput(faults);
    }
    return entry;
  }

  private void count(Campaign campaign, PaperForms.Form form, Map<String, Integer> entry) {
    UUID sheet = UUID.randomUUID();
    jdbc.sql(
            """
            insert into appraisal.sheet (id, campaign_id, group_no, trial, paper)
            values (:sheet, :id, :group, :trial, true)
            """)
        .param("sheet", sheet)
        .param("id", campaign.id())
        .param("group", form.groupNo())
        .param("trial", campaign.trial())
        .update();
    entry.forEach((cell, mark) -> {
      int dot = cell.indexOf('.');
      jdbc.sql(
              """
              insert into appraisal.mark (sheet_id, subject_no, item_no, mark)
              values (:sheet, :person, :item, :mark)
              """)
          .param("sheet", sheet)
          .param("person", Integer.parseInt(cell.substring(0, dot)))
          .param("item", Integer.parseInt(cell.substring(dot + 1)))
          .param("mark", mark == 0 ? null : mark)
          .update();
    });
    jdbc.sql(
            """
            update appraisal.paper_form set first_entry = null, second_entry = null
            where campaign_id = :id and no = :no
            """)
        .param("id", campaign.id())
        .param("no", form.no())
        .update();
  }
}
