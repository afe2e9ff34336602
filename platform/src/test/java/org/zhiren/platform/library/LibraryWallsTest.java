package org.zhiren.platform.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhiren.materials.search.Facet;
import org.zhiren.materials.search.SearchResult;
import org.zhiren.platform.access.AtTheDesk;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.NotFound;

/** Who sees what: hits, counts, suggestions, duplicates, searches kept, notes, collections. */
class LibraryWallsTest extends LibrarySample {

  @Autowired private DailyWord daily;
  @Autowired private TransactionTemplate transactions;

  @Test
  void whoMayNotSeeADocumentLearnsNothingOfItByAnyWay() throws Exception {
    String text = "要坚持" + word + "的要求，扎实推进各项重点任务落地见效，确保年度目标全面完成。做好工作贵在坚持，重在落实。";
    String title = word + "工作总结";
    bring(librarian, open(), file("公开.txt", paper(title, text, "公开的结尾。")));
    for (int i = 0; i < 3; i++) {
      bring(librarian, ofUnit(one), file("甲" + i + ".txt", paper(title, text, "内部第" + i + "稿。")));
    }
    bring(
        librarian,
        new Batch.Where(null, Reach.OWN, Secrecy.WORK_SECRET, "私"),
        file("私.txt", paper(title + "私稿", text, "只有本人。")));
    grouping.due();
    grouping.ifDue();

    Map<String, Long> expected = Map.of("librarian", 5L, "one", 4L, "two", 1L);
    Map<String, org.zhiren.platform.access.Account> accounts =
        Map.of("librarian", librarian, "one", readerOfOne, "two", readerOfTwo);
    suggesting.make();
    for (String who : expected.keySet()) {
      var account = accounts.get(who);
      SearchResult result =
          at(
              account,
              () ->
                  searching.search(
                      new Searching.Asked(
                          word,
                          Map.of(),
                          null,
                          null,
                          org.zhiren.materials.search.SearchRequest.Order.RELEVANCE,
                          false,
                          50,
                          null)));
      assertThat(result.total()).as("hits of %s", who).isEqualTo(expected.get(who));
      assertThat(result.hits()).as("listed to %s", who).hasSize(expected.get(who).intValue());
      long facets =
          result.facets().get(Facet.KIND).stream().mapToLong(SearchResult.Count::documents).sum();
      assertThat(facets).as("facets of %s", who).isEqualTo(expected.get(who));
      int suggested = at(account, () -> suggesting.suggest(word, 10)).size();
      assertThat(suggested).as("suggestions of %s", who).isEqualTo(who.equals("librarian") ? 2 : 1);
    }
    // What everybody sees leads to nothing that not everybody sees.
    UUID open =
        at(readerOfTwo, () -> UUID.fromString(searching.exact(word, 9).hits().getFirst().id()));
    assertThat(at(readerOfTwo, () -> documents.duplicates(documents.required(open)))).isEmpty();
    assertThat(at(readerOfOne, () -> documents.duplicates(documents.required(open)))).hasSize(3);
    assertThat(at(readerOfTwo, () -> reading.sharing(open))).isEmpty();
    assertThat(at(readerOfOne, () -> reading.sharing(open))).hasSize(3);
    assertThat(at(readerOfTwo, () -> searching.similar(open, 20)))
        .noneMatch(hit -> hit.title().contains(word));
    assertThat(at(readerOfTwo, () -> documents.editions(documents.required(open)))).hasSize(1);

    UUID secret =
        at(
            librarian,
            () -> UUID.fromString(searching.exact(word + "工作总结私稿", 9).hits().getFirst().id()));
    for (var account : List.of(readerOfOne, readerOfTwo)) {
      assertThatThrownBy(() -> at(account, () -> documents.text(secret)))
          .isInstanceOf(NotFound.class);
      assertThatThrownBy(() -> at(account, () -> handing.one(secret, HandingOut.Form.TXT)))
          .isInstanceOf(NotFound.class);
      web.perform(get("/library/documents/" + secret + "/original").with(AtTheDesk.sits(account)))
          .andExpect(status().isNotFound());
    }
  }

  @Test
  void theSecondWallHoldsWithoutTheProgram() throws Exception {
    bring(librarian, ofUnit(one), file("甲.txt", paper(word, "内部。")));
    try (var connection = application().open();
        var statement = connection.createStatement();
        var rows = statement.executeQuery("select count(*) from library.document")) {
      rows.next();
      assertThat(rows.getInt(1))
          .as("documents shown to a query that does not say who asks")
          .isZero();
    }
  }

  @Test
  void aSavedSearchTellsItsOwnerOnlyWhatTheOwnerMaySee() throws Exception {
    UUID forOne =
        at(
            readerOfOne,
            () ->
                saved.save(
                    "关注", "q=" + java.net.URLEncoder.encode(word, StandardCharsets.UTF_8), true));
    UUID forTwo =
        at(
            readerOfTwo,
            () ->
                saved.save(
                    "关注", "q=" + java.net.URLEncoder.encode(word, StandardCharsets.UTF_8), true));
    bring(librarian, ofUnit(one), file("新.txt", paper(word, "内部新材料。")));
    daily.tell();
    assertThat(messages("search-" + forOne + "%")).isEqualTo(1);
    assertThat(messages("search-" + forTwo + "%")).isZero();
    daily.tell();
    assertThat(messages("search-" + forOne + "%")).as("told once a day").isEqualTo(1);
    String feed =
        web.perform(get("/library/searches/" + forOne + "/feed").with(AtTheDesk.sits(readerOfOne)))
            .andExpect(status().isOk())
            .andReturn()
            .getResponse()
            .getContentAsString(StandardCharsets.UTF_8);
    assertThat(feed).contains("<entry>").contains(word);
    web.perform(get("/library/searches/" + forOne + "/feed").with(AtTheDesk.sits(readerOfTwo)))
        .andExpect(status().isNotFound());
  }

  private int messages(String key) throws Exception {
    return acting.asSystem(
        "test",
        () ->
            transactions.execute(status ->
                jdbc.sql("select count(*) from messages.message where key like :key")
                    .param("key", key)
                    .query(Integer.class)
                    .single()));
  }

  @Test
  void notesAndCollectionsAreOnesOwnUnlessShared() throws Exception {
    UUID id =
        documents(librarian, bring(librarian, open(), file("a.txt", paper(word, "内容。"))))
            .getFirst();
    at(readerOfOne, () -> shelf.write(id, "自己看", null));
    at(readerOfOne, () -> shelf.write(id, "共享给甲局", one));
    assertThat(at(readerOfOne, () -> shelf.notes(id))).hasSize(2);
    assertThat(at(readerOfTwo, () -> shelf.notes(id))).isEmpty();
    assertThat(at(librarian, () -> shelf.notes(id)))
        .extracting(Shelf.Note::words)
        .containsExactly("共享给甲局");
    assertThatThrownBy(() -> at(readerOfOne, () -> shelf.write(id, "越权", two)))
        .isInstanceOf(InvalidInput.class);
    UUID collection = at(readerOfOne, () -> shelf.make("常用", one));
    UUID hidden =
        documents(
                librarian, bring(librarian, ofUnit(two), file("b.txt", paper(word + "乙", "乙局内部。"))))
            .getFirst();
    at(
        readerOfOne,
        () -> {
          shelf.add(collection, List.of(id));
          return true;
        });
    assertThatThrownBy(() ->
            at(
                readerOfOne,
                () -> {
                  shelf.add(collection, List.of(hidden));
                  return true;
                }))
        .isInstanceOf(NotFound.class);
    assertThat(at(librarian, () -> shelf.in(collection))).hasSize(1);
    assertThatThrownBy(() -> at(readerOfTwo, () -> shelf.in(collection)))
        .isInstanceOf(NotFound.class);
  }
}
