package org.zhiren.platform.roster;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.UUID;

/**
 * A way to take people out, offered wherever people are found: a roster as PDF, appointment forms
 * as an archive. Whoever implements it as a bean appears on the page of results. It reads within
 * what the acting account may see, and the record of the export is written by the caller.
 */
public interface PeopleExport {

  /** A word for addresses, for instance {@code lrmx}. */
  String key();

  /** Key of the label in {@link org.zhiren.platform.shell.Texts}. */
  String label();

  /** The media type of what is written. */
  default String mediaType() {
    return "application/octet-stream";
  }

  /** The end of the file's name, for instance {@code zip}. */
  default String extension() {
    return "bin";
  }

  /**
   * Writes these people, in this order.
   *
   * @throws IOException if the receiver has gone
   */
  void write(List<UUID> ids, OutputStream out) throws IOException;
}
