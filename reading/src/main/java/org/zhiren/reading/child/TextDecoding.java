package org.zhiren.reading.child;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Bytes of unknown encoding as text: by the byte order mark; UTF-16 without one by its zero bytes
 * or by the blocks of its characters; UTF-8 if it is; else GB18030 or Big5, whichever yields more
 * of the characters that Chinese uses most.
 */
final class TextDecoding {

  static final Charset GB18030 = Charset.forName("GB18030");
  private static final Charset BIG5 = Charset.forName("Big5-HKSCS");
  private static final int SAMPLE = 1 << 14;

  /** The most frequent characters of modern Chinese, simplified and traditional. */
  private static final String FREQUENT =
      "的一是在不了有和人这這中大为為上个個国國我以要他时時来來用们們生到作地于於出就分对對成会會可主发發年动動同工也能下过過"
          + "子说說产產种種面而方后後定行学學法所民得经經十三之进進着著等部度家电電力里裡如水化高自二理起小物现現实實加量都两兩体體制"
          + "机機当當使点點从從业業本去把性好应應开開它合还還因由其些然前外天政四日那社义義事平形相全表间間样樣与與关關各重新线線"
          + "内內数數正心反你明看原又么麼利比或但质質气氣第向道命此变變条條只没沒结結解问問意建月公无無系军軍很情者最立代想已通并並"
          + "提直题題党黨程展五果料象员員革位入常文总總次品式活设設及管特件长長求老头頭基资資边邊流路级級少图圖山统統接知较較将將组組"
          + "见見计計别別她手角期根论論运運农農指几幾九区區强強放决決西被干做必战戰先回则則任取据據处處理府委书書记記县縣市省州，。、：；";

  private TextDecoding() {}

  /**
   * A text.
   *
   * @param charset the encoding it was read with
   * @param exact whether every byte was understood; � stands for the rest
   */
  record Decoded(String text, Charset charset, boolean exact) {
    /** Whether a character has two bytes, zero bytes among them. */
    boolean wide() {
      return charset.name().startsWith("UTF-16");
    }
  }

  static Decoded decode(byte[] bytes) {
    if (Detection.starts(bytes, 0xEF, 0xBB, 0xBF)) {
      return with(bytes, 3, StandardCharsets.UTF_8);
    }
    if (Detection.starts(bytes, 0xFF, 0xFE)) {
      return with(bytes, 2, StandardCharsets.UTF_16LE);
    }
    if (Detection.starts(bytes, 0xFE, 0xFF)) {
      return with(bytes, 2, StandardCharsets.UTF_16BE);
    }
    Charset wide = wide(bytes);
    if (wide != null) {
      return with(bytes, 0, wide);
    }
    // The end of a sample may cut a character in two.
    if (valid(bytes, StandardCharsets.UTF_8)) {
      return with(bytes, 0, StandardCharsets.UTF_8);
    }
    return with(bytes, 0, chinese(bytes));
  }

  /** Decodes with a named encoding if there is such a one, else by the bytes. */
  static Decoded decode(byte[] bytes, @Nullable String name) {
    Charset charset = named(name);
    if (charset == null) {
      return decode(bytes);
    }
    Decoded decoded = with(bytes, 0, charset);
    return decoded.exact() ? decoded : decode(bytes);
  }

  /** GB2312 and GBK are parts of GB18030, and writers say the one and mean the other. */
  static @Nullable Charset named(@Nullable String name) {
    if (name == null || name.isBlank()) {
      return null;
    }
    String bare = name.strip().replaceAll("[\"']", "");
    if (bare.matches("(?i)gb[_-]?2312.*|gbk|x-gbk|cp936|ms936|gb[_-]?18030|hz-gb-2312")) {
      return GB18030;
    }
    try {
      return bare.equalsIgnoreCase("big5") ? BIG5 : Charset.forName(bare);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  static Decoded with(byte[] bytes, int skip, Charset charset) {
    CharsetDecoder strict =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    try {
      return new Decoded(
          strict.decode(ByteBuffer.wrap(bytes, skip, bytes.length - skip)).toString(),
          charset,
          true);
    } catch (CharacterCodingException e) {
      return new Decoded(new String(bytes, skip, bytes.length - skip, charset), charset, false);
    }
  }

  /** Whether the bytes are such an encoding, but for a character cut at the end. */
  private static boolean valid(byte[] bytes, Charset charset) {
    CharsetDecoder strict =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(1 << 13);
    while (true) {
      CoderResult result = strict.decode(in, out, false);
      if (result.isError()) {
        return false;
      }
      if (result.isUnderflow()) {
        return in.remaining() < 4;
      }
      out.clear();
    }
  }

  private static @Nullable Charset wide(byte[] bytes) {
    int pairs = Math.min(bytes.length, SAMPLE) / 2;
    if (pairs < 4 || (bytes.length % 2 != 0 && bytes.length < SAMPLE)) {
      return null;
    }
    int little = 0;
    int big = 0;
    for (int i = 0; i < pairs; i++) {
      little += plain((bytes[2 * i + 1] & 0xFF) << 8 | (bytes[2 * i] & 0xFF)) ? 1 : 0;
      big += plain((bytes[2 * i] & 0xFF) << 8 | (bytes[2 * i + 1] & 0xFF)) ? 1 : 0;
    }
    boolean zeros = false;
    for (int i = 0; i < 2 * pairs; i++) {
      zeros |= bytes[i] == 0;
    }
    // Bytes of GBK or UTF-8 may look like rare characters, but then hold no zero.
    if (!zeros || Math.max(little, big) < pairs * 9 / 10) {
      return null;
    }
    return little >= big ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
  }

  /** Characters of Chinese and English text. */
  private static boolean plain(int c) {
    return (c >= 0x20 && c < 0x7F)
        || c == '\n'
        || c == '\r'
        || c == '\t'
        || (c >= 0x4E00 && c < 0x9FFF)
        || (c >= 0x3000 && c < 0x3040)
        || (c >= 0xFF00 && c < 0xFFF0)
        || (c >= 0x2010 && c < 0x2030);
  }

  private static Charset chinese(byte[] bytes) {
    byte[] sample = bytes.length <= SAMPLE ? bytes : Arrays.copyOf(bytes, SAMPLE);
    return frequent(sample, BIG5) > frequent(sample, GB18030) ? BIG5 : GB18030;
  }

  private static int frequent(byte[] sample, Charset charset) {
    int count = 0;
    String text = new String(sample, charset);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c > 0x7F) {
        count += FREQUENT.indexOf(c) >= 0 ? 2 : c == '\uFFFD' ? -4 : 0;
      }
    }
    return count;
  }
}
