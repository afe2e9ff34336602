package org.zhiren.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhiren.ballots.Credential;
import picocli.CommandLine;

/** A rehearsed election on the command line, verified there in both languages. */
class BallotsCommandTest {

  @TempDir private static Path folder;

  private static final Locale BEFORE = Locale.getDefault();

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    CommandLine line = Zhiren.commandLine();
    line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    return line.execute(arguments);
  }

  @BeforeAll
  static void rehearse() {
    Locale.setDefault(Locale.ENGLISH);
    StringWriter out = new StringWriter();
    CommandLine line = Zhiren.commandLine();
    line.setOut(new PrintWriter(out, true));
    int code =
        line.execute(
            "ballots", "demo", "--voters", "6", "--candidates", "1", "--out", folder.toString());
    assertThat(code).isZero();
    assertThat(out.toString())
        .contains("林知远", "同意", "6 voters, 6 voted", "are the same", "belenios-tool");
  }

  @AfterAll
  static void speakAsBefore() {
    Locale.setDefault(BEFORE);
  }

  @BeforeEach
  void speakEnglish() {
    Locale.setDefault(Locale.ENGLISH);
  }

  @AfterEach
  void nothingUnexpected() {
    assertThat(err.toString()).doesNotContain("Exception");
  }

  private static Path archive() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".bel")).findFirst().orElseThrow();
    }
  }

  @Test
  void archiveAndStrataVerify() throws IOException {
    assertThat(
            run(
                "ballots",
                "verify",
                folder.toString(),
                "--strata",
                folder.resolve("strata.json").toString()))
        .isZero();
    assertThat(out.toString())
        .startsWith("Verified: nothing is wrong.")
        .contains("2 of 3", "[ok] strata", "[ok] signatures", "Last good event")
        .contains("[领导班子成员 + 中层干部 + 其他人员] 6 ballots")
        .contains("--against")
        .doesNotContain("WRONG");
    out.getBuffer().setLength(0);
    Locale.setDefault(Locale.SIMPLIFIED_CHINESE);
    assertThat(run("ballots", "verify", archive().toString())).isZero();
    assertThat(out.toString()).startsWith("核验通过。").contains("3 人中 2 人", "[通过] 选票由其凭证签名");
  }

  @Test
  void trackersAreFoundAndOlderCopiesContinued() throws IOException {
    List<String> codes = Files.readAllLines(folder.resolve("codes.csv"));
    String tracker = codes.get(1).split(",")[2];
    assertThat(
            run(
                "ballots",
                "verify",
                archive().toString(),
                "--tracker",
                tracker,
                "--against",
                archive().toString(),
                "--json"))
        .isZero();
    assertThat(out.toString()).startsWith("{\"passed\":true").contains("\"CONTINUATION\"");
    assertThat(run("ballots", "verify", archive().toString(), "--tracker", "none")).isEqualTo(1);
    assertThat(out.toString()).contains("No ballot none counts");
    assertThat(run("ballots", "verify", archive().toString(), "--code", codes.get(1).split(",")[1]))
        .isZero();
    assertThat(out.toString()).contains("The ballot that counts for this voting code: " + tracker);
    String unused = Credential.generate(new SecureRandom()).code();
    assertThat(run("ballots", "verify", archive().toString(), "--code", unused)).isZero();
    assertThat(out.toString()).contains("No ballot was cast with this voting code.");
    assertThat(run("ballots", "verify", archive().toString(), "--code", "abc")).isEqualTo(3);
    assertThat(err.toString()).contains("15 characters");
  }

  @Test
  void changedArchiveIsNotVerified() throws IOException {
    byte[] bytes = Files.readAllBytes(archive());
    bytes[bytes.length - 700] ^= 1;
    Path changed = Files.write(folder.resolve("changed.tar"), bytes);
    assertThat(run("ballots", "verify", changed.toString())).isEqualTo(1);
    assertThat(out.toString()).startsWith("Not verified: ").contains("[WRONG]");
    Files.delete(changed);
  }

  @Test
  void whatCannotBeReadIsOneLine() throws IOException {
    assertThat(run("ballots", "verify", folder.resolve("none.bel").toString())).isEqualTo(3);
    assertThat(err.toString().lines()).hasSize(1);
    assertThat(err.toString()).contains("There is no such file");
    Path empty = Files.createDirectory(folder.resolve("empty"));
    assertThat(run("ballots", "verify", empty.toString())).isEqualTo(3);
    assertThat(run("ballots", "demo", "--voters", "0", "--out", empty.toString())).isEqualTo(2);
    assertThat(run("ballots", "demo", "--threshold", "4", "--out", empty.toString())).isEqualTo(2);
    assertThat(run("ballots", "demo")).isEqualTo(2);
  }
}
