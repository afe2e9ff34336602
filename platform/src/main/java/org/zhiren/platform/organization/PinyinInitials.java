package org.zhiren.platform.organization;

import java.nio.charset.Charset;
import java.util.Locale;

/**
 * First letters of the pinyin of a name, for quick search: 组织部 → {@code zzb}.
 *
 * <p>Method: the 3,755 characters of level 1 of GB 2312-80 are arranged by pinyin, so that a table
 * of 23 boundaries gives the initial. Characters beyond level 1 are left out, and a character with
 * several readings counts with the one under which the standard lists it (行 is {@code x}).
 */
public final class PinyinInitials {

  private static final Charset GB2312 = Charset.forName("GB2312");
  private static final String LETTERS = "abcdefghjklmnopqrstwxyz";

  /** First code of each letter of {@link #LETTERS}; the last value is the end of level 1. */
  private static final int[] BEGINS = {
    0xB0A1, 0xB0C5, 0xB2C1, 0xB4EE, 0xB6EA, 0xB7A2, 0xB8C1, 0xB9FE, 0xBBF7, 0xBFA6, 0xC0AC, 0xC2E8,
    0xC4C3, 0xC5B6, 0xC5BE, 0xC6DA, 0xC8BB, 0xC8F6, 0xCBFA, 0xCDDA, 0xCEF4, 0xD1B9, 0xD4D1, 0xD7FA
  };

  private PinyinInitials() {}

  /** The initials in lower case; ASCII letters and digits stay. */
  public static String of(String name) {
    StringBuilder initials = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char letter = name.charAt(i);
      if (letter < 0x80) {
        if (Character.isLetterOrDigit(letter)) {
          initials.append(letter);
        }
        continue;
      }
      byte[] bytes = String.valueOf(letter).getBytes(GB2312);
      if (bytes.length == 2) {
        int code = (bytes[0] & 0xFF) << 8 | (bytes[1] & 0xFF);
        for (int at = LETTERS.length() - 1; at >= 0; at--) {
          if (code >= BEGINS[at] && code < BEGINS[at + 1]) {
            initials.append(LETTERS.charAt(at));
            break;
          }
        }
      }
    }
    return initials.toString().toLowerCase(Locale.ROOT);
  }
}
