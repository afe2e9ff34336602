package org.zhiren.platform.selection.procedure;

import java.time.LocalDate;
import org.zhiren.explain.Text;

/** Steps of taking office, and of the probation. Named as members of {@link Step}. */
public interface OfficeSteps {

  /**
   * 任免通知: the appointment or removal is made out.
   *
   * @param effectiveOn first day of the post, or first day without it
   * @param number number of the document
   * @param leavesPresent whether the person leaves the present main post
   * @param elected for a change of term: by which body elected or appointed; empty otherwise
   */
  record Appoint(
      LocalDate on, LocalDate effectiveOn, String number, boolean leavesPresent, String elected)
      implements Step {
    @Override
    public Text text() {
      return Text.of("任免通知", "order");
    }
  }

  /** 任职谈话. */
  record Talk(LocalDate on, String by, String said) implements Step {
    @Override
    public Text text() {
      return Text.of("任职谈话", "talk on taking office");
    }
  }

  /** 生效: the order has entered the files; the platform enters it. */
  record TakeEffect(LocalDate on, LocalDate effectiveOn) implements Step {
    @Override
    public Text text() {
      return Text.of("任免生效", "took effect");
    }
  }

  /** 试用期满考核. */
  record Assess(LocalDate on, boolean competent, String summary) implements Step {
    @Override
    public Text text() {
      return Text.of("试用期满考核", "appraisal after probation");
    }
  }

  /** 正式任职. */
  record Confirm(LocalDate on, String number) implements Step {
    @Override
    public Text text() {
      return Text.of("正式任职", "confirmed in office");
    }
  }

  /** 免去试任职务: the person goes back to a post of the earlier level. */
  record Return(LocalDate on, String number, String reason) implements Step {
    @Override
    public Text text() {
      return Text.of("免去试任职务", "returned to the earlier level");
    }
  }
}
