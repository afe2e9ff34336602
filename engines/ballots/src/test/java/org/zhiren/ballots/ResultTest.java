package org.zhiren.ballots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Totals come out exactly, from none to all, and nothing beyond. */
final class ResultTest {

  @Test
  void everyTotalUpToTheWeightIsFound() {
    SecureRandom random = Seeded.random("ResultTest");
    Rehearsal rehearsal =
        new Rehearsal(
            new Rehearsal.Plan(
                "总数", "", List.of(Question.decision("林知远")), 1, 1, 0, 0, 0, 1, List.of()),
            random);
    Election election = rehearsal.election();
    DecryptionKey key = rehearsal.keys().get(1);
    for (int weight : List.of(1, 2, 3, 4, 8, 9, 10, 99, 100, 101, 12_345)) {
      for (int total : List.of(0, 1, weight / 2, weight - 1, weight)) {
        assertThat(decrypted(election, rehearsal.trustees(), key, total, weight, random))
            .as("%d of %d", total, weight)
            .isEqualTo(new Result(List.of(List.of(total))));
      }
      for (int total : List.of(-1, weight + 1)) {
        assertThatThrownBy(
                () -> decrypted(election, rehearsal.trustees(), key, total, weight, random))
            .isInstanceOf(BallotException.class);
      }
    }
  }

  private static Result decrypted(
      Election election,
      Trustees trustees,
      DecryptionKey key,
      int total,
      int weight,
      SecureRandom random) {
    BigInteger r = Group.random(random);
    Ciphertext encrypted =
        new Ciphertext(
            Group.G.power(r),
            election.keyPowers().power(r).times(Group.G.power(Numbers.of(total))));
    EncryptedTally tally = new EncryptedTally(List.of(List.of(encrypted)));
    return Result.combine(trustees, tally, Map.of(1, key.decrypt(election, tally, random)), weight);
  }
}
