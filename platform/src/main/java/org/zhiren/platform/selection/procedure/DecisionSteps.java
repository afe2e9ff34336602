package org.zhiren.platform.selection.procedure;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;

/** Steps of the decision and of the public notice. Named as members of {@link Step}. */
public interface DecisionSteps {

  /** How was voted. */
  enum Voting {
    /** 口头表决. */
    ORAL(Text.of("口头表决", "orally")),
    /** 举手表决. */
    HANDS(Text.of("举手表决", "by hand")),
    /** 无记名投票. */
    SECRET(Text.of("无记名投票", "secret ballot"));

    private final Text text;

    Voting(Text text) {
      this.text = text;
    }

    /** In words. */
    public Text text() {
      return text;
    }
  }

  /**
   * 讨论决定: a meeting votes on one person. A member who withdraws belongs to those who should be
   * present and not to those who are: nothing is adopted on a weaker ground than the law's.
   *
   * @param person on whom
   * @param meeting which meeting
   * @param voting how
   * @param members all members (应到会成员)
   * @param absent who was not there
   * @param recused who left for this item (回避)
   * @param ayes 同意
   * @param noes 不同意
   * @param deferred 缓议
   * @param election the secret ballot on the platform; {@code null} for none
   * @param headLast whether the head spoke last
   * @param reason why, as recorded before the vote
   */
  record Decide(
      LocalDate on,
      Named person,
      String meeting,
      Voting voting,
      List<Named> members,
      List<Named> absent,
      List<Named> recused,
      int ayes,
      int noes,
      int deferred,
      @Nullable UUID election,
      boolean headLast,
      String reason)
      implements Step {
    /** Copies the lists. */
    public Decide {
      members = List.copyOf(members);
      absent = List.copyOf(absent);
      recused = List.copyOf(recused);
    }

    /** How many of the members were in the room for this item. */
    public int present() {
      return members.size() - absent.size() - recused.size();
    }

    @Override
    public Text text() {
      return Text.of("讨论决定", "decision");
    }
  }

  /**
   * 任前公示.
   *
   * @param from first day
   * @param until last day
   * @param place where it is published
   * @param contact where objections go
   * @param exception ground of an exceptional promotion; empty otherwise
   */
  record Publish(
      LocalDate on, LocalDate from, LocalDate until, String place, String contact, String exception)
      implements Step {
    @Override
    public Text text() {
      return Text.of("任前公示", "public notice");
    }
  }

  /** 公示反映: somebody objects. */
  record Objection(LocalDate on, String from, String matter) implements Step {
    @Override
    public Text text() {
      return Text.of("公示反映问题", "objection");
    }
  }

  /**
   * 核查反映: what was found about an objection.
   *
   * @param objection number of the entry with the objection
   * @param affects whether it stands against the appointment
   */
  record Settle(LocalDate on, int objection, String finding, boolean affects) implements Step {
    @Override
    public Text text() {
      return Text.of("反映问题核查结论", "finding on an objection");
    }
  }
}
