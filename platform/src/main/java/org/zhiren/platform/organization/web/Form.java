package org.zhiren.platform.organization.web;

import java.util.List;

/**
 * A form, ready for its template.
 *
 * @param title heading
 * @param action address that takes it
 * @param back address to leave for
 * @param version version of the thing that the form was read at
 * @param consequences what will happen, spelt out before something that is hard to undo
 * @param fields in the order of the page
 */
public record Form(
    String title,
    String action,
    String back,
    long version,
    List<String> consequences,
    List<Field> fields) {

  /** Copies the lists. */
  public Form {
    consequences = List.copyOf(consequences);
    fields = List.copyOf(fields);
  }

  /** Kinds of controls. */
  public enum Control {
    /** One line. */
    TEXT,
    /** Several lines. */
    AREA,
    /** A whole number. */
    NUMBER,
    /** A day. */
    DATE,
    /** One of a list. */
    SELECT,
    /** A box to tick. */
    CHECK,
    /** Several of a list. */
    CHECKS,
    /** A unit, by name or code, with suggestions. */
    UNIT
  }

  /**
   * One field.
   *
   * @param name name of the parameter
   * @param label what it is
   * @param control how it is filled
   * @param value what it holds now
   * @param options what can be chosen, if it is a list
   * @param hint what helps to fill it; may be empty
   * @param required whether it must be filled
   */
  public record Field(
      String name,
      String label,
      Control control,
      String value,
      List<Option> options,
      String hint,
      boolean required) {

    /** The same field with another value in it. */
    public Field holding(String other) {
      return new Field(name, label, control, other, options, hint, required);
    }
  }

  /**
   * One choice.
   *
   * @param value what is sent
   * @param label what is shown
   * @param chosen whether it is chosen now
   */
  public record Option(String value, String label, boolean chosen) {}
}
