package org.zhiren.platform.records;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.zhiren.explain.Text;
import org.zhiren.ledger.Commitment;
import org.zhiren.ledger.Expectations;
import org.zhiren.ledger.Finding;
import org.zhiren.ledger.Hash;
import org.zhiren.ledger.LedgerTree;
import org.zhiren.ledger.SignedCheckpoint;
import org.zhiren.ledger.VerificationReport;

/**
 * Proves the record of a database that no server uses: after a restore, after a crash. Every leaf
 * is computed anew from the rows of its entry, the root from the leaves; every signed head, every
 * opening and the queue of the sequencer are compared. What it finds wrong it names; it changes
 * nothing.
 */
public final class RecordProof {

  private static final int CHUNK = 2_000;
  private static final int FAULTS_NAMED = 20;

  private final JdbcClient jdbc;
  private final StoredEntries entries;
  private final LogNodes nodes;
  private final List<Text> faults = new ArrayList<>();
  private long faultCount;

  private RecordProof(JdbcTemplate template) {
    this.jdbc = JdbcClient.create(template);
    this.entries = new StoredEntries(jdbc);
    this.nodes = new LogNodes(template);
  }

  /**
   * The head of the tree: how many entries it holds and its Merkle root (RFC 9162).
   *
   * @param size entries that have a place
   * @param root the root in hex
   */
  public record Head(long size, String root) {

    /** In one word with one blank, as a manifest keeps it. */
    @Override
    public String toString() {
      return size + " " + root;
    }
  }

  /**
   * What a proof came to.
   *
   * @param head the head, computed from the rows
   * @param signed size of the newest signed head; 0 if none has been signed
   * @param waiting entries that wait for their place
   * @param faults what is wrong, the first {@value #FAULTS_NAMED}
   * @param faultCount how much is wrong
   */
  public record Proved(Head head, long signed, long waiting, List<Text> faults, long faultCount) {

    /** Copies the list. */
    public Proved {
      faults = List.copyOf(faults);
    }

    /** Whether nothing is wrong. */
    public boolean holds() {
      return faultCount == 0;
    }
  }

  /** The head that the database itself states; empty if it has no record at all. */
  public static Optional<Head> stated(Connection connection) {
    JdbcTemplate template = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
    Boolean there =
        template.queryForObject("select to_regclass('records.tree') is not null", Boolean.class);
    if (!Boolean.TRUE.equals(there)) {
      return Optional.empty();
    }
    LedgerTree tree = new LogNodes(template).current();
    return Optional.of(head(tree));
  }

  private static Head head(LedgerTree tree) {
    return new Head(tree.size(), tree.root().hex());
  }

  /**
   * Proves the record.
   *
   * @param connection of a role that may read the schema {@code records}
   * @param dataFolder where the signing key stands
   * @param held a signed head kept elsewhere, which the record must contain; may be {@code null}
   * @throws IOException if the log cannot be read
   */
  public static Proved of(
      Connection connection, Path dataFolder, Clock clock, @Nullable SignedCheckpoint held)
      throws IOException {
    SingleConnectionDataSource source = new SingleConnectionDataSource(connection, true);
    RecordProof proof = new RecordProof(new JdbcTemplate(source));
    return proof.prove(
        new Checkpoints(
            proof.jdbc,
            new DataSourceTransactionManager(source),
            proof.nodes,
            new LogKey(dataFolder),
            clock),
        clock,
        held);
  }

  private Proved prove(Checkpoints checkpoints, Clock clock, @Nullable SignedCheckpoint held)
      throws IOException {
    queue();
    LedgerTree computed = tree();
    LedgerTree stored = nodes.current();
    if (!computed.equals(stored)) {
      fault(
          Text.of(
                  "由各条目算出的根（{0}）与所存的根（{1}）不同",
                  "the root computed from the entries ({0}) differs from the stored one ({1})")
              .fill(head(computed), head(stored)));
    }
    none(
        "select count(*) from records.tree where size <> (select count(*) from records.leaf)",
        Text.of("所存的条数与位置数不同", "the stored size differs from the number of places"));
    long signed = heads(checkpoints, clock, held);
    long waiting = count("select count(*) from records.pending");
    return new Proved(head(computed), signed, waiting, faults, faultCount);
  }

  /** Every entry has a place or waits for one, never both and never neither. */
  private void queue() {
    none(
        """
        select count(*) from records.entry e
        where not exists (select from records.leaf l where l.entry_id = e.id)
          and not exists (select from records.pending p where p.entry_id = e.id)
        """,
        Text.of("{0} 条记录既无位置也不在等待", "{0} entries have no place and do not wait for one"));
    none(
        """
        select count(*) from records.pending p
        where exists (select from records.leaf l where l.entry_id = p.entry_id)
           or not exists (select from records.entry e where e.id = p.entry_id)
        """,
        Text.of("{0} 条等待中的记录已有位置或并不存在", "{0} waiting entries have a place or do not exist"));
    none(
        """
        select count(*) from records.leaf l
        where not exists (select from records.entry e where e.id = l.entry_id)
        """,
        Text.of("{0} 个位置没有对应的记录", "{0} places have no entry"));
  }

  private void none(String sql, Text wording) {
    long found = count(sql);
    if (found > 0) {
      fault(wording.fill(Long.toString(found)));
    }
  }

  private long count(String sql) {
    return jdbc.sql(sql).query(Long.class).single();
  }

  /** The tree computed from the rows of the entries, each compared with its stored leaf. */
  private LedgerTree tree() {
    LedgerTree tree = LedgerTree.EMPTY;
    long places = count("select count(*) from records.leaf");
    List<Hash> leaves = new ArrayList<>(CHUNK);
    for (long from = 0; from < places; from += CHUNK) {
      Map<Long, Hash> stored = leaves(from);
      long[] expected = {from};
      entries.forEachPlaced(
          from,
          Math.min(places, from + CHUNK),
          entry -> {
            long place = entry.position() == null ? -1 : entry.position();
            Hash leaf = entry.entry(place).leafHash();
            if (place != expected[0]++
                || !leaf.equals(stored.getOrDefault(place, Hash.ofEmptyTree()))
                || !opens(entry)) {
              fault(
                  Text.of("第 {0} 条与其位置的哈希不符", "entry {0} does not match the hash at its place")
                      .fill(Long.toString(place)));
            }
            leaves.add(leaf);
          });
      tree = tree.appendAll(leaves).tree();
      leaves.clear();
    }
    return tree;
  }

  private Map<Long, Hash> leaves(long from) {
    Map<Long, Hash> stored = new java.util.HashMap<>();
    jdbc.sql("select position, hash from records.leaf where position >= :from and position < :to")
        .param("from", from)
        .param("to", from + CHUNK)
        .query(row -> {
          stored.put(row.getLong("position"), Hash.of(row.getBytes("hash")));
        });
    return stored;
  }

  private static boolean opens(StoredEntry entry) {
    return entry.openings().entrySet().stream()
        .allMatch(opening -> {
          Commitment said = entry.commitments().get(opening.getKey());
          return said != null && said.opens(opening.getValue());
        });
  }

  private long heads(Checkpoints checkpoints, Clock clock, @Nullable SignedCheckpoint held)
      throws IOException {
    Optional<Checkpoints.Signed> last = checkpoints.last();
    if (last.isEmpty()) {
      // Nothing was signed, so there is no key yet either.
      if (held != null) {
        fault(Text.of("记录中没有任何签名检查点，而您持有一个", "the record has no signed head, but you hold one"));
      }
      return 0;
    }
    VerifiableLog log = new VerifiableLog(jdbc, entries, checkpoints, nodes);
    Expectations expectations = Expectations.ofKey(checkpoints.publicKey());
    VerificationReport report =
        new SelfCheck(log, checkpoints, clock)
            .check(held == null ? expectations : expectations.against(held));
    for (Finding finding : report.findings()) {
      fault(finding.detail());
    }
    return last.get().signed().checkpoint().size();
  }

  private void fault(Text text) {
    faultCount++;
    if (faults.size() < FAULTS_NAMED) {
      faults.add(text);
    }
  }
}
