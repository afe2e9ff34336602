package org.zhiren.platform.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhiren.materials.search.Suggestions;
import org.zhiren.platform.access.Account;

/** Lists that are older than the library suggest nothing that is gone or may not be seen. */
class SuggestingTest extends LibrarySample {

  @Autowired private LibraryIndex index;
  @Autowired private Seeing seeing;

  /**
   * Rests for two seconds after each making: what is asked right after a change meets old lists.
   */
  private Suggesting old;

  @BeforeEach
  void lists() {
    old = new Suggesting(index, seeing);
  }

  @AfterEach
  void end() {
    old.destroy();
  }

  private List<String> suggested(Account account, String typed) throws Exception {
    return at(
        account, () -> old.suggest(typed, 10).stream().map(Suggestions.Suggestion::text).toList());
  }

  private UUID bring(Batch.Where where, String title) throws Exception {
    return documents(librarian, bring(librarian, where, file(title + ".txt", paper(title, "内容。"))))
        .getFirst();
  }

  private void withdraw(UUID id) throws Exception {
    at(
        librarian,
        () -> {
          changing.withdraw(id, "测试");
          return true;
        });
  }

  @Test
  void oldListsSuggestOnlyWhatTheAskerMaySeeNow() throws Exception {
    UUID open = bring(open(), word);
    bring(ofUnit(one), word);
    old.make();
    assertThat(suggested(readerOfOne, word)).containsExactly(word);
    assertThat(suggested(readerOfTwo, word)).as("by the open one").containsExactly(word);

    withdraw(open);
    bring(open(), word + "新");

    assertThat(suggested(librarian, word + "新")).as("the lists are the old ones").isEmpty();
    assertThat(suggested(readerOfOne, word)).containsExactly(word);
    assertThat(suggested(readerOfTwo, word))
        .as("left is one that this reader may not see, and one with a longer title")
        .isEmpty();

    old.make();
    assertThat(suggested(readerOfTwo, word)).containsExactly(word + "新");
    assertThat(suggested(readerOfOne, word)).containsExactlyInAnyOrder(word, word + "新");
  }

  @Test
  void aWithdrawnTitleIsNoLongerSuggested() throws Exception {
    UUID id = bring(open(), word + "误");
    old.make();
    assertThat(suggested(readerOfOne, word)).containsExactly(word + "误");
    withdraw(id);
    assertThat(suggested(readerOfOne, word)).isEmpty();
    assertThat(suggested(librarian, word)).isEmpty();
  }

  @Test
  void theListsAreMadeAnewWithoutAnybodyAsking() throws Exception {
    suggesting.make();
    bring(open(), word);
    long until = System.nanoTime() + 20_000_000_000L;
    while (System.nanoTime() < until
        && at(readerOfOne, () -> suggesting.suggest(word, 10)).isEmpty()) {
      suggesting.renewIfOld();
      Thread.onSpinWait();
    }
    assertThat(at(readerOfOne, () -> suggesting.suggest(word, 10))).hasSize(1);
  }
}
