package org.zhiren.platform.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.zhiren.platform.insight.Acquaintance.Degree;
import org.zhiren.platform.roster.Person;

/** How well somebody is known, from the definition in words. */
class AcquaintanceTest {

  private static final Person SOMEBODY =
      new Person(
          UUID.randomUUID(),
          UUID.randomUUID(),
          "沈岚",
          "2",
          LocalDate.of(1985, 3, 2),
          "示例局科员",
          "1A50",
          null,
          "现职人员",
          null);

  private static Acquaintance known(Channel... channels) {
    Map<Channel, Integer> entries = new EnumMap<>(Channel.class);
    for (Channel channel : channels) {
      entries.put(channel, 1);
    }
    return new Acquaintance(SOMEBODY, entries, 0, null, null);
  }

  @Test
  void fourChannelsWithoutATalkAreNotEnough() {
    assertThat(known().degree()).isEqualTo(Degree.UNKNOWN);
    assertThat(known(Channel.MEETING).degree()).isEqualTo(Degree.LITTLE);
    assertThat(known(Channel.MEETING, Channel.ROLL).degree()).isEqualTo(Degree.PARTLY);
    assertThat(known(Channel.MEETING, Channel.ROLL, Channel.FACE).degree())
        .isEqualTo(Degree.PARTLY);
    assertThat(known(Channel.MEETING, Channel.ROLL, Channel.FACE, Channel.INQUIRY).degree())
        .isEqualTo(Degree.WELL);
    assertThat(
            known(
                    Channel.ROLL,
                    Channel.FACE,
                    Channel.IMPRESSION,
                    Channel.INTRODUCTION,
                    Channel.INQUIRY)
                .degree())
        .as("all but the talk")
        .isEqualTo(Degree.PARTLY);
  }

  @Test
  void sharesAreWholeOnlyWhenTheyAreWhole() {
    long seed = System.nanoTime();
    System.out.println("AcquaintanceTest seed " + seed);
    Random random = new Random(seed);
    for (int round = 0; round < 2_000; round++) {
      int people = random.nextInt(3_000);
      int part = people == 0 ? 0 : random.nextInt(people + 1);
      int share = new Coverage.Tally(people, new HashMap<>(), new HashMap<>(), 0).share(part);
      assertThat(share).isBetween(0, 100);
      assertThat(share == 0).as("none of %d", people).isEqualTo(part == 0);
      assertThat(share == 100).as("%d of %d", part, people).isEqualTo(people > 0 && part == people);
    }
  }
}
