package org.zhiren.platform.access;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A need to know: one class of information about a unit and all below it, for one purpose, for a
 * time.
 *
 * @param id the scope
 * @param accountId who may see
 * @param informationClass what
 * @param unitId the top of the subtree; {@code null} is the whole organisation
 * @param purpose what for
 * @param startsAt first instant
 * @param endsAt first instant at which it is over
 * @param origin how it came about
 * @param grantedBy the account that granted it
 * @param revokedAt when it was taken away early, if it was
 */
public record Scope(
    UUID id,
    UUID accountId,
    InformationClass informationClass,
    @Nullable UUID unitId,
    Purpose purpose,
    Instant startsAt,
    Instant endsAt,
    Origin origin,
    UUID grantedBy,
    @Nullable Instant revokedAt) {

  /** How a scope came about. */
  public enum Origin {
    /** Granted by the security officer. */
    GRANT,
    /** Passed on for a time by its holder. */
    DELEGATION,
    /** Opened by two persons in an emergency. */
    EMERGENCY
  }

  /** Whether it holds at {@code instant}. */
  public boolean inForceAt(Instant instant) {
    return revokedAt == null && !instant.isBefore(startsAt) && instant.isBefore(endsAt);
  }
}
