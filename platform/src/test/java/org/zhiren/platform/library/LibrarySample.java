package org.zhiren.platform.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhiren.platform.SampleHouse;
import org.zhiren.platform.SampledTest;
import org.zhiren.platform.access.Account;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.access.Role;

/** A body with two units below, a librarian over all of it, a reader in each unit. */
abstract class LibrarySample extends SampledTest {

  @Autowired protected Importing importing;
  @Autowired protected Batches batches;
  @Autowired protected Documents documents;
  @Autowired protected Searching searching;
  @Autowired protected Suggesting suggesting;
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
    SampleHouse.Body body = house.body();
    one = body.one();
    two = body.two();
    word = word();
    librarian = account(Role.DEPARTMENT_CADRE, body.top());
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

  private Account account(Role role, UUID unit) throws Exception {
    return house.account(role, unit, null, InformationClass.ORGANIZATION);
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
