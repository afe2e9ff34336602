package org.zhiren.dossiers;

import java.io.Serial;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;

/**
 * A file cannot be read or a dossier cannot be written. It is the only exception that input,
 * however hostile, can cause; its text says what is wrong and what may help, in Chinese and
 * English.
 */
public final class DossierProblem extends Exception {

  @Serial private static final long serialVersionUID = 1L;

  /** Why. */
  public enum Kind {
    /** The bytes are not what the format asks for. */
    BROKEN,
    /** The file is larger, deeper or fuller than the limits allow. */
    TOO_LARGE,
    /** The file tries something that no honest file does: an entity, a path out of the archive. */
    HOSTILE,
    /** The container is protected; only open ones are read. */
    PROTECTED,
    /** Not one of the formats that are known here. */
    UNKNOWN_FORMAT,
    /** The file cannot be opened, or its place cannot be written to. */
    UNREACHABLE,
    /** The target format has no way to hold a value. */
    CANNOT_HOLD
  }

  private final Kind kind;
  private final String file;
  private final transient Text reason;

  DossierProblem(Kind kind, String file, Text reason) {
    this(kind, file, reason, null);
  }

  DossierProblem(Kind kind, String file, Text reason, @Nullable Throwable cause) {
    super(file + ": " + reason.en(), cause);
    this.kind = kind;
    this.file = file;
    this.reason = reason;
  }

  /** Why. */
  public Kind kind() {
    return kind;
  }

  /** The file, or archive and entry. */
  public String file() {
    return file;
  }

  /** What is wrong and what may help. */
  public Text reason() {
    return reason;
  }

  /** One line in the language of {@code locale}. */
  public String in(Locale locale) {
    return file + ": " + reason.in(locale);
  }
}
