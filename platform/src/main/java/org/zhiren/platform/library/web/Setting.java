package org.zhiren.platform.library.web;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.zhiren.materials.search.SearchResult;
import org.zhiren.platform.library.LawText;
import org.zhiren.platform.library.Shown;

/** How the paragraphs of a document are set on the reading page: title, heading, body. */
public final class Setting {

  private Setting() {}

  /**
   * The class of a paragraph in the style sheet; {@code null} for plain body text.
   *
   * @param title the document's title; a text that begins with it repeats it as its heading
   * @param outline the headings of the text
   * @param paragraph the paragraph
   */
  public static @Nullable String of(
      String title, List<LawText.Heading> outline, Shown.Paragraph paragraph) {
    String words =
        paragraph.pieces().stream().map(Shown.Piece::words).collect(Collectors.joining()).strip();
    if (paragraph.at() == 0 && !words.isEmpty() && title.strip().endsWith(words)) {
      return "l-title";
    }
    // An article whose text follows in the same paragraph stands in the outline, but is body text.
    boolean heads =
        outline.stream()
            .anyMatch(
                heading -> heading.at() == paragraph.at() && heading.words().strip().equals(words));
    return heads ? "l-heading" : null;
  }

  /** What follows a part of a text that stops in the middle of a sentence: dots, or nothing. */
  public static String more(SearchResult.Snippet part) {
    String words = part.text().strip();
    return !part.goesOn()
            || words.isEmpty()
            || "。！？；!?;”）".indexOf(words.charAt(words.length() - 1)) >= 0
        ? ""
        : "……";
  }
}
