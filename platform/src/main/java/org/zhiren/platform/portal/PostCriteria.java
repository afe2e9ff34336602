package org.zhiren.platform.portal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhiren.explain.Text;
import org.zhiren.platform.access.Acting;
import org.zhiren.platform.eligibility.PostProfile;
import org.zhiren.platform.eligibility.PostProfiles;
import org.zhiren.platform.selection.PublicNotices;

/**
 * What a post asks for beyond the law, as its profile (岗位说明书) says, beside the notice about whoever
 * is to get it. What the leadership team lacks is left out: it is an aim of the team and no
 * condition, and in a notice it would be read as a remark on the person.
 */
@Component
public class PostCriteria {

  private final PostProfiles profiles;
  private final Acting acting;
  private final TransactionTemplate reading;

  PostCriteria(PostProfiles profiles, Acting acting, PlatformTransactionManager transactions) {
    this.profiles = profiles;
    this.acting = acting;
    this.reading = new TransactionTemplate(transactions);
    this.reading.setReadOnly(true);
  }

  /**
   * A criterion.
   *
   * @param label what is asked
   * @param value what is asked for
   * @param required false for what is preferred and excludes nobody
   * @param words whether the value is in the words of the profile, which are Chinese
   */
  public record Line(Text label, Text value, boolean required, boolean words) {}

  /** The criteria of the posts of these notices, by case; a post without a profile has none. */
  public Map<UUID, List<Line>> of(List<PublicNotices.Notice> notices) {
    try {
      return acting.asSystem(
          "public criteria",
          () -> Objects.requireNonNull(reading.execute(status -> read(notices))));
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("The post profiles could not be read.", e);
    }
  }

  private Map<UUID, List<Line>> read(List<PublicNotices.Notice> notices) {
    Map<UUID, List<Line>> found = new LinkedHashMap<>();
    for (PublicNotices.Notice notice : notices) {
      List<Line> lines =
          profiles
              .current(notice.postId())
              .map(profile -> lines(profile.conditions()))
              .orElse(List.of());
      if (!lines.isEmpty()) {
        found.put(notice.caseId(), lines);
      }
    }
    return found;
  }

  private static List<Line> lines(PostProfile.Conditions asked) {
    List<Line> lines = new ArrayList<>();
    if (!asked.duties().isBlank()) {
      lines.add(new Line(Text.of("岗位职责", "Duties"), Text.same(asked.duties()), true, true));
    }
    if (asked.minimumSchooling() != null) {
      lines.add(
          new Line(
              Text.of("最低学历", "Least education"), asked.minimumSchooling().text(), true, false));
    }
    months(lines, Text.of("基层工作经历", "Grass-roots service"), asked.grassrootsMonths());
    months(lines, Text.of("下一级职务任职", "Service one level below"), asked.levelBelowMonths());
    words(lines, Text.of("法律规定的资格", "Qualifications by law"), asked.licences(), true);
    words(lines, Text.of("优先考虑的专业", "Preferred fields"), asked.preferredMajors(), false);
    words(lines, Text.of("优先考虑的经历", "Preferred experience"), asked.preferredExperience(), false);
    return lines;
  }

  private static void months(List<Line> lines, Text label, @Nullable Integer months) {
    if (months != null) {
      lines.add(
          new Line(label, Text.of("不少于 {0} 个月", "at least {0} months").fill(months), true, false));
    }
  }

  private static void words(List<Line> lines, Text label, List<String> words, boolean required) {
    if (!words.isEmpty()) {
      lines.add(new Line(label, Text.same(String.join("、", words)), required, true));
    }
  }
}
