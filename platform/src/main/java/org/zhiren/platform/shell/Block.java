package org.zhiren.platform.shell;

import java.util.List;

/**
 * One block of the workbench.
 *
 * @param order place: what is due first, figures later
 * @param title key of the title in {@link Texts}
 * @param href the list behind the block
 * @param lines what it says, most urgent first; a block without lines is left out
 */
public record Block(int order, String title, String href, List<Line> lines) {

  /** Copies the lines. */
  public Block {
    lines = List.copyOf(lines);
  }

  /**
   * One line: a figure or a thing to do.
   *
   * @param label what it is, in the language of the page
   * @param value the figure or date, already formatted
   * @param href the list or form that produces it
   * @param state {@code good}, {@code attention}, {@code late}, {@code neutral} or an empty string
   */
  public record Line(String label, String value, String href, String state) {}
}
