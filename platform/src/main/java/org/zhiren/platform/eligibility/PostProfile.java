package org.zhiren.platform.eligibility;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhiren.statutes.Schooling;

/**
 * What a post asks for beyond the law (岗位说明书).
 *
 * @param postId the post
 * @param version number of the version, 0 for the default that follows from the post itself
 * @param conditions what it asks for
 * @param reason why this version was written
 * @param author who wrote it; {@code null} for the default
 * @param recordedAt when; {@code null} for the default
 */
public record PostProfile(
    UUID postId,
    int version,
    Conditions conditions,
    String reason,
    @Nullable String author,
    @Nullable OffsetDateTime recordedAt) {

  /**
   * The conditions. The first five are required and narrow the choice; the others say what is
   * preferred and never exclude anybody.
   *
   * @param minimumSchooling lowest education required
   * @param grassrootsMonths grass-roots service required, in months
   * @param levelBelowMonths service at the level immediately below required, in months
   * @param licences legal qualifications that the law demands for the post
   * @param termGoverned whether the rules on terms cover it; {@code null}: as derived from the post
   * @param duties what the post does
   * @param preferredMajors fields of study that are preferred
   * @param preferredExperience words of the résumé that are preferred
   * @param needs what the leadership team lacks
   */
  public record Conditions(
      @Nullable Schooling minimumSchooling,
      @Nullable Integer grassrootsMonths,
      @Nullable Integer levelBelowMonths,
      List<String> licences,
      @Nullable Boolean termGoverned,
      String duties,
      List<String> preferredMajors,
      List<String> preferredExperience,
      Set<StructuralNeed> needs) {

    /** No condition beyond the law. */
    public static final Conditions NONE =
        new Conditions(null, null, null, List.of(), null, "", List.of(), List.of(), Set.of());

    /** Copies the collections. */
    public Conditions {
      licences = List.copyOf(licences);
      preferredMajors = List.copyOf(preferredMajors);
      preferredExperience = List.copyOf(preferredExperience);
      needs = Set.copyOf(needs);
    }

    /** Whether anything is preferred. */
    public boolean prefersSomething() {
      return !preferredMajors.isEmpty() || !preferredExperience.isEmpty() || !needs.isEmpty();
    }
  }
}
