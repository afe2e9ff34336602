package org.zhiren.platform.selection.procedure;

import static org.zhiren.platform.selection.procedure.CaseWalker.LAW;
import static org.zhiren.platform.selection.procedure.CaseWalker.brief;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** A case walked up to a gate, and the desks at which it stands there. */
abstract class GateSample {

  static final LocalDate BEGUN = LocalDate.of(2025, 3, 3);
  static final UUID OFFICER = new UUID(2, 2);
  static final UUID OTHER = new UUID(2, 3);
  static final UUID DOCUMENT = new UUID(3, 3);

  CaseWalker walker = new CaseWalker(new Random(1), CaseWalker.people(), BEGUN);

  Desk desk(UUID by, List<PostTie> ties) {
    return new Desk(
        LAW,
        new Entering(
            walker.today(),
            by,
            "经办" + by.getLeastSignificantBits(),
            null,
            Entering.Kinship.NONE,
            one -> ties.stream().filter(tie -> tie.candidate().same(one)).toList(),
            1));
  }

  /** Walks as if nothing stood in the way. */
  Stage until(Stage stage, Phase phase) {
    Stage at = stage;
    while (at.phase() != phase) {
      at = Procedure.take(at, walker.next(at), walker.desk());
    }
    return at;
  }

  Stage at(Form form, Phase phase) {
    return until(Procedure.open(brief(form, true, BEGUN)), phase);
  }

  static List<String> fields(Throwable thrown) {
    return ((Refusal) thrown).faults().stream().map(Refusal.Fault::field).toList();
  }

  Stage take(Stage stage, Step step, Desk desk) {
    return Procedure.take(stage, step, desk);
  }
}
