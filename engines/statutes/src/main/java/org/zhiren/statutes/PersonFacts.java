package org.zhiren.statutes;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;

/** The dated facts of which a {@link Person} consists. */
public final class PersonFacts {

  private PersonFacts() {}

  private static void order(String what, LocalDate from, @Nullable LocalDate to) {
    if (to != null && to.isBefore(from)) {
      throw new IllegalArgumentException(
          "The %s ends (%s) before it begins (%s). Maybe the two dates were exchanged."
              .formatted(what, to, from));
    }
  }

  /**
   * A period of time.
   *
   * @param from first day
   * @param to last day, null while it goes on
   */
  public record Span(LocalDate from, @Nullable LocalDate to) {
    /** Checks the order of the two days. */
    public Span {
      order("period", from, to);
    }
  }

  /**
   * A position held.
   *
   * @param postId key of the post
   * @param unitId key of the unit
   * @param title title, for headings only
   * @param leading whether it is a leading post; null if not known
   * @param level level of the leading post; null if not known or not a leading post
   * @param grassroots whether it counts as 基层工作经历; null if not known
   * @param from first day (任职时间, 条例 第四十五条)
   * @param to last day, null while held
   * @param exceptional how the promotion into it departed from the rules; null if not known
   * @param probationUntil last day of 试用期, if there was one
   * @param functions what the position deals with
   * @param place code of the place where it is served, null if not known
   */
  public record Position(
      String postId,
      @Nullable String unitId,
      @Nullable String title,
      @Nullable Boolean leading,
      @Nullable PostLevel level,
      @Nullable Boolean grassroots,
      LocalDate from,
      @Nullable LocalDate to,
      @Nullable Exceptional exceptional,
      @Nullable LocalDate probationUntil,
      @Nullable List<WorkFunction> functions,
      @Nullable String place) {
    /** Checks the order of the two days. */
    public Position {
      order("position (" + postId + ")", from, to);
      functions = functions == null ? List.of() : List.copyOf(functions);
    }

    /** A position whose place is not on file. */
    public Position(
        String postId,
        @Nullable String unitId,
        @Nullable String title,
        @Nullable Boolean leading,
        @Nullable PostLevel level,
        @Nullable Boolean grassroots,
        LocalDate from,
        @Nullable LocalDate to,
        @Nullable Exceptional exceptional,
        @Nullable LocalDate probationUntil,
        @Nullable List<WorkFunction> functions) {
      this(
          postId,
          unitId,
          title,
          leading,
          level,
          grassroots,
          from,
          to,
          exceptional,
          probationUntil,
          functions,
          null);
    }
  }

  /**
   * A 职级 held.
   *
   * @param rank the rank
   * @param from first day
   * @param to last day, null while held
   */
  public record RankHeld(Rank rank, LocalDate from, @Nullable LocalDate to) {
    /** Checks the order of the two days. */
    public RankHeld {
      order("rank (" + rank + ")", from, to);
    }
  }

  /**
   * Education completed.
   *
   * @param level the level reached
   * @param completed day of completion, null if not known (then it counts from the beginning)
   */
  public record Education(Schooling level, @Nullable LocalDate completed) {}

  /**
   * Training completed.
   *
   * @param to last day
   * @param days days of attendance
   * @param hours 学时
   * @param recognised whether the organising body is recognised; null if not known
   */
  public record Training(LocalDate to, int days, int hours, @Nullable Boolean recognised) {}

  /**
   * One year's appraisal.
   *
   * @param year the year appraised
   * @param grade the result
   */
  public record Appraisal(int year, Grade grade) {}

  /**
   * A sanction, measure or adjustment.
   *
   * @param kind what it is
   * @param decided day of the decision
   * @param months length named by the document itself (留党察看, 诫勉), null for the length of the rule
   * @param stillAffects whether it still affects use after its period (期满影响使用): a finding made by
   *     people, null until made
   * @param formerLevel level of the post held before it
   */
  public record Measure(
      MeasureKind kind,
      LocalDate decided,
      @Nullable Integer months,
      @Nullable Boolean stillAffects,
      @Nullable PostLevel formerLevel) {}

  /**
   * A finding that people make and a machine never computes.
   *
   * @param code identifier of the provision that asks for it, for instance {@code XB-24-2}
   * @param applies whether the situation was found to exist
   * @param by who found it
   * @param on when
   * @param evidence on what ground
   */
  public record HumanFinding(
      String code, boolean applies, String by, LocalDate on, String evidence) {
    /** Checks that the finding is signed and has a ground. */
    public HumanFinding {
      if (by.isBlank() || evidence.isBlank()) {
        throw new IllegalArgumentException(
            "A finding (%s) needs who made it (%s) and the evidence (%s)."
                .formatted(code, by, evidence));
      }
    }
  }

  /**
   * Declared family circumstances.
   *
   * @param declared day of the declaration; null means that nothing was declared
   * @param spouse where the spouse lives
   * @param children where the children live
   * @param relatives relatives within the meaning of 公务员回避规定 第五条 who hold a position
   * @param businesses businesses of spouse, children and their spouses
   */
  public record Family(
      @Nullable LocalDate declared,
      @Nullable Residence spouse,
      @Nullable Residence children,
      @Nullable List<Relative> relatives,
      @Nullable List<Business> businesses) {
    /** Copies the lists. */
    public Family {
      relatives = relatives == null ? List.of() : List.copyOf(relatives);
      businesses = businesses == null ? List.of() : List.copyOf(businesses);
    }
  }

  /**
   * A relative who holds a position.
   *
   * @param kinship the relation
   * @param unitId unit in which the relative works, null if not known
   * @param postId post that the relative holds, null if not known
   * @param leading whether that is a leading post of the unit, null if not known
   * @param sensitiveFunction whether the relative does organisation, personnel, discipline, audit
   *     or finance work, null if not known
   */
  public record Relative(
      Kinship kinship,
      @Nullable String unitId,
      @Nullable String postId,
      @Nullable Boolean leading,
      @Nullable Boolean sensitiveFunction) {}

  /**
   * A business of a close relative.
   *
   * @param regulatorUnitId the unit that supervises its trade, null if not known
   */
  public record Business(@Nullable String regulatorUnitId) {}

  /**
   * A completed term of office.
   *
   * @param postId key of the post
   * @param from first day of the term
   * @param to last day of the term
   */
  public record TermServed(String postId, LocalDate from, LocalDate to) {
    /** Checks the order of the two days. */
    public TermServed {
      order("term (" + postId + ")", from, to);
    }
  }

  /**
   * A period away from work.
   *
   * @param kind why
   * @param from first day
   * @param to last day, null while it goes on
   */
  public record Absence(AbsenceKind kind, LocalDate from, @Nullable LocalDate to) {
    /** Checks the order of the two days. */
    public Absence {
      order("absence (" + kind + ")", from, to);
    }
  }

  /**
   * The yearly report of personal matters: only that and when it was made, never what it says.
   *
   * @param year the year in which it was due
   * @param reported day of the report, null if it was not made
   */
  public record MatterReport(int year, @Nullable LocalDate reported) {}

  /** Reasons for an absence that the rules tell apart. */
  public enum AbsenceKind {
    /** 病假、因健康原因无法履职. */
    ILLNESS("因病离岗", "absence through illness"),
    /** 事假. */
    PERSONAL("事假", "personal leave"),
    /** 非组织选派的离职学习. */
    STUDY("非组织选派离职学习", "study not arranged by the organisation"),
    /** 旷工、逾期不归. */
    WITHOUT_LEAVE("旷工", "absence without leave");

    private final Text text;

    AbsenceKind(String zh, String en) {
      this.text = Text.of(zh, en);
    }

    /** The reason in words. */
    public Text text() {
      return text;
    }
  }

  /** Relations that count for recusal (公务员回避规定 第五条). */
  public enum Kinship {
    /** 夫妻. */
    SPOUSE("夫妻", "spouse"),
    /** 直系血亲. */
    DIRECT("直系血亲", "direct blood relative"),
    /** 三代以内旁系血亲. */
    COLLATERAL("三代以内旁系血亲", "collateral blood relative within three generations"),
    /** 近姻亲. */
    AFFINITY("近姻亲", "close relative by marriage");

    private final Text text;

    Kinship(String zh, String en) {
      this.text = Text.of(zh, en);
    }

    /** The relation in words. */
    public Text text() {
      return text;
    }
  }
}
