package org.zhiren.materials.cleaning;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.zhiren.materials.Level;

/** Names of organs: what looks like one, who decided, and how high it stands. */
final class Organs {

  private static final Pattern NAME =
      Pattern.compile(
          "^[\\p{IsHan}（）()、\\s]{2,40}(?:委员会|委|政府|部|局|厅|办公室|办公厅|办|法院|检察院|党组|党委|党校|总工会|学院|大学|署"
              + "|中心|协会|集团|公司|小组|支部|总支|国务院|医院|学校|研究院|指挥部|领导小组|常务委员会|代表大会)$");

  private static final Pattern DECIDED =
      Pattern.compile(
          "(?:日[，,\\s]*(?:经|由|[）)])?\\s*)([\\p{IsHan}]{2,30}?(?:人民代表大会常务委员会|人民代表大会|人大常委会|国务院|人民法院|人民检察院|人民政府|委员会))");

  private static final Pattern SESSION = Pattern.compile("第[一二三四五六七八九十百零〇\\d]+[届次]");

  private static final Pattern CENTRAL =
      Pattern.compile(
          "^(?:中共中央|中央|国务院|全国人民代表大会|全国人大|中华人民共和国|最高人民|国家[^级]|中国共产党(?!.*(?:省|市|县|州|区)))"
              + "|^(?:中共中央|国务院)");
  private static final Pattern TOWNSHIP =
      Pattern.compile("(?:[镇乡]|街道)(?:人民政府|政府|党委|党工委|办事处|委员会|委|人大|人民代表大会)");
  private static final Pattern COUNTY =
      Pattern.compile(
          "(?:县|自治县|[^自治]区|旗)(?:委|人民政府|政府|人大|人民代表大会|纪|监|政协|[\\p{IsHan}]{1,12}(?:局|部|办|办公室|院|委员会))");
  private static final Pattern PREFECTURE = Pattern.compile("(?:州|盟|地区|(?<!北京|上海|天津|重庆)市)(?!场)");
  private static final Pattern PROVINCE =
      Pattern.compile("(?:省|自治区|北京市|上海市|天津市|重庆市|特别行政区|北京|上海|天津|重庆)");

  /** 州 and 区 inside the names of provinces and cities are not units of their own. */
  private static final Pattern CITY_NAMES =
      Pattern.compile(
          "贵州|广州|杭州|郑州|福州|兰州|苏州|徐州|常州|扬州|泰州|温州|湖州|台州|衢州|漳州|泉州|赣州|德州|滨州|荆州|株洲|郴州|永州|惠州|梅州|潮州|柳州|贺州|钦州|泸州|达州|忻州|朔州|锦州|沧州|亳州|宿州|滁州|池州|抚州|儋州|嘉峪关|吉州");

  private static final Pattern PLACE =
      Pattern.compile("^(?:中共)?\\p{IsHan}{2,10}?(?:省|自治区|自治州|自治县|市|州|盟|县|旗)");

  private Organs() {}

  static boolean is(String line) {
    return NAME.matcher(line).matches();
  }

  /** The organ in a line that says who decided something when, without its session. */
  static @Nullable String thatDecided(String line) {
    Matcher decided = DECIDED.matcher(line);
    if (!decided.find()) {
      return null;
    }
    String organ = SESSION.matcher(decided.group(1)).replaceAll("");
    return organ.length() < 3 ? null : organ;
  }

  /** The level of the place with which a title begins; null if it begins with none. */
  static @Nullable Level levelOfPlace(String title) {
    if (CENTRAL.matcher(title).find()) {
      return Level.CENTRAL;
    }
    Matcher place = PLACE.matcher(title);
    return place.find() ? level(place.group()) : null;
  }

  /** The level of the lowest unit that a name says; null if it says none. */
  static @Nullable Level level(String name) {
    if (CENTRAL.matcher(name).find()) {
      return Level.CENTRAL;
    }
    if (TOWNSHIP.matcher(name).find()) {
      return Level.TOWNSHIP;
    }
    String plain = CITY_NAMES.matcher(name).replaceAll("某");
    if (COUNTY.matcher(plain).find()) {
      return Level.COUNTY;
    }
    if (PREFECTURE.matcher(plain).find()) {
      return Level.PREFECTURE;
    }
    return PROVINCE.matcher(plain).find() ? Level.PROVINCE : null;
  }
}
