package org.zhiren.dossiers;

import java.util.List;

/**
 * A file ready to be stored.
 *
 * @param bytes the whole file
 * @param findings what did not fit or has no place in the format, in the order of the form
 */
@SuppressWarnings("ArrayRecordComponent") // a file of megabytes, handed over once
public record Written(byte[] bytes, List<Finding> findings) {

  /** Takes a copy of the list; the bytes are handed over. */
  public Written {
    findings = List.copyOf(findings);
  }
}
