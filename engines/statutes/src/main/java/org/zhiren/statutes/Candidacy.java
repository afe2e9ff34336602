package org.zhiren.statutes;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;

/**
 * One person considered for one post, with the exception applied for and permissions on record.
 *
 * @param person the person
 * @param post the post
 * @param request the 破格 applied for, null if none
 * @param permissions recorded permissions for other named exceptions
 */
public record Candidacy(
    Person person, Post post, @Nullable ExceptionRequest request, List<Permission> permissions) {

  /** Copies the list. */
  public Candidacy {
    permissions = List.copyOf(permissions);
  }

  /** A candidacy without any exception. */
  public static Candidacy of(Person person, Post post) {
    return new Candidacy(person, post, null, List.of());
  }

  /**
   * An application for exceptional promotion (条例 第九条).
   *
   * @param ground the ground claimed
   * @param evidence what supports it
   * @param consented day on which the superior organisation department consented (条例 第三十六条); null
   *     until it has
   */
  public record ExceptionRequest(Ground ground, String evidence, @Nullable LocalDate consented) {
    /** Checks that there is evidence. */
    public ExceptionRequest {
      if (evidence.isBlank()) {
        throw new IllegalArgumentException(
            "An exception on the ground (%s) needs its evidence (%s).".formatted(ground, evidence));
      }
    }
  }

  /**
   * A recorded permission under an exception named by its provision.
   *
   * @param provision identifier of the exception, for instance {@code XB-08-5-d}
   * @param reason the reason recorded
   * @param by who permitted it
   * @param on when
   */
  public record Permission(String provision, String reason, String by, LocalDate on) {}

  /** The grounds of exceptional promotion (条例 第九条). */
  public enum Ground {
    /** 特别优秀, item 1. */
    OUTSTANDING_IN_CRISIS("在关键时刻或者承担急难险重任务中作出重大贡献", "great contribution at a critical moment"),
    /** 特别优秀, item 2. */
    OUTSTANDING_IN_HARDSHIP("在条件艰苦地区或者单位实绩突出", "outstanding results in hard conditions"),
    /** 特别优秀, item 3. */
    OUTSTANDING_ELSEWHERE("在其他岗位上实绩特别显著", "especially notable results in another post"),
    /** 工作特殊需要, item 1. */
    NEED_OF_TEAM("领导班子结构需要或者职位有特殊要求", "structure of the team or special demands of the post"),
    /** 工作特殊需要, item 2. */
    NEED_OF_EXPERTISE("专业性较强的岗位或者重要专项工作急需", "urgent need of a specialist"),
    /** 工作特殊需要, item 3. */
    NEED_OF_REMOTE_AREA("艰苦边远、贫困地区急需引进", "urgent need of a remote or poor area");

    private final Text text;

    Ground(String zh, String en) {
      this.text = Text.of(zh, en);
    }

    /** The ground in words. */
    public Text text() {
      return text;
    }
  }
}
