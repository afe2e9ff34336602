package org.zhiren.platform.records;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.explain.Text;
import org.zhiren.ledger.Checkpoint;
import org.zhiren.ledger.Hash;
import org.zhiren.ledger.ProofBuilder;
import org.zhiren.ledger.ProofVerifier;
import org.zhiren.ledger.Receipt;
import org.zhiren.ledger.SignedCheckpoint;
import org.zhiren.ledger.SignedNote;
import org.zhiren.ledger.VerifierKey;

/**
 * The record as anybody outside may check it: signed heads, proofs that each extends an older one,
 * and the hashes of the tree in the layout of C2SP tlog-tiles. No entry is shown: a hash tells
 * nothing about what it stands for.
 */
@Component
public class PublicLog {

  /** Hashes in a full tile. */
  public static final int TILE = 256;

  private static final int TILE_BITS = 8;

  private final JdbcClient jdbc;
  private final Checkpoints checkpoints;
  private final LogNodes nodes;
  private final Clock clock;

  PublicLog(JdbcClient jdbc, Checkpoints checkpoints, LogNodes nodes, Clock clock) {
    this.jdbc = jdbc;
    this.checkpoints = checkpoints;
    this.nodes = nodes;
    this.clock = clock;
  }

  /**
   * The newest signed head.
   *
   * @param note as it is signed
   * @param size entries that it covers
   * @param root hash of them all, in base64
   * @param at when it was signed
   * @param key the public key
   */
  public record Head(String note, long size, String root, OffsetDateTime at, String key) {}

  /** The newest signed head; empty before the first. */
  @Transactional(readOnly = true)
  public Optional<Head> head() {
    return checkpoints
        .last()
        .map(last -> {
          Checkpoint head = last.signed().checkpoint();
          return new Head(
              last.signed().encoded(),
              head.size(),
              head.root().base64(),
              last.at().atZoneSameInstant(clock.getZone()).toOffsetDateTime(),
              checkpoints.publicKey().text());
        });
  }

  /**
   * What a check gave.
   *
   * @param holds whether everything is as it should be
   * @param finding in words
   * @param proof the hashes that prove it, in base64, to be checked by others too
   */
  public record Finding(boolean holds, Text finding, List<String> proof) {
    /** Copies the hashes. */
    public Finding {
      proof = List.copyOf(proof);
    }

    static Finding fails(Text finding) {
      return new Finding(false, finding, List.of());
    }
  }

  /** Whether the present head extends an older one that somebody kept. */
  @Transactional(readOnly = true)
  public Finding extendsOlder(String note) {
    SignedCheckpoint older;
    try {
      older = SignedCheckpoint.parse(clean(note));
    } catch (IllegalArgumentException e) {
      return Finding.fails(
          Text.of(
              "这不是签名记录头：应有来源、条数、根哈希和签名几行。请完整粘贴。",
              "This is no signed head: it has lines for origin, size, root hash and signature. Paste it whole."));
    }
    Checkpoints.@Nullable Signed last = checkpoints.last().orElse(null);
    if (last == null) {
      return Finding.fails(Text.of("目前还没有签名记录头。", "There is no signed head yet."));
    }
    VerifierKey key = checkpoints.publicKey();
    if (older.check(key) != SignedNote.Check.VALID) {
      return Finding.fails(
          Text.of(
              "它不是由本平台的钥匙签署的，或已被改动。",
              "It was not signed with the key of this platform, or it was altered."));
    }
    Checkpoint now = last.signed().checkpoint();
    Checkpoint then = older.checkpoint();
    if (then.size() > now.size()) {
      return Finding.fails(
          Text.of(
                  "您保存的记录头有 {0} 条，而现在只有 {1} 条：记录被截短。请保留它作为证据。",
                  "The head that you kept covers {0} entries, and now there are {1}: the record was cut short. Keep it as evidence.")
              .fill(then.size(), now.size()));
    }
    List<Hash> proof =
        then.size() == 0 ? List.of() : new ProofBuilder(nodes).consistency(then.size(), now.size());
    boolean holds =
        then.size() == 0
            || ProofVerifier.consistency(then.size(), now.size(), proof, then.root(), now.root());
    return new Finding(
        holds,
        holds
            ? Text.of(
                    "现在的 {1} 条完整包含您当时的 {0} 条，没有改动、删除或换序。",
                    "The present {1} entries hold your {0} whole: nothing was altered, removed or reordered.")
                .fill(then.size(), now.size())
            : Text.of(
                "现在的记录与您当时的不一致：当时的条目被改动。请保留它作为证据。",
                "The present record does not extend yours: entries of that time were altered. Keep it as evidence."),
        proof.stream().map(Hash::base64).toList());
  }

  /** Whether a receipt proves that its entry is in the record. */
  @Transactional(readOnly = true)
  public Finding includes(String text) {
    Receipt receipt;
    try {
      receipt = Receipt.parse(clean(text));
    } catch (IllegalArgumentException e) {
      return Finding.fails(
          Text.of(
              "这不是记录回执。请上传或完整粘贴 .tlog-proof 或 receipt 文件的内容。",
              "This is no receipt. Paste the whole content of the file .tlog-proof or receipt."));
    }
    return switch (receipt.verify(checkpoints.publicKey(), List.of(), 0)) {
      case NOT_SIGNED ->
          Finding.fails(
              Text.of(
                  "回执中的记录头不是由本平台的钥匙签署的，或已被改动。",
                  "The head in the receipt was not signed with the key of this platform, or it was altered."));
      case NOT_INCLUDED, TOO_FEW_WITNESSES ->
          Finding.fails(
              Text.of(
                  "回执中的证明与条目不符：内容被改动，或不在记录中。",
                  "The proof does not lead from this entry to the signed head: it was altered, or is not in the record."));
      case PROVED -> {
        Finding since = extendsOlder(receipt.checkpoint().encoded());
        yield new Finding(
            since.holds(),
            since.holds()
                ? Text.of(
                        "条目在记录中，位置为第 {0} 条，至今未改动。",
                        "The entry is in the record, in place {0}, and has not been altered since.")
                    .fill(receipt.entry().sequence() + 1)
                : since.finding(),
            receipt.proof().stream().map(Hash::base64).toList());
      }
    };
  }

  private static String clean(String pasted) {
    String text = pasted.replace("\r\n", "\n").strip();
    return text + "\n";
  }

  /**
   * A tile: consecutive hashes of one level, for the newest signed head.
   *
   * @param level of tiles; the hashes stand at eight times this level of the tree
   * @param index of the tile on its level
   * @param width how many hashes are asked for, 1 to 256
   * @return the hashes one after the other; empty if the signed head has no such tile
   */
  @Transactional(readOnly = true)
  public Optional<byte[]> tile(int level, long index, int width) {
    long size = head().map(Head::size).orElse(0L);
    if (level < 0 || level > 7 || index < 0 || width < 1 || width > TILE) {
      return Optional.empty();
    }
    long there = (size >> (TILE_BITS * level)) - index * TILE;
    if (index > size / TILE + 1 || width > there) {
      return Optional.empty();
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(width * Hash.LENGTH);
    jdbc.sql(
            """
            select hash from records.node
            where level = :level and index >= :from and index < :to order by index
            """)
        .param("level", TILE_BITS * level)
        .param("from", index * TILE)
        .param("to", index * TILE + width)
        .query(row -> {
          try {
            out.write(row.getBytes("hash"));
          } catch (IOException e) {
            throw new IllegalStateException("Memory does not fail.", e);
          }
        });
    return out.size() == width * Hash.LENGTH ? Optional.of(out.toByteArray()) : Optional.empty();
  }
}
