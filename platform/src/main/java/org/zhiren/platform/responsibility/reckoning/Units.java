package org.zhiren.platform.responsibility.reckoning;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.zhiren.explain.Text;

/** The unit words that may stand behind a number in a formula; immutable. */
public final class Units {

  private static final Units STANDARD = new Units(standardUnits());

  private final Map<String, Unit> byWord;

  private Units(Map<String, Unit> byWord) {
    this.byWord = Map.copyOf(byWord);
  }

  /**
   * The units of the plans of a prefecture: people, money, area, length, weight, counts, shares.
   */
  public static Units standard() {
    return STANDARD;
  }

  /** These units and one more, which replaces one of the same word. */
  public Units and(Unit unit) {
    Map<String, Unit> more = new LinkedHashMap<>(byWord);
    more.put(unit.text().zh(), unit);
    return new Units(more);
  }

  /** The unit of a word. */
  public Optional<Unit> find(String word) {
    return Optional.ofNullable(byWord.get(word));
  }

  /** The unit of a word; a word not known becomes a unit of its own that converts into no other. */
  public Unit findOrOwn(String word) {
    return word.isBlank()
        ? Unit.NONE
        : find(word.strip()).orElseGet(() -> Unit.of(Text.same(word.strip())));
  }

  /**
   * A unit word as it stands in a target, in both languages; the same in both if it is not known.
   */
  public static Text text(String word) {
    return STANDARD.find(word.strip()).map(Unit::text).orElseGet(() -> Text.same(word));
  }

  /** All unit words. */
  public Collection<String> words() {
    return byWord.keySet().stream().sorted().toList();
  }

  private static Map<String, Unit> standardUnits() {
    Map<String, Unit> units = new LinkedHashMap<>();
    units.put("%", Unit.PERCENT);
    units.put("‰", Unit.PER_MILLE);
    units.put("分", Unit.POINTS);
    scale(units, "money", "元", "yuan", 0, "万元", "×10⁴ yuan", 4, "亿元", "×10⁸ yuan", 8);
    scale(units, "people", "人", "people", 0, "万人", "×10⁴ people", 4);
    scale(units, "households", "户", "households", 0, "万户", "×10⁴ households", 4);
    scale(units, "weight", "吨", "tonnes", 0, "万吨", "×10⁴ tonnes", 4);
    scale(units, "mu", "亩", "mu", 0, "万亩", "×10⁴ mu", 4);
    scale(units, "length", "米", "m", 0, "公里", "km", 3);
    scale(units, "area", "平方米", "m²", 0, "公顷", "ha", 4, "万平方米", "×10⁴ m²", 4);
    scale(units, "volume", "立方米", "m³", 0, "万立方米", "×10⁴ m³", 4);
    scale(units, "energy", "千瓦时", "kWh", 0, "万千瓦时", "×10⁴ kWh", 4);
    String[][] counts = {
      {"个", "items"},
      {"件", "cases"},
      {"项", "projects"},
      {"次", "times"},
      {"家", "enterprises"},
      {"篇", "articles"},
      {"条", "entries"},
      {"起", "incidents"},
      {"名", "persons"},
      {"人次", "visits"},
      {"天", "days"},
      {"个工作日", "working days"},
      {"小时", "hours"},
      {"月", "months"},
      {"年", "years"},
      {"百分点", "percentage points"},
      {"位", "places"},
      {"村", "villages"},
      {"场", "sessions"},
      {"套", "sets"},
      {"座", "structures"}
    };
    for (String[] count : counts) {
      units.put(count[0], Unit.of(Text.of(count[0], count[1])));
    }
    return units;
  }

  private static void scale(Map<String, Unit> units, String dimension, Object... wordsAndTens) {
    for (int i = 0; i < wordsAndTens.length; i += 3) {
      String zh = (String) wordsAndTens[i];
      Text name = Text.of(zh, (String) wordsAndTens[i + 1]);
      units.put(zh, Unit.scaled(name, dimension, (Integer) wordsAndTens[i + 2]));
    }
  }
}
