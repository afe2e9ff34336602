package org.zhiren.database;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;

/** A reason why the database cannot be used, in one line that also says what to do. */
public final class DatabaseProblem extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** What kind of problem it is, for programs that react to it. */
  public enum Kind {
    /** Another program listens on the port asked for. */
    PORT_TAKEN,
    /** The disk has no room left. */
    DISK_FULL,
    /** The data folder is incomplete or damaged. */
    BROKEN_DATA,
    /** The data folder was made by another major version of PostgreSQL. */
    WRONG_VERSION,
    /** The operating system refuses what is needed. */
    NO_PERMISSION,
    /** Another server uses the data folder. */
    IN_USE,
    /** There are no PostgreSQL programs for this operating system and processor. */
    UNSUPPORTED_PLATFORM,
    /** The server ended or did not answer while it was starting. */
    START_FAILED,
    /** A database cannot be reached or refuses the login. */
    UNREACHABLE,
    /** A backup is incomplete, damaged or does not fit. */
    BROKEN_BACKUP,
    /** Something is already where a restore should write. */
    NOT_EMPTY
  }

  private final Kind kind;
  private final Text text;

  DatabaseProblem(Kind kind, Text text) {
    this(kind, text, null);
  }

  DatabaseProblem(Kind kind, Text text, @Nullable Throwable cause) {
    super(text.en(), cause);
    this.kind = kind;
    this.text = text;
  }

  /** What kind of problem it is. */
  public Kind kind() {
    return kind;
  }

  /** The one line for people, with the remedy. */
  public Text text() {
    return text;
  }

  @Override
  public String getLocalizedMessage() {
    return text.in(Locale.getDefault());
  }
}
