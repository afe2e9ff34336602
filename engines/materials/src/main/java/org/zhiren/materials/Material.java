package org.zhiren.materials;

import java.util.Set;

/**
 * One document of the library, as it is indexed.
 *
 * @param id the caller's name for it; putting it again replaces it
 * @param text the cleaned text, the title included if the document shows it
 * @param particulars what the document says about itself
 * @param source where it came from: a folder, a collection, a catalogue; may be empty
 * @param labels who may see it: a search with access to any of them finds it
 */
public record Material(
    String id, String text, Particulars particulars, String source, Set<String> labels) {

  /**
   * Takes a copy of the labels.
   *
   * @throws IllegalArgumentException if the id is blank
   */
  public Material {
    labels = Set.copyOf(labels);
    if (id.isBlank()) {
      throw new IllegalArgumentException("A material needs an id; it was (%s).".formatted(id));
    }
  }

  /** A document of which only title and text are known, open to searches without labels. */
  public static Material of(String id, String title, String text) {
    return new Material(id, text, Particulars.titled(title), "", Set.of());
  }

  /** The title. */
  public String title() {
    return particulars.title();
  }

  /** The same with these particulars. */
  public Material described(Particulars other) {
    return new Material(id, text, other, source, labels);
  }

  /** The same from this source. */
  public Material from(String place) {
    return new Material(id, text, particulars, place, labels);
  }

  /** The same under these labels. */
  public Material labelled(Set<String> others) {
    return new Material(id, text, particulars, source, others);
  }
}
