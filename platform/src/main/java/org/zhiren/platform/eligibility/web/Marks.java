package org.zhiren.platform.eligibility.web;

import org.zhiren.explain.Text;
import org.zhiren.explain.Verdict;
import org.zhiren.explain.Verification;
import org.zhiren.platform.eligibility.LocalRule;
import org.zhiren.platform.shell.Page;
import org.zhiren.statutes.Regulation.Checked;

/** How pages mark verdicts and verification: a colour, a shape and a word, never colour alone. */
public final class Marks {

  private static final Text ARTICLE_INFERRED = Text.of("条号待核", "article number to be checked");

  private Marks() {}

  /** Class of the tag of a verdict. */
  public static String of(Verdict verdict) {
    return switch (verdict) {
      case PASS -> "z-good";
      case WARN, NEEDS_APPROVAL -> "z-attention";
      case FAIL -> "z-late";
      case UNKNOWN -> "e-open";
      case NOT_APPLICABLE -> "z-neutral";
    };
  }

  /** Class of the tag of a verification status. */
  public static String of(Verification verification) {
    return switch (verification) {
      case VERIFIED -> "z-good";
      case SECONDARY -> "z-neutral";
      case UNVERIFIED -> "z-attention";
    };
  }

  /** How far a wording or number was checked; an inferred article number is said as well. */
  public static String checked(Page page, Checked checked) {
    String status = page.t(checked.verification().text());
    return checked.tag().contains("№U")
        ? status + (page.chinese() ? "，" : ", ") + page.t(ARTICLE_INFERRED)
        : status;
  }

  /** Who took a step and when. */
  public static String step(Page page, LocalRule.Step step) {
    return step.name() + " " + page.time(step.at());
  }

  /** The name of a test method as a sentence. */
  public static String test(String name) {
    int dot = name.indexOf('.');
    StringBuilder words = new StringBuilder();
    for (char c : name.substring(dot + 1).toCharArray()) {
      if (Character.isUpperCase(c)) {
        words.append(' ').append(Character.toLowerCase(c));
      } else {
        words.append(c);
      }
    }
    return words.toString();
  }
}
