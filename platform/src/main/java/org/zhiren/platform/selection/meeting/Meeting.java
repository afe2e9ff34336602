package org.zhiren.platform.selection.meeting;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;
import org.zhiren.platform.selection.procedure.Named;
import org.zhiren.platform.selection.procedure.Step;

/**
 * A meeting.
 *
 * @param id the meeting
 * @param number its number
 * @param unitId the unit whose body meets
 * @param unitName its name
 * @param kind what body it is
 * @param heldOn the day
 * @param place where
 * @param observers who is present without a vote (列席); may be empty
 * @param state where it stands
 * @param callerName who called it
 * @param openedAt when it was opened; {@code null} before
 * @param closedAt when it was closed or cancelled; {@code null} before
 * @param ending why it was cancelled; empty otherwise
 * @param members who should be there (应到会), the head first
 * @param items what is decided, as far as the acting account may see the cases
 */
public record Meeting(
    UUID id,
    String number,
    UUID unitId,
    String unitName,
    Kind kind,
    LocalDate heldOn,
    String place,
    String observers,
    State state,
    String callerName,
    @Nullable OffsetDateTime openedAt,
    @Nullable OffsetDateTime closedAt,
    String ending,
    List<Member> members,
    List<Item> items) {

  /** Copies the lists. */
  public Meeting {
    members = List.copyOf(members);
    items = List.copyOf(items);
  }

  /** What body meets. */
  public enum Kind {
    /** 党委常委会. */
    STANDING_COMMITTEE(Text.of("党委常委会会议", "standing committee of the Party committee")),
    /** 党组（党委）会议. */
    PARTY_GROUP(Text.of("党组（党委）会议", "Party group")),
    /** 部务会. */
    DEPARTMENT(Text.of("部务会议", "meeting of the department")),
    /** 全委会: votes are secret (条例 第三十七条). */
    PLENARY(Text.of("党委全体会议", "plenary session of the Party committee"));

    private final Text text;

    Kind(Text text) {
      this.text = text;
    }

    /** In words. */
    public Text text() {
      return text;
    }

    /** Whether votes are always secret. */
    public boolean secret() {
      return this == PLENARY;
    }
  }

  /** Where a meeting stands. */
  public enum State {
    /** Called; attendance and recusal are still to come. */
    CALLED(Text.of("待召开", "called"), "neutral"),
    /** Under way. */
    OPEN(Text.of("正在进行", "under way"), "attention"),
    /** Over. */
    CLOSED(Text.of("已结束", "closed"), "good"),
    /** Did not take place. */
    CANCELLED(Text.of("已取消", "cancelled"), "neutral");

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
   * A member.
   *
   * @param no place in the list
   * @param person the person
   * @param duty the post that makes a member
   * @param head whether the member speaks last
   * @param absent whether not there
   * @param absence why not
   */
  public record Member(
      int no, Named person, String duty, boolean head, boolean absent, String absence) {}

  /**
   * An item: one case, one person, one vote.
   *
   * @param no place in the agenda
   * @param caseId the case
   * @param caseNumber its number
   * @param person on whom is voted
   * @param post the post, in words
   * @param form the form of the case, in words
   * @param left the members who left for it, by number
   * @param settled how doubts about kinship were settled
   * @param discussion what was said
   * @param vote the count; {@code null} before the vote
   */
  public record Item(
      int no,
      UUID caseId,
      String caseNumber,
      Named person,
      String post,
      Text form,
      Set<Integer> left,
      String settled,
      String discussion,
      @Nullable Vote vote) {
    /** Copies the set. */
    public Item {
      left = Set.copyOf(left);
    }
  }

  /**
   * A count.
   *
   * @param voting how was voted
   * @param ayes 同意
   * @param noes 不同意
   * @param deferred 缓议
   * @param scrutineers who counted
   * @param declaredBy how those of them who have no file declared to be no near relatives; empty if
   *     nobody had to
   * @param adopted whether it is decided
   * @param entry the entry of the case
   * @param ballot the secret election that it was taken over from; {@code null} if hands or papers
   *     were counted
   */
  public record Vote(
      Step.Voting voting,
      int ayes,
      int noes,
      int deferred,
      List<Named> scrutineers,
      String declaredBy,
      boolean adopted,
      int entry,
      @Nullable Ballot ballot) {
    /** Copies the list. */
    public Vote {
      scrutineers = List.copyOf(scrutineers);
    }

    /** The names of those who counted. */
    public String counters() {
      return String.join("、", scrutineers.stream().map(Named::name).toList());
    }
  }

  /**
   * A secret election whose numbers are the count of an item.
   *
   * @param election the election
   * @param title what it was called
   * @param entitled how many could vote
   * @param ballots how many ballots count; whoever was there and cast none abstained
   * @param head fingerprint of its archive
   */
  public record Ballot(UUID election, String title, int entitled, int ballots, String head) {}

  /** Who is there. */
  public List<Member> present() {
    return members.stream().filter(member -> !member.absent()).toList();
  }

  /** Who is not there. */
  public List<Member> away() {
    return members.stream().filter(Member::absent).toList();
  }

  /** As the steps of the cases name it. */
  public String label() {
    return title().zh() + " " + number;
  }

  /** Name of body and meeting. */
  public Text title() {
    return Text.of(unitName + kind.text().zh(), unitName + ", " + kind.text().en());
  }

  /** Whether every item was decided. */
  public boolean complete() {
    return items.stream().allMatch(item -> item.vote() != null);
  }
}
