package org.zhiren.materials.search;

import org.apache.lucene.document.FieldType;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.util.BytesRef;

/** Names and types of the fields of the index, and how characters become terms. */
final class Fields {

  static final String ID = "id";

  /** Bigrams of title and text with positions: every string of two or more characters. */
  static final String TEXT = "text";

  /** Single characters of title and text with their frequencies: one character, and ranking. */
  static final String CHARACTERS = "char";

  /** Strings made of common pairs alone, with their frequencies, see {@link CommonStrings}. */
  static final String COMMON = "common";

  static final String TITLE = "title";
  static final String ORGAN = "organ";
  static final String NUMBER = "number";
  static final String DATE = "date";
  static final String LABEL = "label";
  static final String CLUSTER = "cluster";
  static final String BODY = "body";

  /** What lists show, see {@link Listed}. */
  static final String LISTED = "listed";

  /** Between title and text: wider than any gap of a pattern, so that nothing matches across. */
  static final int GAP = 1000;

  /** Follows the last character, so that every character begins a bigram. */
  static final char END = '\uFFFF';

  static final FieldType POSITIONS = new FieldType();
  static final FieldType FREQUENCIES = new FieldType();

  /** Frequencies that nobody ranks by. */
  static final FieldType LISTS = new FieldType();

  static {
    POSITIONS.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);
    POSITIONS.setTokenized(true);
    POSITIONS.freeze();
    FREQUENCIES.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
    FREQUENCIES.setTokenized(true);
    FREQUENCIES.freeze();
    LISTS.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
    LISTS.setTokenized(true);
    LISTS.setOmitNorms(true);
    LISTS.freeze();
  }

  private Fields() {}

  /**
   * The term of a few characters: their UTF-16 units, high byte first. Two bytes a character
   * instead of three of UTF-8, and a prefix of characters is a prefix of bytes.
   */
  static BytesRef term(CharSequence characters) {
    byte[] bytes = new byte[characters.length() * 2];
    for (int i = 0; i < characters.length(); i++) {
      char unit = characters.charAt(i);
      bytes[2 * i] = (byte) (unit >> 8);
      bytes[2 * i + 1] = (byte) unit;
    }
    return new BytesRef(bytes);
  }
}
