package org.zhiren.platform.shell;

import java.util.List;
import org.zhiren.explain.Text;

/**
 * What somebody has before him, told to those who can offer something for it.
 *
 * @param name what it is called
 * @param words Chinese words by which material about it is found, the most telling first
 * @param provisions identifiers of provisions that govern it, if the place knows them
 * @param precedents like cases of the department's own, within what the account may see
 */
public record Matter(
    Text name, List<String> words, List<String> provisions, List<Precedent> precedents) {

  /** Copies the lists. */
  public Matter {
    words = List.copyOf(words);
    provisions = List.copyOf(provisions);
    precedents = List.copyOf(precedents);
  }

  /**
   * A like case.
   *
   * @param what the case in one line
   * @param why in what it is like
   * @param href its page, which decides for itself who may see it
   */
  public record Precedent(Text what, Text why, String href) {}
}
