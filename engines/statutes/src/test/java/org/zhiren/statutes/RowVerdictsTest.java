package org.zhiren.statutes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.zhiren.explain.Verdict;

/** Row by row the verdicts are those of a single examination. */
class RowVerdictsTest {

  @Test
  void eachRowSaysWhatExaminingOneSays() {
    long seed = Long.getLong("seed", 20261126L);
    SplittableRandom random = new SplittableRandom(seed);
    RandomPeople people = new RandomPeople(random);
    Statutes law = Statutes.national();
    for (int round = 0; round < 10; round++) {
      Post post = people.post();
      LocalDate asOf = LocalDate.of(2016, 1, 1).plusDays(random.nextInt(4200));
      List<Person> all = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        all.add(people.person(i));
      }
      RowVerdicts verdicts = RowVerdicts.of(law, Population.of(all), post, asOf);
      assertThat(verdicts.size()).isEqualTo(40);
      for (int row = 0; row < all.size(); row++) {
        Examination one = law.examine(Candidacy.of(all.get(row), post), asOf);
        assertThat(verdicts.provisions().stream().map(ProvisionText::id))
            .containsExactlyElementsOf(one.verdicts().keySet());
        for (int k = 0; k < verdicts.provisions().size(); k++) {
          ProvisionText text = verdicts.provisions().get(k);
          Verdict raw = one.verdicts().get(text.id());
          Verdict expected =
              text.force() == Force.GENERAL && raw == Verdict.UNKNOWN ? Verdict.WARN : raw;
          assertThat(verdicts.verdict(row, k))
              .as("seed %d round %d row %d %s", seed, round, row, text.id())
              .isEqualTo(expected);
        }
      }
    }
  }
}
