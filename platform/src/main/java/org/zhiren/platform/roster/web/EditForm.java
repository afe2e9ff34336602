package org.zhiren.platform.roster.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A form that changes a file, ready for its template.
 *
 * @param title heading
 * @param person whose file it is; empty for a new one
 * @param action address that takes it
 * @param back address to leave for
 * @param version version that the form was read at
 * @param lead what it is about; may be empty
 * @param groups the fields, in groups with a heading
 * @param button what the button says
 * @param links other things that can be done with the same fact
 */
public record EditForm(
    String title,
    String person,
    String action,
    String back,
    long version,
    String lead,
    List<Group> groups,
    String button,
    List<Link> links) {

  /** Copies the lists. */
  public EditForm {
    groups = List.copyOf(groups);
    links = List.copyOf(links);
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
    /** One line with suggestions. */
    SUGGEST,
    /** A box to tick. */
    CHECK,
    /** A unit, by name or code, with suggestions. */
    UNIT,
    /** A post of the unit above, by name, with suggestions. */
    POST
  }

  /** Fields under one heading; the heading may be empty. */
  public record Group(String title, List<Field> fields) {

    /** Copies the fields. */
    public Group {
      fields = List.copyOf(fields);
    }
  }

  /**
   * One field.
   *
   * @param name name of the parameter
   * @param label what it is
   * @param control how it is filled
   * @param value what it holds now
   * @param required whether it must be filled
   * @param hint what helps to fill it; may be empty
   * @param options what can be chosen or is suggested
   */
  public record Field(
      String name,
      String label,
      Control control,
      String value,
      boolean required,
      String hint,
      List<Option> options) {

    /** Copies the options. */
    public Field {
      options = List.copyOf(options);
    }
  }

  /** One choice; {@code label} is {@code null} if it is what is sent. */
  public record Option(String value, @Nullable String label) {

    /** What is shown. */
    public String shown() {
      return label == null ? value : label;
    }
  }

  /** Something else to do. */
  public record Link(String label, String href, String icon) {}
}
