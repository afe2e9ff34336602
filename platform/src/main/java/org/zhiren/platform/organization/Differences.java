package org.zhiren.platform.organization;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;
import org.zhiren.platform.shell.StaleVersion.Difference;

/** What differs between the value read, the value stored and the value typed. */
final class Differences {

  private static final Map<Text, Function<UnitFacts, @Nullable Object>> UNIT = unitFields();
  private static final Map<Text, Function<PostFacts, @Nullable Object>> POST = postFields();

  private Differences() {}

  /** Three states of a unit; {@code names} puts names for the units above. */
  static List<Difference> units(
      @Nullable UnitFacts read, UnitFacts stored, UnitFacts typed, Function<UUID, String> names) {
    return of(UNIT, read, stored, typed, names);
  }

  /** Three states of a post; {@code names} puts names for units. */
  static List<Difference> posts(
      @Nullable PostFacts read, PostFacts stored, PostFacts typed, Function<UUID, String> names) {
    return of(POST, read, stored, typed, names);
  }

  /** The fields of a unit in which two states differ: stored before, typed after. */
  static List<Difference> between(UnitFacts before, UnitFacts after) {
    return of(UNIT, before, before, after, UUID::toString);
  }

  /** The fields of a post in which two states differ: stored before, typed after. */
  static List<Difference> between(PostFacts before, PostFacts after) {
    return of(POST, before, before, after, UUID::toString);
  }

  private static <F> List<Difference> of(
      Map<Text, Function<F, @Nullable Object>> fields,
      @Nullable F read,
      F stored,
      F typed,
      Function<UUID, String> names) {
    List<Difference> differences = new ArrayList<>();
    fields.forEach((field, value) -> {
      String now = words(value.apply(stored), names);
      String wanted = words(value.apply(typed), names);
      String then = read == null ? now : words(value.apply(read), names);
      if (!Objects.equals(now, wanted) || !Objects.equals(then, now)) {
        differences.add(new Difference(field, then, now, wanted));
      }
    });
    return differences;
  }

  /** The official Chinese terms; a page in English puts its own in their place. */
  private static @Nullable String words(@Nullable Object value, Function<UUID, String> names) {
    return switch (value) {
      case null -> null;
      case UUID id -> names.apply(id);
      case Boolean yes -> yes ? "是" : "否";
      case Sector sector -> sector.text().zh();
      case PostKind kind -> kind.text().zh();
      case MemberKind member -> member.text().zh();
      default -> value.toString();
    };
  }

  private static Map<Text, Function<UnitFacts, @Nullable Object>> unitFields() {
    Map<Text, Function<UnitFacts, @Nullable Object>> fields = new LinkedHashMap<>();
    fields.put(Text.of("名称", "Name"), UnitFacts::name);
    fields.put(Text.of("简称", "Short name"), UnitFacts::shortName);
    fields.put(Text.of("机构编码", "Code"), UnitFacts::code);
    fields.put(Text.of("上级机构", "Unit above"), UnitFacts::parentId);
    fields.put(Text.of("类别", "Kind"), UnitFacts::kind);
    fields.put(Text.of("级别", "Level"), UnitFacts::level);
    fields.put(Text.of("机构性质", "Nature"), UnitFacts::nature);
    fields.put(Text.of("隶属关系", "Subordination"), UnitFacts::subordination);
    fields.put(Text.of("队伍", "Sector"), UnitFacts::sector);
    fields.put(Text.of("政区", "Area"), UnitFacts::areaCode);
    fields.put(Text.of("排序", "Precedence"), UnitFacts::precedence);
    fields.put(Text.of("基层", "Grass roots"), UnitFacts::grassroots);
    fields.put(Text.of("艰苦地区", "Hard conditions"), UnitFacts::hardship);
    fields.put(Text.of("敏感职能", "Sensitive function"), UnitFacts::sensitiveFunction);
    return fields;
  }

  private static Map<Text, Function<PostFacts, @Nullable Object>> postFields() {
    Map<Text, Function<PostFacts, @Nullable Object>> fields = new LinkedHashMap<>();
    fields.put(Text.of("所属机构", "Unit"), PostFacts::unitId);
    fields.put(Text.of("职位名称", "Title"), PostFacts::name);
    fields.put(Text.of("职务层次", "Level"), PostFacts::levelCode);
    fields.put(Text.of("职位类别", "Kind"), PostFacts::kind);
    fields.put(Text.of("成员类别", "Standing"), PostFacts::member);
    fields.put(Text.of("班子成员", "Team member"), PostFacts::team);
    fields.put(Text.of("职数", "Places"), PostFacts::places);
    fields.put(Text.of("排序", "Precedence"), PostFacts::precedence);
    fields.put(Text.of("兼任", "Held with"), PostFacts::heldWith);
    fields.put(Text.of("地域回避", "Place recusal"), PostFacts::placeRecusal);
    fields.put(Text.of("试用期", "Probation"), PostFacts::probation);
    return fields;
  }
}
