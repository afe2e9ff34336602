package org.zhiren.ledger;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a log as one file in the format {@code zhiren-ledger-1}, which {@link LedgerVerifier}
 * checks without a database.
 *
 * <p>The file is JSON lines, each in canonical JSON (RFC 8785) and ended by a newline:
 *
 * <ol>
 *   <li>{@code {"format":"zhiren-ledger-1","keys":[…],"origin":…,"witnesses":[…]}} with the public
 *       keys of the log and of its witnesses;
 *   <li>{@code {"entry":{…},"leaf":…,"openings":{…}}} for each entry from sequence 0, with its leaf
 *       hash and the openings that may be shown; a commitment without opening is withheld or
 *       erased;
 *   <li>{@code {"checkpoint":…}} with the note of a signed checkpoint, directly after the last
 *       entry that it covers;
 *   <li>{@code {"end":{"checkpoints":…,"entries":…,"sha256":…}}} with the hash of all bytes before
 *       it, so that a cut or a slip is noticed even where no signature reaches.
 * </ol>
 *
 * <p>To compress, hand in a {@code GZIPOutputStream}: the verifier reads both.
 */
public final class LedgerExport implements Closeable {

  /** The name of the format. */
  public static final String FORMAT = "zhiren-ledger-1";

  private final OutputStream out;
  private final MessageDigest digest = Hash.sha256();
  private final String origin;
  private long entries;
  private long checkpoints;
  private boolean ended;

  /**
   * Begins a file.
   *
   * @param out where it goes; closed by {@link #close}
   * @param keys public keys of the log, all of one name, which is the origin
   * @param witnesses public keys of the witnesses; may be empty
   * @throws IOException if the stream fails
   * @throws IllegalArgumentException if there is no key, a key has the wrong use, or names differ
   */
  public LedgerExport(OutputStream out, List<VerifierKey> keys, List<VerifierKey> witnesses)
      throws IOException {
    if (keys.isEmpty()
        || keys.stream().anyMatch(key -> key.use() != KeyUse.LOG)
        || keys.stream().map(VerifierKey::name).distinct().count() != 1
        || witnesses.stream().anyMatch(key -> key.use() != KeyUse.WITNESS)) {
      throw new IllegalArgumentException(
          "A log has keys of one name, and its witnesses have witness keys: keys (%s), witnesses"
                  .formatted(keys)
              + " (%s).".formatted(witnesses));
    }
    this.out = out;
    this.origin = keys.getFirst().name();
    Map<String, Object> header = new LinkedHashMap<>();
    header.put("format", FORMAT);
    header.put("keys", keys.stream().map(VerifierKey::text).toList());
    header.put("origin", origin);
    header.put("witnesses", witnesses.stream().map(VerifierKey::text).toList());
    line(CanonicalJson.write(header).getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Writes the next entry.
   *
   * @param entry its sequence must be the number of entries before it
   * @param openings what may be shown of its commitments, by name; may be empty
   * @throws IOException if the stream fails
   * @throws IllegalArgumentException if the entry is out of turn
   */
  public void entry(LedgerEntry entry, Map<String, Commitment.Opening> openings)
      throws IOException {
    if (entry.sequence() != entries) {
      throw new IllegalArgumentException(
          "Entries are written in order: sequence (%d), expected (%d)."
              .formatted(entry.sequence(), entries));
    }
    entry(entry.bytes(), entry.leafHash(), openings);
  }

  /**
   * Writes the next entry as it was stored, without reading it: what is in the database goes to the
   * file, also if it was tampered with, for the verifier to find.
   *
   * @param entryBytes the canonical JSON of the entry
   * @param leaf the leaf hash as it was stored
   * @param openings what may be shown of its commitments, by name; may be empty
   * @throws IOException if the stream fails
   */
  public void entry(byte[] entryBytes, Hash leaf, Map<String, Commitment.Opening> openings)
      throws IOException {
    Map<String, Object> shown = new LinkedHashMap<>();
    openings.forEach((name, opening) ->
        shown.put(name, Map.of("salt", opening.salt().base64(), "value", opening.value())));
    String tail =
        ",\"leaf\":\"%s\",\"openings\":%s}".formatted(leaf.base64(), CanonicalJson.write(shown));
    write("{\"entry\":".getBytes(StandardCharsets.UTF_8));
    write(entryBytes);
    line(tail.getBytes(StandardCharsets.UTF_8));
    entries++;
  }

  /**
   * Writes a checkpoint after the last entry that it covers.
   *
   * @throws IOException if the stream fails
   * @throws IllegalArgumentException if it belongs to another log, or its size is not the number of
   *     entries written
   */
  public void checkpoint(SignedCheckpoint signed) throws IOException {
    Checkpoint checkpoint = signed.checkpoint();
    if (!checkpoint.origin().equals(origin) || checkpoint.size() != entries) {
      throw new IllegalArgumentException(
          "The checkpoint does not belong here: origin (%s), log (%s), size (%d), entries (%d)."
              .formatted(checkpoint.origin(), origin, checkpoint.size(), entries));
    }
    line(
        CanonicalJson.write(Map.of("checkpoint", signed.encoded()))
            .getBytes(StandardCharsets.UTF_8));
    checkpoints++;
  }

  /**
   * Writes the last line; nothing may follow but {@link #close}. A file that is closed without it
   * counts as cut.
   *
   * @throws IOException if the stream fails
   */
  public void end() throws IOException {
    Hash sum = Hash.of(digest.digest());
    ended = true;
    Map<String, Object> end = new LinkedHashMap<>();
    end.put("checkpoints", checkpoints);
    end.put("entries", entries);
    end.put("sha256", sum.base64());
    out.write(CanonicalJson.write(Map.of("end", end)).getBytes(StandardCharsets.UTF_8));
    out.write('\n');
    out.flush();
  }

  /** Closes the stream. */
  @Override
  public void close() throws IOException {
    out.close();
  }

  private void line(byte[] bytes) throws IOException {
    write(bytes);
    write(new byte[] {'\n'});
  }

  private void write(byte[] bytes) throws IOException {
    if (ended) {
      throw new IllegalStateException("The file has its last line already.");
    }
    out.write(bytes);
    digest.update(bytes);
  }
}
