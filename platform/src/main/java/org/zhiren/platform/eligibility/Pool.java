package org.zhiren.platform.eligibility;

import java.time.LocalDate;
import java.time.Period;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhiren.platform.organization.Sector;
import org.zhiren.statutes.Population;
import org.zhiren.statutes.PostLevel;

/**
 * Everybody in service whom the acting account may see, in statutory precedence, as of a day: in
 * columns for the rules, and as entries for lists. Unchanging; row {@code i} of the one is entry
 * {@code i} of the other.
 */
public final class Pool {

  private final LocalDate day;
  private final Population population;
  private final List<Entry> entries;
  private final Map<UUID, Integer> rows;
  private final int withheld;

  Pool(LocalDate day, Population population, List<Entry> entries, int withheld) {
    this.day = day;
    this.population = population;
    this.entries = List.copyOf(entries);
    this.withheld = withheld;
    this.rows = HashMap.newHashMap(entries.size());
    for (int row = 0; row < entries.size(); row++) {
      rows.put(entries.get(row).id(), row);
    }
  }

  /**
   * A person as a list and its reach show it.
   *
   * @param id the person
   * @param name the name
   * @param female whether on file as a woman
   * @param birth day of birth
   * @param postText 单位及职务
   * @param level highest level of a leading post held on the day; {@code null} without one
   * @param chief whether that is a chief level (正职)
   * @param sector sector of the unit; {@code null} if the unit cannot be seen
   * @param unitLevel ZB03 level of the unit; empty if the unit cannot be seen
   * @param township whether the unit is a township or street
   * @param minority whether on file as a member of an ethnic minority
   * @param partyMember whether on file as a Party member
   * @param criticised whether any sanction is on file; {@code null} if that may not be seen
   * @param grassroots whether any grass-roots service is on file
   */
  public record Entry(
      UUID id,
      String name,
      boolean female,
      LocalDate birth,
      String postText,
      @Nullable PostLevel level,
      boolean chief,
      @Nullable Sector sector,
      String unitLevel,
      boolean township,
      boolean minority,
      boolean partyMember,
      @Nullable Boolean criticised,
      boolean grassroots) {

    /** Age in whole years on the day. */
    public int ageOn(LocalDate day) {
      return Period.between(birth, day).getYears();
    }
  }

  /** The day on which people had to be in service. */
  public LocalDate day() {
    return day;
  }

  /** The people in columns. */
  public Population population() {
    return population;
  }

  /** The people in statutory precedence. */
  public List<Entry> entries() {
    return entries;
  }

  /** The entry of a row. */
  public Entry entry(int row) {
    return entries.get(row);
  }

  /** How many people. */
  public int size() {
    return entries.size();
  }

  /** The row of a person, or −1. */
  public int row(UUID person) {
    return rows.getOrDefault(person, -1);
  }

  /** How many were left out because they are the acting person or near relatives. */
  public int withheld() {
    return withheld;
  }
}
