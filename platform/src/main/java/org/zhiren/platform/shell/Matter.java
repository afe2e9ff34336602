package org.zhiren.platform.shell;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;

/**
 * What somebody has before him, told to those who can offer something for it.
 *
 * @param name what it is called
 * @param words Chinese words by which material about it is found, the most telling first
 * @param provisions identifiers of provisions that govern it, the most telling first; none if the
 *     place knows none
 * @param precedents like cases of the department's own, within what the account may see
 * @param suggestions what the data on file give cause to think of; empty where they are too few
 */
public record Matter(
    Text name,
    List<String> words,
    List<String> provisions,
    List<Precedent> precedents,
    List<Suggestion> suggestions) {

  /** Copies the lists. */
  public Matter {
    words = List.copyOf(words);
    provisions = List.copyOf(provisions);
    precedents = List.copyOf(precedents);
    suggestions = List.copyOf(suggestions);
  }

  /**
   * A like case.
   *
   * @param what the case in one line
   * @param why in what it is like
   * @param href its page, which decides for itself who may see it
   */
  public record Precedent(Text what, Text why, String href) {}

  /**
   * Something to think of. It informs whoever works on the matter and decides nothing; it never
   * speaks about the worth of a person.
   *
   * @param what what to think of, with the figures
   * @param why why it is offered here
   * @param source the records, or the provision, it was read from
   * @param href where there is more; {@code null} if this is all
   */
  public record Suggestion(Text what, Text why, Text source, @Nullable String href) {}
}
