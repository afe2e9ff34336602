package org.zhiren.platform.roster.exchange;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the dry run found about one person.
 *
 * @param differences cells that differ from what is on file
 * @param faults cells that cannot be right, or should be looked at
 * @param candidates people on file whom it may be
 * @param chosenTarget whom somebody has said that it is: an identifier, {@value #NOBODY}, or empty
 * @param chosenUnit the unit that somebody has chosen; {@code null} if nobody has
 */
public record RowDetail(
    List<Difference> differences,
    List<Fault> faults,
    List<Candidate> candidates,
    String chosenTarget,
    @Nullable UUID chosenUnit) {

  /** The choice that a person is nobody on file. */
  public static final String NOBODY = "NEW";

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Copies the lists. */
  public RowDetail {
    differences = List.copyOf(differences);
    faults = List.copyOf(faults);
    candidates = List.copyOf(candidates);
  }

  /**
   * A cell that differs.
   *
   * @param part name of a field of the form, or {@code FAMILY}
   * @param before what is on file
   * @param after what the file says
   * @param take whether it is to be taken over
   */
  public record Difference(String part, String before, String after, boolean take) {}

  /**
   * A cell that cannot be right ({@code blocking}) or should be looked at.
   *
   * @param part name of a field of the form, {@code UNIT} for the unit, {@code FAMILY.n} for a row
   *     of the family
   * @param value the offending text
   * @param zh what is the matter and what to do, in Chinese
   * @param en the same in English
   * @param allowed what would be accepted, if it is few enough to list
   */
  public record Fault(
      String part, String value, String zh, String en, List<String> allowed, boolean blocking) {

    /** Copies the list. */
    public Fault {
      allowed = List.copyOf(allowed);
    }

    static Fault blocking(String part, String value, Text text, List<String> allowed) {
      return new Fault(part, value, text.zh(), text.en(), allowed, true);
    }

    static Fault notice(String part, String value, Text text, List<String> allowed) {
      return new Fault(part, value, text.zh(), text.en(), allowed, false);
    }

    /** What is the matter and what to do. */
    public Text text() {
      return Text.of(zh, en);
    }
  }

  /**
   * Somebody on file whom it may be.
   *
   * @param id the person
   * @param name the name
   * @param post unit and post
   * @param why {@code ID} for the same identity number, {@code BIRTH} for the same name and month
   *     of birth
   */
  public record Candidate(UUID id, String name, String post, String why) {}

  /** Whether a cell stands in the way. */
  boolean isBlocked() {
    return faults.stream().anyMatch(Fault::blocking);
  }

  String write() {
    return JSON.writeValueAsString(this);
  }

  static RowDetail read(String text) {
    return JSON.readValue(text, RowDetail.class);
  }
}
