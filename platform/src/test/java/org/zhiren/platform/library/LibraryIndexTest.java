package org.zhiren.platform.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhiren.materials.search.MaterialSearch;
import org.zhiren.materials.search.SearchRequest;

/** The index comes back whatever happened to it: missing, damaged, restored, broken off. */
class LibraryIndexTest extends LibrarySample {

  @Autowired private IndexedDocuments indexed;
  @Autowired private PlatformTransactionManager transactionManager;
  @TempDir private Path data;

  /** A second index over the same database, as a server finds it that starts with this folder. */
  private LibraryIndex started() throws IOException {
    LibraryIndex index =
        new LibraryIndex(jdbc, indexed, new TransactionTemplate(transactionManager), acting, data);
    index.begin();
    assertThat(index.search().size()).isNotNegative();
    // Done by the same single thread, after all that the opening has to do.
    index.assign(Map.of());
    index.settleNow();
    return index;
  }

  private static long found(LibraryIndex index, String words) throws IOException {
    return index.search().search(SearchRequest.of(words).in(SearchRequest.Mode.EXACT)).total();
  }

  private long known() throws Exception {
    return acting.asSystem(
        "test",
        () -> new TransactionTemplate(transactionManager).execute(status -> indexed.count()));
  }

  @Test
  void whatIsMissingDamagedOrOfAnotherTimeIsMadeAnew() throws Exception {
    bring(librarian, open(), file("a.txt", paper(word, "第一件。")));
    LibraryIndex first = started();
    assertThat(found(first, word)).as("made from the database").isEqualTo(1);
    assertThat((long) first.search().size()).isEqualTo(known());
    first.destroy();

    List<Path> files;
    try (Stream<Path> all = Files.walk(data.resolve("library/index"))) {
      files = all.filter(one -> one.getFileName().toString().startsWith("segments_")).toList();
    }
    assertThat(files).isNotEmpty();
    for (Path file : files) {
      Files.write(file, new byte[] {1, 2, 3}, StandardOpenOption.TRUNCATE_EXISTING);
    }
    LibraryIndex second = started();
    assertThat(found(second, word)).as("damaged, made anew").isEqualTo(1);
    second.destroy();

    Files.writeString(data.resolve("library/index-stamp"), UUID.randomUUID().toString());
    bring(librarian, open(), file("b.txt", paper(word, "第二件。")));
    LibraryIndex third = started();
    assertThat(found(third, word)).as("of another time, made anew").isEqualTo(2);
    third.destroy();
  }

  @Test
  void whatWasCommittedBeforeACrashIsPutAtTheNextStart() throws Exception {
    LibraryIndex before = started();
    before.destroy();
    UUID batch = bring(librarian, open(), file("a.txt", paper(word, "崩溃之前。")));
    UUID id = documents(librarian, batch).getFirst();
    // As the crash leaves it: committed and listed, not in the index.
    acting.asSystem(
        "test",
        () ->
            new TransactionTemplate(transactionManager)
                .execute(status ->
                    jdbc.sql("insert into library.to_index (document_id) values (:id)")
                        .param("id", id)
                        .update()));
    LibraryIndex after = started();
    assertThat(found(after, word)).isEqualTo(1);
    after.destroy();
    Integer left =
        acting.asSystem(
            "test",
            () ->
                new TransactionTemplate(transactionManager)
                    .execute(status ->
                        jdbc.sql("select count(*) from library.to_index where document_id = :id")
                            .param("id", id)
                            .query(Integer.class)
                            .single()));
    assertThat(left).as("taken from the list once it is safe").isZero();
  }

  @Test
  void whatComesWhileTheIndexIsWrittenToDiskIsNotLost() throws Exception {
    LibraryIndex index = started();
    AtomicBoolean over = new AtomicBoolean();
    Thread writing =
        Thread.ofPlatform()
            .start(() -> {
              while (!over.get()) {
                index.settleNow();
              }
            });
    int many = 15;
    List<UUID> ids = new ArrayList<>();
    try {
      for (int i = 0; i < many; i++) {
        UUID batch = bring(librarian, open(), file(i + ".txt", paper(word, "第" + i + "件。")));
        UUID id = documents(librarian, batch).getFirst();
        ids.add(id);
        // The application's own index has taken it from the list: this one is told again.
        acting.asSystem(
            "test",
            () ->
                new TransactionTemplate(transactionManager)
                    .execute(status -> {
                      index.changed(List.of(id));
                      return true;
                    }));
        assertThat(found(index, word)).as("after %d", i + 1).isEqualTo(i + 1);
      }
    } finally {
      over.set(true);
      writing.join();
    }
    index.settleNow();
    Integer left =
        acting.asSystem(
            "test",
            () ->
                new TransactionTemplate(transactionManager)
                    .execute(status ->
                        jdbc.sql(
                                "select count(*) from library.to_index where document_id = any(:ids)")
                            .param("ids", ids.toArray(UUID[]::new))
                            .query(Integer.class)
                            .single()));
    assertThat(left).isZero();
    // What is on disk now, without what a proper end would still write.
    try (MaterialSearch disk = MaterialSearch.open(data.resolve("library/index"))) {
      assertThat(disk.search(SearchRequest.of(word).in(SearchRequest.Mode.EXACT)).total())
          .isEqualTo(many);
    }
    index.destroy();
  }
}
