package org.zhiren.materials.search;

import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.ScoreDoc;
import org.jspecify.annotations.Nullable;

/**
 * Where a page begins, as text that travels: {@code e} or {@code r} (to the letter or nearest),
 * then {@code s} with score and document, {@code d} with day and document, or {@code n} with a
 * number of hits to leave out. A cursor that is not one begins at the front.
 */
record Cursor(boolean ranked, @Nullable ScoreDoc after, int skip) {

  private static final Cursor FRONT = new Cursor(false, null, 0);

  static Cursor read(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return FRONT;
    }
    String[] parts = text.split("-", 4);
    try {
      boolean ranked = parts[0].equals("r");
      return switch (parts[1]) {
        case "s" ->
            new Cursor(
                ranked,
                new ScoreDoc(
                    Integer.parseInt(parts[3]),
                    Float.intBitsToFloat(Integer.parseUnsignedInt(parts[2], 16))),
                0);
        case "d" ->
            new Cursor(
                ranked,
                new FieldDoc(
                    Integer.parseInt(parts[3]),
                    Float.NaN,
                    new Object[] {Integer.parseUnsignedInt(parts[2], 16)}),
                0);
        case "n" -> new Cursor(ranked, null, Integer.parseInt(parts[2]));
        default -> FRONT;
      };
    } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
      return FRONT;
    }
  }

  static String after(boolean ranked, ScoreDoc last) {
    String mode = ranked ? "r" : "e";
    return last instanceof FieldDoc field
        ? "%s-d-%s-%d".formatted(mode, Integer.toHexString((Integer) field.fields[0]), last.doc)
        : "%s-s-%s-%d"
            .formatted(mode, Integer.toHexString(Float.floatToIntBits(last.score)), last.doc);
  }

  static String skipping(boolean ranked, int hits) {
    return "%s-n-%d".formatted(ranked ? "r" : "e", hits);
  }
}
