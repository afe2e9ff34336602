package org.zhiren.platform.roster;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.UUID;
import org.zhiren.explain.Text;

/**
 * A way to take people out as a file: 名册, appointment forms, workbook. Each is a bean; pages that
 * show a list of people offer all of them. An export writes only what the acting account may see,
 * wants a stated purpose, and records what went out.
 */
public interface PeopleExport {

  /** Short name in addresses, unique among the exports, for instance {@code register-pdf}. */
  String key();

  /** What the button says. */
  Text label();

  /** The name of the file without its end. */
  default String fileName() {
    return label().zh();
  }

  /** The end of the file's name without the dot, for instance {@code xlsx}. */
  String extension();

  /** The media type of the file. */
  String mediaType();

  /**
   * Writes the file.
   *
   * @param ids the people in the order of the list; those who may not be seen are left out
   * @param out where to; not closed
   * @throws org.zhiren.platform.shell.InvalidInput if no purpose has been stated
   */
  void write(List<UUID> ids, OutputStream out) throws IOException;
}
