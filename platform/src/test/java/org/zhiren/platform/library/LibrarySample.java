package org.zhiren.platform.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.context.SecurityContextHolder;
import org.zhiren.platform.PlatformTest;
import org.zhiren.platform.access.Account;
import org.zhiren.platform.access.Accounts;
import org.zhiren.platform.access.AtTheDesk;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.access.Purpose;
import org.zhiren.platform.access.Role;
import org.zhiren.platform.access.Scopes;
import org.zhiren.platform.organization.Basis;
import org.zhiren.platform.organization.OrganizationIntake;
import org.zhiren.platform.organization.OrganizationIntake.UnitPeriod;
import org.zhiren.platform.organization.Sector;
import org.zhiren.platform.organization.UnitFacts;

/** A body with two units below, a librarian over all of it, a reader in each unit. */
abstract class LibrarySample extends PlatformTest {

  @Autowired private OrganizationIntake organization;
  @Autowired private Accounts accounts;
  @Autowired private Scopes scopes;
  @Autowired protected Importing importing;
  @Autowired protected Batches batches;
  @Autowired protected Documents documents;
  @Autowired protected Searching searching;
  @Autowired protected ChangingDocument changing;
  @Autowired protected ReadingDocument reading;
  @Autowired protected HandingOut handing;
  @Autowired protected Shelf shelf;
  @Autowired protected SavedSearches saved;
  @Autowired protected Holdings holdings;
  @Autowired protected GroupingDuplicates grouping;
  @Autowired protected Originals originals;

  protected UUID one;
  protected UUID two;
  protected Account librarian;
  protected Account readerOfOne;
  protected Account readerOfTwo;

  /** A word that no other test has. */
  protected String word;

  @BeforeEach
  void place() throws Exception {
    UUID body = UUID.randomUUID();
    one = UUID.randomUUID();
    two = UUID.randomUUID();
    word = word();
    acting.asSystem(
        "test",
        () ->
            organization.load(
                Stream.of(
                    unit(body, "示例州", null), unit(one, "示例甲局", body), unit(two, "示例乙局", body)),
                Stream.empty(),
                Stream.empty(),
                new Basis(LocalDate.of(2026, 1, 1), "test", "test"),
                written -> {}));
    librarian = account(Role.DEPARTMENT_CADRE, body);
    readerOfOne = account(Role.UNIT_CADRE, one);
    readerOfTwo = account(Role.UNIT_CADRE, two);
  }

  /** Eight Chinese characters drawn at random. */
  static String word() {
    StringBuilder word = new StringBuilder();
    UUID random = UUID.randomUUID();
    for (int i = 0; i < 8; i++) {
      word.append((char) ('一' + 500 + (random.getMostSignificantBits() >>> (i * 7) & 127) * 31));
    }
    return word.toString();
  }

  private static UnitPeriod unit(UUID id, String name, @Nullable UUID parent) {
    String unique = name + id.toString().substring(0, 8);
    return new UnitPeriod(
        id,
        new UnitFacts(
            unique,
            unique,
            null,
            parent,
            "政府其他机关",
            "县、处级",
            "法人单位",
            null,
            Sector.ORGAN,
            null,
            1,
            false,
            false,
            null),
        LocalDate.of(1990, 1, 1),
        null);
  }

  private Account account(Role role, UUID unit) throws Exception {
    String login = "l" + UUID.randomUUID().toString().substring(0, 12);
    return acting.asSystem(
        "test",
        () -> {
          Account account =
              accounts.create(login, "经办" + login, "correct horse battery", Set.of(role), null);
          scopes.grant(
              account.id(),
              InformationClass.ORGANIZATION,
              unit,
              Purpose.DAILY,
              LocalDate.of(2020, 1, 1),
              LocalDate.of(2099, 1, 1),
              "test");
          return account;
        });
  }

  <T> T at(Account account, Callable<T> work) throws Exception {
    SecurityContextHolder.getContext().setAuthentication(AtTheDesk.acts(account));
    try {
      return work.call();
    } finally {
      SecurityContextHolder.clearContext();
    }
  }

  static Importing.Brought file(String name, String text) {
    return new Importing.Brought(name, text.getBytes(StandardCharsets.UTF_8));
  }

  static Batch.Where open() {
    return new Batch.Where(null, Reach.EVERYBODY, Secrecy.OPEN, "测试");
  }

  static Batch.Where ofUnit(UUID unit) {
    return new Batch.Where(unit, Reach.UNIT, Secrecy.INTERNAL, "测试");
  }

  /** Brings files in as this account and waits for the end. */
  UUID bring(Account account, Batch.Where where, Importing.Brought... files) throws Exception {
    return at(account, () -> importing.take(Arrays.asList(files), where, Batch.Way.PAGE));
  }

  /** The documents of a batch, in the order of its files. */
  List<UUID> documents(Account account, UUID batch) throws Exception {
    List<UUID> found =
        at(
            account,
            () ->
                batches.files(batch, null, 0, 1000).stream()
                    .filter(file -> file.documentId() != null)
                    .map(Batch.File::documentId)
                    .toList());
    assertThat(found).isNotEmpty();
    return found;
  }

  String paper(String title, String... sentences) {
    return title
        + "\n（2025年3月1日）\n同志们：\n"
        + String.join("\n", sentences)
        + "\n示例州委组织部\n2025年3月1日\n";
  }

  long found(Account account, String query) throws Exception {
    return at(account, () -> searching.exact(query, 50).total());
  }
}
