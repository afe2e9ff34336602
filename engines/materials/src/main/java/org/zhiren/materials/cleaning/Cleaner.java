package org.zhiren.materials.cleaning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.zhiren.materials.Span;

/**
 * Takes out of a text what does not belong to it. The same text gives the same cleaning; a clean
 * text stays as it is.
 */
public final class Cleaner {

  private static final Pattern MARKER = Pattern.compile("##[A-Za-z0-9_一-鿿]{2,24}##");

  private static final Pattern PAGE_NUMBER =
      Pattern.compile(
          "(?m)^[ \\t\\u3000]*(?:[-—–―－─]+ *\\d{1,4} *[-—–―－─]+"
              + "|第 *\\d{1,4} *页(?:[，, ]*共 *\\d{1,4} *页)?|(?i:page) *\\d{1,4}(?: *(?:/|of) *\\d{1,4})?"
              + "|\\d{1,4} */ *\\d{1,4})[ \\t\\u3000]*(?:\\r?\\n|$)");

  private static final Pattern WEB_PAGE =
      Pattern.compile(
          "^[ \\t\\u3000【\\[（(]*(?:上一篇|下一篇|上一页|下一页|打印本页|【?打印】?$|关闭窗口|分享到|返回顶部|返回列表"
              + "|您?(?:的)?当前位置[：:]|您的位置[：:]|浏览次数[：:]|阅读次数[：:]|阅读量[：:]|点击数[：:]|字体[：:]|字号[：:]"
              + "|责任编辑[：:]|责编[：:]|扫一扫在手机|相关(?:链接|阅读|文章|推荐)[：:]?$|收藏本站|设为首页).*",
          Pattern.DOTALL);

  /** The furniture of a page stands at its edges. */
  private static final int EDGE_SENTENCES = 8;

  /** Longer lines are prose. */
  private static final int LONGEST_FURNITURE = 80;

  /** In a run of advertisement a short piece without a sign of its own goes with its neighbours. */
  private static final int SHORT = 24;

  private final Recurring recurring;

  /** Cleans by the signs of advertisement alone. */
  public Cleaner() {
    this(Recurring.NOTHING);
  }

  /** Cleans by the signs and by what recurs in a collection. */
  public Cleaner(Recurring recurring) {
    this.recurring = recurring;
  }

  /** Cleans a text. */
  public Cleaning clean(String text) {
    List<Removal> removals = new ArrayList<>();
    List<Span> sentences = Sentences.of(text);
    sold(text, sentences, removals);
    edges(text, sentences, removals);
    matches(text, MARKER, Removal.Rule.MARKER, removals);
    matches(text, PAGE_NUMBER, Removal.Rule.PAGE_NUMBER, removals);
    return new Cleaning(text, tidy(text, removals));
  }

  private static void matches(
      String text, Pattern pattern, Removal.Rule rule, List<Removal> removals) {
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      Span place = new Span(matcher.start(), matcher.end());
      removals.add(new Removal(place, place.in(text), rule, List.of(matcher.group().strip())));
    }
  }

  /**
   * Runs of advertisement: they begin and end with a sentence that is advertisement by itself;
   * between lie sentences with weaker signs or short pieces. At the end of a text a run goes on as
   * long as there are any signs.
   */
  private void sold(String text, List<Span> sentences, List<Removal> removals) {
    int count = sentences.size();
    AdvertisementSigns.Found[] found = new AdvertisementSigns.Found[count];
    boolean[] recurs = new boolean[count];
    for (int i = 0; i < count; i++) {
      String sentence = sentences.get(i).in(text);
      found[i] = AdvertisementSigns.in(sentence, i > 0 && found[i - 1].weight() > 0);
      recurs[i] = recurring.has(sentence);
    }
    for (int i = 0; i < count; i++) {
      if (!certain(found[i], recurs[i])) {
        continue;
      }
      int last = i;
      for (int j = i + 1; j < count; j++) {
        if (certain(found[j], recurs[j])) {
          last = j;
        } else if (found[j].weight() == 0 && !recurs[j] && !isShort(sentences.get(j).in(text))) {
          break;
        }
      }
      int end = last + 1;
      while (end < count && (found[end].weight() > 0 || empty(sentences.get(end).in(text)))) {
        end++;
      }
      // What has only weak signs goes with the run if nothing but the end of the text follows it.
      if (end == count) {
        last = count - 1;
      }
      while (last + 1 < count && leftOver(sentences.get(last + 1).in(text))) {
        last++;
      }
      int first = i;
      while (first > 0
          && found[first - 1].weight() >= 2
          && removable(removals, sentences.get(first - 1))) {
        first--;
      }
      Set<String> signs = new LinkedHashSet<>();
      boolean bySigns = false;
      for (int j = first; j <= last; j++) {
        signs.addAll(found[j].words());
        bySigns |= found[j].weight() >= AdvertisementSigns.ENOUGH;
      }
      Span place = new Span(sentences.get(first).start(), sentences.get(last).end());
      removals.add(
          new Removal(
              place,
              place.in(text),
              bySigns ? Removal.Rule.ADVERTISEMENT : Removal.Rule.RECURRING,
              List.copyOf(signs)));
      i = last;
    }
  }

  private static boolean removable(List<Removal> removals, Span sentence) {
    return removals.isEmpty() || !removals.getLast().place().overlaps(sentence);
  }

  /** Recurrence doubles the weight of a sign; without any sign it means nothing. */
  private static boolean certain(AdvertisementSigns.Found found, boolean recurs) {
    return found.weight() >= AdvertisementSigns.ENOUGH
        || (recurs && found.weight() > 0 && 2 * found.weight() + 2 >= AdvertisementSigns.ENOUGH);
  }

  private static boolean isShort(String sentence) {
    return sentence.strip().length() < SHORT;
  }

  /** Without a letter or digit: a bracket or a line break left over. */
  private static boolean empty(String sentence) {
    return sentence.codePoints().noneMatch(Character::isLetterOrDigit);
  }

  /** Signs behind the full stop of a sentence that goes, for instance {@code @]}. */
  private static boolean leftOver(String sentence) {
    return empty(sentence) && !sentence.isBlank();
  }

  private static void edges(String text, List<Span> sentences, List<Removal> removals) {
    for (int i = 0; i < sentences.size(); i++) {
      boolean edge = i < EDGE_SENTENCES || i >= sentences.size() - EDGE_SENTENCES;
      Span place = sentences.get(i);
      boolean beginsLine = place.start() == 0 || text.charAt(place.start() - 1) == '\n';
      String sentence = place.in(text);
      if (edge
          && beginsLine
          && sentence.length() <= LONGEST_FURNITURE
          && WEB_PAGE.matcher(sentence).matches()) {
        removals.add(
            new Removal(place, sentence, Removal.Rule.WEB_PAGE, List.of(sentence.strip())));
      }
    }
  }

  /** In order, without overlaps; blanks between a removal and the end of the text go with it. */
  private static List<Removal> tidy(String text, List<Removal> removals) {
    List<Removal> tidy = new ArrayList<>();
    for (Removal removal :
        removals.stream().sorted(Comparator.comparing(Removal::place)).toList()) {
      Removal last = tidy.isEmpty() ? null : tidy.getLast();
      if (last != null && removal.place().start() < last.place().end()) {
        if (removal.place().end() > last.place().end()) {
          Span rest = new Span(last.place().end(), removal.place().end());
          tidy.add(new Removal(rest, rest.in(text), removal.rule(), removal.signs()));
        }
        continue;
      }
      if (last != null && text.substring(last.place().end(), removal.place().start()).isBlank()) {
        tidy.removeLast();
        tidy.add(grown(text, last, last.place().start(), removal.place().start()));
      }
      tidy.add(removal);
    }
    if (!tidy.isEmpty()) {
      Removal last = tidy.getLast();
      if (text.substring(last.place().end()).isBlank()) {
        tidy.set(tidy.size() - 1, grown(text, last, last.place().start(), text.length()));
        int first = tidy.size() - 1;
        while (first > 0 && tidy.get(first - 1).place().end() == tidy.get(first).place().start()) {
          first--;
        }
        int kept = first > 0 ? tidy.get(first - 1).place().end() : 0;
        int start = tidy.get(first).place().start();
        while (start > kept && Character.isWhitespace(text.charAt(start - 1))) {
          start--;
        }
        tidy.set(first, grown(text, tidy.get(first), start, tidy.get(first).place().end()));
      }
    }
    return tidy;
  }

  private static Removal grown(String text, Removal removal, int start, int end) {
    Span place = new Span(start, end);
    return new Removal(place, place.in(text), removal.rule(), removal.signs());
  }
}
