package org.zhiren.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The program of others that verifies archives of elections, if it is on the path. */
final class OutsideTool {

  static final String NAME = "belenios-tool";

  private OutsideTool() {}

  static boolean there() {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
        .anyMatch(place -> Files.isExecutable(Path.of(place, NAME)));
  }

  /** Whether it verifies the archive in a folder, where it lies under the election's name. */
  static boolean accepts(Path election) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(NAME, "election", "verify", "--dir", election.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    boolean passed = process.waitFor() == 0;
    if (!passed) {
      System.err.println(said);
    }
    return passed;
  }

  /** The same for the bytes of an archive. */
  static boolean accepts(String id, byte[] archive) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("zhiren-outside");
    Path election = Files.createDirectories(folder.resolve(id));
    Path file = election.resolve(id + ".bel");
    try {
      Files.write(file, archive);
      return accepts(election);
    } finally {
      Files.delete(file);
      Files.delete(election);
      Files.delete(folder);
    }
  }
}
