package org.zhiren.journeys;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** The command line beside the browser: verifies what was taken out, without the platform. */
final class Offline {

  /** The program as {@code ./zhiren} starts it: packaged before the journeys begin. */
  private static final Path PROGRAM =
      Path.of("..", "command", "target", "zhiren", "lib", "zhiren.jar");

  private Offline() {}

  /**
   * How a command ended.
   *
   * @param code its exit code
   * @param said what it wrote, both streams together
   */
  record Ended(int code, String said) {}

  /** Runs {@code ./zhiren} with these words, in a Java of its own. */
  static Ended zhiren(String... words) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dfile.encoding=UTF-8",
                "-Dstdout.encoding=UTF-8",
                "-jar",
                PROGRAM.toString()));
    command.addAll(List.of(words));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), said);
  }

  /** The parts of a zip, in its order. */
  static Map<String, byte[]> parts(Path zip) throws IOException {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    try (ZipInputStream in =
        new ZipInputStream(new ByteArrayInputStream(Files.readAllBytes(zip)))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        parts.put(entry.getName(), in.readAllBytes());
      }
    }
    return parts;
  }

  /** Writes the same zip with one bit of one part turned over, at the place in that part. */
  static Path touched(Map<String, byte[]> parts, String name, int at) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> part : parts.entrySet()) {
        byte[] content = part.getValue().clone();
        if (part.getKey().equals(name)) {
          content[at] ^= 1;
        }
        out.putNextEntry(new ZipEntry(part.getKey()));
        out.write(content);
        out.closeEntry();
      }
    }
    Path file = Files.createTempFile("touched", ".zip");
    file.toFile().deleteOnExit();
    return Files.write(file, bytes.toByteArray());
  }
}
