package org.zhiren.materials.cleaning;

import java.util.List;
import org.zhiren.explain.Text;
import org.zhiren.materials.Labelled;
import org.zhiren.materials.Span;

/**
 * Something that was taken out of a text.
 *
 * @param place where it lay in the original
 * @param text what it was
 * @param rule why it was taken out
 * @param signs the words that gave it away, as they stand in the text
 */
public record Removal(Span place, String text, Rule rule, List<String> signs) {

  /** Takes a copy. */
  public Removal {
    signs = List.copyOf(signs);
  }

  /** Why something is taken out. */
  public enum Rule implements Labelled {
    /** Offers, requests to get in touch, praise of a seller. */
    ADVERTISEMENT(Text.of("广告", "advertisement")),
    /** Marks that a download service leaves: ##paidend##. */
    MARKER(Text.of("下载站标记", "marker of a download service")),
    /**
     * A sentence that many documents of the collection have at their end, with a sign of selling.
     */
    RECURRING(Text.of("反复出现的附加语", "recurring addition")),
    /** A line that is a page number. */
    PAGE_NUMBER(Text.of("页码", "page number")),
    /** Links and buttons of the web page from which the text was copied. */
    WEB_PAGE(Text.of("网页附件", "furniture of a web page"));

    private final Text label;

    Rule(Text label) {
      this.label = label;
    }

    @Override
    public String code() {
      return name();
    }

    @Override
    public Text label() {
      return label;
    }
  }
}
