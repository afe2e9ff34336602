package org.zhiren.platform.records;

import java.io.IOException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhiren.ledger.Checkpoint;
import org.zhiren.ledger.CheckpointSigner;
import org.zhiren.ledger.Hash;
import org.zhiren.ledger.LedgerTree;
import org.zhiren.ledger.ProofBuilder;
import org.zhiren.ledger.SignedCheckpoint;
import org.zhiren.ledger.SigningKey;
import org.zhiren.ledger.VerifierKey;

/** Signs the heads of the tree, each proved to extend the last. */
@Component
class Checkpoints {

  private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final LogNodes nodes;
  private final LogKey key;
  private final Clock clock;

  Checkpoints(
      JdbcClient jdbc,
      PlatformTransactionManager transactions,
      LogNodes nodes,
      LogKey key,
      Clock clock) {
    this.jdbc = jdbc;
    this.transaction = new TransactionTemplate(transactions);
    this.nodes = nodes;
    this.key = key;
    this.clock = clock;
  }

  /**
   * One signed head.
   *
   * @param signed the head
   * @param at when it was signed
   */
  record Signed(SignedCheckpoint signed, OffsetDateTime at) {}

  @Scheduled(fixedDelayString = "${zhiren.records.sign-every:10s}")
  void sign() {
    try {
      signNow();
    } catch (RuntimeException e) {
      LOG.error("The head of the log could not be signed: {}", e.getMessage());
    }
  }

  /** Signs the present head if it has grown. */
  void signNow() {
    transaction.executeWithoutResult(status -> signHead());
  }

  private void signHead() {
    // The lock on the tree lets one server sign at a time.
    LedgerTree tree = nodes.lock();
    Optional<Signed> last = last();
    long lastSize = last.map(s -> s.signed().checkpoint().size()).orElse(0L);
    if (tree.size() == lastSize) {
      return;
    }
    SigningKey signing = signingKey(last.isPresent());
    CheckpointSigner signer =
        last.map(s -> CheckpointSigner.resume(signing, s.signed()))
            .orElseGet(() -> CheckpointSigner.begin(signing));
    List<Hash> extension =
        lastSize == 0 ? List.of() : new ProofBuilder(nodes).consistency(lastSize, tree.size());
    SignedCheckpoint signed =
        signer.sign(Checkpoint.of(signing.verifier().name(), tree), extension);
    jdbc.sql(
            """
            insert into records.checkpoint (size, root, note, at) values (:size, :root, :note, :at)
            """)
        .param("size", tree.size())
        .param("root", tree.root().bytes())
        .param("note", signed.encoded())
        .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
        .update();
  }

  private SigningKey signingKey(boolean begun) {
    try {
      return key.get(begun);
    } catch (IOException e) {
      throw new IllegalStateException(
          "The signing key of the log cannot be used: %s".formatted(e.getMessage()), e);
    }
  }

  /** The newest signed head. */
  Optional<Signed> last() {
    return jdbc.sql("select note, at from records.checkpoint order by size desc limit 1")
        .query((row, number) ->
            new Signed(
                SignedCheckpoint.parse(row.getString("note")),
                row.getObject("at", OffsetDateTime.class)))
        .optional();
  }

  /** All signed heads up to a size, oldest first. */
  List<SignedCheckpoint> upTo(long size) {
    return jdbc.sql("select note from records.checkpoint where size <= :size order by size")
        .param("size", size)
        .query((row, number) -> SignedCheckpoint.parse(row.getString("note")))
        .list();
  }

  /** The public key with which a reader checks the heads. */
  VerifierKey publicKey() {
    return signingKey(last().isPresent()).verifier();
  }
}
