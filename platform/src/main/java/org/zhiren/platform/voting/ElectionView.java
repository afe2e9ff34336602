package org.zhiren.platform.voting;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An election as it stands.
 *
 * @param id the election
 * @param publicId in the addresses that voters are given
 * @param unitId the unit that the matter belongs to
 * @param kind what it is for
 * @param subject what it is about
 * @param title what voters read
 * @param state where it stands
 * @param questions the questions
 * @param strata names of the strata with how many voters each has
 * @param threshold how many trustees suffice
 * @param trustees who makes the keys, in their order
 * @param authorityName who makes the voting codes
 * @param codesMade whether the public credentials have come
 * @param opensAt from when ballots are taken
 * @param closesAt until when
 * @param present members attending, as recorded; null if not recorded
 * @param ballots credentials that have cast a ballot
 * @param address where phones reach the platform; null before it is opened
 * @param bundle SHA-256 of the scripts of the voting page when it was opened
 * @param head hash of the board's last event; empty before it is opened
 * @param authorName who prepared it
 * @param createdAt when
 * @param openedAt when it was opened
 * @param closedAt when it was closed
 * @param finishedAt when the result was published
 * @param withdrawnFor why it was given up; null if it was not
 * @param expected members who should attend (应到会); more than the voters where some withdraw
 * @param spares spare slips for each stratum
 * @param replaced how many lost slips were replaced
 * @param version for lost updates
 */
public record ElectionView(
    UUID id,
    String publicId,
    UUID unitId,
    ElectionKind kind,
    ElectionSubject subject,
    String title,
    ElectionState state,
    List<VoteQuestion> questions,
    List<StratumSize> strata,
    int threshold,
    List<TrusteeView> trustees,
    String authorityName,
    boolean codesMade,
    OffsetDateTime opensAt,
    OffsetDateTime closesAt,
    @Nullable Integer present,
    int ballots,
    @Nullable String address,
    @Nullable String bundle,
    String head,
    String authorName,
    OffsetDateTime createdAt,
    @Nullable OffsetDateTime openedAt,
    @Nullable OffsetDateTime closedAt,
    @Nullable OffsetDateTime finishedAt,
    @Nullable String withdrawnFor,
    int expected,
    int spares,
    int replaced,
    long version) {

  /** Copies the lists. */
  public ElectionView {
    questions = List.copyOf(questions);
    strata = List.copyOf(strata);
    trustees = List.copyOf(trustees);
  }

  /**
   * A stratum.
   *
   * @param name its name
   * @param voters how many may vote; how many have is told for all strata together only
   */
  public record StratumSize(String name, int voters) {}

  /**
   * A trustee and how far the keys are.
   *
   * @param no number, from 1
   * @param name the person
   * @param step what has been done
   */
  public record TrusteeView(int no, String name, TrusteeStep step) {}

  /** How many may vote. */
  public int voters() {
    return strata.stream().mapToInt(StratumSize::voters).sum();
  }

  /** Whether every trustee's key is made. */
  public boolean keysMade() {
    return trustees.stream().allMatch(one -> one.step().keyMade());
  }

  /** How many trustees have decrypted. */
  public long decrypted() {
    return trustees.stream().filter(one -> one.step() == TrusteeStep.DECRYPTED).count();
  }
}
