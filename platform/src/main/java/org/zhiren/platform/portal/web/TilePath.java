package org.zhiren.platform.portal.web;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.zhiren.platform.records.PublicLog;

/**
 * Address of a tile in C2SP tlog-tiles: the number in groups of three digits, all but the last with
 * an {@code x} before it ({@code x001/x234/067}), and {@code .p/5} behind it for the first five
 * hashes of a tile that is not full yet.
 *
 * @param width how many hashes
 */
record TilePath(int level, long index, int width) {

  private static final Pattern PATH =
      Pattern.compile("/((?:x\\d{3}/){0,4}\\d{3})(?:\\.p/([1-9]\\d{0,2}))?");

  static Optional<TilePath> read(String level, String path) {
    Matcher parts = PATH.matcher(path);
    if (!level.matches("\\d") || !parts.matches()) {
      return Optional.empty();
    }
    long index = Long.parseLong(parts.group(1).replaceAll("[x/]", ""));
    int width = parts.group(2) == null ? PublicLog.TILE : Integer.parseInt(parts.group(2));
    boolean shortest = !parts.group(1).startsWith("x000/");
    return shortest && (parts.group(2) == null || width < PublicLog.TILE)
        ? Optional.of(new TilePath(Integer.parseInt(level), index, width))
        : Optional.empty();
  }
}
