package org.zhiren.materials.cleaning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.zhiren.materials.Span;

/**
 * A text with what was taken out of it. Both together are the original, to the last unit.
 *
 * @param original the text as it came
 * @param removals what was taken out, in order, without overlaps
 */
public record Cleaning(String original, List<Removal> removals) {

  /**
   * Checks that the removals are in order and say what the original says.
   *
   * @throws IllegalArgumentException if they do not
   */
  public Cleaning {
    removals = List.copyOf(removals);
    int end = 0;
    for (Removal removal : removals) {
      Span place = removal.place();
      if (place.start() < end
          || place.end() > original.length()
          || !place.in(original).equals(removal.text())) {
        throw new IllegalArgumentException(
            "A removal does not fit the text: place (%s), text (%s)."
                .formatted(place, removal.text()));
      }
      end = place.end();
    }
  }

  /** The text without what was taken out. */
  public String text() {
    StringBuilder text = new StringBuilder(original.length());
    int from = 0;
    for (Removal removal : removals) {
      text.append(original, from, removal.place().start());
      from = removal.place().end();
    }
    return text.append(original, from, original.length()).toString();
  }

  /** Where the place of a removal is in the cleaned text. */
  public int positionOf(Removal removal) {
    int before = 0;
    for (Removal other : removals) {
      if (other.place().start() >= removal.place().start()) {
        break;
      }
      before += other.place().length();
    }
    return removal.place().start() - before;
  }

  /** The same with one removal put back. */
  public Cleaning putBack(Removal removal) {
    List<Removal> others = new ArrayList<>(removals);
    others.remove(removal);
    return new Cleaning(original, others);
  }

  /** The same with one more stretch taken out, for instance by hand. */
  public Cleaning take(Span place, Removal.Rule rule) {
    List<Removal> more = new ArrayList<>(removals);
    more.removeIf(removal -> removal.place().overlaps(place));
    more.add(new Removal(place, place.in(original), rule, List.of()));
    more.sort(Comparator.comparing(Removal::place));
    return new Cleaning(original, more);
  }

  /** How much was taken out, in UTF-16 units. */
  public int removedLength() {
    return removals.stream().mapToInt(removal -> removal.place().length()).sum();
  }

  /**
   * Rebuilds a cleaning from what is kept of it elsewhere: the cleaned text and the removals.
   *
   * @param cleaned the text without the removals
   * @param removals what was taken out, with the places in the original
   * @throws IllegalArgumentException if the places do not fit into each other
   */
  public static Cleaning rebuilt(String cleaned, List<Removal> removals) {
    StringBuilder original = new StringBuilder();
    int from = 0;
    for (Removal removal :
        removals.stream().sorted(Comparator.comparing(Removal::place)).toList()) {
      int kept = removal.place().start() - original.length();
      if (kept < 0 || from + kept > cleaned.length()) {
        throw new IllegalArgumentException(
            "A removal does not fit the text: place (%s).".formatted(removal.place()));
      }
      original.append(cleaned, from, from + kept).append(removal.text());
      from += kept;
    }
    original.append(cleaned, from, cleaned.length());
    return new Cleaning(
        original.toString(),
        removals.stream().sorted(Comparator.comparing(Removal::place)).toList());
  }
}
