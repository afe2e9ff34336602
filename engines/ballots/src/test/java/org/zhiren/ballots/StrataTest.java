package org.zhiren.ballots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Subtotals by stratum: none of fewer than five ballots, and all of them checkable. */
final class StrataTest {

  /** Strata of these numbers of voters, of whom all voted. */
  private static List<Integer> sizes(int... voters) {
    List<Strata.Stratum> strata = new ArrayList<>();
    Set<String> counted = new HashSet<>();
    int next = 0;
    for (int size : voters) {
      List<String> members = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        members.add("c" + next++);
      }
      counted.addAll(members);
      strata.add(new Strata.Stratum("层" + strata.size(), members));
    }
    return new Strata(strata).groups(counted).stream().map(Strata.Group::ballots).toList();
  }

  @Test
  void smallStrataAreMergedWithTheSmallerNeighbour() {
    assertThat(sizes(5, 5)).containsExactly(5, 5);
    assertThat(sizes(4, 5)).containsExactly(9);
    assertThat(sizes(5, 4)).containsExactly(9);
    assertThat(sizes(20, 4, 10)).containsExactly(20, 14);
    assertThat(sizes(10, 4, 20)).containsExactly(14, 20);
    assertThat(sizes(2, 2, 2, 30)).containsExactly(6, 30);
    assertThat(sizes(0, 30, 30)).containsExactly(30, 30);
    assertThat(sizes(1, 1)).containsExactly(2);
    assertThat(sizes(3)).containsExactly(3);
  }

  @Test
  void noGroupIsEverTooSmallAndNothingIsLost() {
    SecureRandom random = Seeded.random("StrataTest");
    for (int round = 0; round < 2_000; round++) {
      int[] voters = new int[1 + random.nextInt(8)];
      int all = 0;
      for (int i = 0; i < voters.length; i++) {
        voters[i] = random.nextInt(12);
        all += voters[i];
      }
      List<Integer> groups = sizes(voters);
      assertThat(groups.stream().mapToInt(Integer::intValue).sum()).isEqualTo(all);
      if (groups.size() > 1) {
        assertThat(groups).allMatch(size -> size >= Strata.MINIMUM);
      }
    }
  }

  @Test
  void voterInTwoStrataOrInNoneIsRefused() {
    Strata.Stratum one = new Strata.Stratum("甲", List.of("a", "b"));
    assertThatThrownBy(() -> new Strata(List.of(one, new Strata.Stratum("乙", List.of("b")))))
        .isInstanceOf(BallotException.class);
    assertThatThrownBy(() -> new Strata(List.of(one)).groups(Set.of("a", "x")))
        .hasMessageContaining("1 ballots belong to no stratum");
  }

  @Test
  void supplementVerifiesAndEveryChangeOfItIsFound() throws IOException {
    SecureRandom random = Seeded.random("StrataTest.supplement");
    Rehearsal.Plan plan =
        Rehearsal.Plan.of("分层", List.of(new Question("?", List.of("甲", "乙"), false, 0, 1)), 14)
            .in(
                List.of(
                    new Rehearsal.Share("领导", 2),
                    new Rehearsal.Share("中层", 5),
                    new Rehearsal.Share("其他", 7)));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Rehearsal.Outcome outcome = new Rehearsal(plan, random).run(out, 1, cast -> {});
    byte[] archive = out.toByteArray();
    String supplement = outcome.subtotals();
    assertThat(verify(archive, supplement).findings()).isEmpty();
    assertThat(verify(archive, supplement).subtotals())
        .extracting(VerificationReport.Subtotal::name, VerificationReport.Subtotal::ballots)
        .containsExactly(tuple("领导 + 中层", 7), tuple("其他", 7));
    assertThat(supplement).contains("\"strata\":[0,1],\"ballots\":7");

    for (String changed :
        List.of(
            supplement.replace("\"strata\":[0,1],\"ballots\":7", "\"strata\":[0,1],\"ballots\":8"),
            supplement.replaceFirst("(\"result\":\\[\\[)(\\d)", "$11$2"),
            supplement.replace("领导", "领袖"),
            supplement.replaceFirst("(\"decryption_factors\":\\[\\[\")\\d", "$19"),
            supplement.replaceFirst("\"owner\":\\d", "\"owner\":9"),
            supplement.replaceFirst("\\{\"owner\".*\\]\\}", ""),
            "{}",
            "")) {
      if (!changed.equals(supplement)) {
        assertThat(verify(archive, changed).findings())
            .extracting(Finding::check)
            .containsExactly(Check.STRATA);
      }
    }
    // A supplement of another election.
    ByteArrayOutputStream other = new ByteArrayOutputStream();
    new Rehearsal(plan, random).run(other, 1, cast -> {});
    assertThat(verify(other.toByteArray(), supplement).passed()).isFalse();
    // Strata chosen after the vote are not bound by the election.
    assertThatThrownBy(() ->
            StrataCount.of(
                outcome.board(), new Strata(List.of(new Strata.Stratum("后来", List.of("1"))))))
        .hasMessageContaining("description");
  }

  private static VerificationReport verify(byte[] archive, String supplement) throws IOException {
    return ArchiveVerifier.verifyStrata(
        new ByteArrayInputStream(archive), supplement, Expectations.ofFinished(), ballots -> {});
  }
}
