package org.zhiren.demo.papers;

import java.util.ArrayList;
import java.util.List;

/**
 * What a document says, in no format yet.
 *
 * @param title its title
 * @param paragraphs its paragraphs; one that begins with # is a heading
 * @param table rows of cells; may be empty
 */
public record Paper(String title, List<String> paragraphs, List<List<String>> table) {

  /** Takes copies. */
  public Paper {
    paragraphs = List.copyOf(paragraphs);
    table = table.stream().map(List::copyOf).toList();
  }

  /** All lines, the table's cells parted by blanks, headings without their sign. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(title);
    paragraphs.forEach(one -> lines.add(one.startsWith("#") ? one.substring(1) : one));
    table.forEach(row -> lines.add(String.join("  ", row)));
    return lines;
  }
}
