package org.zhiren.reading;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How reading is done on this machine. Begin with {@link #STANDARD}.
 *
 * @param processes how many child processes at once, 1 to 16
 * @param heapMebibytes memory for the objects of each child
 * @param documentsPerProcess after so many documents a child is replaced by a fresh one
 * @param java the program {@code java}; null takes the one that runs now
 * @param classPath the libraries of the child; empty finds them beside this class
 */
public record ReaderSettings(
    int processes,
    int heapMebibytes,
    int documentsPerProcess,
    @Nullable Path java,
    List<Path> classPath) {

  /** Two processes with 384 MiB, replaced after 2,000 documents. */
  public static final ReaderSettings STANDARD = new ReaderSettings(2, 384, 2000, null, List.of());

  /**
   * Takes a copy.
   *
   * @throws IllegalArgumentException if a number is out of range
   */
  public ReaderSettings {
    classPath = List.copyOf(classPath);
    if (processes < 1 || processes > 16 || heapMebibytes < 32 || documentsPerProcess < 1) {
      throw new IllegalArgumentException(
          "processes (%d) must be 1 to 16, heapMebibytes (%d) at least 32, documentsPerProcess (%d) at least 1."
              .formatted(processes, heapMebibytes, documentsPerProcess));
    }
  }

  /** The same with so many processes. */
  public ReaderSettings inProcesses(int count) {
    return new ReaderSettings(count, heapMebibytes, documentsPerProcess, java, classPath);
  }
}
