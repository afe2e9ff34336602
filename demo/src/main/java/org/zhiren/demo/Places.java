package org.zhiren.demo;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Invented places. Every name is one letter of {@link #FIRST} and one of {@link #SECOND}; a test
 * holds all combinations against the national table ZB01, so that no county of the demo exists.
 * Codes begin with 99, which is no province.
 */
final class Places {
  static final String FIRST = "岚霁澜汐翎黛霖蘅芷璟珞暄漪涟皓煦穗蓼蕖菡苓荻蒹莳葭瀛浔湄沅渌潆滢淙瑶琅玳琬璇鹭鹮鹂雁鸢隼麂";
  static final String SECOND = "溪原岭川浦渡屏桥塘坪湾坞麓峪汀洲谷岗垭泉";
  private static final String VILLAGE = "坝店铺关寨井田沟堡墩营口庄冲";
  private static final int SLOTS = 16;
  private static final int OUTSIDE = 12;

  /** A place: {@code county} is 0 for the prefecture, 1… for counties, −1 for places outside. */
  record Place(String code, String name, String kind, int county) {}

  final Place prefecture;
  final List<Place> counties = new ArrayList<>();
  final List<Place> outside = new ArrayList<>();

  Places(long seed, int prefectureIndex, int countyCount) {
    SplitRandom random = new SplitRandom(seed).split(101);
    List<String> names = new ArrayList<>();
    for (int a = 0; a < FIRST.length(); a++) {
      for (int b = 0; b < SECOND.length(); b++) {
        names.add("" + FIRST.charAt(a) + SECOND.charAt(b));
      }
    }
    random.shuffle(names);
    String block = "99" + IdNumbers.digits(prefectureIndex + 1, 2);
    int slot = prefectureIndex * SLOTS % (names.size() - SLOTS - OUTSIDE);
    prefecture = new Place(block + "00", names.get(slot) + "自治州", "自治州", 0);
    for (int c = 1; c <= countyCount; c++) {
      boolean city = c == 1;
      counties.add(
          new Place(
              block + IdNumbers.digits(city ? 1 : 20 + c, 2),
              names.get(slot + c) + (city ? "市" : "县"),
              city ? "市" : "县",
              c));
    }
    for (int o = 0; o < OUTSIDE; o++) {
      outside.add(
          new Place(
              block + IdNumbers.digits(70 + o, 2),
              names.get(names.size() - 1 - o) + "地区",
              "外地",
              -1));
    }
  }

  /** 州名 as used in front of departments: 黛岚自治州 → 黛岚州. */
  String prefix(int county) {
    return county == 0 ? prefecture.name().replace("自治州", "州") : counties.get(county - 1).name();
  }

  Place place(int county) {
    return county == 0 ? prefecture : counties.get(county - 1);
  }

  /** A name for the {@code index}-th township of a county. */
  static String township(SplitRandom random, int index) {
    return ""
        + FIRST.charAt(random.below(FIRST.length()))
        + VILLAGE.charAt(index % VILLAGE.length());
  }

  List<AreaRecord> records() {
    List<AreaRecord> result = new ArrayList<>();
    result.add(record(prefecture, null));
    counties.forEach(place -> result.add(record(place, prefecture.code())));
    outside.forEach(place -> result.add(record(place, null)));
    return result;
  }

  private static AreaRecord record(Place place, @Nullable String parent) {
    return new AreaRecord(place.code(), place.name(), parent, place.kind());
  }
}
