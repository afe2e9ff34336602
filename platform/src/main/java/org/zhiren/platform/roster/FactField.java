package org.zhiren.platform.roster;

import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;

/**
 * One field of the basics or of a kind of dated fact: how it is stored, filled in and checked.
 *
 * @param label what it is called
 * @param column column of the table, also the name of the field in forms and in the API
 * @param type what it holds
 * @param required whether it must be filled
 * @param choices the list from which it is taken; {@code null} if there is none
 * @param nameColumn column with the wording of the code, if {@code column} holds a code
 */
public record FactField(
    Text label,
    String column,
    Type type,
    boolean required,
    @Nullable String choices,
    @Nullable String nameColumn) {

  /** What a field holds; the word is the type of the column. */
  public enum Type {
    /** One line. */
    TEXT("text"),
    /** A line for which there are usual values to choose from; others are allowed. */
    SUGGESTED("text"),
    /** One value of a list, nothing else. */
    LISTED("text"),
    /** A code of a list; its wording stands in another column. */
    CODED("text"),
    /** A day. */
    DATE("date"),
    /** A whole number. */
    NUMBER("int"),
    /** Yes or no. */
    YES_NO("boolean"),
    /** A unit of the organisation. */
    UNIT("uuid"),
    /** A post of the unit named in the same fact. */
    POST("uuid"),
    /** The file of another person. */
    PERSON("uuid");

    private final String sql;

    Type(String sql) {
      this.sql = sql;
    }

    String sql() {
      return sql;
    }
  }

  static FactField text(String zh, String en, String column, boolean required) {
    return new FactField(Text.of(zh, en), column, Type.TEXT, required, null, null);
  }

  static FactField date(String zh, String en, String column, boolean required) {
    return new FactField(Text.of(zh, en), column, Type.DATE, required, null, null);
  }

  static FactField number(String zh, String en, String column) {
    return new FactField(Text.of(zh, en), column, Type.NUMBER, true, null, null);
  }

  static FactField yesNo(String zh, String en, String column) {
    return new FactField(Text.of(zh, en), column, Type.YES_NO, false, null, null);
  }

  static FactField suggested(
      String zh, String en, String column, boolean required, String choices) {
    return new FactField(Text.of(zh, en), column, Type.SUGGESTED, required, choices, null);
  }

  static FactField listed(String zh, String en, String column, boolean required, String choices) {
    return new FactField(Text.of(zh, en), column, Type.LISTED, required, choices, null);
  }

  static FactField coded(
      String zh, String en, String column, boolean required, String choices, String nameColumn) {
    return new FactField(Text.of(zh, en), column, Type.CODED, required, choices, nameColumn);
  }

  static FactField link(String zh, String en, String column, Type type) {
    return new FactField(Text.of(zh, en), column, type, false, null, null);
  }
}
