package org.zhiren.materials;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;

/**
 * The mark of a state secret on a document: grade and term where GB/T 9704-2012 (7.2.2), the habit
 * of departments, the head of a page or the file itself put them. Words such as 保密工作, 商业秘密 or a
 * rule that quotes the mark are none.
 *
 * @param grade the grade
 * @param written the mark as it is written, without blanks: 机密★1年
 * @param place where it was found
 */
public record SecrecyMark(Grade grade, String written, Place place) {

  /** The three grades of the Law on Guarding State Secrets, Article 14, the highest first. */
  public enum Grade {
    /** 绝密. */
    TOP_SECRET("绝密", "top secret"),
    /** 机密. */
    SECRET("机密", "secret"),
    /** 秘密. */
    CONFIDENTIAL("秘密", "confidential");

    private final Text label;

    Grade(String zh, String en) {
      this.label = Text.of(zh, en);
    }

    /** Its name. */
    public Text label() {
      return label;
    }
  }

  /** Where marks stand. */
  public enum Place {
    /** The first lines of the text, or the head or foot of its pages. */
    HEAD,
    /** What the file says of itself. */
    PARTICULARS,
    /** The name of the file. */
    FILE_NAME
  }

  private static final int HEAD_LINES = 20;
  private static final int FOOT_LINES = 6;
  private static final int LONGEST_LINE = 80;

  private static final String TERM =
      "(?:\\d{1,3}|[一二三四五六七八九十]{1,3})(?:年|个月|天|日)|长期|解密前|启用前|启封前|公开前";

  /** Grade, star, term: nothing else looks so. */
  private static final Pattern STARRED =
      Pattern.compile("(绝密|机密|秘密)[★☆*＊]+(?:" + TERM + ")?|[★☆](绝密|机密|秘密)");

  /** A line, or what a wide gap parts from the rest of it, with the grade alone. */
  private static final Pattern ALONE =
      Pattern.compile("^[\\[【（(《〔]?(绝密|机密|秘密)(?:(?:级|件)?(?:[·—-]?(?:" + TERM + "))?)[\\]】）)》〕]?$");

  private static final Pattern NAMED =
      Pattern.compile("^(?:国家秘密)?(?:密级|保密等级|定密|秘密等级|密级程度)[:：]?(绝密|机密|秘密).{0,20}$");

  private static final Pattern NAME =
      Pattern.compile(
          "(?:^|[\\[【（(〔_\\-—\\s])(绝密|机密|秘密)(?:级|件)?(?:[★☆·](?:"
              + TERM
              + ")?)?(?:$|[\\]】）)〕_\\-—\\s.])");

  private static final Pattern QUOTED = Pattern.compile("[“\"‘'「『].{0,12}(?:绝密|机密|秘密)");
  private static final Pattern GAP = Pattern.compile("[ \\t\\u00A0]{2,}|\\u3000{2,}|\\t");
  private static final Pattern BLANKS = Pattern.compile("[\\s\\u00A0\\u3000]+");

  /** Serial number of the copy, before the grade; urgency, after it. */
  private static final Pattern NEIGHBOURS =
      Pattern.compile("^(?:№?\\d{6}(?=\\D))?(.+?)(?:特急|加急|特提|平急|急件)?$");

  /**
   * Looks for a mark.
   *
   * @param text the text of the document, what stands at the head and foot of its pages last
   * @param particulars what the file says of itself
   * @param fileName the name of the file; may be empty
   * @return the highest mark found
   */
  public static Optional<SecrecyMark> of(
      String text, Map<String, String> particulars, String fileName) {
    SecrecyMark best = null;
    for (String line : places(text)) {
      best = higher(best, inLine(line, Place.HEAD));
    }
    for (Map.Entry<String, String> one : particulars.entrySet()) {
      best = higher(best, inParticular(one.getKey(), one.getValue()));
    }
    int dot = fileName.lastIndexOf('.');
    Matcher name = NAME.matcher(dot > 0 ? fileName.substring(0, dot) : fileName);
    if (name.find()) {
      best = higher(best, mark(name.group(1), name.group(1), Place.FILE_NAME));
    }
    return Optional.ofNullable(best);
  }

  /** Looks for a mark in a text alone. */
  public static Optional<SecrecyMark> of(String text) {
    return of(text, Map.of(), "");
  }

  private static List<String> places(String text) {
    List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
    if (lines.size() <= HEAD_LINES + FOOT_LINES) {
      return lines;
    }
    List<String> places = new ArrayList<>(lines.subList(0, HEAD_LINES));
    places.addAll(lines.subList(lines.size() - FOOT_LINES, lines.size()));
    return places;
  }

  private static @Nullable SecrecyMark inLine(String line, Place place) {
    if (line.length() > LONGEST_LINE || QUOTED.matcher(line).find()) {
      return null;
    }
    SecrecyMark best = null;
    String whole = BLANKS.matcher(line).replaceAll("");
    Matcher starred = STARRED.matcher(whole);
    if (starred.find()) {
      String grade = starred.group(1) == null ? starred.group(2) : starred.group(1);
      return mark(grade, starred.group(), place);
    }
    Matcher named = NAMED.matcher(whole);
    if (named.matches()) {
      return mark(named.group(1), named.group(), place);
    }
    for (String piece : GAP.split(line)) {
      best = higher(best, alone(piece, place));
    }
    // 机　密 is set wide, and so the whole line counts too.
    return higher(best, alone(whole, place));
  }

  private static @Nullable SecrecyMark alone(String piece, Place place) {
    String bare = BLANKS.matcher(piece).replaceAll("");
    Matcher neighbours = NEIGHBOURS.matcher(bare);
    Matcher alone = ALONE.matcher(neighbours.matches() ? neighbours.group(1) : bare);
    return alone.matches() ? mark(alone.group(1), alone.group(), place) : null;
  }

  private static @Nullable SecrecyMark inParticular(String name, String value) {
    String bare = BLANKS.matcher(value).replaceAll("");
    if (name.contains("密级")
        || name.contains("定密")
        || name.toLowerCase(Locale.ROOT).contains("secrecy")) {
      Matcher grade = Pattern.compile("绝密|机密|秘密").matcher(bare);
      return grade.find() ? mark(grade.group(), bare, Place.PARTICULARS) : null;
    }
    SecrecyMark best = null;
    for (String piece : value.split("[;；,，、|]")) {
      best = higher(best, inLine(piece, Place.PARTICULARS));
    }
    return best;
  }

  private static SecrecyMark mark(String grade, String written, Place place) {
    for (Grade one : Grade.values()) {
      if (one.label().zh().equals(grade)) {
        return new SecrecyMark(one, written, place);
      }
    }
    throw new IllegalStateException(grade);
  }

  private static @Nullable SecrecyMark higher(
      @Nullable SecrecyMark one, @Nullable SecrecyMark other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return other.grade().compareTo(one.grade()) < 0 ? other : one;
  }
}
