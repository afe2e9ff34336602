package org.zhiren.materials;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Real texts that are not shipped. */
public final class References {

  private References() {}

  /**
   * A file of the folder in the system property {@code zhiren.materials.references}; the test is
   * skipped where the folder is absent.
   */
  public static Path external(String name) {
    Path file = Path.of(System.getProperty("zhiren.materials.references", ""), name);
    Assumptions.assumeTrue(
        Files.exists(file),
        () -> "Skipped: no " + file + "; name the folder with -Dzhiren.materials.references=");
    return file;
  }
}
