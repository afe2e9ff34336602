package org.zhiren.ballots;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Changed archives, none of which may be accepted. Some changes are slips (a bit, a cut); most are
 * made as by somebody who controls the server and makes every hash right again.
 */
final class MutationTest {

  private static final int MUTATIONS = 250;

  /** Three voters, two of whom vote, the first of them twice; every trustee is needed. */
  private static final Rehearsal.Plan PLAN =
      new Rehearsal.Plan(
          "小",
          "说明",
          List.of(new Question("?", List.of("甲", "乙"), false, 0, 1)),
          3,
          2,
          1,
          2,
          2,
          1,
          List.of());

  private enum Attack {
    BIT,
    CUT,
    APPENDED,
    VALUE_CHANGED,
    PART_REMOVED,
    PARTS_SWAPPED,
    PART_REPEATED,
    BALLOT_REMOVED,
    BALLOT_REPLAYED,
    RESULT_CHANGED
  }

  @Test
  void noChangedArchiveIsAccepted() throws IOException {
    SecureRandom random = Seeded.random("MutationTest");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new Rehearsal(PLAN, random).run(out, ForgedArchive.TIMESTAMP, cast -> {});
    byte[] archive = out.toByteArray();
    assertThat(verify(archive).findings()).isEmpty();
    assertThat(ForgedArchive.of(archive).write()).isEqualTo(archive);
    Map<Attack, Integer> done = new EnumMap<>(Attack.class);
    int mutations = 0;
    while (mutations < MUTATIONS) {
      Attack attack = Attack.values()[random.nextInt(Attack.values().length)];
      byte[] changed = attack(attack, archive, random);
      if (Arrays.equals(changed, archive)) {
        continue;
      }
      VerificationReport report = verify(changed);
      assertThat(report.passed()).as("mutation %d, %s", mutations, attack).isFalse();
      assertThat(report.findings()).isNotEmpty();
      done.merge(attack, 1, Integer::sum);
      mutations++;
    }
    System.out.println("MutationTest " + done);
    assertThat(done.keySet()).containsExactlyInAnyOrder(Attack.values());
  }

  @Test
  void replacedBallotLeftOutIsFoundByWhoeverHoldsAnOlderCopy() throws IOException {
    SecureRandom random = Seeded.random("MutationTest.replaced");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new Rehearsal(PLAN, random).run(out, ForgedArchive.TIMESTAMP, cast -> {});
    ForgedArchive forged = ForgedArchive.of(out.toByteArray());
    int replaced = forged.places(true, "Ballot").getFirst();
    forged.parts().remove(replaced);
    forged.parts().remove(replaced - 1);
    byte[] changed = forged.write();
    assertThat(verify(changed).passed()).isTrue();
    Expectations.Head head = ArchiveVerifier.headOf(new ByteArrayInputStream(out.toByteArray()));
    assertThat(
            ArchiveVerifier.verify(
                    new ByteArrayInputStream(changed), Expectations.ofFinished().against(head))
                .findings())
        .extracting(Finding::check)
        .containsExactly(Check.CONTINUATION);
  }

  private static VerificationReport verify(byte[] archive) throws IOException {
    return ArchiveVerifier.verify(new ByteArrayInputStream(archive), Expectations.ofFinished());
  }

  private static byte[] attack(Attack attack, byte[] archive, SecureRandom random)
      throws IOException {
    ForgedArchive forged = ForgedArchive.of(archive);
    List<ForgedArchive.Part> parts = forged.parts();
    int place = random.nextInt(parts.size());
    switch (attack) {
      case BIT -> {
        byte[] bytes = archive.clone();
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        return bytes;
      }
      case CUT -> {
        return Arrays.copyOf(archive, random.nextInt(archive.length));
      }
      case APPENDED -> {
        return Arrays.copyOf(archive, archive.length + 1 + random.nextInt(2_000));
      }
      case VALUE_CHANGED -> forged.changeLeaf(place, random);
      case PART_REMOVED -> parts.remove(place);
      case PARTS_SWAPPED -> Collections.swap(parts, place, random.nextInt(parts.size()));
      case PART_REPEATED -> parts.add(random.nextInt(parts.size() + 1), parts.get(place));
      case BALLOT_REMOVED -> {
        // One that counts: without a replaced one the same archive could have come about honestly.
        List<Integer> ballots = forged.places(true, "Ballot");
        int ballot = ballots.get(1 + random.nextInt(2));
        parts.remove(ballot);
        parts.remove(ballot - 1);
      }
      case BALLOT_REPLAYED -> {
        List<Integer> ballots = forged.places(true, "Ballot");
        int ballot = ballots.get(random.nextInt(ballots.size()));
        int end = forged.places(true, "EndBallots").getFirst();
        parts.addAll(end, List.of(parts.get(ballot - 1), parts.get(ballot)));
      }
      case RESULT_CHANGED -> forged.changeLeaf(parts.size() - 2, random);
    }
    return forged.write();
  }
}
