package org.zhiren.reading;

/**
 * A part of a document, in the order of reading.
 *
 * @param kind what it is
 * @param level of a heading 1 (highest) to 9, otherwise 0
 * @param page the page, sheet or slide it begins on, from 1; 0 if the format has none
 * @param text its text; a table has one row a line and a tab between its cells
 */
public record Part(Kind kind, int level, int page, String text) {

  /** Kinds of parts. */
  public enum Kind {
    /** A heading, by its style; the name of a sheet, the title of a slide. */
    HEADING,
    /** A paragraph or a line. */
    PARAGRAPH,
    /** A table. */
    TABLE,
    /** A foot- or endnote, or the notes below a slide. */
    NOTE,
    /** What stands at the head or foot of every page, once. */
    MARGIN,
    /** A remark of a reviewer; no part of the text. */
    COMMENT
  }
}
