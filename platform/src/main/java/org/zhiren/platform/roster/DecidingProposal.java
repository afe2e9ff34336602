package org.zhiren.platform.roster;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.explain.Shortening;
import org.zhiren.explain.Text;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.records.Act;
import org.zhiren.platform.records.ActorSource;
import org.zhiren.platform.records.Records;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.NotFound;

/** An officer answers a proposal: accepted, it becomes a correction; declined, with the reason. */
@Component
public class DecidingProposal {

  private static final int LONGEST = 500;

  private final Proposals proposals;
  private final PersonWriter writer;
  private final AddingFact adding;
  private final CorrectingFact correcting;
  private final CorrectingBasics basics;
  private final JdbcClient jdbc;
  private final ActorSource actors;
  private final Records records;
  private final Clock clock;

  DecidingProposal(
      Proposals proposals,
      PersonWriter writer,
      AddingFact adding,
      CorrectingFact correcting,
      CorrectingBasics basics,
      JdbcClient jdbc,
      ActorSource actors,
      Records records,
      Clock clock) {
    this.proposals = proposals;
    this.writer = writer;
    this.adding = adding;
    this.correcting = correcting;
    this.basics = basics;
    this.jdbc = jdbc;
    this.actors = actors;
    this.records = records;
    this.clock = clock;
  }

  /**
   * Accepts: the correction is made, its source is the proposal.
   *
   * @return the statement that made it
   */
  @Transactional
  public long approve(long id, String answer) {
    Proposal proposal = proposals.find(id).orElseThrow(() -> new NotFound("proposal " + id));
    FactKind part = proposal.part();
    Long fact = proposal.factId();
    Ground ground = new Ground("本人申请更正（第 " + id + " 号）", shortened(proposal.evidence()));
    long statement;
    if (part == null) {
      statement = correctBasics(proposal, ground);
    } else if (fact == null) {
      statement = adding.add(proposal.personId(), part, proposal.after(), ground);
    } else {
      statement = correcting.correct(proposal.personId(), part, fact, proposal.after(), ground);
    }
    decide(proposal, Proposal.State.APPROVED, answer.strip(), statement);
    return statement;
  }

  private static String shortened(String evidence) {
    return Shortening.cut(evidence, LONGEST);
  }

  private long correctBasics(Proposal proposal, Ground ground) {
    PersonWriter.Held held = writer.hold(proposal.personId(), InformationClass.ROSTER);
    Map<String, String> stored =
        writer
            .store()
            .basics(proposal.personId())
            .orElseThrow(() -> new NotFound("person " + proposal.personId()));
    Map<String, String> wanted = new HashMap<>(stored);
    for (FactField field : Basics.FIELDS) {
      String column = field.column();
      String before = proposal.before().get(column);
      String after = proposal.after().get(column);
      if (Objects.equals(before, after)) {
        continue;
      }
      if (!Objects.equals(stored.get(column), before)) {
        throw new InvalidInput(
            "answer",
            null,
            Text.of(
                    "“{0}”在申请之后已被改动。请不予采纳并说明，由本人重新申请。",
                    "“{0}” was changed since the proposal. Decline with this reason, so that it can"
                        + " be proposed anew.")
                .fill(field.label()));
      }
      if (after == null) {
        wanted.remove(column);
      } else {
        wanted.put(column, after);
      }
    }
    return basics.correct(proposal.personId(), held.version(), wanted, ground);
  }

  /** Declines with a reason that the person sees. */
  @Transactional
  public void decline(long id, String reason) {
    Proposal proposal = proposals.find(id).orElseThrow(() -> new NotFound("proposal " + id));
    writer.hold(
        proposal.personId(),
        proposal.part() == null ? InformationClass.ROSTER : proposal.part().informationClass());
    String why = reason.strip();
    if (why.isEmpty() || why.length() > LONGEST) {
      throw new InvalidInput(
          "answer",
          why,
          Text.of(
              "请写明不予采纳的理由（500 字以内），本人会看到。",
              "Give the reason, at most 500 characters; the person will see it."));
    }
    decide(proposal, Proposal.State.DECLINED, why, null);
  }

  private void decide(
      Proposal proposal, Proposal.State state, String answer, @Nullable Long statement) {
    int changed =
        jdbc.sql(
                """
                update roster.proposal
                set state = :state, decided_by = :name, decided_at = :now, answer = :answer,
                    statement_id = cast(:statement as bigint)
                where id = :id and state = 'PROPOSED'
                """)
            .param("state", state.name())
            .param("name", actors.current().name())
            .param("now", Timestamp.from(clock.instant()))
            .param("answer", answer)
            .param("statement", statement)
            .param("id", proposal.id())
            .update();
    if (changed == 0) {
      throw new InvalidInput(
          "answer",
          null,
          Text.of("这份申请已经答复过或已撤回。", "This proposal was answered or withdrawn already."));
    }
    records.record(
        Act.of(
                state == Proposal.State.APPROVED ? "person.approved" : "person.declined",
                "person",
                proposal.personId())
            .with("proposal", proposal.id())
            .with("statement", statement)
            .because(answer.isEmpty() ? null : answer));
  }
}
