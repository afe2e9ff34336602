package org.zhiren.platform.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhiren.platform.records.Records;

/** An empty house lets the three officers in, once, and forgets their first passwords. */
class FirstOfficersTest {

  @TempDir private Path folder;

  private FirstOfficers officers(AccessDatabase house, Accounts accounts) {
    GivingRoles roles =
        new GivingRoles(
            house.jdbc,
            accounts,
            house.scopes,
            mock(Sessions.class),
            house.acting,
            mock(Records.class));
    return new FirstOfficers(accounts, roles, house.acting, house.transaction, folder);
  }

  private static Accounts accounts(AccessDatabase house) {
    return new Accounts(
        house.jdbc, house.passwords, mock(Records.class), house.acting, house.clock);
  }

  @Test
  void threeOfficersSignInWithPasswordsThatMustBeChanged() throws Exception {
    try (AccessDatabase house = new AccessDatabase()) {
      Accounts accounts = accounts(house);
      FirstOfficers officers = officers(house, accounts);
      officers.letIn();
      Path file = folder.resolve(FirstOfficers.FILE);
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
      List<String> lines = Files.readAllLines(file);
      assertThat(lines).hasSize(3);
      for (String line : lines) {
        String[] words = line.split("\t");
        assertThat(house.signingIn.withPassword(words[0], words[1], "192.0.2.7"))
            .isInstanceOf(SigningIn.Result.Done.class);
        Accounts.Entry entry = house.asSystem(() -> accounts.find(words[0], 1)).getFirst();
        assertThat(entry.mustChangePassword()).isTrue();
        assertThat(entry.roles()).hasSize(1).allMatch(Role::officer);
        assertThat(words[2]).contains(entry.roles().iterator().next().text().zh());
      }

      officers.letIn();
      assertThat(Files.readAllLines(file)).as("a second start changes nothing").isEqualTo(lines);

      change(house, "xitong", "anquan");
      officers.letIn();
      assertThat(file).as("one password is still the first one").exists();
      change(house, "shenji");
      officers.letIn();
      assertThat(file).doesNotExist();
      assertThat(house.asSystem(() -> accounts.find("", 10))).hasSize(3);
    }
  }

  private static void change(AccessDatabase house, String... logins) {
    house.asSystem(() ->
        house
            .jdbc
            .sql("update access.account set must_change_password = false where login = any(:l)")
            .param("l", logins)
            .update());
  }

  @Test
  void aHouseWithAnAccountGetsNone() throws Exception {
    try (AccessDatabase house = new AccessDatabase()) {
      house.account(Role.MEMBER);
      officers(house, accounts(house)).letIn();
      assertThat(folder.resolve(FirstOfficers.FILE)).doesNotExist();
      assertThat(Set.copyOf(house.asSystem(() -> accounts(house).find("", 10)))).hasSize(1);
    }
  }
}
