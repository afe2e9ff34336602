package org.zhiren.command;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.zhiren.explain.Text;
import org.zhiren.platform.demonstration.FillingProgress;
import org.zhiren.platform.demonstration.FillingProgress.Phase;

/**
 * Shows what a command waits for: on a terminal one line that is written over, with a bar;
 * elsewhere a plain line for each step and each tenth of the filling.
 */
final class ProgressView implements AutoCloseable {

  private static final int BAR = 24;
  private static final String CLEAR = "\r\u001b[K";

  private final PrintStream out;
  private final boolean terminal;
  private final boolean silent;
  private String shown = "";
  private boolean open;

  /**
   * A view.
   *
   * @param out where to
   * @param terminal whether a line can be written over
   * @param silent whether a program reads the result and nothing is to be shown
   */
  ProgressView(PrintStream out, boolean terminal, boolean silent) {
    this.out = out;
    this.terminal = terminal;
    this.silent = silent;
  }

  /** On the error output of this command. */
  static ProgressView usual(boolean silent) {
    return new ProgressView(
        System.err, System.console() != null && System.console().isTerminal(), silent);
  }

  /** A step without measure. */
  void step(String words) {
    if (silent || words.isBlank() || words.equals(shown)) {
      return;
    }
    shown = words;
    close();
    out.println("… " + words);
  }

  /** How far the filling is. */
  void filling(FillingProgress progress, Instant now) {
    if (silent || progress.phase() == Phase.FOUND_DATA) {
      return;
    }
    int percent = (int) Math.floor(progress.share() * 100);
    String left =
        progress
            .remaining(now)
            .filter(rest -> !progress.isOver())
            .map(rest -> Speech.say("，还需约 {0}", ", about {0} left", spoken(rest)))
            .orElse("");
    if (terminal) {
      int full = Math.min(BAR, (int) Math.round(progress.share() * BAR));
      String line =
          "%s %3d%% %s%s"
              .formatted("█".repeat(full) + "░".repeat(BAR - full), percent, words(progress), left);
      if (!line.equals(shown)) {
        out.print(CLEAR + line);
        out.flush();
        shown = line;
        open = true;
      }
      return;
    }
    String step = progress.phase() + " " + percent / 10;
    if (!step.equals(shown)) {
      out.println("… %3d%% %s%s".formatted(percent, words(progress), left));
      shown = step;
    }
  }

  private static String words(FillingProgress progress) {
    Text phase =
        switch (progress.phase()) {
          case INVENTING -> Text.of("推演机构与人员", "inventing units and people");
          case ORGANIZATION -> Text.of("写入机构、职位与职数", "writing units, posts and quotas");
          case PEOPLE -> Text.of("写入人员", "writing people");
          case FINISHING -> Text.of("开立账户", "opening accounts");
          case TIDYING -> Text.of("整理数据库", "tidying the database");
          case DONE, FOUND_DATA -> Text.of("完成", "done");
        };
    return Speech.say(phase)
        + (progress.total() > 1
            ? String.format(Locale.ROOT, " %,d / %,d", progress.done(), progress.total())
            : "");
  }

  /** A duration as one says it: seconds below two minutes, else minutes. */
  static String spoken(Duration duration) {
    long seconds = Math.max(1, Math.round(duration.toMillis() / 1000.0));
    return seconds < 120
        ? Speech.say("{0} 秒", "{0} s", seconds)
        : Speech.say("{0} 分钟", "{0} min", (seconds + 30) / 60);
  }

  /** Ends a line that is being written over. */
  @Override
  public void close() {
    if (open) {
      out.print(CLEAR);
      out.flush();
      open = false;
    }
  }
}
