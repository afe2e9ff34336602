package org.zhiren.platform.roster;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhiren.platform.access.InformationClass;

/**
 * A person's file as on file for a day, with the source of each line.
 *
 * @param id the person
 * @param on the day of which the file speaks
 * @param knownOn as it was known at the end of this day; {@code null} for as known now
 * @param basics column of {@link Basics} → value; columns without a value are missing
 * @param basicsSaid who last changed the basics
 * @param state management state (ZB126)
 * @param leftOn first day out of service; {@code null} while in service
 * @param post every post held on that day in words, the main one first; {@code null} without one
 * @param level ZB09 code of the main post; {@code null} without one
 * @param rank 职级 on that day
 * @param photoSeed from which the portrait is drawn
 * @param version of the basics
 * @param classes the kinds of information that the acting account sees of this person
 * @param facts the facts of each kind seen, in the order of the kind
 */
public record PersonSheet(
    UUID id,
    LocalDate on,
    @Nullable LocalDate knownOn,
    Map<String, String> basics,
    Fact.Said basicsSaid,
    String state,
    @Nullable LocalDate leftOn,
    @Nullable String post,
    @Nullable String level,
    @Nullable String rank,
    long photoSeed,
    long version,
    Set<InformationClass> classes,
    Map<FactKind, List<Fact>> facts) {

  /** Copies everything. */
  public PersonSheet {
    basics = Map.copyOf(basics);
    classes = Set.copyOf(classes);
    EnumMap<FactKind, List<Fact>> copy = new EnumMap<>(FactKind.class);
    facts.forEach((kind, rows) -> copy.put(kind, List.copyOf(rows)));
    facts = java.util.Collections.unmodifiableMap(copy);
  }

  /** The facts of a kind; none if the class is not seen. */
  public List<Fact> of(FactKind kind) {
    return facts.getOrDefault(kind, List.of());
  }

  /** Whether the kind is shown at all. */
  public boolean shows(FactKind kind) {
    return classes.contains(kind.informationClass());
  }

  /** A field of the basics. */
  public @Nullable String basic(String column) {
    return basics.get(column);
  }

  /** The name. */
  public String name() {
    return basics.getOrDefault("name", "");
  }

  /** The birth date. */
  public LocalDate birthDate() {
    return LocalDate.parse(basics.getOrDefault("birth_date", "1900-01-01"));
  }

  /** Age in whole years on the day of the file, or on the last day in service. */
  public int age() {
    LocalDate day = leftOn != null && leftOn.isBefore(on) ? leftOn : on;
    return Period.between(birthDate(), day).getYears();
  }

  /** When the newest thing shown was entered. */
  public OffsetDateTime lastEntered() {
    return facts.values().stream()
        .flatMap(List::stream)
        .map(fact -> fact.said().at())
        .max(OffsetDateTime::compareTo)
        .filter(at -> at.isAfter(basicsSaid.at()))
        .orElse(basicsSaid.at());
  }
}
