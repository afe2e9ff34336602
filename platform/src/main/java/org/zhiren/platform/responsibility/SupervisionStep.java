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

  /** What it is called. */
  Text text();

  /**
   * Where the order stands afterwards; empty if the step cannot be taken there.
   *
   * @param stage where it stands
   * @param extensionAsked whether an extension waits for an answer
   */
  Optional<SupervisionStage> from(SupervisionStage stage, boolean extensionAsked);

  /** Whether the unit takes it, or else the side that supervises. */
  boolean byUnit();

  /** 承办: the unit takes it up and names who does it. */
  record Undertake(String undertaker, String said) implements SupervisionStep {
    @Override
    public Text text() {
      return Text.of("承办", "taken up");
    }

    @Override
    public Optional<SupervisionStage> from(SupervisionStage stage, boolean extensionAsked) {
      return only(stage == SupervisionStage.ASSIGNED, SupervisionStage.UNDERTAKEN);
    }

    @Override
    public boolean byUnit() {
      return true;
    }
  }

  /** 反馈: the unit reports what was done. */
  record Report(String said) implements SupervisionStep {
    @Override
    public Text text() {
      return Text.of("反馈", "reported");
    }

    @Override
    public Optional<SupervisionStage> from(SupervisionStage stage, boolean extensionAsked) {
      return only(
          stage == SupervisionStage.UNDERTAKEN && !extensionAsked, SupervisionStage.REPORTED);
    }

    @Override
    public boolean byUnit() {
      return true;
    }
  }

  /** 申请延期: the unit asks for more time. */
  record AskExtension(LocalDate until, String said) implements SupervisionStep {
    @Override
    public Text text() {
      return Text.of("申请延期", "asked for more time");
    }

    @Override
    public Optional<SupervisionStage> from(SupervisionStage stage, boolean extensionAsked) {
      return only(stage.waitsForUnit() && !extensionAsked, stage);
    }

    @Override
    public boolean byUnit() {
      return true;
    }
  }

  /** 延期批复: more time is given or not. */
  record AnswerExtension(boolean granted, String said) implements SupervisionStep {
    @Override
    public Text text() {
      return granted ? Text.of("同意延期", "gave more time") : Text.of("不同意延期", "refused more time");
    }

    @Override
    public Optional<SupervisionStage> from(SupervisionStage stage, boolean extensionAsked) {
      return only(extensionAsked, stage);
    }

    @Override
    public boolean byUnit() {
      return false;
    }
  }

  /** 核查退回: the check found that it is not done; a new deadline is set. */
  record Return(LocalDate dueOn, String said) implements SupervisionStep {
    @Override
    public Text text() {
      return Text.of("核查退回", "sent back after the check");
    }

    @Override
    public Optional<SupervisionStage> from(SupervisionStage stage, boolean extensionAsked) {
      return only(stage == SupervisionStage.REPORTED, SupervisionStage.UNDERTAKEN);
    }

    @Override
    public boolean byUnit() {
      return false;
    }
  }

  /** 核查办结: the check found it done. */
  record Close(String said) implements SupervisionStep {
    @Override
    public Text text() {
      return Text.of("核查办结", "checked and closed");
    }

    @Override
    public Optional<SupervisionStage> from(SupervisionStage stage, boolean extensionAsked) {
      return only(stage == SupervisionStage.REPORTED, SupervisionStage.CLOSED);
    }

    @Override
    public boolean byUnit() {
      return false;
    }
  }

  /** 催办: a reminder; nothing else changes. */
  record Remind(String said) implements SupervisionStep {
    @Override
    public Text text() {
      return Text.of("催办", "reminded");
    }

    @Override
    public Optional<SupervisionStage> from(SupervisionStage stage, boolean extensionAsked) {
      return only(stage.waitsForUnit(), stage);
    }

    @Override
    public boolean byUnit() {
      return false;
    }
  }

  /** 撤销: the order is called back. */
  record Withdraw(String said) implements SupervisionStep {
    @Override
    public Text text() {
      return Text.of("撤销", "withdrawn");
    }

    @Override
    public Optional<SupervisionStage> from(SupervisionStage stage, boolean extensionAsked) {
      return only(!stage.over(), SupervisionStage.WITHDRAWN);
    }

    @Override
    public boolean byUnit() {
      return false;
    }
  }

  private static Optional<SupervisionStage> only(boolean may, SupervisionStage next) {
    return may ? Optional.of(next) : Optional.empty();
  }
}
