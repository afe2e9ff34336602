package org.zhiren.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.zhiren.platform.demonstration.FillingProgress;
import org.zhiren.platform.demonstration.FillingProgress.Phase;

/** A bar on a terminal, plain lines elsewhere, nothing for programs; in both languages. */
class ProgressViewTest {

  private static final Instant BEGUN = Instant.parse("2026-11-26T04:00:00Z");

  private final Locale before = Locale.getDefault();
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  @AfterEach
  void speakAsBefore() {
    Locale.setDefault(before);
  }

  private ProgressView view(boolean terminal, boolean silent) {
    return new ProgressView(new PrintStream(bytes, true, StandardCharsets.UTF_8), terminal, silent);
  }

  private String shown() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static void fill(ProgressView view) {
    for (int done = 0; done <= 20_000; done += 500) {
      view.filling(
          new FillingProgress(Phase.PEOPLE, done, 20_000, BEGUN),
          BEGUN.plusSeconds(10 + done / 1000));
    }
  }

  @Test
  void aTerminalGetsOneLineThatIsWrittenOver() {
    Locale.setDefault(Locale.ENGLISH);
    try (ProgressView view = view(true, false)) {
      view.step("starting the database");
      fill(view);
    }
    assertThat(shown().lines().filter(line -> !line.isBlank())).hasSizeLessThanOrEqualTo(50);
    assertThat(shown().chars().filter(c -> c == '\n').count()).as("line feeds").isEqualTo(1);
    assertThat(shown())
        .startsWith("… starting the database")
        .contains("█")
        .contains("writing people 10,000 / 20,000")
        .contains(" left")
        .endsWith("\r\u001b[K");
  }

  @Test
  void aFileGetsALineForEachTenth() {
    Locale.setDefault(Locale.SIMPLIFIED_CHINESE);
    try (ProgressView view = view(false, false)) {
      fill(view);
    }
    assertThat(shown()).doesNotContain("\r").doesNotContain("\u001b");
    assertThat(shown().lines().count()).isBetween(6L, 9L);
    assertThat(shown()).contains("写入人员").contains("还需约");
  }

  @Test
  void aProgramGetsNothing() {
    try (ProgressView view = view(true, true)) {
      view.step("starting");
      fill(view);
    }
    assertThat(shown()).isEmpty();
  }

  @Test
  void durationsAreSaidAsPeopleSayThem() {
    Locale.setDefault(Locale.ENGLISH);
    assertThat(ProgressView.spoken(Duration.ofMillis(200))).isEqualTo("1 s");
    assertThat(ProgressView.spoken(Duration.ofSeconds(119))).isEqualTo("119 s");
    assertThat(ProgressView.spoken(Duration.ofSeconds(120))).isEqualTo("2 min");
    assertThat(ProgressView.spoken(Duration.ofMinutes(75))).isEqualTo("75 min");
    Locale.setDefault(Locale.SIMPLIFIED_CHINESE);
    assertThat(ProgressView.spoken(Duration.ofSeconds(5))).isEqualTo("5 秒");
  }
}
