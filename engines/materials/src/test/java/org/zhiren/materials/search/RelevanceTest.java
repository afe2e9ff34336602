package org.zhiren.materials.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Figures worked out by hand. */
class RelevanceTest {

  @Test
  void figuresAreThoseOfTheDefinition() {
    Relevance relevance = new Relevance();
    relevance.add(List.of("a", "b", "c"), Set.of("b"));
    // Gain at the second place is 1 / log2(3).
    assertThat(relevance.ndcgAt10()).isCloseTo(0.63093, within(1e-5));
    assertThat(relevance.mrrAt10()).isEqualTo(0.5);
    assertThat(relevance.recallAt100()).isEqualTo(1);
    relevance.add(List.of("a"), Set.of("x", "y"));
    assertThat(relevance.mrrAt10()).isEqualTo(0.25);
    assertThat(relevance.questions()).isEqualTo(2);
    relevance.add(List.of("a"), Set.of());
    assertThat(relevance.questions()).isEqualTo(2);
  }
}
