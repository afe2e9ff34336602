package org.zhiren.platform.access;

import java.security.Principal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The account of this request, as the database has it now.
 *
 * @param account the account with its own roles and those passed on to it
 * @param passedOnBy for each role that it holds for somebody else, that person's name
 * @param limit the rights of the program's token, if a program asks; {@code null} for a person
 * @param mustChangePassword whether nothing else is open until the password has been changed
 * @param passwordChangedAt when the password was last changed
 * @param secondFactor whether a second factor is set up
 */
record SignedInAccount(
    Account account,
    Map<Role, String> passedOnBy,
    @Nullable Set<Right> limit,
    boolean mustChangePassword,
    Instant passwordChangedAt,
    boolean secondFactor)
    implements Principal {

  @Override
  public String getName() {
    return account.id().toString();
  }

  UUID id() {
    return account.id();
  }

  /** Whether one of {@code rights} is held, within the limit of the token. */
  boolean mayAny(Right... rights) {
    return Arrays.stream(rights)
        .anyMatch(right -> account.may(right) && (limit == null || limit.contains(right)));
  }

  SignedInAccount limitedTo(Set<Right> rights) {
    return new SignedInAccount(
        account, passedOnBy, rights, mustChangePassword, passwordChangedAt, secondFactor);
  }

  /** The role in which it acts, as the record keeps it. */
  String actingAs() {
    return String.join(
        ",",
        account.roles().stream()
            .sorted()
            .map(role ->
                passedOnBy.containsKey(role)
                    ? role.name() + " for " + passedOnBy.get(role)
                    : role.name())
            .toList());
  }
}
