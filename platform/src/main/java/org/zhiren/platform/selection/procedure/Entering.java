package org.zhiren.platform.selection.procedure;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Under which circumstances a step is entered.
 *
 * @param today the day
 * @param byId the account
 * @param byName its name
 * @param byPerson the person to whom the account belongs; {@code null} for none on file
 * @param kinship who is near kin to whom
 * @param posting what stands between candidates and the post
 * @param freePlaces how many places of the post are free on the day of effect; {@code null} if that
 *     is not known
 */
public record Entering(
    LocalDate today,
    UUID byId,
    String byName,
    @Nullable UUID byPerson,
    Kinship kinship,
    Posting posting,
    @Nullable Integer freePlaces) {

  /** Where nothing on record stands between anybody and the post. */
  public Entering(
      LocalDate today,
      UUID byId,
      String byName,
      @Nullable UUID byPerson,
      Kinship kinship,
      @Nullable Integer freePlaces) {
    this(today, byId, byName, byPerson, kinship, Posting.NONE, freePlaces);
  }

  /** Who is near kin to whom, as far as the record says. */
  @FunctionalInterface
  public interface Kinship {
    /** Nobody on record is. */
    Kinship NONE = (one, other) -> false;

    /** Whether the two are near relatives. */
    boolean near(UUID one, UUID other);
  }

  /** What stands between candidates and the post, as far as the record says. */
  @FunctionalInterface
  public interface Posting {
    /** Nothing on record does. */
    Posting NONE = candidate -> List.of();

    /** The ties between this candidate and the post, in a stable order. */
    List<PostTie> against(Named candidate);
  }
}
