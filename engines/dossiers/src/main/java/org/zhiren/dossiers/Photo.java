package org.zhiren.dossiers;

import java.util.Arrays;

/**
 * The photo as the bytes of its image file, never re-encoded.
 *
 * <p>The type is told from the first bytes, whatever the file's name says.
 */
public final class Photo {

  /** The image formats that occur in the field's files. */
  public enum Type {
    /** JPEG, the usual one. */
    JPEG("jpg"),
    /** PNG. */
    PNG("png"),
    /** Windows bitmap, from old {@code .pic} files. */
    BMP("bmp"),
    /** GIF. */
    GIF("gif"),
    /** None of these: kept, but it cannot be printed. */
    UNKNOWN("bin");

    private final String extension;

    Type(String extension) {
      this.extension = extension;
    }

    /** The usual end of a file name, without the dot. */
    public String extension() {
      return extension;
    }
  }

  private final byte[] bytes;

  /** Takes a copy of {@code bytes}, the whole image file. */
  public Photo(byte[] bytes) {
    this.bytes = bytes.clone();
  }

  /** A copy of the image file. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** The size of the image file in bytes. */
  public int sizeBytes() {
    return bytes.length;
  }

  /** What the first bytes say. */
  public Type type() {
    if (startsWith(0xFF, 0xD8, 0xFF)) {
      return Type.JPEG;
    }
    if (startsWith(0x89, 'P', 'N', 'G')) {
      return Type.PNG;
    }
    if (startsWith('G', 'I', 'F', '8')) {
      return Type.GIF;
    }
    return startsWith('B', 'M') ? Type.BMP : Type.UNKNOWN;
  }

  private boolean startsWith(int... first) {
    if (bytes.length < first.length) {
      return false;
    }
    for (int i = 0; i < first.length; i++) {
      if ((bytes[i] & 0xFF) != first[i]) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Photo photo && Arrays.equals(bytes, photo.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "Photo[%s, %d bytes]".formatted(type(), bytes.length);
  }
}
