package org.zhiren.platform.eligibility;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.explain.Text;
import org.zhiren.platform.eligibility.PostProfile.Conditions;
import org.zhiren.platform.organization.Posts;
import org.zhiren.platform.records.Act;
import org.zhiren.platform.records.Actor;
import org.zhiren.platform.records.ActorSource;
import org.zhiren.platform.records.Records;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.NotFound;
import org.zhiren.platform.shell.StaleVersion;

/** Writes a new version of a post profile. Earlier versions stay as they are. */
@Component
public class WritingProfile {

  private static final int LONGEST_MONTHS = 480;
  private static final int LONGEST_WORD = 100;
  private static final int LONGEST_DUTIES = 2_000;

  private final JdbcClient jdbc;
  private final Posts posts;
  private final PostProfiles profiles;
  private final Records records;
  private final ActorSource actors;
  private final Clock clock;

  WritingProfile(
      JdbcClient jdbc,
      Posts posts,
      PostProfiles profiles,
      Records records,
      ActorSource actors,
      Clock clock) {
    this.jdbc = jdbc;
    this.posts = posts;
    this.profiles = profiles;
    this.records = records;
    this.actors = actors;
    this.clock = clock;
  }

  /**
   * Writes the next version.
   *
   * @param read the version that the form was opened at; 0 for the default
   * @return number of the version written
   * @throws InvalidInput naming every field that is wrong
   * @throws StaleVersion if somebody wrote a version meanwhile
   */
  @Transactional
  public int write(UUID post, int read, Conditions conditions, String reason) {
    var onFile =
        posts
            .find(post, java.time.LocalDate.now(clock))
            .orElseThrow(() -> new NotFound("post " + post));
    check(conditions, reason);
    PostProfile now = profiles.current(post).orElse(null);
    int version = now == null ? 0 : now.version();
    if (version != read) {
      throw stale(read, version, Objects.requireNonNull(now));
    }
    Actor actor = actors.current();
    try {
      jdbc.sql(
              """
              insert into eligibility.post_profile (post_id, version, unit_id, minimum_schooling,
                grassroots_months, level_below_months, licences, term_governed, duties,
                preferred_majors, preferred_experience, needs, reason, author_id, author_name,
                recorded_at)
              values (:post, :version, :unit, :schooling, :grassroots, :below, :licences, :terms,
                :duties, :majors, :experience, :needs, :reason, :author, :name, :now)
              """)
          .param("post", post)
          .param("version", version + 1)
          .param("unit", onFile.unitId())
          .param(
              "schooling",
              conditions.minimumSchooling() == null ? null : conditions.minimumSchooling().name())
          .param("grassroots", conditions.grassrootsMonths())
          .param("below", conditions.levelBelowMonths())
          .param("licences", conditions.licences().toArray(String[]::new))
          .param("terms", conditions.termGoverned())
          .param("duties", conditions.duties())
          .param("majors", conditions.preferredMajors().toArray(String[]::new))
          .param("experience", conditions.preferredExperience().toArray(String[]::new))
          .param("needs", conditions.needs().stream().map(Enum::name).toArray(String[]::new))
          .param("reason", reason.strip())
          .param("author", actor.accountId())
          .param("name", actor.name())
          .param("now", Timestamp.from(clock.instant()))
          .update();
    } catch (DuplicateKeyException meanwhile) {
      throw new StaleVersion(List.of());
    }
    records.record(
        Act.of("eligibility.profile.written", "post", post)
            .with("version", version + 1)
            .with("conditions", conditions)
            .because(reason));
    return version + 1;
  }

  private static StaleVersion stale(int read, int version, PostProfile now) {
    return new StaleVersion(
        List.of(
            new StaleVersion.Difference(
                Text.of("岗位说明书版本", "version of the profile"),
                String.valueOf(read),
                version + " · " + now.author() + " · " + now.reason(),
                String.valueOf(read + 1))));
  }

  private static void check(Conditions conditions, String reason) {
    List<InvalidInput.Fault> faults = new ArrayList<>();
    months("grassrootsMonths", conditions.grassrootsMonths(), faults);
    months("levelBelowMonths", conditions.levelBelowMonths(), faults);
    words("licences", conditions.licences(), faults);
    words("preferredMajors", conditions.preferredMajors(), faults);
    words("preferredExperience", conditions.preferredExperience(), faults);
    if (conditions.duties().length() > LONGEST_DUTIES) {
      faults.add(
          new InvalidInput.Fault(
              "duties",
              null,
              Text.of("岗位职责超过 {0} 字，请精简。", "The duties exceed {0} characters. Please shorten them.")
                  .fill(LONGEST_DUTIES)));
    }
    if (reason.isBlank()) {
      faults.add(
          new InvalidInput.Fault(
              "reason", "", Text.of("请写明修改理由。", "Say why this version is written.")));
    }
    if (!faults.isEmpty()) {
      throw new InvalidInput(faults);
    }
  }

  private static void months(
      String field,
      @org.jspecify.annotations.Nullable Integer value,
      List<InvalidInput.Fault> faults) {
    if (value != null && (value < 1 || value > LONGEST_MONTHS)) {
      faults.add(
          new InvalidInput.Fault(
              field,
              value.toString(),
              Text.of(
                      "月数（{0}）须在 1 至 {1} 之间；不作要求时请留空。",
                      "The months ({0}) must lie between 1 and {1}; leave the field empty for no"
                          + " requirement.")
                  .fill(value, LONGEST_MONTHS)));
    }
  }

  private static void words(String field, List<String> words, List<InvalidInput.Fault> faults) {
    for (String word : words) {
      if (word.isBlank() || word.length() > LONGEST_WORD) {
        faults.add(
            new InvalidInput.Fault(
                field,
                word,
                Text.of(
                        "“{0}”过长，每行一项、不超过 {1} 字。",
                        "“{0}” is too long: one item a line, at most {1} characters.")
                    .fill(word, LONGEST_WORD)));
      }
    }
  }
}
