package org.zhiren.platform.selection;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhiren.explain.Text;
import org.zhiren.platform.shell.InvalidInput;

/** Which votes were taken over by which decision: none is used twice, or at two meetings. */
@Component
public class ElectionUses {

  private final JdbcClient jdbc;

  ElectionUses(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private record Use(int question, UUID caseId, String meeting) {
    boolean allows(int wanted, UUID here, String at) {
      return meeting.equals(at) && (question != wanted || caseId.equals(here));
    }
  }

  /**
   * Whether a question of an election may be used.
   *
   * @param question its place, from 0
   * @param caseId the case that would use it
   * @param meeting the meeting, as the step names it
   */
  public boolean free(UUID election, int question, UUID caseId, String meeting) {
    return uses(election).stream().allMatch(use -> use.allows(question, caseId, meeting));
  }

  private List<Use> uses(UUID election) {
    return jdbc.sql(
            "select question, case_id, meeting from selection.election_use where election_id = :id")
        .param("id", election)
        .query((row, number) ->
            new Use(
                row.getInt("question"),
                row.getObject("case_id", UUID.class),
                row.getString("meeting")))
        .list();
  }

  /**
   * Notes that a question is used.
   *
   * @throws InvalidInput if it was used elsewhere
   */
  void claim(UUID election, int question, UUID caseId, String meeting) {
    jdbc.sql(
            """
            insert into selection.election_use (election_id, question, case_id, meeting)
            values (:election, :question, :case, :meeting) on conflict do nothing
            """)
        .param("election", election)
        .param("question", question)
        .param("case", caseId)
        .param("meeting", meeting)
        .update();
    if (!free(election, question, caseId, meeting)) {
      throw new InvalidInput(
          "election",
          election.toString(),
          Text.of(
              "这次投票已用于另一个案件或另一次会议，不能再用。",
              "This vote was used for another case or another meeting and cannot be used again."));
    }
  }
}
