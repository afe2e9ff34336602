package org.zhiren.dossiers;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One row of an information set (信息集) of the exchange package: column code to text, in the order of
 * the file. Codes follow the GB/T 14946 family, for instance {@code A0215A} 职务名称.
 *
 * @param columns column code to value, verbatim
 */
public record InfoRow(Map<String, String> columns) {

  /** Takes a copy that keeps the order. */
  public InfoRow {
    columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
  }

  /** The value of {@code column}, or the empty text. */
  public String get(String column) {
    return columns.getOrDefault(column, "");
  }
}
