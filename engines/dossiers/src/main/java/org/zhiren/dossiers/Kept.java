package org.zhiren.dossiers;

/**
 * Something in a file that the model has no place for. It is carried along and written back into
 * the same kind of file, so that reading and writing loses nothing.
 *
 * @param origin where it stood
 * @param name the element name, {@code element@attribute}, or the number of the field
 * @param content the text; for an element its whole XML, tags included
 */
public record Kept(Origin origin, String name, String content) {

  /** The kind of place in a file. */
  public enum Origin {
    /** An unknown or repeated element of an {@code .lrmx} file. */
    LRMX_ELEMENT,
    /** An attribute in an {@code .lrmx} file; the format defines none. */
    LRMX_ATTRIBUTE,
    /**
     * A field of an {@code .lrm} record that should be empty, or one after the last known field.
     */
    LRM_FIELD
  }
}
