package org.zhiren.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Ten thousand random tamperings with exported files. Some are slips (a bit, a cut); most are made
 * as by somebody who controls the database: leaf hashes, numbering and the file's sum are made
 * right again, only the keys are missing. The fork is made by the log's operator, keys and all.
 */
final class TamperingTest {

  private static final int TAMPERINGS = 10_000;
  private static final int PER_LOG = 100;

  private static final Expectations EXPECTATIONS =
      new Expectations(
          List.of(SampleLog.LOG.verifier()), List.of(SampleLog.WITNESS.verifier()), 1, null);

  private enum Attack {
    BIT,
    CUT,
    LINE_REPEATED,
    LINE_REMOVED,
    LINES_SWAPPED,
    ROW_CHANGED,
    ROW_REMOVED,
    ROW_INSERTED,
    ROWS_SWAPPED,
    OPENING_CHANGED,
    SIGNATURE_CHANGED,
    ROLLBACK,
    FORK
  }

  @Test
  void everyTamperingIsFound() throws IOException {
    long seed = System.nanoTime();
    System.out.println("TamperingTest seed " + seed);
    Random random = new Random(seed);
    Map<Attack, Integer> done = new EnumMap<>(Attack.class);
    SampleLog log = SampleLog.of(1, random);
    byte[] file = log.file();
    int tampered = 0;
    while (tampered < TAMPERINGS) {
      if (tampered % PER_LOG == 0) {
        int largest = random.nextInt(10) == 0 ? 200 : 12;
        log = SampleLog.of(1 + random.nextInt(largest), random);
        file = log.file();
        assertThat(verify(file, log.last()).findings()).as("seed %d", seed).isEmpty();
      }
      Attack attack = Attack.values()[random.nextInt(Attack.values().length)];
      byte[] changed = attack(attack, log, file, random);
      if (changed.length == 0 || Arrays.equals(changed, file)) {
        continue;
      }
      assertThat(verify(changed, log.last()).passed())
          .as("seed %d, tampering %d, %s", seed, tampered, attack)
          .isFalse();
      done.merge(attack, 1, Integer::sum);
      tampered++;
    }
    System.out.println("TamperingTest " + done);
    assertThat(done.keySet()).containsExactlyInAnyOrder(Attack.values());
    assertThat(done.values()).allMatch(count -> count > 100);
  }

  private static VerificationReport verify(byte[] file, SignedCheckpoint held) throws IOException {
    return LedgerVerifier.verify(new ByteArrayInputStream(file), EXPECTATIONS.against(held));
  }

  /** The tampered file; empty if this log has no place for the attack. */
  private static byte[] attack(Attack attack, SampleLog log, byte[] file, Random random) {
    List<LedgerEntry> rows = new ArrayList<>(log.entries);
    List<Map<String, Commitment.Opening>> shown = new ArrayList<>(log.openings);
    List<SignedCheckpoint> heads = new ArrayList<>(log.checkpoints);
    int row = random.nextInt(rows.size());
    int other = random.nextInt(rows.size());
    switch (attack) {
      case BIT -> {
        byte[] bytes = file.clone();
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        return bytes;
      }
      case CUT -> {
        return Arrays.copyOf(file, random.nextInt(file.length));
      }
      case LINE_REPEATED, LINE_REMOVED, LINES_SWAPPED -> {
        return lines(attack, file, random);
      }
      case ROW_CHANGED -> rows.set(row, changed(rows.get(row), random));
      case ROW_REMOVED -> {
        rows.remove(row);
        shown.remove(row);
      }
      case ROW_INSERTED -> {
        rows.add(row, changed(rows.get(other), random));
        shown.add(row, shown.get(other));
      }
      case ROWS_SWAPPED -> {
        Collections.swap(rows, row, other);
        Collections.swap(shown, row, other);
      }
      case OPENING_CHANGED -> {
        Commitment.Opening opening = shown.get(row).get("after");
        if (opening == null) {
          return new byte[0];
        }
        byte[] salt = opening.salt().bytes();
        salt[random.nextInt(salt.length)] ^= 4;
        shown.set(
            row,
            Map.of(
                "after",
                random.nextBoolean()
                    ? new Commitment.Opening(Salt.of(salt), opening.value())
                    : new Commitment.Opening(opening.salt(), opening.value() + "优")));
      }
      case SIGNATURE_CHANGED -> {
        int place = random.nextInt(heads.size());
        heads.set(place, resigned(heads.get(place), random));
      }
      case ROLLBACK -> {
        if (heads.size() < 2) {
          return new byte[0];
        }
        heads.removeLast();
        int size = (int) heads.getLast().checkpoint().size();
        rows.subList(size, rows.size()).clear();
        shown.subList(size, shown.size()).clear();
      }
      case FORK -> {
        return fork(rows, shown, row, random);
      }
    }
    return SampleLog.file(rows, shown, heads);
  }

  private static byte[] lines(Attack attack, byte[] file, Random random) {
    List<String> lines =
        new ArrayList<>(List.of(new String(file, StandardCharsets.UTF_8).split("\n")));
    int line = random.nextInt(lines.size());
    switch (attack) {
      case LINE_REPEATED -> lines.add(random.nextInt(lines.size() + 1), lines.get(line));
      case LINE_REMOVED -> lines.remove(line);
      default -> Collections.swap(lines, line, random.nextInt(lines.size()));
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    lines.forEach(text -> out.writeBytes((text + "\n").getBytes(StandardCharsets.UTF_8)));
    return out.toByteArray();
  }

  private static LedgerEntry changed(LedgerEntry entry, Random random) {
    LedgerEntry.Builder changed =
        LedgerEntry.builder(entry.time().plusNanos(1_000), entry.actor(), entry.action())
            .role(entry.role())
            .result(random.nextBoolean() ? "refused" : entry.result())
            .object(entry.objectType(), entry.objectId());
    entry.commitments().forEach(changed::commit);
    return changed.at(entry.sequence());
  }

  private static SignedCheckpoint resigned(SignedCheckpoint head, Random random) {
    List<NoteSignature> signatures = new ArrayList<>(head.note().signatures());
    int place = random.nextInt(signatures.size());
    byte[] bytes = Base64Text.decode(signatures.get(place).base64());
    bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
    signatures.set(
        place, new NoteSignature(signatures.get(place).name(), Base64Text.encode(bytes)));
    return new SignedCheckpoint(head.checkpoint(), new SignedNote(head.note().text(), signatures));
  }

  /** Another history from {@code row} on, longer by two, honestly signed with the log's own key. */
  private static byte[] fork(
      List<LedgerEntry> rows, List<Map<String, Commitment.Opening>> shown, int row, Random random) {
    SampleLog fork = new SampleLog();
    for (int i = 0; i < rows.size() + 2; i++) {
      LedgerEntry entry = rows.get(Math.min(i, rows.size() - 1));
      fork.append(
          (i < row ? entry : changed(entry, random)).withSequence(i),
          i < row ? shown.get(i) : new LinkedHashMap<>());
    }
    Checkpoint head = Checkpoint.of(SampleLog.LOG.verifier().name(), fork.tree);
    SignedCheckpoint signed =
        new SignedCheckpoint(head, SignedNote.sign(head.text(), SampleLog.LOG))
            .cosign(SampleLog.WITNESS, SampleLog.COSIGNED);
    return SampleLog.file(fork.entries, fork.openings, List.of(signed));
  }
}
