package org.zhiren.materials.search;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Readings of Chinese characters, without tones; ü is written u, as the table and most users do.
 */
final class Pinyin {

  private static final Map<Character, List<String>> READINGS = table();

  private Pinyin() {}

  /** The readings of a character, the commonest first; empty if it has none. */
  static List<String> of(char character) {
    return READINGS.getOrDefault(character, List.of());
  }

  private static Map<Character, List<String>> table() {
    Map<Character, List<String>> readings = new HashMap<>(1 << 15);
    try (InputStream in =
            Objects.requireNonNull(Pinyin.class.getResourceAsStream("pinyin.txt"), "pinyin.txt");
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("#")) {
          continue;
        }
        int blank = line.indexOf(' ');
        List<String> only = List.of(line.substring(0, blank));
        for (char character : line.substring(blank + 1).toCharArray()) {
          readings.merge(
              character,
              only,
              (first, more) -> {
                List<String> both = new ArrayList<>(first);
                both.addAll(more);
                return List.copyOf(both);
              });
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The table of readings in this program cannot be read.", e);
    }
    return Map.copyOf(readings);
  }
}
