package org.zhiren.platform.selection.meeting;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.explain.Text;
import org.zhiren.platform.access.AccountDirectory;
import org.zhiren.platform.records.Act;
import org.zhiren.platform.records.Records;
import org.zhiren.platform.selection.BallotQuestion;
import org.zhiren.platform.selection.ElectionUses;
import org.zhiren.platform.selection.procedure.Named;
import org.zhiren.platform.selection.procedure.Step;
import org.zhiren.platform.selection.recusal.Conflict;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.voting.ElectionOutcome;
import org.zhiren.platform.voting.ElectionState;
import org.zhiren.platform.voting.ElectionView;
import org.zhiren.platform.voting.Elections;

/**
 * Secret elections in a meeting: prepared for its members less those who have to leave, and taken
 * over with their numbers, which nobody types.
 */
@Component
public class ElectronicVotes {

  /** Kind of the matter that elections of a meeting belong to. */
  public static final String SUBJECT = "selection.meeting";

  private static final int LOOKED_AT = 50;
  private static final Set<String> OF_THE_ELECTION =
      Set.of(
          "ayes",
          "noes",
          "deferred",
          "members",
          "absent",
          "recused",
          "voting",
          "person",
          "scrutineers");

  private final JdbcClient jdbc;
  private final HoldingMeeting holding;
  private final Elections elections;
  private final ElectionUses uses;
  private final AccountDirectory accounts;
  private final Records records;

  ElectronicVotes(
      JdbcClient jdbc,
      HoldingMeeting holding,
      Elections elections,
      ElectionUses uses,
      AccountDirectory accounts,
      Records records) {
    this.jdbc = jdbc;
    this.holding = holding;
    this.elections = elections;
    this.uses = uses;
    this.accounts = accounts;
    this.records = records;
  }

  /**
   * An election that fits an item: of the body that meets, closed on the day of the meeting or
   * later, its result published, with one question about the person, and not used elsewhere.
   *
   * @param election the election
   * @param question place of the question, from 0
   * @param ayes 同意
   * @param noes 不同意
   * @param abstained 弃权
   * @param outcome the whole outcome, with the rule that the election applied
   */
  public record Offer(
      ElectionView election,
      int question,
      int ayes,
      int noes,
      int abstained,
      ElectionOutcome outcome) {

    /** Members who should attend by whom the election counts. */
    public int expected() {
      return outcome.expected();
    }

    /** Whether the election's own rule of quorum and majority was met. */
    public boolean adopted() {
      return outcome.questions().get(question).adopted();
    }
  }

  /** The elections that fit each item without a vote, by its number. */
  @Transactional(readOnly = true)
  public Map<Integer, List<Offer>> offers(Meeting meeting) {
    List<ElectionView> held =
        elections.decided(meeting.unitId(), LOOKED_AT).stream()
            .filter(one -> closedFor(meeting, one))
            .toList();
    Map<Integer, List<Offer>> byItem = new LinkedHashMap<>();
    for (Meeting.Item item : meeting.items()) {
      byItem.put(
          item.no(),
          item.vote() != null
              ? List.of()
              : held.stream().flatMap(one -> offer(meeting, item, one).stream()).toList());
    }
    return byItem;
  }

  private static boolean closedFor(Meeting meeting, ElectionView election) {
    OffsetDateTime closed = election.closedAt();
    return closed != null && !closed.toLocalDate().isBefore(meeting.heldOn());
  }

  private List<Offer> offer(Meeting meeting, Meeting.Item item, ElectionView election) {
    OptionalInt place = BallotQuestion.about(election.questions(), item.person().name());
    if (place.isEmpty()
        || !uses.free(election.id(), place.getAsInt(), item.caseId(), meeting.label())) {
      return List.of();
    }
    return elections
        .outcome(election.id())
        .map(outcome -> {
          List<Integer> totals = outcome.questions().get(place.getAsInt()).totals();
          return List.of(
              new Offer(
                  election,
                  place.getAsInt(),
                  totals.get(0),
                  totals.get(1),
                  totals.get(2),
                  outcome));
        })
        .orElse(List.of());
  }

  /** Elections that were prepared for a meeting and have no result yet. */
  @Transactional(readOnly = true)
  public List<ElectionView> underWay(Meeting meeting) {
    return elections.about(SUBJECT, meeting.id().toString()).stream()
        .filter(one -> one.state() != ElectionState.FINISHED)
        .filter(one -> one.state() != ElectionState.WITHDRAWN)
        .toList();
  }

  /**
   * What an election for items of a meeting is prepared with.
   *
   * @param title what voters read
   * @param items the items, all with the same members who leave
   * @param voters the members less those who leave
   * @param expected all members
   */
  public record Draft(String title, List<Meeting.Item> items, List<String> voters, int expected) {
    /** Copies the lists. */
    public Draft {
      items = List.copyOf(items);
      voters = List.copyOf(voters);
    }

    /** The questions, one on a line. */
    public String questions() {
      return String.join(
          "\n",
          items.stream().map(item -> item.person().name() + "（" + item.post() + "）").toList());
    }
  }

  /**
   * One draft for all items for which the same members leave, so that whoever has to leave is not
   * among the voters. Doubts that are not settled yet are treated as settled in favour of staying.
   */
  @Transactional(readOnly = true)
  public List<Draft> drafts(Meeting meeting) {
    Map<Integer, List<Conflict>> conflicts = holding.conflicts(meeting);
    Map<Set<Integer>, List<Meeting.Item>> byLeaving = new LinkedHashMap<>();
    for (Meeting.Item item : meeting.items()) {
      if (item.vote() == null) {
        byLeaving
            .computeIfAbsent(
                must(meeting, conflicts.getOrDefault(item.no(), List.of())), k -> new ArrayList<>())
            .add(item);
      }
    }
    return byLeaving.entrySet().stream()
        .map(one ->
            new Draft(
                meeting.title().zh() + "票决",
                one.getValue(),
                meeting.members().stream()
                    .filter(member -> !one.getKey().contains(member.no()))
                    .map(member -> member.person().name())
                    .toList(),
                meeting.members().size()))
        .toList();
  }

  /** The members whom the files name for certain, whether they are there or not. */
  private static Set<Integer> must(Meeting meeting, List<Conflict> conflicts) {
    Set<Integer> must = new TreeSet<>();
    for (Meeting.Member member : meeting.members()) {
      if (conflicts.stream()
          .anyMatch(
              one -> one.certain() && Objects.equals(one.who(), member.person().personId()))) {
        must.add(member.no());
      }
    }
    return must;
  }

  /**
   * What is said beside an election.
   *
   * @param election the election that is taken over
   * @param headLast whether the head spoke last
   * @param left members who left beside those for whom the files are certain, by number
   * @param settled how doubts about kinship were settled
   * @param discussion what was said
   * @param declaredBy how trustees who have no file declared to be no near relatives of the
   *     candidate; may be empty if nobody has to
   */
  public record Said(
      UUID election,
      boolean headLast,
      Set<Integer> left,
      String settled,
      String discussion,
      String declaredBy) {
    /** Copies the set. */
    public Said {
      left = Set.copyOf(left);
    }
  }

  /**
   * Takes an election over as the vote on an item; it enters the case.
   *
   * @param token of the form: sent twice, it is recorded once
   * @return whether it was adopted, by the law of the meeting: more than half of all members
   * @throws InvalidInput with everything that is missing or does not agree, with names; then
   *     nothing is recorded
   */
  @Transactional
  public boolean vote(UUID id, int itemNo, Said said, UUID token) {
    Meeting meeting = holding.hold(id, Meeting.State.OPEN);
    Meeting.Item item = HoldingMeeting.item(meeting, itemNo);
    Offer offer =
        offers(meeting).getOrDefault(itemNo, List.of()).stream()
            .filter(one -> one.election().id().equals(said.election()))
            .findFirst()
            .orElseThrow(() ->
                new InvalidInput(
                    "election",
                    said.election().toString(),
                    Text.of(
                        "这次投票不适用于本议题：须是本单位已公布结果的票决，在会议当天或以后截止，有且只有一项是对这名人选的表决，且没有用于别处。",
                        "This vote does not fit the item: it must be a decision of this body with its"
                            + " result published, closed on the day of the meeting or later, with one"
                            + " question about this person, and not used elsewhere.")));
    List<Conflict> conflicts = holding.conflicts(meeting).getOrDefault(itemNo, List.of());
    refuseAbsentWhoMustLeave(meeting, conflicts, offer.election().id());
    Set<Integer> left = holding.leaving(meeting, conflicts, said.left());
    int present = meeting.present().size() - left.size();
    Counted counted =
        new Counted(
            Step.Voting.SECRET,
            offer.ayes(),
            offer.noes(),
            // Whoever was there and cast no ballot abstained.
            Math.max(0, present - offer.ayes() - offer.noes()),
            trustees(offer.election().id()),
            said.declaredBy(),
            said.headLast(),
            said.left(),
            said.settled(),
            said.discussion());
    boolean adopted;
    try {
      adopted = holding.vote(meeting, itemNo, counted, token, offer.election().id());
    } catch (InvalidInput refused) {
      throw new InvalidInput(
          refused.faults().stream()
              .map(fault ->
                  OF_THE_ELECTION.contains(fault.field())
                      ? new InvalidInput.Fault("election", fault.value(), fault.message())
                      : fault)
              .toList());
    }
    keep(meeting, item, offer);
    return adopted;
  }

  /** Whoever keeps a part of the key counts: with the file of the account, where it has one. */
  private List<Named> trustees(UUID election) {
    return elections.trustees(election).stream()
        .map(one -> new Named(accounts.person(one.accountId()).orElse(null), one.name()))
        .toList();
  }

  /** Somebody who is away and would have to leave should not have had a slip either. */
  private void refuseAbsentWhoMustLeave(Meeting meeting, List<Conflict> conflicts, UUID election) {
    List<String> voters = elections.voters(election);
    Set<Integer> must = must(meeting, conflicts);
    List<String> found =
        meeting.away().stream()
            .filter(member -> must.contains(member.no()))
            .map(member -> member.person().name())
            .filter(name ->
                Collections.frequency(voters, name)
                    > meeting.members().stream()
                        .filter(other -> !must.contains(other.no()))
                        .filter(other -> other.person().name().equals(name))
                        .count())
            .toList();
    if (!found.isEmpty()) {
      String names = String.join("、", found);
      throw new InvalidInput(
          "election",
          names,
          Text.of(
                  "应当回避的 {0} 在这次投票的选民名单中，投票不能采用。",
                  "{0} had to leave and could vote in this election: it cannot be taken over.")
              .fill(names));
    }
  }

  private void keep(Meeting meeting, Meeting.Item item, Offer offer) {
    ElectionView election = offer.election();
    jdbc.sql(
            """
            update selection.meeting_item set election_id = :election, election_title = :title,
              entitled = :entitled, ballots = :ballots, archive_head = :head
            where meeting_id = :id and no = :no
            """)
        .param("election", election.id())
        .param("title", election.title())
        .param("entitled", election.voters())
        .param("ballots", offer.outcome().ballots())
        .param("head", election.head())
        .param("id", meeting.id())
        .param("no", item.no())
        .update();
    records.record(
        Act.of("selection.meeting.election", "meeting", meeting.id())
            .with("number", meeting.number())
            .with("item", item.no())
            .with("case", item.caseNumber())
            .with("election", election.id())
            .with("voters", election.voters())
            .with("ballots", offer.outcome().ballots())
            .with("archive", election.head()));
  }
}
