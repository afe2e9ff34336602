package org.zhiren.dossiers;

import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * One person's file in the field's own terms, whichever format it came from.
 *
 * <p>The text of every cell is held as it stands in the file, trimmed, with LF between lines; a
 * cell without text is absent. Typed readings ({@link #birthMonth()}, {@link #career()}, {@link
 * #posts()}) are computed from that text, so that nothing is lost when a value is odd.
 *
 * @param fields the cells of the 干部任免审批表
 * @param family 家庭主要成员及重要社会关系, in the order of the form
 * @param photo the photo, if there is one
 * @param sets rows of the information sets of an exchange package (A02 职务, A08 学历学位 …)
 * @param kept what the file said beyond all this
 */
public record Dossier(
    Map<Field, String> fields,
    List<FamilyMember> family,
    Optional<Photo> photo,
    Map<String, List<InfoRow>> sets,
    List<Kept> kept) {

  /**
   * Name of the set of one row that says where the person works, for sources that have no A01:
   * A0195 unit (name or code), A0221 level of the post, A0192E rank, A0160 category, A0165 managed
   * by.
   */
  public static final String PLACEMENT = "PLACEMENT";

  /** Takes copies; blank cells are left out. */
  public Dossier {
    EnumMap<Field, String> copy = new EnumMap<>(Field.class);
    fields.forEach((field, text) -> {
      if (!text.isBlank()) {
        copy.put(field, text);
      }
    });
    fields = Collections.unmodifiableMap(copy);
    family = List.copyOf(family);
    Map<String, List<InfoRow>> rows = new LinkedHashMap<>();
    sets.forEach((set, list) -> rows.put(set, List.copyOf(list)));
    sets = Collections.unmodifiableMap(rows);
    kept = List.copyOf(kept);
  }

  /** The text of a cell; empty if the file says nothing. */
  public String get(Field field) {
    return fields.getOrDefault(field, "");
  }

  /** 姓名 without the blanks that pad a name of two characters (张 三). */
  public String name() {
    String name = get(Field.NAME);
    return name.codePoints().anyMatch(Character::isIdeographic)
        ? name.replaceAll("[\\s\u3000\u00a0]+", "")
        : name;
  }

  /** 出生年月. */
  public Optional<YearMonth> birthMonth() {
    return FormDates.month(get(Field.BIRTH_MONTH));
  }

  /** 参加工作时间. */
  public Optional<YearMonth> workStarted() {
    return FormDates.month(get(Field.WORK_STARTED));
  }

  /** The month in 入党时间, if its text holds one. */
  public Optional<YearMonth> partyJoined() {
    return FormDates.monthWithin(get(Field.PARTY_JOINED));
  }

  /**
   * The age in whole years by month, against 计算年龄时间, else 填表时间, else {@code asOf}; empty if the
   * month of birth is unknown or lies after that.
   */
  public OptionalInt ageYears(LocalDate asOf) {
    YearMonth reference =
        FormDates.monthOfDay(get(Field.AGE_AS_OF))
            .or(() -> FormDates.monthOfDay(get(Field.FILLED_ON)))
            .orElse(YearMonth.from(asOf));
    return FormDates.ageYears(birthMonth(), reference);
  }

  /** 简历 as dated entries and remarks; see {@link Resume}. */
  public Resume career() {
    return Resume.parse(get(Field.RESUME));
  }

  /** The rows of an information set, in the order of the file. */
  public List<InfoRow> rows(String set) {
    return sets.getOrDefault(set, List.of());
  }

  /** 职务 (set A02). */
  public List<Post> posts() {
    return rows("A02").stream().map(Post::of).toList();
  }

  /** 职务层次与职级 (set A05). */
  public List<Rank> ranks() {
    return rows("A05").stream().map(Rank::of).toList();
  }

  /** 学历学位 (set A08). */
  public List<Schooling> schooling() {
    return rows("A08").stream().map(Schooling::of).toList();
  }

  /** A changeable copy to start from. */
  public Draft draft() {
    Draft draft = new Draft();
    draft.fields.putAll(fields);
    draft.family.addAll(family);
    draft.photo = photo.orElse(null);
    sets.forEach((set, rows) -> draft.sets.put(set, new ArrayList<>(rows)));
    draft.kept.addAll(kept);
    return draft;
  }

  /** A dossier being put together. */
  public static final class Draft {
    private final Map<Field, String> fields = new EnumMap<>(Field.class);
    private final List<FamilyMember> family = new ArrayList<>();
    private @Nullable Photo photo;
    private final Map<String, List<InfoRow>> sets = new LinkedHashMap<>();
    private final List<Kept> kept = new ArrayList<>();

    /** Starts with an empty form. */
    public Draft() {}

    /** Sets a cell; blank text clears it. Line ends become LF, blanks around the text go. */
    public Draft set(Field field, String text) {
      String clean = Lines.clean(field, text);
      if (clean.isEmpty()) {
        fields.remove(field);
      } else {
        fields.put(field, clean);
      }
      return this;
    }

    /** Adds a row to the family; a blank one is skipped. */
    public Draft add(FamilyMember member) {
      if (!member.isBlank()) {
        family.add(member);
      }
      return this;
    }

    /** Adds a row to an information set. */
    public Draft add(String set, InfoRow row) {
      sets.computeIfAbsent(set, name -> new ArrayList<>()).add(row);
      return this;
    }

    /** Sets the photo. */
    public Draft photo(Photo picture) {
      this.photo = picture;
      return this;
    }

    /** Keeps something that has no place in the model. */
    public Draft keep(Kept thing) {
      kept.add(thing);
      return this;
    }

    List<InfoRow> rows(String set) {
      return List.copyOf(sets.getOrDefault(set, List.of()));
    }

    boolean has(Field field) {
      return fields.containsKey(field);
    }

    /** The finished dossier. */
    public Dossier finish() {
      return new Dossier(fields, family, Optional.ofNullable(photo), sets, kept);
    }
  }

  /**
   * One row of A02: a post held. Codes and dates are the text of the file.
   *
   * @param unit A0201A 任职机构名称
   * @param unitCode A0201B 任职机构编码
   * @param title A0215A 职务名称
   * @param leading A0219 是否领导职务
   * @param started A0243 任职时间
   * @param startDocument A0245 任职文号
   * @param state A0255 任职状态 (ZB14: 0 已免, 1 在任)
   * @param ended A0265 免职时间
   * @param endDocument A0267 免职文号
   * @param main A0279 主职务
   */
  public record Post(
      String unit,
      String unitCode,
      String title,
      String leading,
      String started,
      String startDocument,
      String state,
      String ended,
      String endDocument,
      String main) {
    static Post of(InfoRow row) {
      return new Post(
          row.get("A0201A"),
          row.get("A0201B"),
          row.get("A0215A"),
          row.get("A0219"),
          row.get("A0243"),
          row.get("A0245"),
          row.get("A0255"),
          row.get("A0265"),
          row.get("A0267"),
          row.get("A0279"));
    }
  }

  /**
   * One row of A05: a post level or a rank held.
   *
   * @param kind A0531 (0 职务层次, 1 职级)
   * @param code A0501B (ZB09 or ZB148)
   * @param approved A0504 批准日期
   * @param document A0511 批准文号
   * @param ended A0517 终止日期
   * @param state A0524 状态
   */
  public record Rank(
      String kind, String code, String approved, String document, String ended, String state) {
    static Rank of(InfoRow row) {
      return new Rank(
          row.get("A0531"),
          row.get("A0501B"),
          row.get("A0504"),
          row.get("A0511"),
          row.get("A0517"),
          row.get("A0524"));
    }
  }

  /**
   * One row of A08: an education or degree.
   *
   * @param mode A0837 (ZB123: 1 全日制, 2 在职)
   * @param education A0801A 学历名称
   * @param degree A0901A 学位名称
   * @param entered A0804 入学
   * @param graduated A0807 毕业
   * @param school A0814 学校
   * @param major A0824 专业
   */
  public record Schooling(
      String mode,
      String education,
      String degree,
      String entered,
      String graduated,
      String school,
      String major) {
    static Schooling of(InfoRow row) {
      return new Schooling(
          row.get("A0837"),
          row.get("A0801A"),
          row.get("A0901A"),
          row.get("A0804"),
          row.get("A0807"),
          row.get("A0814"),
          row.get("A0824"));
    }
  }

  /** Whole years between two months. */
  static int wholeYears(YearMonth from, YearMonth to) {
    return Period.between(from.atDay(1), to.atDay(1)).getYears();
  }
}
