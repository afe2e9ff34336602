package org.zhiren.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhiren.demo.UnitNode.Role;

/**
 * Invents the units of one prefecture: more candidates than needed, each with an importance, of
 * which the most important are kept. So a small prefecture keeps the proportions of a large one.
 */
final class UnitTree {
  private static final String COUNTY_LEVEL = "县、处级";
  private static final String TOWN_LEVEL = "乡、科级";
  private static final String PREFECTURE_LEVEL = "地、厅、司、局级";

  final List<UnitNode> units = new ArrayList<>();
  private final List<UnitNode> candidates = new ArrayList<>();
  private final Places places;
  private final SplitRandom random;

  UnitTree(Places places, SplitRandom random, int target) {
    this.places = places;
    this.random = random;
    UnitNode root = group(null, 0, places.prefecture.name(), PREFECTURE_LEVEL, 0);
    bodies(root, 0);
    departments(root, 0);
    for (int county = 1; county <= places.counties.size(); county++) {
      UnitNode node = group(root, county, places.prefix(county), COUNTY_LEVEL, 0.01);
      bodies(node, county);
      departments(node, county);
      townships(node, county);
    }
    fillers(target);
    keep(target);
  }

  static int countiesFor(int units) {
    return Math.max(1, Math.min(15, Math.round(units / 150f)));
  }

  private UnitNode group(
      @Nullable UnitNode parent, int county, String name, String level, double importance) {
    return add(
        new UnitNode(Role.GROUP, parent, county, Sector.ORGAN, name, name, "领导机构", level),
        importance);
  }

  private UnitNode add(UnitNode unit, double importance) {
    unit.importance =
        unit.parent == null ? importance : Math.max(importance, unit.parent.importance);
    candidates.add(unit);
    return unit;
  }

  private void bodies(UnitNode parent, int county) {
    String place = places.prefix(county);
    String level = county == 0 ? PREFECTURE_LEVEL : COUNTY_LEVEL;
    String tail = county == 0 ? "州" : place.substring(place.length() - 1);
    body(Role.PARTY_COMMITTEE, parent, county, "中共" + place + "委员会", tail + "委", "党委", level);
    body(Role.CONGRESS, parent, county, place + "人民代表大会常务委员会", tail + "人大", "人大", level);
    body(Role.GOVERNMENT, parent, county, place + "人民政府", tail + "政府", "政府", level);
    body(Role.CONFERENCE, parent, county, "政协" + place + "委员会", tail + "政协", "政协", level);
    body(
        Role.DISCIPLINE,
        parent,
        county,
        "中共" + place + "纪律检查委员会监察委员会",
        tail + "纪委监委",
        "党的纪委",
        level);
    body(
        Role.COURT,
        parent,
        county,
        place + (county == 0 ? "中级" : "") + "人民法院",
        tail + "法院",
        "法院",
        level);
    body(Role.PROCURATORATE, parent, county, place + "人民检察院", tail + "检察院", "检察院", level);
  }

  private void body(
      Role role,
      UnitNode parent,
      int county,
      String name,
      String shorter,
      String kind,
      String level) {
    add(new UnitNode(role, parent, county, Sector.ORGAN, name, shorter, kind, level), 0.02);
  }

  private void departments(UnitNode parent, int county) {
    List<Catalogue.Department> list = Catalogue.DEPARTMENT_LIST;
    int most = county == 0 ? list.size() : list.size() * 4 / 5;
    String place = places.prefix(county);
    String tail = county == 0 ? "州" : place.substring(place.length() - 1);
    for (int i = 0; i < most; i++) {
      Catalogue.Department department = list.get(i);
      UnitNode unit =
          new UnitNode(
              Role.DEPARTMENT,
              parent,
              county,
              Sector.ORGAN,
              department.named(place),
              tail + (department.party() ? "委" : "") + department.name(),
              department.kind(),
              county == 0 ? COUNTY_LEVEL : TOWN_LEVEL);
      unit.department = department;
      add(unit, 0.1 + 0.5 * i / list.size());
      if (county == 0) {
        sections(unit, 10);
      } else if (department.name().equals("公安局")) {
        sections(unit, 6);
      }
    }
    works(parent, county, Catalogue.INSTITUTION_LIST, county == 0 ? 26 : 18, Sector.INSTITUTION);
    works(parent, county, Catalogue.ENTERPRISE_LIST, county == 0 ? 6 : 3, Sector.ENTERPRISE);
  }

  private void sections(UnitNode department, int most) {
    for (int k = 0; k < most; k++) {
      String name = Catalogue.SECTIONS.get(k);
      UnitNode unit =
          new UnitNode(
              Role.SECTION,
              department,
              department.county,
              Sector.ORGAN,
              name,
              name,
              department.kind,
              department.county == 0 ? TOWN_LEVEL : "副乡、副科级");
      add(unit, 0.25 + 0.06 * k + department.importance * 0.1);
    }
  }

  private void works(
      UnitNode parent, int county, List<Catalogue.Department> list, int most, Sector sector) {
    String place = places.prefix(county);
    for (int i = 0; i < most && i < list.size(); i++) {
      Catalogue.Department department = list.get(i);
      UnitNode unit =
          new UnitNode(
              sector == Sector.INSTITUTION ? Role.INSTITUTION : Role.ENTERPRISE,
              parent,
              county,
              sector,
              place + department.name(),
              department.name(),
              department.kind(),
              county == 0 ? TOWN_LEVEL : "副乡、副科级");
      unit.department = department;
      add(unit, 0.15 + 0.6 * i / list.size());
    }
  }

  private void townships(UnitNode parent, int county) {
    String place = places.prefix(county);
    int streets = county == 1 ? 4 : 1;
    for (int i = 0; i < 14; i++) {
      String kind = i < streets ? "街道" : i < 9 ? "镇" : "乡";
      String name = Places.township(random, i) + kind;
      UnitNode unit =
          new UnitNode(
              Role.TOWNSHIP,
              parent,
              county,
              Sector.ORGAN,
              place + name,
              name,
              i < streets ? "政府派出机关" : "政府",
              TOWN_LEVEL);
      unit.hardship = i >= 11 || i == 8;
      // The hardest townships come early, so that small prefectures have some too.
      add(unit, 0.1 + 0.5 * (i >= 11 ? i - 10 : i) / 14);
    }
  }

  private void fillers(int target) {
    int extra = 0;
    while (candidates.size() < target) {
      int county = extra % (places.counties.size() + 1);
      UnitNode parent =
          candidates.stream()
              .filter(u -> u.role == Role.GROUP && u.county == county)
              .findFirst()
              .orElseThrow();
      String name = "第" + (3 + extra / (places.counties.size() + 1)) + "社区服务中心";
      UnitNode unit =
          new UnitNode(
              Role.INSTITUTION,
              parent,
              county,
              Sector.INSTITUTION,
              places.prefix(county) + name,
              name,
              "其他事业单位（公益一类）",
              county == 0 ? TOWN_LEVEL : "副乡、副科级");
      unit.department = new Catalogue.Department(name, false, unit.kind, "主任", "副主任", 0, null);
      add(unit, 2);
      extra++;
    }
  }

  private void keep(int target) {
    List<UnitNode> ranked = new ArrayList<>(candidates);
    // The sort is stable and children follow their parents, so a kept unit's parent is kept.
    ranked.sort(Comparator.comparingDouble(unit -> unit.importance));
    List<UnitNode> kept = new ArrayList<>(ranked.subList(0, target));
    boolean[] in = new boolean[candidates.size()];
    for (int i = 0; i < candidates.size(); i++) {
      candidates.get(i).serial = i;
    }
    kept.forEach(unit -> in[unit.serial] = true);
    for (UnitNode unit : candidates) {
      if (in[unit.serial]) {
        units.add(unit);
      }
    }
    int[] children = new int[candidates.size()];
    for (UnitNode unit : units) {
      UnitNode parent = unit.parent;
      int place = parent == null ? 1 : ++children[parent.serial];
      unit.precedence = place;
      unit.innerCode = (parent == null ? "" : parent.innerCode + ".") + IdNumbers.digits(place, 3);
      unit.founded = foundingDay(unit);
    }
    for (int i = 0; i < units.size(); i++) {
      units.get(i).serial = i;
    }
  }

  private LocalDate foundingDay(UnitNode unit) {
    Catalogue.Department department = unit.department;
    if (department != null && department.year() > 0) {
      return LocalDate.of(department.year(), random.between(1, 6), 1);
    }
    return switch (unit.role) {
      case GROUP, PARTY_COMMITTEE, GOVERNMENT -> LocalDate.of(1952, 9, 1);
      case SECTION -> {
        UnitNode parent = unit.parent;
        int from = parent == null ? 1983 : Math.max(1983, parent.founded.getYear() + 1);
        yield LocalDate.of(
            random.chance(0.75) ? from : random.between(from, Math.max(from, 2012)),
            random.between(7, 12),
            1);
      }
      case INSTITUTION, ENTERPRISE ->
          LocalDate.of(
              random.between(1953, random.chance(0.8) ? 1979 : 2008), random.between(1, 12), 1);
      default -> LocalDate.of(random.between(1953, 1979), random.between(1, 12), 1);
    };
  }
}
