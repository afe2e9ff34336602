package org.zhiren.platform.demonstration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.zhiren.demo.UnitRecord;
import org.zhiren.platform.access.Account;
import org.zhiren.platform.access.Accounts;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.access.Purpose;
import org.zhiren.platform.access.Role;
import org.zhiren.platform.access.Scopes;

/** One account of each kind, with a password of this installation's own and a scope to match. */
@Component
@Order(30)
class DemonstrationAccounts implements DemonstrationPart {

  private static final Logger LOG = LoggerFactory.getLogger(DemonstrationAccounts.class);

  static final String FILE = "demo-accounts.txt";

  /** Without letters and digits that look alike. */
  private static final String LETTERS = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

  private static final int PASSWORD_LENGTH = 14;

  private final Accounts accounts;
  private final Scopes scopes;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  DemonstrationAccounts(Accounts accounts, Scopes scopes, Clock clock) {
    this.accounts = accounts;
    this.scopes = scopes;
    this.clock = clock;
  }

  /** The account of a login; empty if the demonstration has none. */
  static Optional<Accounts.Entry> of(Accounts accounts, String login) {
    return accounts.find(login, 20).stream()
        .filter(entry -> entry.login().equals(login))
        .findFirst();
  }

  @Override
  public void load(Filled filled) {
    create(filled.units(), filled.folder(), filled.member());
    LOG.info("Demonstration: accounts are in {}", filled.folder().resolve(FILE));
  }

  /** Creates the accounts and writes them to a file that only the owner of the process can read. */
  void create(List<UnitRecord> units, Path folder) {
    create(units, folder, null);
  }

  /**
   * Creates the accounts as above.
   *
   * @param member the person to whom the account of an ordinary member belongs; {@code null} for
   *     nobody
   */
  void create(List<UnitRecord> units, Path folder, @Nullable Member member) {
    List<String> lines = new ArrayList<>();
    lines.add(account("xitong", "系统管理员", Role.SYSTEM_OFFICER, null, null));
    lines.add(account("anquan", "安全管理员", Role.SECURITY_OFFICER, null, null));
    lines.add(account("shenji", "审计管理员", Role.AUDIT_OFFICER, null, null));
    lines.add(account("buzhang", "部领导", Role.DEPARTMENT_LEADER, null, "*"));
    lines.add(account("ganbu", "组织部干部", Role.DEPARTMENT_CADRE, null, "*"));
    lines.add(account("jiandu", "干部监督科干部", Role.SUPERVISION_CADRE, null, null));
    List<UnitRecord> branches = branches(units);
    for (int i = 0; i < branches.size(); i++) {
      UnitRecord branch = branches.get(i);
      lines.add(
          account(
              "danwei" + (i + 1),
              branch.shortName() + "人事干部",
              Role.UNIT_CADRE,
              DemonstrationIds.of(branch.unitId()),
              branch.shortName()));
    }
    lines.add(
        account(
            "chengyuan",
            member == null ? "普通干部" : member.name(),
            Role.MEMBER,
            null,
            null,
            member == null ? null : member.id()));
    write(folder.resolve(FILE), lines);
  }

  /** Somebody on file to whom an account belongs. */
  record Member(UUID id, String name) {}

  /** The last county, and a department with sections of its own: two scopes that do not meet. */
  private static List<UnitRecord> branches(List<UnitRecord> units) {
    String root =
        units.stream()
            .filter(unit -> unit.parentId() == null)
            .map(UnitRecord::unitId)
            .findFirst()
            .orElse("");
    List<UnitRecord> below = units.stream().filter(unit -> root.equals(unit.parentId())).toList();
    List<UnitRecord> chosen = new ArrayList<>();
    below.stream()
        .filter(unit -> unit.nature().equals("机构分组") || unit.kind().equals("领导机构"))
        .reduce((first, second) -> second)
        .ifPresent(chosen::add);
    below.stream()
        .filter(unit -> !chosen.contains(unit))
        .filter(unit -> units.stream().anyMatch(u -> unit.unitId().equals(u.parentId())))
        .findFirst()
        .ifPresent(chosen::add);
    return chosen;
  }

  private String account(
      String login, String name, Role role, @Nullable UUID unit, @Nullable String over) {
    return account(login, name, role, unit, over, null);
  }

  private String account(
      String login,
      String name,
      Role role,
      @Nullable UUID unit,
      @Nullable String over,
      @Nullable UUID person) {
    String password = password();
    Account account = accounts.create(login, name, password, Set.of(role), person);
    if (over != null) {
      LocalDate today = LocalDate.now(clock);
      List<InformationClass> classes =
          role == Role.UNIT_CADRE
              ? List.of(
                  InformationClass.ORGANIZATION, InformationClass.ROSTER, InformationClass.TARGETS)
              : List.of(InformationClass.values());
      for (InformationClass informationClass : classes) {
        scopes.grant(
            account.id(), informationClass, unit, Purpose.DAILY, today, today.plusYears(1), "演示");
      }
    }
    return "%s\t%s\t%s / %s%s"
        .formatted(
            login,
            password,
            role.text().zh(),
            role.text().en(),
            over == null || over.equals("*") ? "" : "（" + over + "）");
  }

  private String password() {
    StringBuilder password = new StringBuilder();
    for (int i = 0; i < PASSWORD_LENGTH; i++) {
      password.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return password.toString();
  }

  private static void write(Path file, List<String> lines) {
    try {
      Files.deleteIfExists(file);
      if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        Files.createFile(
            file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      }
      Files.write(file, lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
