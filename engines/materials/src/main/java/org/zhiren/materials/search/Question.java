package org.zhiren.materials.search;

import java.time.LocalDate;
import java.util.List;

/** What a query asks for, as it was understood. */
public sealed interface Question {

  /** Where a string must stand. */
  enum Place {
    /** Title or text. */
    ANYWHERE(Fields.TEXT),
    /** The title. */
    TITLE(Fields.TITLE),
    /** The issuing organ. */
    ORGAN(Fields.ORGAN),
    /** The document number. */
    NUMBER(Fields.NUMBER);

    private final String field;

    Place(String field) {
      this.field = field;
    }

    String field() {
      return field;
    }
  }

  /**
   * A string that must occur.
   *
   * @param place where
   * @param pattern the string
   * @param written as it was typed
   * @param quoted whether it was in quotation marks and so is meant to the letter
   */
  record Holds(Place place, TextPattern pattern, String written, boolean quoted)
      implements Question {}

  /** A value that must be there, for instance a kind; several are alternatives. */
  record Has(Facet facet, List<String> values) implements Question {
    /** Takes a copy of the values. */
    public Has {
      values = List.copyOf(values);
    }
  }

  /** A date within both days. */
  record Within(LocalDate from, LocalDate to) implements Question {}

  /** The document of this id. */
  record Named(String id) implements Question {}

  /** All of them. */
  record All(List<Question> parts) implements Question {
    /** Takes a copy of the parts. */
    public All {
      parts = List.copyOf(parts);
    }
  }

  /** Any of them. */
  record Any(List<Question> parts) implements Question {
    /** Takes a copy of the parts. */
    public Any {
      parts = List.copyOf(parts);
    }
  }

  /** What must not hold. */
  record Not(Question part) implements Question {}
}
