package org.zhiren.platform.library;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.zhiren.materials.Span;

/**
 * What a text has of a law's manner: headings, articles, and citations of other laws （《公务员法》第十八条）.
 * Pure; texts in, places out.
 */
public final class LawText {

  private static final String NUMERAL = "[一二三四五六七八九十百千零〇两\\d]{1,9}";
  private static final Pattern CITATION =
      Pattern.compile("《([^《》\\n]{2,80})》(?:第(" + NUMERAL + ")条)?");
  private static final Pattern ARTICLE = Pattern.compile("^[\\s\\u3000]*第(" + NUMERAL + ")条");
  private static final Pattern CHAPTER =
      Pattern.compile("^[#\\s\\u3000]*(第" + NUMERAL + "[编章节].{0,40})$");
  private static final Pattern FIRST =
      Pattern.compile("^[#\\s\\u3000]*([一二三四五六七八九十]{1,3}、[^。]{1,40}).*$");
  private static final Pattern SECOND =
      Pattern.compile("^[#\\s\\u3000]*([（(][一二三四五六七八九十]{1,3}[）)][^。]{1,40}).*$");
  private static final String NATION = "中华人民共和国";
  private static final String DIGITS = "零一二三四五六七八九";

  private LawText() {}

  /**
   * A citation.
   *
   * @param place where it stands
   * @param title what is cited, without brackets
   * @param article the number of the article; 0 if none is named
   */
  public record Citation(Span place, String title, int article) {}

  /**
   * A heading.
   *
   * @param level 1 or 2
   * @param words what it says
   * @param at where it begins
   */
  public record Heading(int level, String words, int at) {}

  /** The citations in a text, in order. */
  public static List<Citation> citations(String text) {
    List<Citation> found = new ArrayList<>();
    Matcher matcher = CITATION.matcher(text);
    while (matcher.find()) {
      String numeral = matcher.group(2);
      found.add(
          new Citation(
              new Span(matcher.start(), matcher.end()),
              matcher.group(1).strip(),
              numeral == null ? 0 : number(numeral)));
    }
    return found;
  }

  /** The titles under which a cited law may stand in the library. */
  public static Set<String> titles(String cited) {
    Set<String> titles = new LinkedHashSet<>(List.of(cited));
    titles.add(cited.startsWith(NATION) ? cited.substring(NATION.length()) : NATION + cited);
    String bare = cited.replaceAll("[（(][^（()）]*[）)]$", "");
    titles.add(bare);
    titles.add(NATION + bare);
    titles.add(bare + "（试行）");
    return titles;
  }

  /**
   * How documents cite an article: the end of the title, the closing bracket, the article. A law is
   * cited with and without the name of the country, therefore it is left out.
   *
   * @param title title of the regulation, without brackets
   * @param label article, paragraph and item, for instance 第八条第一项
   * @return empty if the label names no article
   */
  public static String citing(String title, String label) {
    Matcher matcher = ARTICLE.matcher(label);
    String bare = title.startsWith(NATION) ? title.substring(NATION.length()) : title;
    return matcher.find() ? bare + "》" + matcher.group().strip() : "";
  }

  /** The number of the article that a paragraph begins; 0 if it begins none. */
  public static int article(String paragraph) {
    Matcher matcher = ARTICLE.matcher(paragraph);
    return matcher.find() ? number(matcher.group(1)) : 0;
  }

  /** The headings of a text, at most 200. */
  public static List<Heading> outline(String text) {
    List<Heading> chapters = new ArrayList<>();
    List<Heading> numbered = new ArrayList<>();
    int at = 0;
    for (String line : text.split("\n", -1)) {
      heading(CHAPTER, line, 1, at, chapters);
      heading(FIRST, line, 1, at, numbered);
      heading(SECOND, line, 2, at, numbered);
      at += line.length() + 1;
    }
    List<Heading> outline = chapters.isEmpty() ? numbered : chapters;
    return List.copyOf(outline.subList(0, Math.min(200, outline.size())));
  }

  private static void heading(Pattern pattern, String line, int level, int at, List<Heading> into) {
    Matcher matcher = pattern.matcher(line);
    if (matcher.matches()) {
      into.add(new Heading(level, matcher.group(1).strip(), at));
    }
  }

  /** A Chinese or Arabic number up to 9,999; 0 if it is none. */
  public static int number(@Nullable String numeral) {
    if (numeral == null || numeral.isEmpty()) {
      return 0;
    }
    if (numeral.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return numeral.length() > 5 ? 0 : Integer.parseInt(numeral);
    }
    int sum = 0;
    int digit = 0;
    for (char sign : numeral.replace('〇', '零').replace('两', '二').toCharArray()) {
      int value = DIGITS.indexOf(sign);
      if (value >= 0) {
        digit = value;
        continue;
      }
      int unit = sign == '十' ? 10 : sign == '百' ? 100 : sign == '千' ? 1000 : 0;
      if (unit == 0) {
        return 0;
      }
      // 十二 is twelve: the one before the first unit may be left out.
      sum += (digit == 0 ? 1 : digit) * unit;
      digit = 0;
    }
    return sum + digit;
  }
}
