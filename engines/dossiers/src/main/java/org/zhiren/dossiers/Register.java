package org.zhiren.dossiers;

import java.time.LocalDate;
import java.util.List;

/**
 * 干部名册: people in rows, grouped by body, to be printed on A4 landscape.
 *
 * @param title what the register is called, for instance 干部名册
 * @param classification mark and period of secrecy; empty for none
 * @param copyNumber number of this copy; empty for none
 * @param operator who printed it
 * @param printedOn the day of printing
 * @param groups the bodies with their people, in the order of precedence
 */
public record Register(
    String title,
    String classification,
    String copyNumber,
    String operator,
    LocalDate printedOn,
    List<Group> groups) {

  /** Takes a copy. */
  public Register {
    groups = List.copyOf(groups);
  }

  /**
   * One body.
   *
   * @param heading its name, repeated on each page on which its people stand
   * @param people the forms of its people
   */
  public record Group(String heading, List<Dossier> people) {

    /** Takes a copy. */
    public Group {
      people = List.copyOf(people);
    }
  }

  /** How many people there are. */
  public int size() {
    return groups.stream().mapToInt(group -> group.people().size()).sum();
  }
}
