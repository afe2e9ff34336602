package org.zhiren.platform.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.zhiren.materials.search.SearchResult;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.NotFound;
import org.zhiren.platform.shell.Sha256;
import org.zhiren.platform.shell.StaleVersion;

/** From the file to the answer: taken in, described, corrected, taken back, and nothing is lost. */
class LibraryTest extends LibrarySample {

  private static final String TAIL = "\n更多材料请添加客服微信：abc12345，会员群、网盘群每日更新，全年畅享！";

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
        Sha256.of(("机密★1年\n" + word + "情况报告\n一、情况\n内容。\n").getBytes(StandardCharsets.UTF_8));
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
}
