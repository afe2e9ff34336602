package org.zhiren.materials;

/**
 * How long a text is, as word processors count.
 *
 * @param words 字数: every Chinese character and every Chinese punctuation mark is one, a run of
 *     Latin letters, digits and signs without a space is one
 * @param characters all characters without spaces
 * @param charactersWithSpaces all characters and spaces, without line breaks
 * @param han Chinese characters alone
 */
public record WordCount(int words, int characters, int charactersWithSpaces, int han) {

  /** From here on, blocks hold punctuation, symbols and scripts that count one by one. */
  private static final int FIRST_COUNTED_SINGLY = 0x2000;

  private static final int FIRST_COMMON_HAN = 0x4E00;
  private static final int LAST_COMMON_HAN = 0x9FA5;

  /** Counts a text. */
  public static WordCount of(String text) {
    int words = 0;
    int characters = 0;
    int spaces = 0;
    int han = 0;
    boolean inRun = false;
    for (int i = 0; i < text.length(); ) {
      int character = text.codePointAt(i);
      i += Character.charCount(character);
      if (character >= FIRST_COMMON_HAN && character <= LAST_COMMON_HAN) {
        // Nine of ten characters: no table needs to be asked about them.
        words++;
        characters++;
        han++;
        inRun = false;
        continue;
      }
      if (Character.isWhitespace(character) || Character.isSpaceChar(character)) {
        inRun = false;
        spaces += character == '\n' || character == '\r' ? 0 : 1;
        continue;
      }
      int type = Character.getType(character);
      if (type == Character.CONTROL || type == Character.FORMAT) {
        continue;
      }
      characters++;
      if (character < FIRST_COUNTED_SINGLY) {
        words += inRun ? 0 : 1;
        inRun = true;
      } else {
        words++;
        inRun = false;
        han += Character.isIdeographic(character) ? 1 : 0;
      }
    }
    return new WordCount(words, characters, characters + spaces, han);
  }
}
