package org.zhiren.platform.voting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.zhiren.platform.BadInput;

/** The forms around a vote, filled in with what nobody should send. */
class BadFormsTest extends VotingSample {

  @Test
  void noFormFallsOverForgetsOrChangesWhatItRefuses() throws Exception {
    long seed = Long.getLong("seed", System.nanoTime());
    System.out.println("voting BadFormsTest seed " + seed);
    BadInput bad =
        new BadInput(web, superuser(), "voting", seed)
            .fill("unit", "/organization/units/" + unit)
            .fill("trustees", "nobody")
            .fill("lines", "林知远 6 1 1")
            .fill("version", "1");
    for (String address :
        List.of(
            "/elections",
            "/elections/new",
            "/elections/new?kind=RECOMMENDATION",
            "/elections/counts/new",
            "/elections/counts/new?manner=HANDS&kind=RECOMMENDATION")) {
      bad.page(officer, address);
    }
    UUID id = at(officer, () -> elections.prepare(decision(3, 4)));
    bad.page(officer, "/elections/" + id);
    bad.page(authority, "/elections/duties/" + id + "/codes");
    bad.page(trustees.getFirst(), "/elections/duties/" + id + "/trustee");
    Running running = open(decision(3));
    bad.page(officer, "/elections/" + running.id());
    for (String address : List.of("/b", "/b/" + running.publicId() + "/check")) {
      bad.page(null, address);
    }
    UUID count =
        at(
            officer,
            () ->
                counts.record(
                    new HandCount.Figures(
                        unit,
                        ElectionKind.DECISION,
                        HandCount.Manner.PAPER,
                        ElectionSubject.NONE,
                        "纸质票决",
                        LocalDate.now(clock),
                        11,
                        9,
                        9,
                        9,
                        1,
                        List.of(VoteQuestion.decision("林知远")),
                        List.of(List.of(6, 1, 1)))));
    bad.page(second(), "/elections/counts/" + count);
    System.out.println("voting BadFormsTest answers " + bad.answers());
    assertThat(bad.wrong()).as("seed %d", seed).isEmpty();
    assertThat(bad.answers()).as("something was refused").containsKey(422);
  }
}
