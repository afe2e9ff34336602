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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.zhiren.platform.access.AtTheDesk;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.NotFound;

/** What is read and goes out: laws linked, editions side by side, papers, originals. */
class LibraryOriginalsTest extends LibrarySample {

  @Autowired private CheckingOriginals checking;

  @Value("${zhiren.data}")
  private Path data;

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
    ReadingDocument.Ready ready = at(readerOfOne, () -> reading.page(first, "统筹推进", false).ready());
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
  void anArchiveIsWrittenWithoutHoldingTheDatabaseAndNamesWhatIsNotInIt() throws Exception {
    UUID sound =
        documents(librarian, bring(librarian, ofUnit(one), file("好.txt", paper(word + "甲", "内容。"))))
            .getFirst();
    UUID lost =
        documents(librarian, bring(librarian, ofUnit(one), file("坏.txt", paper(word + "乙", "内容。"))))
            .getFirst();
    String hex = at(librarian, () -> documents.required(lost)).sha256();
    Path file = data.resolve("library/originals").resolve(hex.substring(0, 2)).resolve(hex);
    byte[] kept = Files.readAllBytes(file);
    Files.writeString(file, "changed");
    List<Boolean> held = new ArrayList<>();
    ByteArrayOutputStream out =
        new ByteArrayOutputStream() {
          @Override
          public synchronized void write(byte[] bytes, int from, int length) {
            held.add(TransactionSynchronizationManager.isActualTransactionActive());
            super.write(bytes, from, length);
          }
        };
    at(
        readerOfOne,
        () -> {
          handing.many(List.of(lost, sound), HandingOut.Form.ORIGINAL, out);
          return true;
        });
    Files.write(file, kept);
    assertThat(held).isNotEmpty().doesNotContain(true);
    Map<String, String> entries = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(out.toByteArray()))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        entries.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    assertThat(entries).containsOnlyKeys("好.txt", HandingOut.NOT_INCLUDED);
    assertThat(entries.get("好.txt")).contains(word + "甲");
    assertThat(entries.get(HandingOut.NOT_INCLUDED)).contains(lost.toString()).contains("指纹");
    assertThatThrownBy(() ->
            at(
                readerOfTwo,
                () -> {
                  handing.many(List.of(sound), HandingOut.Form.TXT, new ByteArrayOutputStream());
                  return true;
                }))
        .isInstanceOf(NotFound.class);
  }
}
