package org.zhiren.platform.selection.procedure;

import java.time.LocalDate;
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
 * @param freePlaces how many places of the post are free on the day of effect; {@code null} if that
 *     is not known
 */
public record Entering(
    LocalDate today,
    UUID byId,
    String byName,
    @Nullable UUID byPerson,
    Kinship kinship,
    @Nullable Integer freePlaces) {

  /** Who is near kin to whom, as far as the record says. */
  @FunctionalInterface
  public interface Kinship {
    /** Nobody on record is. */
    Kinship NONE = (one, other) -> false;

    /** Whether the two are near relatives. */
    boolean near(UUID one, UUID other);
  }
}
