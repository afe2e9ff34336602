package org.zhiren.platform.roster.query;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.zhiren.explain.Text;
import org.zhiren.platform.organization.CodeNames;
import org.zhiren.platform.organization.CodeTables;
import org.zhiren.platform.organization.MemberKind;
import org.zhiren.platform.organization.PostKind;
import org.zhiren.platform.organization.Sector;

/** Where the values of a field come from. */
public enum CodeList {
  /** Nowhere: free words, days, numbers. */
  NONE,
  /** Whatever is on file. */
  DATA,
  /** 是, 否. */
  FLAG,
  /** GB/T 2261.1. */
  SEX,
  /** GB/T 3304. */
  ETHNICITY,
  /** GB/T 4762. */
  POLITICAL_STATUS,
  /** GB/T 2261.3. */
  HEALTH,
  /** ZB126. */
  MANAGEMENT_STATE,
  /** ZB09, highest first. */
  LEVEL,
  /** ZB148 by code, highest first. */
  RANK,
  /** ZB148 by name, highest first. */
  RANK_NAME,
  /** ZB64, highest first. */
  EDUCATION,
  /** GB/T 6864 by its first digit, highest first. */
  DEGREE,
  /** ZB123. */
  EDUCATION_MODE,
  /** ZB04. */
  UNIT_KIND,
  /** ZB03. */
  UNIT_LEVEL,
  /** Organ, institution, enterprise. */
  SECTOR,
  /** Leadership, rank, other. */
  POST_KIND,
  /** Chief, deputy, other. */
  MEMBER;

  /**
   * A value to choose.
   *
   * @param code as it stands in the question
   * @param name in words
   */
  public record Entry(String code, Text name) {}

  private static final class Tables {
    private static final java.util.Map<CodeList, List<Entry>> ALL =
        new java.util.EnumMap<>(CodeList.class);

    static {
      for (CodeList list : CodeList.values()) {
        ALL.put(list, list.read());
      }
    }

    private Tables() {}
  }

  /** The values in their official order; empty if they come from the files or are free. */
  public List<Entry> entries() {
    return Tables.ALL.getOrDefault(this, List.of());
  }

  /** The value in words; the code itself if it is not in the list. */
  public Text name(String code) {
    return entries().stream()
        .filter(entry -> entry.code().equals(code))
        .map(Entry::name)
        .findFirst()
        .orElseGet(() -> CodeNames.text(code));
  }

  /**
   * The place of a code from the top, for at least and at most; −1 if it has none. Codes below
   * another one share its place: 本科 and 党校大学 are one step.
   */
  int place(String code) {
    return switch (this) {
      case EDUCATION -> educationPlace(code);
      case DEGREE -> code.isEmpty() ? -1 : "1234".indexOf(code.charAt(0));
      case LEVEL -> code.startsWith("1A") && code.compareTo("1A90") < 0 ? indexOf(code) : -1;
      default -> indexOf(code);
    };
  }

  /** Whether the code has a place between high and low. */
  public boolean ordered(String code) {
    return place(code) >= 0;
  }

  /** Whether a value on file belongs to a code of {@link #reach} by its beginning. */
  boolean prefixed() {
    return this == DEGREE;
  }

  /** The codes that a comparison covers; beginnings of codes if {@link #prefixed}. */
  List<String> reach(Condition.Op op, List<String> values) {
    java.util.Set<String> codes = new java.util.LinkedHashSet<>();
    for (String value : values) {
      switch (op) {
        case AT_LEAST, AT_MOST -> {
          int place = place(value);
          for (Entry entry : entries()) {
            int other = place(entry.code());
            if (place >= 0
                && other >= 0
                && (op == Condition.Op.AT_LEAST ? other <= place : other >= place)) {
              codes.add(entry.code());
            }
          }
        }
        default -> {
          codes.add(value);
          if (this == EDUCATION) {
            entries().stream()
                .map(Entry::code)
                .filter(code -> code.startsWith(value))
                .forEach(codes::add);
          }
        }
      }
    }
    return List.copyOf(codes);
  }

  private int indexOf(String code) {
    List<Entry> entries = entries();
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i).code().equals(code)) {
        return i;
      }
    }
    return -1;
  }

  private static int educationPlace(String code) {
    if (code.isEmpty() || "123".indexOf(code.charAt(0)) < 0) {
      return -1;
    }
    if (code.charAt(0) != '3' || code.length() == 1 || code.charAt(1) < '5') {
      return code.charAt(0) - '1';
    }
    return code.equals("36") ? 3 : Math.max(3, code.charAt(1) - '5' + 2);
  }

  private List<Entry> read() {
    return switch (this) {
      case NONE, DATA -> List.of();
      case FLAG -> List.of(entry("true", "是", "yes"), entry("false", "否", "no"));
      case SEX -> List.of(entry("1", "男", "male"), entry("2", "女", "female"));
      case EDUCATION_MODE ->
          List.of(entry("1", "全日制", "full-time"), entry("2", "在职", "in-service"));
      case DEGREE ->
          List.of(
              entry("2", "博士", "doctor"), entry("3", "硕士", "master"), entry("4", "学士", "bachelor"));
      case ETHNICITY -> names(coded(CodeTables.rows("GB3304_ethnicity")));
      case POLITICAL_STATUS -> names(coded(CodeTables.rows("GB4762_political_status")));
      case HEALTH -> names(coded(CodeTables.rows("GB2261.3_health")));
      case MANAGEMENT_STATE -> names(coded(CodeTables.rows("ZB126_management_state")));
      case EDUCATION -> coded(CodeTables.rows("ZB64_education"));
      case LEVEL -> coded(CodeTables.postLevels());
      case RANK -> coded(CodeTables.ranks());
      case RANK_NAME -> names(coded(CodeTables.ranks()));
      case UNIT_KIND -> words(CodeTables.kinds());
      case UNIT_LEVEL -> words(CodeTables.levels());
      case SECTOR ->
          Arrays.stream(Sector.values()).map(s -> new Entry(s.name(), s.text())).toList();
      case POST_KIND ->
          Arrays.stream(PostKind.values()).map(k -> new Entry(k.name(), k.text())).toList();
      case MEMBER ->
          Arrays.stream(MemberKind.values()).map(k -> new Entry(k.name(), k.text())).toList();
    };
  }

  private static Entry entry(String code, String zh, String en) {
    return new Entry(code, Text.of(zh, en));
  }

  private static List<Entry> words(Collection<String> names) {
    return names.stream().map(name -> new Entry(name, CodeNames.text(name))).toList();
  }

  private static List<Entry> coded(List<CodeTables.Entry> entries) {
    return entries.stream().map(e -> new Entry(e.code(), e.text())).toList();
  }

  /** Files hold the name and not the code. */
  private static List<Entry> names(List<Entry> entries) {
    return entries.stream().map(e -> new Entry(e.name().zh(), e.name())).distinct().toList();
  }
}
