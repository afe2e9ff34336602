package org.zhiren.statutes;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The post that is to be filled, as far as the rules read it.
 *
 * @param id key of the post
 * @param unitId key of the unit
 * @param title title, for headings only
 * @param level level of the post
 * @param place code of the place
 * @param functions what the post deals with
 * @param partyCommittee level of the Party committee, if it is a Party post
 * @param requiredLicences legal qualifications that the law demands for it
 * @param directSuperiors posts directly above
 * @param directSubordinates posts directly below
 * @param sameLeader posts directly under the same leader in the same organ
 * @param leadsUnit whether its holder belongs to the leading members of the unit; null if not known
 * @param principalOf which place its holder governs as principal, null if none
 * @param termGoverned whether 任期暂行规定 第二条 covers it; null if not known
 * @param seats posts of this kind that the quota allows; null if not known
 * @param holders posts of this kind that are filled; null if not known
 * @param profile further conditions that the post profile names
 * @param publicInstitution whether it is a post of a public institution (事业单位) that is not managed
 *     like an organ of Party or government; null means that it is a post of such an organ
 */
public record Post(
    String id,
    @Nullable String unitId,
    @Nullable String title,
    PostLevel level,
    @Nullable String place,
    List<WorkFunction> functions,
    @Nullable PartyCommittee partyCommittee,
    List<String> requiredLicences,
    List<String> directSuperiors,
    List<String> directSubordinates,
    List<String> sameLeader,
    @Nullable Boolean leadsUnit,
    @Nullable PrincipalOf principalOf,
    @Nullable Boolean termGoverned,
    @Nullable Integer seats,
    @Nullable Integer holders,
    @Nullable Profile profile,
    @Nullable Boolean publicInstitution) {

  /** Copies the lists. */
  public Post {
    functions = copy(functions);
    requiredLicences = copy(requiredLicences);
    directSuperiors = copy(directSuperiors);
    directSubordinates = copy(directSubordinates);
    sameLeader = copy(sameLeader);
  }

  /** A post of an organ of Party or government. */
  public Post(
      String id,
      @Nullable String unitId,
      @Nullable String title,
      PostLevel level,
      @Nullable String place,
      List<WorkFunction> functions,
      @Nullable PartyCommittee partyCommittee,
      List<String> requiredLicences,
      List<String> directSuperiors,
      List<String> directSubordinates,
      List<String> sameLeader,
      @Nullable Boolean leadsUnit,
      @Nullable PrincipalOf principalOf,
      @Nullable Boolean termGoverned,
      @Nullable Integer seats,
      @Nullable Integer holders,
      @Nullable Profile profile) {
    this(
        id,
        unitId,
        title,
        level,
        place,
        functions,
        partyCommittee,
        requiredLicences,
        directSuperiors,
        directSubordinates,
        sameLeader,
        leadsUnit,
        principalOf,
        termGoverned,
        seats,
        holders,
        profile,
        null);
  }

  /** Whether the rules on leaders of public institutions govern it. */
  boolean ofInstitution() {
    return Boolean.TRUE.equals(publicInstitution);
  }

  @SuppressWarnings("NullAway") // JSON hands in null for a list that was left out
  private static <T> List<T> copy(@Nullable List<T> list) {
    return list == null ? List.of() : List.copyOf(list);
  }

  /**
   * Conditions of the post itself, added to those of the law. They can only narrow the choice.
   *
   * @param minimumSchooling lowest education required
   * @param minimumGrassrootsMonths grass-roots service required, in months
   * @param minimumMonthsAtLevelBelow service at the level immediately below, in months
   */
  public record Profile(
      @Nullable Schooling minimumSchooling,
      @Nullable Integer minimumGrassrootsMonths,
      @Nullable Integer minimumMonthsAtLevelBelow) {}
}
