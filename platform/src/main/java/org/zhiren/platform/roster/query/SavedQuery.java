package org.zhiren.platform.roster.query;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A question that was saved.
 *
 * @param id identifies it
 * @param ownerId whose it is
 * @param ownerName the owner's name
 * @param name what it is called
 * @param question what is asked
 * @param columns the columns of the table, as in addresses
 * @param sort the order, as in addresses
 * @param view how people are shown, as in addresses
 * @param changedAt when it was last changed
 * @param version goes with every form
 * @param mine whether the acting account owns it
 * @param mayChange whether the acting account may change it
 * @param shares with whom it is shared; empty unless it is one's own
 */
public record SavedQuery(
    UUID id,
    UUID ownerId,
    String ownerName,
    String name,
    Question question,
    String columns,
    String sort,
    String view,
    OffsetDateTime changedAt,
    long version,
    boolean mine,
    boolean mayChange,
    List<Share> shares) {

  /** Copies the shares. */
  public SavedQuery {
    shares = List.copyOf(shares);
  }

  /**
   * Somebody with whom a query is shared.
   *
   * @param accountId the account; {@code null} for a role
   * @param role the role; {@code null} for an account
   * @param mayChange whether they may change it too
   */
  public record Share(@Nullable UUID accountId, @Nullable String role, boolean mayChange) {}
}
