package org.zhiren.platform.insight;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An entry as typed into a form or sent by a program, not yet checked. The meaning of each field is
 * that of {@link Draft}.
 *
 * @param channel name of a {@link Channel}
 * @param occasion name of an {@link Occasion}
 * @param happenedOn a day like 2026-11-23
 * @param place place or occasion
 * @param sourceName who said it
 * @param sourceRelation how that person stands to the one spoken of
 * @param task field of work or task
 * @param situation the situation
 * @param behaviour what was done
 * @param result what came of it
 * @param secrecy name of a {@link Secrecy}; missing: internal
 * @param ground legal ground or purpose
 * @param open whether the person may read it and answer
 * @param workRelated whether the author has confirmed that a passage which looks private concerns
 *     the work
 */
public record Typed(
    @Nullable String channel,
    @Nullable String occasion,
    @Nullable String happenedOn,
    @Nullable String place,
    @Nullable String sourceName,
    @Nullable String sourceRelation,
    @Nullable String task,
    @Nullable String situation,
    @Nullable String behaviour,
    @Nullable String result,
    @Nullable String secrecy,
    @Nullable String ground,
    @Nullable Boolean open,
    @Nullable Boolean workRelated) {

  /** Nothing was typed. */
  public static final Typed NOTHING =
      new Typed(null, null, null, null, null, null, null, null, null, null, null, null, null, null);

  /** A field without blanks around it; empty if it was not given. */
  static String stripped(@Nullable String value) {
    return Objects.requireNonNullElse(value, "").strip();
  }

  /** As a form shows what stands already. */
  public static Typed of(Draft says) {
    return new Typed(
        says.channel().name(),
        says.occasion().name(),
        says.happenedOn().toString(),
        says.place(),
        says.sourceName(),
        says.sourceRelation(),
        says.task(),
        says.situation(),
        says.behaviour(),
        says.result(),
        says.secrecy().name(),
        says.ground(),
        says.open(),
        false);
  }
}
