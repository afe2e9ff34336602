package org.zhiren.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class DemoFilesCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    return new CommandLine(new DemoFilesCommand())
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments);
  }

  @Test
  void writesSevenFilesAndSaysSo(@TempDir Path folder) throws Exception {
    int code = run("--people", "1000", "--seed", "3", "--out", folder.toString(), "--lang", "en");
    assertThat(code).isZero();
    assertThat(Files.readAllLines(folder.resolve("people.jsonl"))).hasSize(1000);
    assertThat(Files.readAllLines(folder.resolve("units.jsonl"))).hasSize(75);
    assertThat(Files.readAllLines(folder.resolve("posts.jsonl"))).hasSize(300);
    assertThat(folder.resolve("planted.jsonl")).isNotEmptyFile();
    assertThat(out.toString()).contains("1000 people", folder.toString());
    try (var files = Files.list(folder)) {
      assertThat(files).hasSize(7);
    }
  }

  @Test
  void wrongSizeIsWrongUsage(@TempDir Path folder) {
    assertThat(run("--people", "5", "--out", folder.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("(5)");
  }

  @Test
  void aFolderThatCannotBeWrittenIsSaidInOneLine(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("taken"), "x");
    assertThat(run("--people", "1000", "--out", file.toString(), "--lang", "en")).isEqualTo(3);
    assertThat(err.toString().lines()).hasSize(1);
    assertThat(err.toString()).contains(file.toString());
  }
}
