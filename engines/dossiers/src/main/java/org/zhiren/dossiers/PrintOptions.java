package org.zhiren.dossiers;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What a print needs to know beyond the person.
 *
 * @param asOf the day to which ages are counted where the form itself names none
 * @param fonts the fonts, best first
 * @param watermark who printed it and when, set pale across every page; nothing if empty
 */
public record PrintOptions(LocalDate asOf, PrintFonts fonts, Optional<String> watermark) {

  /** A print with the bundled font and without a watermark. */
  public static PrintOptions plain(LocalDate asOf) {
    return new PrintOptions(asOf, PrintFonts.bundled(), Optional.empty());
  }
}
