package org.zhiren.platform.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhiren.materials.search.Facet;
import org.zhiren.materials.search.SearchRequest;
import org.zhiren.materials.search.SearchResult;
import org.zhiren.platform.access.Account;
import org.zhiren.platform.access.Scope;
import org.zhiren.platform.access.Scopes;
import org.zhiren.platform.shell.NotFound;

/** What is kept of need-to-know lives as long as a transaction, and for one account. */
class SeeingTest extends LibrarySample {

  @Autowired private Seeing seeing;
  @Autowired private AnsweringQuestion answering;
  @Autowired private Scopes scopes;
  @Autowired private PlatformTransactionManager manager;

  private Searching.Asked asked(String query) {
    return new Searching.Asked(
        query, Map.of(), null, null, SearchRequest.Order.RELEVANCE, true, 50, null);
  }

  private SearchResult found(Account account) throws Exception {
    return Objects.requireNonNull(at(account, () -> answering.answer(asked(letters()))).result());
  }

  /** The word to the letter: not what comes nearest. */
  private String letters() {
    return '"' + word + '"';
  }

  private <T> T inOne(java.util.concurrent.Callable<T> work) {
    T answer =
        new TransactionTemplate(manager)
            .execute(status -> {
              try {
                return work.call();
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            });
    assertThat(answer).isNotNull();
    return answer;
  }

  private <T> T apart(java.util.concurrent.Callable<T> work) {
    TransactionTemplate apart = new TransactionTemplate(manager);
    apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    T answer =
        apart.execute(status -> {
          try {
            return work.call();
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        });
    assertThat(answer).isNotNull();
    return answer;
  }

  private UUID internal(UUID unit, String title) throws Exception {
    return documents(librarian, bring(librarian, ofUnit(unit), file("内.txt", paper(title, "内容。"))))
        .getFirst();
  }

  private void revokeAll(Account account) throws Exception {
    acting.asSystem(
        "test",
        () -> {
          for (Scope one : scopes.of(account.id())) {
            scopes.revoke(one.id(), "test");
          }
          return true;
        });
  }

  @Test
  void whatWasRevokedIsGoneWithTheNextQuestion() throws Exception {
    UUID id = internal(one, word);
    assertThat(found(readerOfOne).total()).isEqualTo(1);
    assertThat(at(readerOfOne, () -> reading.page(id, word, false)).ready().found()).isPositive();

    revokeAll(readerOfOne);

    SearchResult after = found(readerOfOne);
    assertThat(after.total()).isZero();
    assertThat(after.hits()).isEmpty();
    assertThat(after.facets().getOrDefault(Facet.KIND, List.of())).isEmpty();
    assertThat(at(readerOfOne, () -> suggesting.suggest(word, 10))).isEmpty();
    assertThatThrownBy(() -> at(readerOfOne, () -> reading.page(id, word, false)))
        .isInstanceOf(NotFound.class);
    assertThat(at(readerOfOne, () -> answering.answer(asked(""))).latest())
        .noneMatch(one -> one.id().equals(id));
  }

  @Test
  void whatWasGrantedIsThereWithTheNextQuestion() throws Exception {
    UUID id = internal(two, word);
    assertThatThrownBy(() -> at(readerOfOne, () -> reading.page(id, "", false)))
        .isInstanceOf(NotFound.class);
    house.grant(
        readerOfOne,
        two,
        org.zhiren.platform.access.Purpose.DAILY,
        org.zhiren.platform.access.InformationClass.ORGANIZATION);
    assertThat(at(readerOfOne, () -> reading.page(id, "", false)).ready().opened().document().id())
        .isEqualTo(id);
    assertThat(found(readerOfOne).total()).isEqualTo(1);
  }

  @Test
  void inOneTransactionItIsLearntOnceAndForEachAccountApart() throws Exception {
    UUID ofOne = internal(one, word + "甲");
    UUID ofTwo = internal(two, word + "乙");
    List<UUID> both = List.of(ofOne, ofTwo);
    inOne(() -> {
      assertThat(at(readerOfOne, () -> seeing.unit("d.unit_id").sql()))
          .isEqualTo(
              at(readerOfOne, () -> seeing.unit("n.unit_id").sql()).replace("n.unit", "d.unit"))
          .startsWith("d.unit_id in (");
      assertThat(at(readerOfOne, () -> seeing.unit("d.unit_id").params()))
          .isSameAs(at(readerOfOne, () -> seeing.unit("c.unit_id").params()));
      assertThat(at(readerOfTwo, () -> seeing.unit("d.unit_id").params()))
          .containsEntry("needAccount", readerOfTwo.id());
      assertThat(at(readerOfOne, () -> seeing.unit("d.unit_id").params()))
          .containsEntry("needAccount", readerOfOne.id());
      assertThat(acting.asSystem("test", () -> seeing.unit("d.unit_id").sql())).isEqualTo("true");
      return true;
    });
    assertThat(at(readerOfOne, () -> seeing.access()).labels())
        .contains("unit:" + one)
        .doesNotContain("unit:" + two, Seeing.ANY_UNIT);
    assertThat(at(readerOfOne, () -> documents.find(both))).containsOnlyKeys(ofOne);
    assertThat(at(readerOfTwo, () -> documents.find(both))).containsOnlyKeys(ofTwo);
    assertThat(at(librarian, () -> documents.find(both))).containsOnlyKeys(ofOne, ofTwo);
  }

  @Test
  void aTransactionWithinAnotherLearnsForItselfAndTheOuterGoesOn() throws Exception {
    UUID id = internal(one, word);
    at(
        readerOfOne,
        () ->
            inOne(() -> {
              assertThat(documents.find(List.of(id))).hasSize(1);
              Object known = seeing.unit("d.unit_id").params().get("needAt");
              assertThat(apart(() -> seeing.unit("d.unit_id").params()))
                  .as("asked anew, though the same")
                  .isNotSameAs(seeing.unit("d.unit_id").params());
              assertThat(seeing.unit("d.unit_id").params().get("needAt")).isSameAs(known);
              return true;
            }));
    revokeAll(readerOfOne);
    assertThat(at(readerOfOne, () -> seeing.access()).labels())
        .noneMatch(l -> l.startsWith("unit"));
  }

  @Test
  void thePageShowsWhatItsPartsShowAlone() throws Exception {
    // Near-duplicates of one another and of nothing else.
    String text = Stream.generate(LibrarySample::word).limit(30).collect(Collectors.joining("，"));
    UUID open =
        documents(librarian, bring(librarian, open(), file("公开.txt", paper(word, text, "甲。"))))
            .getFirst();
    for (int i = 0; i < 2; i++) {
      bring(librarian, ofUnit(one), file("内" + i + ".txt", paper(word, text, "第" + i + "稿。")));
    }
    grouping.due();
    grouping.ifDue();
    at(readerOfOne, () -> shelf.write(open, "给甲局", one));
    for (Account account : List.of(librarian, readerOfOne, readerOfTwo)) {
      LibraryDocument document = at(account, () -> documents.required(open));
      ReadingDocument.Around page = at(account, () -> reading.page(open, word, false));
      assertThat(page.duplicates()).isEqualTo(at(account, () -> documents.duplicates(document)));
      assertThat(page.editions()).isEqualTo(at(account, () -> documents.editions(document)));
      assertThat(page.notes()).isEqualTo(at(account, () -> shelf.notes(open)));
      assertThat(page.corrections()).isEqualTo(at(account, () -> documents.corrections(open)));
      assertThat(page.similar()).isEqualTo(at(account, () -> searching.similar(open, 8)));
      assertThat(page.notes()).hasSize(account == readerOfTwo ? 0 : 1);
      assertThat(page.duplicates()).hasSize(account == readerOfTwo ? 0 : 2);
      assertThat(found(account))
          .usingRecursiveComparison()
          .isEqualTo(at(account, () -> searching.search(asked(letters()))));
    }
    int times =
        acting.asSystem(
            "test",
            () ->
                inOne(() ->
                    jdbc.sql("select sum(times)::int from library.reading where document_id = :id")
                        .param("id", open)
                        .query(Integer.class)
                        .single()));
    assertThat(times).as("each of the three pages is counted, and only these").isEqualTo(3);
  }

  @Test
  void whatIsOnlyCountedDoesNotWaitForTheDiskWhatIsRecordedDoes() throws Exception {
    UUID internal = internal(one, word);
    Batch.Where secret = new Batch.Where(one, Reach.UNIT, Secrecy.WORK_SECRET, "测试");
    UUID recorded =
        documents(librarian, bring(librarian, secret, file("密.txt", paper(word + "密", "内容。"))))
            .getFirst();
    for (UUID id : List.of(internal, recorded)) {
      assertThat(
              at(
                  readerOfOne,
                  () ->
                      inOne(() -> {
                        // The database of the tests never waits; a real one does.
                        set("select set_config('synchronous_commit', 'on', true)");
                        reading.page(id, "", false);
                        return set("select current_setting('synchronous_commit')");
                      })))
          .isEqualTo(id.equals(internal) ? "off" : "on");
    }
  }

  private String set(String statement) {
    return jdbc.sql(statement).query(String.class).single();
  }
}
