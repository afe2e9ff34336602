package org.zhiren.ballots;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What an independent program says: {@code belenios-tool} of the Belenios project (Debian package
 * {@code belenios-tool}, 2.0). Without it on the path these tests are left out.
 */
final class OutsideToolTest {

  private static final int ELECTIONS = 3;

  @TempDir private Path folder;

  @BeforeAll
  static void toolIsThere() {
    boolean there = false;
    for (String place : System.getenv("PATH").split(":")) {
      there |= Files.isExecutable(Path.of(place, "belenios-tool"));
    }
    Assumptions.assumeTrue(
        there, "belenios-tool is not on the path: the comparison with it is left out");
  }

  private record Said(int code, String text) {}

  private Said tool(String input, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("belenios-tool"));
    command.addAll(List.of(arguments));
    Path in = Files.writeString(folder.resolve("input"), input);
    Path out = folder.resolve("output");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectInput(in.toFile())
            .redirectOutput(out.toFile())
            .start();
    assertThat(process.waitFor(Duration.ofSeconds(120))).isTrue();
    return new Said(process.exitValue(), Files.readString(out, StandardCharsets.ISO_8859_1));
  }

  private Said verify(String id, byte[] archive) throws IOException, InterruptedException {
    Path election = Files.createDirectories(folder.resolve(id));
    Files.write(election.resolve(id + ".bel"), archive);
    return tool("", "election", "verify", "--dir", election.toString());
  }

  @Test
  void randomElectionsAreAcceptedWithTheSameTotals() throws Exception {
    SecureRandom random = Seeded.random("OutsideToolTest");
    for (int i = 0; i < ELECTIONS; i++) {
      Rehearsal.Plan plan = ElectionsTest.randomPlan(random);
      Rehearsal rehearsal = new Rehearsal(plan, random);
      ByteArrayOutputStream archive = new ByteArrayOutputStream();
      Rehearsal.Outcome outcome = rehearsal.run(archive, 1_764_115_200, cast -> {});
      String id = rehearsal.election().id();
      Said said = verify(id, archive.toByteArray());
      assertThat(said.code()).as("%s%n%s", plan, said.text()).isZero();
      Said result = tool("", "election", "compute-result", "--dir", folder.resolve(id).toString());
      assertThat(result.text()).as("%s", plan).contains(outcome.expected().json());
    }
  }

  @Test
  void changedResultIsRefusedByBoth() throws Exception {
    SecureRandom random = Seeded.random("OutsideToolTest.changed");
    Rehearsal rehearsal =
        new Rehearsal(Rehearsal.Plan.of("改", List.of(Question.decision("林知远")), 2), random);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    rehearsal.run(out, 1_764_115_200, cast -> {});
    ForgedArchive forged = ForgedArchive.of(out.toByteArray());
    forged.changeLeaf(forged.parts().size() - 2, random);
    byte[] changed = forged.write();
    assertThat(verify(rehearsal.election().id(), changed).code()).isNotZero();
    assertThat(
            ArchiveVerifier.verify(new ByteArrayInputStream(changed), Expectations.ofFinished())
                .passed())
        .isFalse();
  }
}
