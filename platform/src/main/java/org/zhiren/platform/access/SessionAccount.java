package org.zhiren.platform.access;

import java.io.Serializable;
import java.security.Principal;
import java.util.UUID;

/**
 * What a session keeps of the one who signed in: whose it is and since when. Roles and locks are
 * read anew with each request, so that a change takes effect at once.
 *
 * @param id the account
 * @param sinceMillis when it was signed in, milliseconds since 1970
 */
record SessionAccount(UUID id, long sinceMillis) implements Principal, Serializable {

  private static final long serialVersionUID = 1L;

  /** Sessions are found by this name. */
  @Override
  public String getName() {
    return id.toString();
  }
}
