package org.zhiren.platform.records;

import java.util.UUID;

/**
 * Who acts, in which role, for which purpose: goes with every entry of the record.
 *
 * @param accountId the account, or {@link #SYSTEM}
 * @param name the name at the time of acting
 * @param role the role in which the person acts
 * @param purpose the stated purpose, or an empty string
 * @param requestToken identifies the request, so that its entries can be found together
 */
public record Actor(UUID accountId, String name, String role, String purpose, String requestToken) {

  /** The account under which the platform itself acts (timers, first set-up). */
  public static final UUID SYSTEM = new UUID(0, 0);
}
