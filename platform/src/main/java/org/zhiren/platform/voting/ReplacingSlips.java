package org.zhiren.platform.voting;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.explain.Text;
import org.zhiren.platform.access.Acting;
import org.zhiren.platform.records.Act;
import org.zhiren.platform.records.Records;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.NotFound;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Replaces slips that were lost while voting goes on. The list of credentials is fixed at the
 * opening, so that a sealed spare slip made with the others takes the place of the lost one: the
 * maker of the codes asks, naming both by their loss numbers, and a trustee confirms. Neither is
 * told whose slip it was. A slip under which a ballot lies is not replaced: nobody votes twice.
 */
@Component
@Transactional
public class ReplacingSlips {

  private static final TypeReference<List<List<String>>> CREDENTIALS = new TypeReference<>() {};

  private final JdbcClient jdbc;
  private final Polls polls;
  private final Slips slips;
  private final Acting acting;
  private final Records records;
  private final JsonMapper json;
  private final Clock clock;

  ReplacingSlips(
      JdbcClient jdbc,
      Polls polls,
      Slips slips,
      Acting acting,
      Records records,
      JsonMapper json,
      Clock clock) {
    this.jdbc = jdbc;
    this.polls = polls;
    this.slips = slips;
    this.acting = acting;
    this.records = records;
    this.json = json;
    this.clock = clock;
  }

  /** What became of a request. */
  public enum State {
    /** Waits for a trustee. */
    ASKED(Text.of("待监票人确认", "waits for a trustee"), "attention"),
    /** The lost slip is void, the spare one is good. */
    DONE(Text.of("已换发", "replaced"), "good"),
    /** A ballot lies under the lost slip: it stays as it is. */
    VOTED(Text.of("已有选票，不换发", "a ballot lies under it: not replaced"), "late"),
    /** The trustee refused. */
    REFUSED(Text.of("监票人未同意", "refused"), "neutral");

    private final Text text;
    private final String mark;

    State(Text text, String mark) {
      this.text = text;
      this.mark = mark;
    }

    /** In words. */
    public Text text() {
      return text;
    }

    /** The tag that shows it. */
    public String mark() {
      return mark;
    }
  }

  /**
   * A request.
   *
   * @param no its number in the election
   * @param lost loss number of the lost slip
   * @param spare loss number of the spare one
   * @param reason what happened; no names
   * @param state what became of it
   * @param askedOn the day
   * @param refusedFor why the trustee refused; null otherwise
   */
  public record Request(
      int no,
      String lost,
      String spare,
      String reason,
      State state,
      LocalDate askedOn,
      @Nullable String refusedFor) {}

  /**
   * The requests of an election, the latest first, for its maker of codes and its trustees.
   *
   * @throws NotFound for anybody else
   */
  @Transactional(readOnly = true)
  public List<Request> requests(UUID id) {
    Poll poll = polls.known(id);
    if (!isAuthority(poll) && trustee(id) == null) {
      throw new NotFound("slips of election " + id);
    }
    return jdbc.sql("select * from voting.replacement where election_id = :id order by no desc")
        .param("id", id)
        .query((row, number) ->
            new Request(
                row.getInt("no"),
                row.getString("lost_mark"),
                row.getString("spare_mark"),
                row.getString("reason"),
                State.valueOf(row.getString("state")),
                Objects.requireNonNull(row.getObject("asked_on", LocalDate.class)),
                row.getString("refused_for")))
        .list();
  }

  private boolean isAuthority(Poll poll) {
    return poll.authorityId().equals(acting.required().id());
  }

  private @Nullable Integer trustee(UUID id) {
    return jdbc.sql(
            "select no from voting.trustee where election_id = :id and account_id = :account")
        .param("id", id)
        .param("account", acting.required().id())
        .query(Integer.class)
        .optional()
        .orElse(null);
  }

  /**
   * The maker of the codes asks for a replacement.
   *
   * @param lost loss number of the lost slip, from the part that the voter kept
   * @param spare loss number of the spare slip that will be handed out
   * @param reason what happened; without names
   * @throws InvalidInput if voting does not go on, a number is not known, or the spare slip belongs
   *     to another stratum
   * @throws NotFound if the acting account is not the maker of the codes
   */
  public void ask(UUID id, String lost, String spare, String reason) {
    Poll poll = polls.locked(id);
    if (!isAuthority(poll)) {
      throw new NotFound("authority of election " + id);
    }
    open(poll);
    List<InvalidInput.Fault> faults = new ArrayList<>();
    if (reason.isBlank() || reason.strip().length() > PlanCheck.LONGEST) {
      faults.add(
          new InvalidInput.Fault(
              "reason",
              reason,
              Text.of(
                      "请写明情况，1 至 {0} 字，不写姓名。",
                      "Say in 1 to {0} characters what happened, without names.")
                  .fill(PlanCheck.LONGEST)));
    }
    Known old = known(poll, LossNumber.normal(lost));
    Known fresh = known(poll, LossNumber.normal(spare));
    if (old == null || slips.struck(id, old.hash()) || slips.sealed(id, old.hash())) {
      faults.add(
          new InvalidInput.Fault(
              "lost",
              lost,
              Text.of(
                      "没有挂失号为“{0}”的有效票证，请核对选民保存的那一联。",
                      "No good slip has the loss number “{0}”. Look at the part that the voter"
                          + " kept.")
                  .fill(lost)));
    }
    if (fresh == null || !slips.sealed(id, fresh.hash()) || waiting(id, fresh.mark())) {
      faults.add(
          new InvalidInput.Fault(
              "spare",
              spare,
              Text.of(
                      "没有挂失号为“{0}”的未启用备用票证。",
                      "No spare slip that is still sealed has the loss number “{0}”.")
                  .fill(spare)));
    } else if (old != null && old.stratum() != fresh.stratum()) {
      faults.add(
          new InvalidInput.Fault(
              "spare",
              spare,
              Text.of(
                  "备用票证与遗失的票证不在同一层，换发后分层计票会有出入。请换一张。",
                  "The spare slip belongs to another stratum than the lost one. Take another one.")));
    }
    if (old != null && waiting(id, old.mark())) {
      faults.add(
          new InvalidInput.Fault(
              "lost", lost, Text.of("这张票证已在等待确认。", "A request for this slip waits already.")));
    }
    if (!faults.isEmpty() || old == null || fresh == null) {
      throw new InvalidInput(faults);
    }
    int no =
        jdbc.sql(
                """
                insert into voting.replacement
                  (election_id, no, lost, spare, lost_mark, spare_mark, reason, state, asked_on)
                select :id, coalesce(max(no), 0) + 1, :lost, :spare, :lostMark, :spareMark, :reason, 'ASKED', :on
                from voting.replacement where election_id = :id
                returning no
                """)
            .param("id", id)
            .param("lost", old.hash())
            .param("spare", fresh.hash())
            .param("lostMark", old.mark())
            .param("spareMark", fresh.mark())
            .param("reason", reason.strip())
            .param("on", LocalDate.now(clock))
            .query(Integer.class)
            .single();
    records.record(
        Act.of("voting.slip.asked", "election", id)
            .with("no", no)
            .withPersonal("lost", HexFormat.of().formatHex(old.hash()))
            .withPersonal("spare", HexFormat.of().formatHex(fresh.hash())));
  }

  private static void open(Poll poll) {
    if (poll.state() != ElectionState.OPEN) {
      throw ClosingElection.notOpen(poll);
    }
  }

  /** A slip that was made for the election, by its loss number. */
  private record Known(String mark, byte[] hash, int stratum) {}

  private @Nullable Known known(Poll poll, String mark) {
    List<List<String>> strata =
        json.readValue(Objects.requireNonNull(poll.credentials()), CREDENTIALS);
    for (int i = 0; i < strata.size(); i++) {
      for (String credential : strata.get(i)) {
        byte[] hash = Casting.sha256(credential);
        if (LossNumber.of(hash).equals(mark)) {
          return new Known(mark, hash, i);
        }
      }
    }
    return null;
  }

  private boolean waiting(UUID id, String mark) {
    return jdbc.sql(
            """
            select exists (select from voting.replacement
              where election_id = :id and state = 'ASKED' and :mark in (lost_mark, spare_mark))
            """)
        .param("id", id)
        .param("mark", mark)
        .query(Boolean.class)
        .single();
  }

  private record Pair(byte[] lost, byte[] spare) {}

  private Pair asked(UUID id, int no) {
    return jdbc.sql(
            """
            select lost, spare from voting.replacement
            where election_id = :id and no = :no and state = 'ASKED'
            """)
        .param("id", id)
        .param("no", no)
        .query((row, number) -> new Pair(row.getBytes("lost"), row.getBytes("spare")))
        .optional()
        .orElseThrow(() -> new NotFound("request " + no + " of election " + id));
  }

  /**
   * A trustee confirms: the lost slip is void and the spare one good, unless a ballot lies under
   * the lost one.
   *
   * @return what became of it, {@link State#DONE} or {@link State#VOTED}
   * @throws NotFound if the acting account is no trustee, or nothing waits under this number
   * @throws InvalidInput if voting is over
   */
  public State confirm(UUID id, int no) {
    Poll poll = polls.locked(id);
    int trustee = requiredTrustee(id);
    open(poll);
    Pair pair = asked(id, no);
    State state = slips.cast(id, pair.lost()) ? State.VOTED : State.DONE;
    if (state == State.DONE) {
      slips.exchange(id, pair.lost(), pair.spare());
    }
    settle(id, no, trustee, state, null);
    records.record(
        Act.of("voting.slip." + (state == State.DONE ? "replaced" : "kept"), "election", id)
            .with("no", no)
            .with("trustee", trustee));
    return state;
  }

  /**
   * A trustee refuses.
   *
   * @throws NotFound as above
   * @throws InvalidInput if there is no reason
   */
  public void refuse(UUID id, int no, String reason) {
    polls.locked(id);
    int trustee = requiredTrustee(id);
    asked(id, no);
    if (reason.isBlank() || reason.strip().length() > PlanCheck.LONGEST) {
      throw new InvalidInput("refusal", reason, Text.of("请写明理由。", "Give the reason."));
    }
    settle(id, no, trustee, State.REFUSED, reason.strip());
    records.record(
        Act.of("voting.slip.refused", "election", id)
            .with("no", no)
            .with("trustee", trustee)
            .because(reason.strip()));
  }

  private int requiredTrustee(UUID id) {
    Integer no = trustee(id);
    if (no == null) {
      throw new NotFound("trustee of election " + id);
    }
    return no;
  }

  private void settle(UUID id, int no, int trustee, State state, @Nullable String refusedFor) {
    jdbc.sql(
            """
            update voting.replacement set state = :state, settled_no = :trustee, refused_for = :why
            where election_id = :id and no = :no
            """)
        .param("state", state.name())
        .param("trustee", trustee)
        .param("why", refusedFor)
        .param("id", id)
        .param("no", no)
        .update();
  }
}
