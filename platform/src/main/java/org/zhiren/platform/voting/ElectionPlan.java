package org.zhiren.platform.voting;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What is needed to prepare an election.
 *
 * @param unitId the unit that the matter belongs to
 * @param kind what it is for
 * @param subject what it is about
 * @param title what voters read
 * @param questions at least one
 * @param strata the voters; one stratum if all are counted together. In a decision all voters are
 *     the members who should attend (应到会)
 * @param trustees the accounts who make the keys and decrypt: scrutineer, discipline inspection,
 *     voters' representative
 * @param threshold how many of them suffice, for instance 2 of 3
 * @param authority the account who makes the voting codes: none of the trustees
 * @param opensAt from when ballots are taken
 * @param closesAt until when, by the clock of the server
 */
public record ElectionPlan(
    UUID unitId,
    ElectionKind kind,
    ElectionSubject subject,
    String title,
    List<VoteQuestion> questions,
    List<VoterStratum> strata,
    List<UUID> trustees,
    int threshold,
    UUID authority,
    Instant opensAt,
    Instant closesAt) {

  /** Copies the lists. */
  public ElectionPlan {
    questions = List.copyOf(questions);
    strata = List.copyOf(strata);
    trustees = List.copyOf(trustees);
  }

  /** How many may vote. */
  public int voters() {
    return strata.stream().mapToInt(stratum -> stratum.voters().size()).sum();
  }
}
