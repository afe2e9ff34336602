package org.zhiren.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** When children start, and which one reads. */
class DocumentReadersTest {

  private static Set<Long> children() {
    return ProcessHandle.current().children().map(ProcessHandle::pid).collect(Collectors.toSet());
  }

  @Test
  void oneChildIsPreparedAndReadsEverythingThatComesOneByOne() {
    Set<Long> before = children();
    try (DocumentReaders readers = DocumentReaders.open()) {
      assertThat(children()).as("none before one is needed").isEqualTo(before);
      assertThat(readers.prepare()).isTrue();
      Set<Long> prepared = children();
      prepared.removeAll(before);
      assertThat(prepared).hasSize(1);
      assertThat(readers.prepare()).as("there is one already").isTrue();
      for (int i = 0; i < 5; i++) {
        byte[] content = ("第" + i + "件").getBytes(StandardCharsets.UTF_8);
        assertThat(readers.read(i + ".txt", content)).isInstanceOf(ReadOutcome.Read.class);
      }
      Set<Long> after = children();
      after.removeAll(before);
      assertThat(after).isEqualTo(prepared);
    }
  }

  @Test
  void whereNoChildStartsPreparingSaysSo() {
    ReaderSettings none =
        new ReaderSettings(1, 64, 10, java.nio.file.Path.of("/nowhere/java"), java.util.List.of());
    try (DocumentReaders readers = DocumentReaders.open(none)) {
      assertThat(readers.prepare()).isFalse();
      assertThat(readers.read("a.txt", new byte[] {'a'})).isInstanceOf(ReadOutcome.Refused.class);
    }
    DocumentReaders closed = DocumentReaders.open();
    closed.close();
    assertThat(closed.prepare()).isFalse();
  }
}
