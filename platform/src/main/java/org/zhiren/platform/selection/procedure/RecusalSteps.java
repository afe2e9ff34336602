package org.zhiren.platform.selection.procedure;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;

/**
 * Steps about who may not take part, or may not take the post. Named as members of {@link Step}.
 */
public interface RecusalSteps {

  /** What was done about a tie between a candidate and the post. */
  enum Answer {
    /** The relative takes another post; the order takes effect only once the record says so. */
    RELATIVE_MOVES(Text.of("亲属调整岗位", "the relative takes another post"), false),
    /** The body in charge permits it; another officer endorses the entry. */
    EXCEPTION(Text.of("经批准变通执行", "an exception was approved"), true),
    /** A question of the record was asked and answered; another officer endorses the entry. */
    CLEARED(Text.of("经核实不存在该关系", "it was found not to be so"), true);

    private final Text text;
    private final boolean endorsed;

    Answer(Text text, boolean endorsed) {
      this.text = text;
      this.endorsed = endorsed;
    }

    /** In words. */
    public Text text() {
      return text;
    }

    /** Whether another officer has to endorse it. */
    public boolean endorsed() {
      return endorsed;
    }
  }

  /**
   * 回避处理: what was done about a tie between a candidate and the post.
   *
   * @param person the candidate
   * @param tie key of the {@link PostTie}
   * @param about what it said when it was answered
   * @param how what was done
   * @param ground why, or what was found
   * @param authority which body decided
   * @param number number of its document
   * @param document the document; needed unless the relative moves
   */
  record AnswerRecusal(
      LocalDate on,
      Named person,
      String tie,
      Text about,
      Answer how,
      String ground,
      String authority,
      String number,
      @Nullable UUID document)
      implements Step {
    @Override
    public Text text() {
      return Text.of("回避处理", "answer to a recusal");
    }
  }

  /**
   * 关系声明: somebody says whether a near relative is considered. Of people without a file nothing
   * else is known; people with a file may say what the record does not.
   *
   * @param who who takes part: nominates, inspects, counts
   * @param about the candidate who is a near relative; {@code null}: none of them is
   * @param kin which relation; {@code null} with {@code about}
   * @param declaredBy who said so, in whose presence or in which letter
   */
  record Declare(
      LocalDate on, Named who, @Nullable Named about, @Nullable NearKin kin, String declaredBy)
      implements Step {

    /** Whether the relation that was declared is one to this candidate. */
    public boolean concerns(Named candidate) {
      Named related = about;
      return related != null && related.same(candidate);
    }

    @Override
    public Text text() {
      return Text.of("关系声明", "declaration of relations");
    }
  }

  /**
   * 复核: another officer looks at an entry that departs from the rule and agrees, or does not.
   *
   * @param entry number of that entry
   * @param agrees whether it may stand
   * @param remark why
   */
  record Endorse(LocalDate on, int entry, boolean agrees, String remark) implements Step {
    @Override
    public Text text() {
      return agrees ? Text.of("复核同意", "endorsed") : Text.of("复核不同意", "not endorsed");
    }
  }
}
