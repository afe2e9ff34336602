package org.zhiren.platform.shell;

import java.util.Set;
import java.util.UUID;
import org.zhiren.explain.Text;

/**
 * The person at the desk, as far as a page needs to know.
 *
 * @param accountId the account
 * @param name the name to show
 * @param roles the roles in words
 * @param rights names of the rights held, to leave out what cannot be used
 */
public record Viewer(UUID accountId, String name, Text roles, Set<String> rights) {

  /** Copies the set. */
  public Viewer {
    rights = Set.copyOf(rights);
  }
}
