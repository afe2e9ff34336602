package org.zhiren.demo;

import java.util.ArrayList;
import java.util.List;

/**
 * Invents names. Surnames follow roughly their frequency in the country, given names the fashion of
 * the birth decade; some names are long, have a dot, or contain a character beyond U+20000, because
 * software tends to break on exactly these.
 */
final class Names {
  /** Surname and weight in per mille of a rough national frequency. */
  private static final String SURNAMES =
      "王72李71张67刘54陈46杨31赵20黄22周21吴20徐17孙15胡13朱13高12林12何12郭11马11罗9梁8宋8郑8谢7韩7唐7冯6于6董6萧1"
          + "程5曹5袁5邓5许5傅2沈5曾5彭5吕5苏4卢4蒋4蔡4贾4丁4魏4薛3叶4阎2余4潘4杜4戴3夏3钟3汪3田3任3姜3范3方3石3姚3谭4廖3邹3熊3"
          + "金3陆3郝2孔2白3崔3康2毛2邱3秦2江2史2顾2侯2邵2孟2龙4万2段2雷2钱2汤2尹2黎2易2常2武2乔2贺2赖2龚2文3石3麻1吴5龙3"
          + "欧阳1上官1司徒1诸葛1覃2蓝1韦3侬1盘1向2冉1";

  private static final String MALE_OLD = "建国军志勇明强伟平林生福德民卫东红文华新春海山荣贵祥根长永忠义光正清成学良全有";
  private static final String MALE_NEW = "浩宇轩辰泽子俊杰睿涛鹏飞博凯阳旭晨昊霖航铭毅哲翔然嘉恒一鸣思源逸楠锐骁彬";
  private static final String FEMALE_OLD = "秀英兰芳桂珍玉凤梅红霞丽春华菊香莲金芝翠云素琴淑萍燕敏娟玲";
  private static final String FEMALE_NEW = "婷雪欣怡梦琪佳慧颖静瑶璐倩莹洁思涵雨彤诗雅晓雯子萱可馨语嫣琳一诺悦晴";
  private static final List<String> RARE = List.of("𬭎", "𬍤", "𬎆", "𬱟", "𬀩", "𫟹", "𫖯", "𬤇");

  private static final List<String> YI_FIRST =
      List.of("阿苏", "吉伍", "勒格", "沙马", "曲比", "俄木", "海来", "木乃");
  private static final List<String> YI_LAST =
      List.of("木呷", "伍加", "日洛", "阿呷", "尔布", "拉铁", "子木", "古铁");
  private static final List<String> UYGHUR_MALE =
      List.of("艾力", "买买提", "吐尔逊", "库尔班", "阿不都", "热合曼", "依明", "玉素甫");
  private static final List<String> UYGHUR_FEMALE =
      List.of("阿依古丽", "热依汗", "古丽娜", "帕提曼", "阿米娜", "迪丽拜尔", "姑丽米热", "米娜瓦尔");
  private static final List<String> TIBETAN =
      List.of("扎西", "卓玛", "次仁", "达瓦", "尼玛", "平措", "央金", "德吉", "旺堆", "拉姆", "多吉", "洛桑");

  private static final List<String> SURNAME_LIST = new ArrayList<>();
  private static final int[] CUMULATED = cumulate();

  private Names() {}

  private static int[] cumulate() {
    List<Integer> sums = new ArrayList<>();
    int total = 0;
    int at = 0;
    while (at < SURNAMES.length()) {
      int digit = at;
      while (!Character.isDigit(SURNAMES.charAt(digit))) {
        digit++;
      }
      int end = digit;
      while (end < SURNAMES.length() && Character.isDigit(SURNAMES.charAt(end))) {
        end++;
      }
      SURNAME_LIST.add(SURNAMES.substring(at, digit));
      total += Integer.parseInt(SURNAMES.substring(digit, end));
      sums.add(total);
      at = end;
    }
    return sums.stream().mapToInt(Integer::intValue).toArray();
  }

  /** A name for a person of this ethnicity (GB/T 3304), sex and birth year. */
  static String person(SplitRandom random, String ethnicity, boolean female, int birthYear) {
    return switch (ethnicity) {
      case "05" -> // Uyghur: given name · father's name
          random.pick(female ? UYGHUR_FEMALE : UYGHUR_MALE) + "·" + random.pick(UYGHUR_MALE);
      case "04" -> random.pick(TIBETAN) + random.pick(TIBETAN);
      case "07" ->
          random.chance(0.7)
              ? random.pick(YI_FIRST) + "·" + random.pick(YI_LAST)
              : han(random, female, birthYear);
      default -> han(random, female, birthYear);
    };
  }

  /** A surname, drawn by frequency. */
  static String surname(SplitRandom random) {
    int at = random.below(CUMULATED[CUMULATED.length - 1]);
    int low = 0;
    int high = CUMULATED.length - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (CUMULATED[middle] > at) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return SURNAME_LIST.get(low);
  }

  /** A given name in the fashion of the birth year. */
  static String given(SplitRandom random, boolean female, int birthYear) {
    boolean modern = random.chance((birthYear - 1965) / 30.0);
    String letters = female ? (modern ? FEMALE_NEW : FEMALE_OLD) : (modern ? MALE_NEW : MALE_OLD);
    double single = birthYear < 1985 ? 0.22 : 0.12;
    if (random.chance(0.002)) {
      return random.chance(0.5) ? random.pick(RARE) : letter(random, letters) + random.pick(RARE);
    }
    String first = letter(random, letters);
    return random.chance(single) ? first : first + letter(random, letters);
  }

  private static String han(SplitRandom random, boolean female, int birthYear) {
    return surname(random) + given(random, female, birthYear);
  }

  private static String letter(SplitRandom random, String letters) {
    return String.valueOf(letters.charAt(random.below(letters.length())));
  }

  /** The surname of a full name, for relatives: up to the dot, or the first one or two letters. */
  static String surnameOf(String name) {
    for (String twofold : List.of("欧阳", "上官", "司徒", "诸葛")) {
      if (name.startsWith(twofold)) {
        return twofold;
      }
    }
    return name.substring(0, 1);
  }
}
