package org.zhiren.platform.organization;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is said about a post in one period.
 *
 * @param unitId the unit to which it belongs
 * @param name title without the unit, for instance 副局长
 * @param levelCode code from ZB09 (职务层次) or ZB148 (职级)
 * @param kind leadership, rank or other
 * @param member chief, deputy or other
 * @param team whether the holder is a member of the leadership team (班子)
 * @param places how many may hold it at one time, at least 1
 * @param precedence place among the posts of the unit, from 1
 * @param heldWith the post whose holder also holds this one (兼任), if any
 * @param placeRecusal whether nobody may hold it in the county where the person grew up
 * @param probation whether promotion to it begins with a year of probation
 */
public record PostFacts(
    UUID unitId,
    String name,
    String levelCode,
    PostKind kind,
    MemberKind member,
    boolean team,
    int places,
    int precedence,
    @Nullable UUID heldWith,
    boolean placeRecusal,
    boolean probation) {

  /** The same post in another unit. */
  public PostFacts in(UUID newUnitId, int newPrecedence) {
    return new PostFacts(
        newUnitId,
        name,
        levelCode,
        kind,
        member,
        team,
        places,
        newPrecedence,
        heldWith,
        placeRecusal,
        probation);
  }
}
