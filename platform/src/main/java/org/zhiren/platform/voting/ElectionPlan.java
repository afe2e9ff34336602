package org.zhiren.platform.voting;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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
 * @param expected members who should attend (应到会), where some of them withdraw and have no vote;
 *     null: as many as can vote
 * @param spares sealed spare slips for each stratum, for slips that get lost; null: none
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
    Instant closesAt,
    @Nullable Integer expected,
    @Nullable Integer spares) {

  /** Copies the lists. */
  public ElectionPlan {
    questions = List.copyOf(questions);
    strata = List.copyOf(strata);
    trustees = List.copyOf(trustees);
  }

  /** A plan in which everybody who should attend can vote, without spare slips. */
  public ElectionPlan(
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
    this(
        unitId, kind, subject, title, questions, strata, trustees, threshold, authority, opensAt,
        closesAt, null, null);
  }

  /** Spare slips for each stratum. */
  public int spareSlips() {
    return spares == null ? 0 : spares;
  }

  /** How many may vote. */
  public int voters() {
    return strata.stream().mapToInt(stratum -> stratum.voters().size()).sum();
  }
}
