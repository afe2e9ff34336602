package org.zhiren.platform.roster.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A cell of a table of facts.
 *
 * @param text what it says, never empty
 * @param look {@code z-date}, {@code z-number}, {@code z-code} or an empty string
 * @param chinese whether it is a word of the file, which may be Chinese whatever the language of
 *     the page
 * @param href where it leads; {@code null} if nowhere
 * @param tags words beside it, each with the state of its tag
 */
public record FactCell(
    String text, String look, boolean chinese, @Nullable String href, List<Tag> tags) {

  /** Copies the tags. */
  public FactCell {
    tags = List.copyOf(tags);
  }

  /** A word with a state: {@code info}, {@code attention} … */
  public record Tag(String text, String state) {}
}
