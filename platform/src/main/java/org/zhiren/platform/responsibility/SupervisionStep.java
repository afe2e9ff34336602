package org.zhiren.platform.responsibility;

import java.time.LocalDate;
import java.util.Optional;
import org.zhiren.explain.Text;

/**
 * One step of a supervision order. Which step may follow where is decided by {@link #from}: there
 * is no other way from one stage to the next.
 */
public sealed interface SupervisionStep {

  /** What was said with it. */
  String said();

  /** 承办: the unit takes it up and names who does it. */
  record Undertake(String undertaker, String said) implements SupervisionStep {}

  /** 反馈: the unit reports what was done. */
  record Report(String said) implements SupervisionStep {}

  /** 申请延期: the unit asks for more time. */
  record AskExtension(LocalDate until, String said) implements SupervisionStep {}

  /** 延期批复: more time is given or not. */
  record AnswerExtension(boolean granted, String said) implements SupervisionStep {}

  /** 核查退回: the check found that it is not done; a new deadline is set. */
  record Return(LocalDate dueOn, String said) implements SupervisionStep {}

  /** 核查办结: the check found it done. */
  record Close(String said) implements SupervisionStep {}

  /** 催办: a reminder; nothing else changes. */
  record Remind(String said) implements SupervisionStep {}

  /** 撤销: the order is called back. */
  record Withdraw(String said) implements SupervisionStep {}

  /** What it is called. */
  default Text text() {
    return switch (this) {
      case Undertake _ -> Text.of("承办", "taken up");
      case Report _ -> Text.of("反馈", "reported");
      case AskExtension _ -> Text.of("申请延期", "asked for more time");
      case AnswerExtension answer ->
          answer.granted()
              ? Text.of("同意延期", "gave more time")
              : Text.of("不同意延期", "refused more time");
      case Return _ -> Text.of("核查退回", "sent back after the check");
      case Close _ -> Text.of("核查办结", "checked and closed");
      case Remind _ -> Text.of("催办", "reminded");
      case Withdraw _ -> Text.of("撤销", "withdrawn");
    };
  }

  /**
   * Where the order stands afterwards; empty if the step cannot be taken there.
   *
   * @param stage where it stands
   * @param extensionAsked whether an extension waits for an answer
   */
  default Optional<SupervisionStage> from(SupervisionStage stage, boolean extensionAsked) {
    return switch (this) {
      case Undertake _ -> only(stage == SupervisionStage.ASSIGNED, SupervisionStage.UNDERTAKEN);
      case Report _ ->
          only(stage == SupervisionStage.UNDERTAKEN && !extensionAsked, SupervisionStage.REPORTED);
      case AskExtension _ -> only(stage.waitsForUnit() && !extensionAsked, stage);
      case AnswerExtension _ -> only(extensionAsked, stage);
      case Return _ -> only(stage == SupervisionStage.REPORTED, SupervisionStage.UNDERTAKEN);
      case Close _ -> only(stage == SupervisionStage.REPORTED, SupervisionStage.CLOSED);
      case Remind _ -> only(stage.waitsForUnit(), stage);
      case Withdraw _ -> only(!stage.over(), SupervisionStage.WITHDRAWN);
    };
  }

  /** Whether the unit takes it, or else the side that supervises. */
  default boolean byUnit() {
    return switch (this) {
      case Undertake _, Report _, AskExtension _ -> true;
      case AnswerExtension _, Return _, Close _, Remind _, Withdraw _ -> false;
    };
  }

  private static Optional<SupervisionStage> only(boolean may, SupervisionStage next) {
    return may ? Optional.of(next) : Optional.empty();
  }
}
