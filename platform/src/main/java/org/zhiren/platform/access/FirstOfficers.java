package org.zhiren.platform.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets somebody in where nobody has an account yet: the three officers, each with a password that
 * must be changed at the first sign-in. Their passwords stand in a file that only the server's user
 * can read, until all three have been changed. From then on the officers open everybody else's
 * account.
 */
@Component
@ConditionalOnProperty("zhiren.first-officers")
class FirstOfficers {

  static final String FILE = "first-accounts.txt";

  /** Who comes first: account name, name, role. */
  private enum Officer {
    XITONG("系统管理员", Role.SYSTEM_OFFICER),
    ANQUAN("安全管理员", Role.SECURITY_OFFICER),
    SHENJI("审计管理员", Role.AUDIT_OFFICER);

    private final String person;
    private final Role role;

    Officer(String person, Role role) {
      this.person = person;
      this.role = role;
    }

    String login() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  private final Accounts accounts;
  private final GivingRoles givingRoles;
  private final Acting acting;
  private final TransactionTemplate transactions;
  private final Path file;

  FirstOfficers(
      Accounts accounts,
      GivingRoles givingRoles,
      Acting acting,
      TransactionTemplate transactions,
      @Value("${zhiren.data}") Path data) {
    this.accounts = accounts;
    this.givingRoles = givingRoles;
    this.acting = acting;
    this.transactions = transactions;
    this.file = data.resolve(FILE);
  }

  /** Makes the officers if there is no account at all; else forgets their first passwords. */
  @EventListener(ApplicationReadyEvent.class)
  void letIn() throws Exception {
    acting.asSystem(
        "access.first-officers",
        () -> {
          if (accounts.isEmpty()) {
            // The file first: officers whose passwords nobody knows would lock the house.
            transactions.executeWithoutResult(status -> write(make()));
          } else if (allChanged()) {
            Files.deleteIfExists(file);
          }
          return true;
        });
  }

  private List<String> make() {
    List<String> lines = new ArrayList<>();
    for (Officer officer : Officer.values()) {
      Accounts.First first = accounts.open(officer.login(), officer.person);
      int version = accounts.entry(first.id()).orElseThrow().version();
      givingRoles.give(first.id(), Set.of(officer.role), version, "首次启动 first start");
      lines.add(
          "%s\t%s\t%s / %s"
              .formatted(
                  first.login(),
                  first.password(),
                  officer.role.text().zh(),
                  officer.role.text().en()));
    }
    return lines;
  }

  private boolean allChanged() {
    for (Officer officer : Officer.values()) {
      boolean waits =
          accounts.find(officer.login(), 100).stream()
              .anyMatch(a -> a.login().equals(officer.login()) && a.mustChangePassword());
      if (waits) {
        return false;
      }
    }
    return true;
  }

  private void write(List<String> lines) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.deleteIfExists(file);
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.write(file, lines);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
