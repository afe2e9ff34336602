package org.zhiren.demo;

/**
 * Receives the invented prefecture record by record. The order for each prefecture is: areas, units
 * (parents before children), unit changes by date, posts, people by identifier, planted faults,
 * latent truths. A receiver overrides what it needs.
 */
public interface PrefectureSink {

  /** An invented place: code, name and the place above it. */
  default void area(AreaRecord area) {}

  /** A unit as it stands on the as-of date, or as it stood when it was abolished. */
  default void unit(UnitRecord unit) {}

  /** One dated change of a unit in the last five years. */
  default void unitChange(UnitChange change) {}

  /** A post; its unit has been given before. */
  default void post(PostRecord post) {}

  /** A person with the whole file; units and posts named in it have been given before. */
  default void person(PersonRecord person) {}

  /** A fault put in on purpose, for checks to find. */
  default void planted(Planted planted) {}

  /**
   * What the simulation knows about a person and no real file can know. Kept apart so that nobody
   * mistakes it for a fact: only benches and tests that compare an estimate with the truth read it.
   */
  default void truth(LatentTruth truth) {}

  /** How many of {@code total} people have been handed over. */
  default void progress(int done, int total) {}
}
