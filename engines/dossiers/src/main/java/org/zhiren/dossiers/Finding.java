package org.zhiren.dossiers;

import java.util.List;
import java.util.Locale;
import org.zhiren.explain.Shortening;
import org.zhiren.explain.Text;

/**
 * Something that a person should look at in a file that could be read or written all the same.
 *
 * @param severity how much it matters
 * @param place where it is
 * @param value the offending text, empty if there is none
 * @param reason what is the matter and what to do
 * @param allowed the values that would be accepted, if they are few enough to list
 */
public record Finding(
    Severity severity, Place place, String value, Text reason, List<String> allowed) {

  /** How much a finding matters. */
  public enum Severity {
    /** Good to know: nothing is lost. */
    NOTE,
    /** Should be looked at: a value is doubtful or did not fit. */
    WARNING,
    /** Must be repaired: this value or person was not taken over. */
    ERROR
  }

  /**
   * Where a finding is; empty texts and 0 where a level does not apply.
   *
   * @param file the file, or archive and entry
   * @param sheet the sheet or table
   * @param row the row number as a spreadsheet counts, from 1; 0 if there are no rows
   * @param column the column letter and heading, the field or the element
   */
  public record Place(String file, String sheet, int row, String column) {

    /** A place in a file without rows. */
    public static Place of(String file, String column) {
      return new Place(file, "", 0, column);
    }

    @Override
    public String toString() {
      StringBuilder text = new StringBuilder(file);
      if (!sheet.isEmpty()) {
        text.append(" › ").append(sheet);
      }
      if (row > 0) {
        text.append(" › ").append(row);
      }
      if (!column.isEmpty()) {
        text.append(" › ").append(column);
      }
      return text.toString();
    }
  }

  /** Takes a copy of the list. */
  public Finding {
    allowed = List.copyOf(allowed);
  }

  static Finding note(Place place, String value, Text reason) {
    return new Finding(Severity.NOTE, place, value, reason, List.of());
  }

  static Finding warning(Place place, String value, Text reason) {
    return new Finding(Severity.WARNING, place, value, reason, List.of());
  }

  static Finding error(Place place, String value, Text reason) {
    return new Finding(Severity.ERROR, place, value, reason, List.of());
  }

  /** One line in the language of {@code locale}. */
  public String in(Locale locale) {
    String shown = value.isEmpty() ? "" : " [" + abbreviated(value) + "]";
    String choices = allowed.isEmpty() ? "" : " {" + abbreviated(String.join("、", allowed)) + "}";
    return place + ": " + reason.in(locale) + shown + choices;
  }

  private static String abbreviated(String text) {
    return Shortening.shown(text.replaceAll("\\s+", " "), 60);
  }
}
