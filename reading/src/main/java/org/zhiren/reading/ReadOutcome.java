package org.zhiren.reading;

/** What became of a file: its text, or the reason why there is none. */
public sealed interface ReadOutcome {

  /** The name that the file was handed in with. */
  String name();

  /**
   * The file was read.
   *
   * @param document what it holds
   */
  record Read(ReadDocument document) implements ReadOutcome {
    @Override
    public String name() {
      return document.name();
    }
  }

  /**
   * The file was not read, and nothing else was harmed.
   *
   * @param name the name of the file
   * @param detected what the file is, {@link FileType#UNKNOWN} if that was not found out
   * @param reason why
   * @param detail more for those who look into it, in English, never a text of the file; may be
   *     empty
   */
  record Refused(String name, FileType detected, Refusal reason, String detail)
      implements ReadOutcome {}
}
