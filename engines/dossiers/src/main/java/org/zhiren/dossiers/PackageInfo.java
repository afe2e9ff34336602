package org.zhiren.dossiers;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The frame of an exchange package (HZB 通用格式): everything in it that belongs to no single person.
 *
 * @param nodes the entries of {@code gwyinfo.xml}: type, time, dataversion, B0101 …, in their order
 * @param units the rows of set B01, one for each body
 * @param otherRows rows that belong to nobody in the package, by name of the set
 * @param otherFiles entries that are neither tables nor anybody's photo, by name
 */
public record PackageInfo(
    Map<String, String> nodes,
    List<InfoRow> units,
    Map<String, List<InfoRow>> otherRows,
    Map<String, Photo> otherFiles) {

  /** Takes copies that keep the order. */
  public PackageInfo {
    nodes = Collections.unmodifiableMap(new LinkedHashMap<>(nodes));
    units = List.copyOf(units);
    otherRows = Collections.unmodifiableMap(new LinkedHashMap<>(otherRows));
    otherFiles = Collections.unmodifiableMap(new LinkedHashMap<>(otherFiles));
  }

  /** The frame of a package in the 通用格式 (type 23, data version 201811) without organisations. */
  public static PackageInfo general() {
    Map<String, String> nodes = new LinkedHashMap<>();
    nodes.put("type", "23");
    nodes.put("dataversion", "201811");
    return new PackageInfo(nodes, List.of(), Map.of(), Map.of());
  }
}
