package org.zhiren.dossiers;

/**
 * How much a reader takes from a file before it refuses. The usual limits follow the import
 * hardening of Zhiren: 50 MB an entry, unpacked size and count checked while unpacking, pixel
 * floods refused.
 *
 * @param fileBytes the largest file, and the largest single entry of an archive
 * @param unpackedBytes the largest sum of all entries of an archive
 * @param entries the most entries of an archive
 * @param ratio the largest ratio of unpacked to packed bytes, applied above one megabyte
 * @param photoBytes the largest photo
 * @param photoPixels the most pixels of a photo (width × height)
 * @param depth the deepest nesting of elements
 * @param persons the most persons of one file
 */
public record Limits(
    int fileBytes,
    long unpackedBytes,
    int entries,
    int ratio,
    int photoBytes,
    long photoPixels,
    int depth,
    int persons) {

  private static final int MEGABYTE = 1 << 20;

  /** Checks that every limit is positive. */
  public Limits {
    if (fileBytes <= 0
        || unpackedBytes <= 0
        || entries <= 0
        || ratio <= 0
        || photoBytes <= 0
        || photoPixels <= 0
        || depth <= 0
        || persons <= 0) {
      throw new IllegalArgumentException(
          "Every limit must be positive: fileBytes (%d), unpackedBytes (%d), entries (%d), ratio (%d),"
                  .formatted(fileBytes, unpackedBytes, entries, ratio)
              + " photoBytes (%d), photoPixels (%d), depth (%d), persons (%d)."
                  .formatted(photoBytes, photoPixels, depth, persons));
    }
  }

  /** The usual limits: a department's package with a hundred thousand files still fits. */
  public static Limits usual() {
    return new Limits(
        50 * MEGABYTE, 2048L * MEGABYTE, 100_000, 200, 10 * MEGABYTE, 40_000_000, 32, 100_000);
  }
}
