package org.zhiren.platform.appraisal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.platform.shell.NotFound;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The forms on paper of a campaign and how far their entry is. */
@Repository
@Transactional(readOnly = true)
public class PaperForms {

  private static final TypeReference<TreeMap<String, Integer>> ENTRY = new TypeReference<>() {};

  private final JdbcClient jdbc;
  private final Campaigns campaigns;
  private final JsonMapper json;

  PaperForms(JdbcClient jdbc, Campaigns campaigns, JsonMapper json) {
    this.jdbc = jdbc;
    this.campaigns = campaigns;
    this.json = json;
  }

  /** How far the entry of a form is. */
  public enum State {
    /** Printed; nothing keyed in. */
    ISSUED,
    /** Keyed in once. */
    ENTERED,
    /** Keyed in twice, differently. */
    DIFFERS,
    /** Keyed in twice alike, or settled: it is a sheet now. */
    COUNTED
  }

  /**
   * A form on paper.
   *
   * @param no the number printed on it
   * @param groupNo the group of the rater
   * @param people the numbers of the people on it
   * @param state how far the entry is
   * @param firstBy the account that keyed it in first; {@code null} before
   * @param firstName that person's name
   * @param first what was keyed in first: {@code person.item} to mark, 0 for 不了解; empty before, and
   *     after it was counted
   * @param secondName who keyed it in the second time; {@code null} before
   * @param second what was keyed in the second time
   */
  public record Form(
      int no,
      int groupNo,
      List<Integer> people,
      State state,
      @Nullable UUID firstBy,
      @Nullable String firstName,
      Map<String, Integer> first,
      @Nullable String secondName,
      Map<String, Integer> second) {

    /** Copies list and maps. */
    public Form {
      people = List.copyOf(people);
      first = new TreeMap<>(first);
      second = new TreeMap<>(second);
    }

    /** The cells in which the two entries differ. */
    public List<String> differences() {
      List<String> cells = new ArrayList<>();
      for (Map.Entry<String, Integer> cell : first.entrySet()) {
        if (!cell.getValue().equals(second.get(cell.getKey()))) {
          cells.add(cell.getKey());
        }
      }
      return cells;
    }
  }

  /** All forms of a campaign, by number. */
  public List<Form> of(UUID campaign) {
    campaigns.required(campaign);
    return jdbc.sql("select * from appraisal.paper_form where campaign_id = :id order by no")
        .param("id", campaign)
        .query(this::form)
        .list();
  }

  /**
   * One form.
   *
   * @throws NotFound if there is none of this number
   */
  public Form required(UUID campaign, int no) {
    campaigns.required(campaign);
    return jdbc.sql("select * from appraisal.paper_form where campaign_id = :id and no = :no")
        .param("id", campaign)
        .param("no", no)
        .query(this::form)
        .optional()
        .orElseThrow(() -> new NotFound("form on paper " + no));
  }

  /** How many forms were begun and do not count yet. */
  int waiting(UUID campaign) {
    return jdbc.sql(
            """
            select count(*) from appraisal.paper_form
            where campaign_id = :id and state in ('ENTERED', 'DIFFERS')
            """)
        .param("id", campaign)
        .query(Integer.class)
        .single();
  }

  /** How many forms one account keyed in both times. */
  int enteredByOne(UUID campaign) {
    return jdbc.sql(
            """
            select count(*) from appraisal.paper_form
            where campaign_id = :id and first_by = second_by
            """)
        .param("id", campaign)
        .query(Integer.class)
        .single();
  }

  private Form form(ResultSet row, int number) throws SQLException {
    return new Form(
        row.getInt("no"),
        row.getInt("group_no"),
        Arrays.asList((Integer[]) row.getArray("people").getArray()),
        State.valueOf(row.getString("state")),
        row.getObject("first_by", UUID.class),
        row.getString("first_name"),
        entry(row.getString("first_entry")),
        row.getString("second_name"),
        entry(row.getString("second_entry")));
  }

  private Map<String, Integer> entry(@Nullable String stored) {
    return stored == null ? Map.of() : json.readValue(stored, ENTRY);
  }
}
