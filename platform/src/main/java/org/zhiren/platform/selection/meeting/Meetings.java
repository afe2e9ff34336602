package org.zhiren.platform.selection.meeting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.access.NeedToKnow;
import org.zhiren.platform.selection.procedure.Form;
import org.zhiren.platform.selection.procedure.Named;
import org.zhiren.platform.selection.procedure.Step;
import org.zhiren.platform.shell.NotFound;

/** The meetings, within what the acting account may see. */
@Repository
@Transactional(readOnly = true)
public class Meetings {

  /** Between the names of those who counted; a post in brackets may hold a 、 of its own. */
  private static final Pattern BETWEEN = Pattern.compile("、(?![^（(]*[）)])");

  private final JdbcClient jdbc;
  private final NeedToKnow needToKnow;
  private final Clock clock;

  Meetings(JdbcClient jdbc, NeedToKnow needToKnow, Clock clock) {
    this.jdbc = jdbc;
    this.needToKnow = needToKnow;
    this.clock = clock;
  }

  /**
   * A meeting in the list.
   *
   * @param id the meeting
   * @param number its number
   * @param title name of the body
   * @param kind what body it is
   * @param heldOn the day
   * @param state where it stands
   * @param items how many items may be seen
   */
  public record Line(
      UUID id,
      String number,
      String title,
      Meeting.Kind kind,
      LocalDate heldOn,
      Meeting.State state,
      int items) {}

  /**
   * A part of the list, the latest day first.
   *
   * @param meetings the meetings
   * @param next the meeting after which the next part begins; {@code null} if this is the last
   */
  public record Part(List<Line> meetings, @Nullable UUID next) {
    /** Copies the list. */
    public Part {
      meetings = List.copyOf(meetings);
    }
  }

  /** A part of the meetings. */
  public Part list(@Nullable UUID after, int most) {
    NeedToKnow.Predicate seen = needToKnow.predicate("m.unit_id", InformationClass.SELECTION);
    NeedToKnow.Predicate inside = needToKnow.predicate("i.unit_id", InformationClass.SELECTION);
    List<Line> found =
        jdbc.sql(
                "select m.*, (select count(*) from selection.meeting_item i where i.meeting_id = m.id"
                    + " and i.person_id <> all(:near) and "
                    + inside.sql()
                    + ") as items from selection.meeting m where (cast(:after as uuid) is null or (m.held_on, m.id) <"
                    + " (select a.held_on, a.id from selection.meeting a where a.id = :after)) and "
                    + seen.sql()
                    + " order by m.held_on desc, m.id desc limit :most")
            .param("after", after)
            .param("most", most + 1)
            .param("near", near())
            .params(seen.params())
            .params(inside.params())
            .query((row, number) ->
                new Line(
                    uuid(row, "id"),
                    row.getString("number"),
                    row.getString("unit_name"),
                    Meeting.Kind.valueOf(row.getString("kind")),
                    row.getObject("held_on", LocalDate.class),
                    Meeting.State.valueOf(row.getString("state")),
                    row.getInt("items")))
            .list();
    return found.size() <= most
        ? new Part(found, null)
        : new Part(found.subList(0, most), found.get(most - 1).id());
  }

  /** The meetings in which a case stands, the latest first. */
  public List<UUID> ofCase(UUID caseId) {
    NeedToKnow.Predicate seen = needToKnow.predicate("i.unit_id", InformationClass.SELECTION);
    return jdbc
        .sql(
            "select i.meeting_id from selection.meeting_item i join selection.meeting m on m.id = i.meeting_id"
                + " where i.case_id = :case and m.state <> 'CANCELLED' and i.person_id <> all(:near) and "
                + seen.sql()
                + " order by m.held_on desc, m.id")
        .param("case", caseId)
        .param("near", near())
        .params(seen.params())
        .query(UUID.class)
        .list()
        .stream()
        .distinct()
        .toList();
  }

  /**
   * The meeting.
   *
   * @throws NotFound if there is none, or not for the acting account
   */
  public Meeting required(UUID id) {
    NeedToKnow.Predicate seen = needToKnow.predicate("m.unit_id", InformationClass.SELECTION);
    return jdbc.sql("select m.* from selection.meeting m where m.id = :id and " + seen.sql())
        .param("id", id)
        .params(seen.params())
        .query((row, number) -> meeting(row, members(id), items(id)))
        .optional()
        .orElseThrow(() -> new NotFound("meeting " + id));
  }

  private Meeting meeting(ResultSet row, List<Meeting.Member> members, List<Meeting.Item> items)
      throws SQLException {
    return new Meeting(
        uuid(row, "id"),
        row.getString("number"),
        uuid(row, "unit_id"),
        row.getString("unit_name"),
        Meeting.Kind.valueOf(row.getString("kind")),
        row.getObject("held_on", LocalDate.class),
        row.getString("place"),
        row.getString("observers"),
        Meeting.State.valueOf(row.getString("state")),
        row.getString("caller_name"),
        time(row, "opened_at"),
        time(row, "closed_at"),
        row.getString("ending"),
        members,
        items);
  }

  private List<Meeting.Member> members(UUID id) {
    return jdbc.sql("select * from selection.meeting_member where meeting_id = :id order by no")
        .param("id", id)
        .query((row, number) ->
            new Meeting.Member(
                row.getInt("no"),
                new Named(uuid(row, "person_id"), row.getString("name")),
                row.getString("duty"),
                row.getBoolean("head"),
                row.getBoolean("absent"),
                row.getString("absence")))
        .list();
  }

  private List<Meeting.Item> items(UUID id) {
    NeedToKnow.Predicate seen = needToKnow.predicate("i.unit_id", InformationClass.SELECTION);
    return jdbc.sql(
            "select i.*, c.number, c.post, c.form from selection.meeting_item i"
                + " join selection.case_file c on c.id = i.case_id"
                + " where i.meeting_id = :id and i.person_id <> all(:near) and "
                + seen.sql()
                + " order by i.no")
        .param("id", id)
        .param("near", near())
        .params(seen.params())
        .query((row, number) -> item(row))
        .list();
  }

  private static Meeting.Item item(ResultSet row) throws SQLException {
    Set<Integer> left = new HashSet<>();
    if (row.getArray("left_nos").getArray() instanceof Integer[] nos) {
      left.addAll(Arrays.asList(nos));
    }
    String voting = row.getString("voting");
    Meeting.Vote vote =
        voting == null
            ? null
            : new Meeting.Vote(
                Step.Voting.valueOf(voting),
                row.getInt("ayes"),
                row.getInt("noes"),
                row.getInt("deferred"),
                scrutineers(row),
                row.getString("declared_by"),
                row.getBoolean("adopted"),
                row.getInt("entry_no"),
                ballot(row));
    return new Meeting.Item(
        row.getInt("no"),
        uuid(row, "case_id"),
        row.getString("number"),
        new Named(uuid(row, "person_id"), row.getString("name")),
        row.getString("post"),
        Form.valueOf(row.getString("form")).text(),
        left,
        row.getString("settled"),
        row.getString("discussion"),
        vote);
  }

  /**
   * Names with their files, which stand beside them in the same order; older votes have names only.
   */
  private static List<Named> scrutineers(ResultSet row) throws SQLException {
    String names = row.getString("scrutineers");
    if (names.isEmpty()) {
      return List.of();
    }
    List<@Nullable UUID> files = new ArrayList<>();
    if (row.getArray("scrutineer_ids").getArray() instanceof UUID[] ids) {
      files.addAll(Arrays.asList(ids));
    }
    List<Named> scrutineers = new ArrayList<>();
    for (String name : BETWEEN.split(names)) {
      int place = scrutineers.size();
      scrutineers.add(new Named(place < files.size() ? files.get(place) : null, name));
    }
    return scrutineers;
  }

  private static Meeting.@Nullable Ballot ballot(ResultSet row) throws SQLException {
    UUID election = row.getObject("election_id", UUID.class);
    return election == null
        ? null
        : new Meeting.Ballot(
            election,
            row.getString("election_title"),
            row.getInt("entitled"),
            row.getInt("ballots"),
            row.getString("archive_head"));
  }

  private UUID[] near() {
    return new ArrayList<>(needToKnow.near()).toArray(UUID[]::new);
  }

  private static UUID uuid(ResultSet row, String column) throws SQLException {
    return row.getObject(column, UUID.class);
  }

  private @Nullable OffsetDateTime time(ResultSet row, String column) throws SQLException {
    var at = row.getTimestamp(column);
    return at == null ? null : at.toInstant().atZone(clock.getZone()).toOffsetDateTime();
  }
}
