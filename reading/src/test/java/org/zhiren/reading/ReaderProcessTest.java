package org.zhiren.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A child that lies is no better than a file that lies. */
class ReaderProcessTest {

  private static final String READY = "H\\000\\000\\000\\001x";

  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

  @AfterEach
  void stop() {
    clock.shutdownNow();
  }

  private ReaderProcess child(String bytes, String then) throws IOException {
    String script = "printf '" + bytes + "'; " + then;
    return new ReaderProcess(new ProcessBuilder("sh", "-c", script).start(), clock);
  }

  private static ReaderProcess.Answer ask(ReaderProcess process) {
    ReadingLimits limits = ReadingLimits.STANDARD.within(Duration.ofSeconds(2));
    return process.read("a.txt", new byte[] {'a'}, limits, 1000, 3);
  }

  @Test
  void silenceAtTheStartIsAnError() {
    assertThatThrownBy(() -> child("nonsense", "exit 0")).isInstanceOf(IOException.class);
  }

  @Test
  void anHonestAnswerIsTaken() throws IOException {
    ReaderProcess.Answer answer =
        ask(
            child(
                READY
                    + "T\\006P\\001\\000\\000\\000\\000\\001\\000\\000\\000\\001aE\\000\\000\\000\\002",
                "cat >/dev/null"));
    assertThat(answer.refusal()).isNull();
    assertThat(answer.type()).isEqualTo(FileType.TEXT);
    assertThat(answer.parts()).containsExactly(new Part(Part.Kind.PARAGRAPH, 0, 1, "a"));
    assertThat(answer.pages()).isEqualTo(2);
  }

  @Test
  void whatIsNoFrameEndsTheChild() throws IOException {
    for (String bytes :
        new String[] {
          "Z",
          "T\\377",
          "P\\377\\000",
          "W\\143",
          "R\\143",
          "P\\001\\000\\000\\000\\000\\001\\177\\377\\377\\377",
          "A\\000\\000\\000\\001a\\000\\001\\000\\000",
          "A\\377\\377\\377\\377",
          "X\\000\\000\\000\\001a\\000X\\000\\000\\000\\001a\\000X\\000\\000\\000\\001a\\000X\\000\\000\\000\\001a\\000"
        }) {
      ReaderProcess process = child(READY + bytes, "exit 0");
      assertThat(ask(process).refusal()).as(bytes).isEqualTo(Refusal.READER_FAILED);
      assertThat(process.usable()).isFalse();
    }
  }

  @Test
  void theWayItEndedSaysWhy() throws IOException {
    assertThat(ask(child(READY, "head -c 1 >/dev/null; exit 3")).refusal())
        .isEqualTo(Refusal.TOO_MUCH_MEMORY);
    assertThat(ask(child(READY, "head -c 1 >/dev/null; exit 4")).refusal())
        .isEqualTo(Refusal.TOO_SLOW);
    assertThat(ask(child(READY, "head -c 1 >/dev/null; kill -9 $$")).refusal())
        .isEqualTo(Refusal.READER_FAILED);
    assertThat(ask(child(READY, "exec sleep 30")).refusal()).isEqualTo(Refusal.TOO_SLOW);
  }

  @Test
  void pathsOfFilesInsideLeadNowhere() throws IOException {
    ReaderProcess.Answer answer =
        ask(
            child(
                READY + "X\\000\\000\\000\\011/../../ab\\004E\\000\\000\\000\\000",
                "cat >/dev/null"));
    assertThat(answer.inside())
        .singleElement()
        .satisfies(one -> assertThat(one.name()).isEqualTo("_/_/ab"));
  }
}
