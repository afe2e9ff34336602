package org.zhiren.platform.selection.procedure;

import static org.zhiren.platform.selection.procedure.Phase.APPOINTMENT;
import static org.zhiren.platform.selection.procedure.Phase.COMPETITION;
import static org.zhiren.platform.selection.procedure.Phase.CONSULTATION;
import static org.zhiren.platform.selection.procedure.Phase.DECISION;
import static org.zhiren.platform.selection.procedure.Phase.INSPECTION;
import static org.zhiren.platform.selection.procedure.Phase.MOTION;
import static org.zhiren.platform.selection.procedure.Phase.NOMINATION;
import static org.zhiren.platform.selection.procedure.Phase.NOTICE;
import static org.zhiren.platform.selection.procedure.Phase.PROBATION;
import static org.zhiren.platform.selection.procedure.Phase.RECOMMENDATION;
import static org.zhiren.platform.selection.procedure.Phase.SHORTLIST;

import java.util.List;
import java.util.Optional;
import org.zhiren.explain.Text;

/** The forms of case, each with the phases that it passes. */
public enum Form {
  /** 提拔任职. */
  PROMOTION(
      Text.of("提拔任职", "promotion"),
      MOTION,
      NOMINATION,
      RECOMMENDATION,
      SHORTLIST,
      INSPECTION,
      CONSULTATION,
      DECISION,
      NOTICE,
      APPOINTMENT,
      PROBATION),
  /** 换届. */
  TERM(
      Text.of("换届", "change of term"),
      MOTION,
      NOMINATION,
      RECOMMENDATION,
      SHORTLIST,
      INSPECTION,
      CONSULTATION,
      DECISION,
      NOTICE,
      APPOINTMENT),
  /** 破格提拔. */
  EXCEPTIONAL(
      Text.of("破格提拔", "exceptional promotion"),
      MOTION,
      NOMINATION,
      RECOMMENDATION,
      SHORTLIST,
      INSPECTION,
      CONSULTATION,
      DECISION,
      NOTICE,
      APPOINTMENT,
      PROBATION),
  /** 公开选拔、竞争上岗. */
  COMPETITIVE(
      Text.of("公开选拔、竞争上岗", "open competition"),
      MOTION,
      COMPETITION,
      SHORTLIST,
      INSPECTION,
      CONSULTATION,
      DECISION,
      NOTICE,
      APPOINTMENT,
      PROBATION),
  /** 交流: to a post of the same level. */
  EXCHANGE(
      Text.of("交流（平级）", "exchange at the same level"),
      MOTION,
      INSPECTION,
      CONSULTATION,
      DECISION,
      APPOINTMENT),
  /** 免职. */
  REMOVAL(Text.of("免职", "removal"), MOTION, CONSULTATION, DECISION, APPOINTMENT),
  /** 辞职. */
  RESIGNATION(Text.of("辞职", "resignation"), MOTION, CONSULTATION, DECISION, APPOINTMENT),
  /** 降职. */
  DEMOTION(Text.of("降职", "demotion"), MOTION, INSPECTION, CONSULTATION, DECISION, APPOINTMENT),
  /** 试用期满转正. */
  CONFIRMATION(Text.of("试用期满转正", "confirmation after probation"), INSPECTION, DECISION, PROBATION);

  private final Text text;

  // List.of yields a list that cannot change.
  @SuppressWarnings("ImmutableEnumChecker")
  private final List<Phase> phases;

  Form(Text text, Phase... phases) {
    this.text = text;
    this.phases = List.of(phases);
  }

  /** In words. */
  public Text text() {
    return text;
  }

  /** The phases of a case of this form for a post with or without probation. */
  public List<Phase> phases(boolean probation) {
    return this == CONFIRMATION || probation
        ? phases
        : phases.stream().filter(phase -> phase != PROBATION).toList();
  }

  /** The phase after {@code phase}; empty after the last. */
  Optional<Phase> after(Phase phase, boolean probation) {
    List<Phase> all = phases(probation);
    int at = all.indexOf(phase);
    return at + 1 < all.size() ? Optional.of(all.get(at + 1)) : Optional.empty();
  }

  /** Whether it raises somebody: 提拔 by whatever way. */
  public boolean raises() {
    return phases.contains(NOTICE);
  }

  /** Whether it concerns one person from the beginning. */
  public boolean personal() {
    return !raises();
  }

  /** Whether somebody leaves a post and takes none. */
  public boolean leaves() {
    return this == REMOVAL || this == RESIGNATION;
  }
}
