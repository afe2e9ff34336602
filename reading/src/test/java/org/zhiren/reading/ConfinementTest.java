package org.zhiren.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.zhiren.demo.papers.HostilePapers;
import org.zhiren.demo.papers.Papers;

/** Hostile files are refused or bounded, and nobody else notices. */
class ConfinementTest {

  private static final Map<String, byte[]> HOSTILE = HostilePapers.all();

  private static final List<Refusal> REFUSALS =
      List.of(
          Refusal.HOSTILE,
          Refusal.BROKEN,
          Refusal.TOO_LARGE,
          Refusal.TOO_SLOW,
          Refusal.TOO_MUCH_MEMORY,
          Refusal.NOT_SUPPORTED,
          Refusal.EMPTY);

  @Test
  void everyHostileFileIsRefusedOrBoundedAndTheNextIsRead() {
    byte[] sound = Papers.write(Readers.PAPER, "docx");
    for (Map.Entry<String, byte[]> file : HOSTILE.entrySet()) {
      ReadOutcome outcome =
          Readers.SHARED.read(
              file.getKey(), file.getValue(), ReadingLimits.STANDARD.within(Duration.ofSeconds(3)));
      switch (outcome) {
        case ReadOutcome.Refused refused ->
            assertThat(refused.reason()).as(file.getKey()).isIn(REFUSALS);
        case ReadOutcome.Read read -> {
          assertThat(read.document().text().length()).as(file.getKey()).isLessThan(20_000_000);
          assertThat(read.document().text()).as(file.getKey()).doesNotContain("root:");
        }
      }
      assertThat(Readers.read("好.docx", sound).text()).contains(Readers.LONG);
    }
  }

  @Test
  void theReasonsAreTheRightOnes() {
    for (String name :
        List.of(
            "zip-bomb.zip",
            "bomb-in-docx.docx",
            "external-entity.docx",
            "external-entity.ofd",
            "billion-laughs.docx",
            "deep.docx",
            "deep.rtf",
            "overlapping.zip",
            "deep.eml",
            "too-many-cells.xlsx")) {
      assertThat(Readers.refused(name, HOSTILE.get(name)).reason())
          .as(name)
          .isEqualTo(Refusal.HOSTILE);
    }
    assertThat(Readers.refused("a.docx", HOSTILE.get("program.docx")).reason())
        .isEqualTo(Refusal.NOT_SUPPORTED);
    assertThat(Readers.refused("a.docx", HOSTILE.get("truncated.docx")).reason())
        .isEqualTo(Refusal.BROKEN);
    assertThat(Readers.read("a.docx", HOSTILE.get("pdf-by-another-name.docx")).warnings())
        .contains(ReadWarning.OTHER_TYPE);
  }

  @Test
  void pathsThatLeadOutAreNamedHarmlesslyAndNotRead() {
    ReadDocument document = Readers.read("a.zip", HOSTILE.get("path-traversal.zip"));
    assertThat(document.attachments())
        .extracting(Attachment::name)
        .noneMatch(name -> name.startsWith("/") || name.contains("..") || name.contains(":"));
    assertThat(document.attachments())
        .filteredOn(one -> one.outcome() instanceof ReadOutcome.Read)
        .extracting(Attachment::name)
        .contains("好.txt")
        .hasSizeLessThanOrEqualTo(2);
  }

  @Test
  void archivesInArchivesEndSomewhere() {
    ReadOutcome outcome =
        new ReadOutcome.Read(Readers.read("a.zip", HOSTILE.get("packed-without-end.zip")));
    for (int depth = 0; depth <= ReadingLimits.STANDARD.depth(); depth++) {
      List<Attachment> inside = ((ReadOutcome.Read) outcome).document().attachments();
      outcome = inside.getFirst().outcome();
    }
    assertThat(((ReadOutcome.Refused) outcome).reason()).isEqualTo(Refusal.TOO_DEEP);
  }

  @Test
  void aSlowFileEndsInTimeAndAGreedyOneInItsMemory() {
    byte[] page = ("<html><body>" + "<p>字<b>".repeat(2_000_000)).getBytes(StandardCharsets.UTF_8);
    try (DocumentReaders small =
        DocumentReaders.open(new ReaderSettings(1, 48, 100, null, List.of()))) {
      ReadOutcome greedy =
          small.read("大.html", page, ReadingLimits.STANDARD.within(Duration.ofSeconds(60)));
      assertThat(((ReadOutcome.Refused) greedy).reason())
          .isIn(Refusal.TOO_MUCH_MEMORY, Refusal.TOO_SLOW);
      assertThat(small.incidents()).isEqualTo(1);
      assertThat(small.read("好.txt", "好".getBytes(StandardCharsets.UTF_8)))
          .isInstanceOf(ReadOutcome.Read.class);
      ReadOutcome slow =
          small.read(
              "长.html",
              Papers.write(Readers.PAPER, "pdf"),
              ReadingLimits.STANDARD.within(Duration.ofMillis(1)));
      assertThat(((ReadOutcome.Refused) slow).reason()).isEqualTo(Refusal.TOO_SLOW);
    }
  }

  @Test
  void theLimitOfTheTextCutsWithAWarning() {
    ReadingLimits limits =
        new ReadingLimits(1 << 20, Duration.ofSeconds(20), 100, 1 << 20, 200, 10, 1);
    ReadOutcome outcome =
        Readers.SHARED.read("文.docx", Papers.write(Readers.PAPER, "docx"), limits);
    ReadDocument document = ((ReadOutcome.Read) outcome).document();
    assertThat(document.warnings()).contains(ReadWarning.CUT);
    assertThat(document.parts().stream().mapToInt(part -> part.text().length()).sum())
        .isEqualTo(100);
    assertThat(Readers.SHARED.read("文.txt", new byte[101], limits.upTo(100)))
        .isInstanceOfSatisfying(
            ReadOutcome.Refused.class,
            one -> assertThat(one.reason()).isEqualTo(Refusal.TOO_LARGE));
  }

  @Test
  void afterTheEndNothingIsReadAndNothingThrown() {
    DocumentReaders readers = DocumentReaders.open();
    readers.close();
    assertThat(readers.read("a.txt", new byte[] {'a'}))
        .isInstanceOfSatisfying(
            ReadOutcome.Refused.class,
            one -> assertThat(one.reason()).isEqualTo(Refusal.READER_FAILED));
  }
}
