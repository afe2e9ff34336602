package org.zhiren.platform.selection.procedure;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;

/** Steps that a case takes wherever it stands. Named as members of {@link Step}. */
public interface CaseSteps {

  /** 进入下一步: passes the gate. */
  record Proceed(LocalDate on, String said) implements Step {
    @Override
    public Text text() {
      return Text.of("进入下一步", "passed on to the next step");
    }
  }

  /** 暂缓. */
  record Suspend(LocalDate on, String reason) implements Step {
    @Override
    public Text text() {
      return Text.of("暂缓", "put off");
    }
  }

  /** 恢复办理. */
  record Resume(LocalDate on, String reason) implements Step {
    @Override
    public Text text() {
      return Text.of("恢复办理", "taken up again");
    }
  }

  /** How a case ends without a result. */
  enum Ending {
    /** 终止. */
    STOPPED(Text.of("终止", "stopped")),
    /** 不予任用. */
    NOT_APPOINTED(Text.of("不予任用", "not appointed"));

    private final Text text;

    Ending(Text text) {
      this.text = text;
    }

    /** In words. */
    public Text text() {
      return text;
    }
  }

  /** The case ends without a result. */
  record End(LocalDate on, Ending ending, String reason) implements Step {
    @Override
    public Text text() {
      return ending.text();
    }
  }

  /**
   * 职位划转: the post went to another unit, and the case with it; the platform enters it.
   *
   * @param unit the unit of the post from now on
   * @param post unit and post in words from now on
   * @param before the same before
   */
  record FollowPost(LocalDate on, UUID unit, String post, String before) implements Step {
    @Override
    public Text text() {
      return Text.of("职位划转，本案随之划转", "the post moved to another unit, and the case with it");
    }
  }

  /**
   * 更正: what an earlier entry should have said. The earlier one stays to be seen.
   *
   * @param entry number of the mistaken entry
   * @param replacement what it should have said; {@code null} if it should not be there
   * @param reason how the mistake came about
   * @param proposedBy the account that proposed it; another one enters it
   * @param proposerName its name
   */
  record Correct(
      LocalDate on,
      int entry,
      @Nullable Step replacement,
      String reason,
      UUID proposedBy,
      String proposerName)
      implements Step {
    @Override
    public Text text() {
      return Text.of("更正", "correction");
    }
  }
}
