package org.zhiren.materials.search;

import java.util.Locale;
import org.zhiren.explain.Text;
import org.zhiren.materials.Kind;
import org.zhiren.materials.Labelled;
import org.zhiren.materials.Level;
import org.zhiren.materials.Topic;

/** A property by which results are counted and narrowed. */
public enum Facet {
  /** What the document is for; values are the codes of {@link Kind}. */
  KIND(Text.of("种类", "kind")),
  /** How high the organ stands; values are the codes of {@link Level}. */
  LEVEL(Text.of("层级", "level")),
  /** The issuing organ, as written. */
  ORGAN(Text.of("机关", "organ")),
  /** What it is about; values are the codes of {@link Topic}. */
  TOPIC(Text.of("主题", "topic")),
  /** Where it came from. */
  SOURCE(Text.of("来源", "source")),
  /** The year of its date. */
  YEAR(Text.of("年份", "year"));

  private final Text label;

  Facet(Text label) {
    this.label = label;
  }

  /** The values that have codes and labels; the others stand for themselves. */
  private Labelled[] coded() {
    return switch (this) {
      case KIND -> Kind.values();
      case LEVEL -> Level.values();
      case TOPIC -> Topic.values();
      case ORGAN, SOURCE, YEAR -> new Labelled[0];
    };
  }

  /** The name for users. */
  public Text label() {
    return label;
  }

  /** The wording of a value for users. */
  public Text wording(String value) {
    for (Labelled one : coded()) {
      if (one.code().equals(value)) {
        return one.label();
      }
    }
    return value.isBlank() ? Text.of("（空）", "(none)") : Text.same(value);
  }

  /** The value that a user means by a word: a code or a label in either language, else the word. */
  public String meaning(String word) {
    for (Labelled one : coded()) {
      if (one.code().equalsIgnoreCase(word)
          || one.label().zh().equals(word)
          || one.label().en().equalsIgnoreCase(word)
          || (word.length() >= 2 && one.label().zh().startsWith(word))) {
        return one.code();
      }
    }
    return word;
  }

  String field() {
    return "f." + name().toLowerCase(Locale.ROOT);
  }
}
