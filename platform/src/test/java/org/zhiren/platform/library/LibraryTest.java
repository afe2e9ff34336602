package org.zhiren.platform.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.zhiren.materials.search.Facet;
import org.zhiren.materials.search.SearchResult;
import org.zhiren.platform.access.AtTheDesk;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.NotFound;
import org.zhiren.platform.shell.StaleVersion;

/**
 * The library from the file to the answer: taking in, need-to-know, changes, originals, files out.
 */
class LibraryTest extends LibrarySample {

  private static final String TAIL = "\n更多材料请添加客服微信：abc12345，会员群、网盘群每日更新，全年畅享！";

  @Autowired private CheckingOriginals checking;
  @Autowired private DailyWord daily;

  @Value("${zhiren.data}")
  private Path data;

  @Test
  void aFileIsCleanedDescribedAndFoundAtOnceAndNothingIsLost() throws Exception {
    String raw = paper("在" + word + "会议上的讲话", "要坚持公道正派，知人善任。", "要真抓实干。") + TAIL;
    UUID batch = bring(librarian, open(), file("讲话.txt", raw));
    UUID id = documents(librarian, batch).getFirst();
    assertThat(found(readerOfOne, word)).isEqualTo(1);
    Documents.Opened opened = at(librarian, () -> documents.text(id));
    assertThat(opened.document().title()).isEqualTo("在" + word + "会议上的讲话");
    assertThat(opened.text()).doesNotContain("客服");
    assertThat(opened.cleaning().original()).isEqualToIgnoringWhitespace(raw);
    assertThat(found(librarian, "\"" + word + "\" 客服"))
        .as("advertisement is not searched")
        .isZero();

    Documents.TakenOut out = opened.takenOut().getFirst();
    at(
        librarian,
        () -> {
          changing.putBack(id, out.no(), true);
          return true;
        });
    assertThat(at(librarian, () -> documents.text(id)).text()).contains("客服");
    assertThat(found(librarian, "\"" + word + "\" 客服"))
        .as("found as soon as it is put back")
        .isEqualTo(1);
    at(
        librarian,
        () -> {
          changing.putBack(id, out.no(), false);
          return true;
        });
    Documents.Opened again = at(librarian, () -> documents.text(id));
    assertThat(again.text()).isEqualTo(opened.text());
    assertThat(again.cleaning().original()).isEqualTo(opened.cleaning().original());
  }

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
      int suggested = at(account, () -> searching.suggest(word, 10)).size();
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
  void secretsAreRefusedAndTheOthersStay() throws Exception {
    UUID batch =
        bring(
            librarian,
            open(),
            file("密.txt", "机密★1年\n" + word + "情况报告\n一、情况\n内容。\n"),
            file("好.txt", paper(word + "保密工作会议上的讲话", "要重视保密工作。")),
            file("空.txt", "   \n"),
            new Importing.Brought("坏.docx", "PK\3\4 broken".getBytes(StandardCharsets.UTF_8)));
    List<Batch.File> files = at(librarian, () -> batches.files(batch, null, 0, 10));
    assertThat(files)
        .extracting(Batch.File::outcome)
        .containsExactly(
            Batch.Outcome.REFUSED, Batch.Outcome.TAKEN, Batch.Outcome.FAILED, Batch.Outcome.FAILED);
    assertThat(files.getFirst().reason().zh()).contains("机密");
    byte[] print =
        Originals.fingerprint(
            ("机密★1年\n" + word + "情况报告\n一、情况\n内容。\n").getBytes(StandardCharsets.UTF_8));
    assertThat(originals.whole(print)).as("nothing of it is kept").isFalse();
    assertThat(files)
        .filteredOn(file -> file.outcome() == Batch.Outcome.FAILED)
        .allMatch(file -> !file.reason().en().isBlank());
    assertThat(found(librarian, word)).isEqualTo(1);
    assertThat(at(librarian, () -> batches.required(batch)).state()).isEqualTo(Batch.State.DONE);
  }

  @Test
  void anArchiveIsOpenedTheSameIsNotTakenTwiceAndABatchIsTakenBack() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
      for (String name : List.of("甲/一.txt", "甲/二.txt")) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(
            paper(word + name.charAt(2) + "号方案", "内容" + name).getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
    Importing.Brought archive = new Importing.Brought("包.zip", bytes.toByteArray());
    UUID batch = bring(librarian, open(), archive);
    assertThat(found(librarian, word)).isEqualTo(2);
    UUID twice = bring(librarian, open(), archive);
    assertThat(at(librarian, () -> batches.required(twice)).count(Batch.Outcome.SAME)).isEqualTo(2);
    assertThat(found(librarian, word)).isEqualTo(2);

    assertThatThrownBy(() -> at(librarian, () -> importing.undo(batch, " ")))
        .isInstanceOf(InvalidInput.class);
    assertThatThrownBy(() -> at(readerOfOne, () -> importing.undo(batch, "不是我的")))
        .isInstanceOf(NotFound.class);
    assertThat(found(librarian, word)).isEqualTo(2);
    assertThat(at(librarian, () -> importing.undo(batch, "传错了"))).isEqualTo(2);
    assertThat(found(librarian, word)).isZero();
    bring(librarian, open(), archive);
    assertThat(found(librarian, word)).as("what was taken back can come again").isEqualTo(2);
  }

  @Test
  void aCorrectionNeedsAReasonAndTheVersionThatWasRead() throws Exception {
    UUID id =
        documents(librarian, bring(librarian, open(), file("a.txt", paper(word, "内容。"))))
            .getFirst();
    ChangingDocument.Typed wrong = new ChangingDocument.Typed("", "NONE", "", "", "", "三月", "");
    InvalidInput refused =
        org.assertj.core.api.Assertions.catchThrowableOfType(
            InvalidInput.class,
            () ->
                at(
                    librarian,
                    () -> {
                      changing.correct(id, 1, wrong);
                      return true;
                    }));
    assertThat(refused.faults())
        .extracting(InvalidInput.Fault::field)
        .containsExactlyInAnyOrder("title", "kind", "date", "reason");
    ChangingDocument.Typed right =
        new ChangingDocument.Typed(
            word + "纪要", "MINUTES", "PREFECTURE", "示例州委", "示组〔2026〕7号", "2026-03-01", "原标题不全");
    at(
        librarian,
        () -> {
          changing.correct(id, 1, right);
          return true;
        });
    assertThat(found(librarian, "标题:" + word + "纪要 文号:〔2026〕7号")).isEqualTo(1);
    assertThat(at(librarian, () -> documents.corrections(id)))
        .extracting(Documents.Correction::reason)
        .containsExactly("原标题不全");
    assertThatThrownBy(() ->
            at(
                librarian,
                () -> {
                  changing.correct(id, 1, right);
                  return true;
                }))
        .isInstanceOf(StaleVersion.class);
  }

  @Test
  void lawsAreLinkedToTheirArticlesAndEditionsComparedSideBySide() throws Exception {
    String law = "中华人民共和国" + word + "法";
    bring(
        librarian,
        open(),
        file("法.txt", law + "\n第一章 总则\n第一条 为了规范工作，制定本法。\n第二条 本法所称工作，是指有关工作。\n第十二条 应当依法办理。\n"));
    String title = word + "工作实施方案";
    String text = "按照《" + word + "法》第十二条办理，坚持统筹推进、分类指导，注重实效、久久为功，形成长效机制，确保各项任务落到实处。";
    UUID first =
        documents(librarian, bring(librarian, open(), file("一.txt", paper(title, text))))
            .getFirst();
    UUID second =
        documents(librarian, bring(librarian, open(), file("二.txt", paper(title, text, "增加的一句。"))))
            .getFirst();
    ReadingDocument.Ready ready = at(readerOfOne, () -> reading.open(first, "统筹推进", false));
    assertThat(ready.found()).isEqualTo(1);
    assertThat(
            ready.shown().paragraphs().stream()
                .flatMap(paragraph -> paragraph.pieces().stream())
                .filter(piece -> piece.manner() == Shown.Manner.CITATION)
                .map(Shown.Piece::about))
        .singleElement()
        .asString()
        .endsWith("#art-12");
    assertThat(at(readerOfOne, () -> documents.editions(documents.required(second))))
        .extracting(LibraryDocument::id)
        .containsExactlyInAnyOrder(first, second);
    String page =
        web.perform(
                get("/library/documents/" + first + "/beside/" + second)
                    .with(AtTheDesk.sits(readerOfOne)))
            .andExpect(status().isOk())
            .andReturn()
            .getResponse()
            .getContentAsString(StandardCharsets.UTF_8);
    assertThat(page).contains("<ins>").contains("增加的一句");
  }

  @Test
  void documentsGoOutInTheOfficialLayoutAndAsTheyCame() throws Exception {
    String raw = paper(word + "工作总结", "一、主要做法", "抓落实。", "二、存在问题", "有差距。");
    UUID id = documents(librarian, bring(librarian, ofUnit(one), file("总结.txt", raw))).getFirst();
    assertThat(at(readerOfOne, () -> handing.one(id, HandingOut.Form.ORIGINAL)).content())
        .isEqualTo(raw.getBytes(StandardCharsets.UTF_8));
    byte[] pdf = at(readerOfOne, () -> handing.one(id, HandingOut.Form.PDF)).content();
    try (PDDocument document = Loader.loadPDF(pdf)) {
      String text = new PDFTextStripper().getText(document).replaceAll("\\s", "");
      assertThat(text).contains("一、主要做法").contains("二、存在问题").contains("有差距。");
      assertThat(document.getPage(0).getMediaBox().getWidth()).isBetween(595f, 596f);
    }
    String txt =
        new String(
            at(readerOfOne, () -> handing.one(id, HandingOut.Form.TXT)).content(),
            StandardCharsets.UTF_8);
    assertThat(txt).contains(word + "工作总结").contains("存在问题");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    at(
        readerOfOne,
        () -> {
          handing.many(List.of(id, id), HandingOut.Form.DOCX, out);
          return true;
        });
    List<String> names = new ArrayList<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(out.toByteArray()))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        names.add(entry.getName());
      }
    }
    assertThat(names).hasSize(2).allMatch(name -> name.endsWith(".docx")).doesNotHaveDuplicates();
    Integer recorded =
        acting.asSystem(
            "test",
            () ->
                jdbc.sql(
                        "select count(*) from records.entry where action = 'library.document.taken-out' and object_id = :id")
                    .param("id", id.toString())
                    .query(Integer.class)
                    .single());
    assertThat(recorded).as("each taking out of an internal document is recorded").isEqualTo(5);
  }

  @Test
  void aChangedOriginalIsNotHandedOutAndIsFoundAtNight() throws Exception {
    String raw = paper(word, "原件。");
    UUID id = documents(librarian, bring(librarian, open(), file("原.txt", raw))).getFirst();
    String hex = at(librarian, () -> documents.required(id)).sha256();
    Path file = data.resolve("library/originals").resolve(hex.substring(0, 2)).resolve(hex);
    assertThat(file).exists();
    assertThat(checking.check()).doesNotContain(hex);
    Files.writeString(file, raw + "!");
    assertThatThrownBy(() -> at(librarian, () -> handing.one(id, HandingOut.Form.ORIGINAL)))
        .isInstanceOf(InvalidInput.class);
    assertThat(checking.check()).contains(hex);
    Files.write(file, raw.getBytes(StandardCharsets.UTF_8));
    assertThat(originals.whole(HexFormat.of().parseHex(hex))).isTrue();
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
            new org.springframework.transaction.support.TransactionTemplate(transactionManager)
                .execute(status ->
                    jdbc.sql("select count(*) from messages.message where key like :key")
                        .param("key", key)
                        .query(Integer.class)
                        .single()));
  }

  @Autowired private org.springframework.transaction.PlatformTransactionManager transactionManager;

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

  @Test
  void openingASecretOfWorkIsRecordedAndAQuestionWithANumberIsNotKept() throws Exception {
    Batch.Where secret = new Batch.Where(one, Reach.UNIT, Secrecy.WORK_SECRET, "测试");
    UUID id =
        documents(librarian, bring(librarian, secret, file("密.txt", paper(word, "工作秘密内容。"))))
            .getFirst();
    UUID internal =
        documents(
                librarian, bring(librarian, ofUnit(one), file("内.txt", paper(word + "内", "内部内容。"))))
            .getFirst();
    at(readerOfOne, () -> documents.open(id));
    at(readerOfOne, () -> documents.open(internal));
    assertThat(
            acting.asSystem(
                "test",
                () ->
                    jdbc.sql(
                            "select object_id from records.entry where action = 'library.document.opened' and object_id in (:ids)")
                        .param("ids", List.of(id.toString(), internal.toString()))
                        .query(String.class)
                        .list()))
        .containsExactly(id.toString());
    at(
        readerOfOne,
        () -> {
          searching.missed(word);
          searching.missed(word + " 130123198001010011");
          return true;
        });
    assertThat(
            acting.asSystem(
                "test",
                () ->
                    jdbc.sql("select question from library.missed where question like :word")
                        .param("word", word + "%")
                        .query(String.class)
                        .list()))
        .as("what may be somebody's number is not kept")
        .containsExactly(word);
  }

  @Test
  void theSameFileOfTwoPeopleStaysApart() throws Exception {
    Batch.Where own = new Batch.Where(null, Reach.OWN, Secrecy.OPEN, "私");
    String raw = paper(word + "提纲", "自己的提纲。");
    UUID mine = documents(librarian, bring(librarian, own, file("提纲.txt", raw))).getFirst();
    UUID others = documents(readerOfOne, bring(readerOfOne, own, file("提纲.txt", raw))).getFirst();
    assertThat(others).as("nobody learns that somebody else has it").isNotEqualTo(mine);
  }

  @Test
  void linesOfAnotherLibraryAreTakenWithTheirTitlesAndDates() throws Exception {
    String lines =
        "{\"id\":\"x-1\",\"title\":\"%s条例\",\"date\":\"2020-05-14\",\"text\":\"第一条 内容甲。\"}\n"
                .formatted(word)
            + "not json\n"
            + "{\"id\":\"x-2\",\"title\":\"%s办法\",\"date\":\"\",\"text\":\"第一条 内容乙。\"}\n"
                .formatted(word);
    UUID batch = bring(librarian, open(), file("laws.jsonl", lines));
    Batch.File file = at(librarian, () -> batches.files(batch, null, 0, 9)).getFirst();
    assertThat(file.outcome()).isEqualTo(Batch.Outcome.TAKEN);
    assertThat(file.reason().en()).contains("2 taken in").contains("1 lines could not be read (2)");
    SearchResult found = at(readerOfOne, () -> searching.exact("标题:" + word, 9));
    assertThat(found.hits())
        .extracting(SearchResult.Hit::date)
        .containsExactlyInAnyOrder(java.time.LocalDate.of(2020, 5, 14), null);
  }
}
