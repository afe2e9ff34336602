package org.zhiren.platform.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhiren.database.EmbeddedPostgres;
import org.zhiren.explain.Text;
import org.zhiren.ledger.SignedCheckpoint;
import org.zhiren.platform.PlatformTest;

/** What is restored or recovered proves from its own rows, and any damage to them is named. */
class RecordProofTest extends PlatformTest {

  @Autowired private Records records;
  @Autowired private Sequencer sequencer;
  @Autowired private Checkpoints checkpoints;
  @Autowired private TransactionTemplate transactions;
  @Autowired private Clock clock;

  @Value("${zhiren.data}")
  private Path data;

  private void record(String object) throws Exception {
    Callable<Object> work =
        () ->
            transactions.execute(status -> {
              records.record(
                  Act.of("records.test.done", "proof", object)
                      .with("colour", "红")
                      .withPersonal("name", "林示例"));
              return object;
            });
    acting.asSystem("test", work);
  }

  /** Works as a superuser in a transaction that is undone: whatever it breaks is whole again. */
  private RecordProof.Proved proveAfter(String damage) throws Exception {
    try (Connection connection = superuser().open();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("lock table records.tree, records.pending in exclusive mode");
      statement.execute("set local session_replication_role = replica");
      if (!damage.isEmpty()) {
        assertThat(statement.executeUpdate(damage)).as(damage).isPositive();
      }
      try {
        return RecordProof.of(connection, data, clock, null);
      } finally {
        connection.rollback();
      }
    }
  }

  private void prepare() throws Exception {
    String object = UUID.randomUUID().toString();
    for (int i = 0; i < 7; i++) {
      record(object);
    }
    sequencer.sequenceNow();
    checkpoints.signNow();
    record(object);
    sequencer.sequenceNow(); // has a place, but no signed head covers it yet
    record(object); // may still wait for its place
  }

  @Test
  void aSoundRecordProves() throws Exception {
    prepare();
    RecordProof.Proved proved = proveAfter("");
    assertThat(proved.faults()).isEmpty();
    assertThat(proved.holds()).isTrue();
    assertThat(proved.head().size()).isGreaterThanOrEqualTo(8);
    assertThat(proved.head().root()).hasSize(64);
    assertThat(proved.signed()).isBetween(7L, proved.head().size());
    new LastHead(sequencer, checkpoints).sign();
    RecordProof.Proved whole = proveAfter("");
    assertThat(whole.faults()).isEmpty();
    assertThat(whole.signed()).as("everything is signed").isGreaterThan(proved.signed());
  }

  @Test
  void everyKindOfDamageIsNamed() throws Exception {
    prepare();
    for (String damage :
        new String[] {
          "update records.entry set action = 'records.test.undone' where id ="
              + " (select entry_id from records.leaf order by position limit 1)",
          "update records.entry set actor_name = actor_name || '', at = at + interval '1 second'"
              + " where id = (select entry_id from records.leaf order by position desc limit 1)",
          "update records.commitment set value = '蓝' where name = 'open' and entry_id ="
              + " (select max(entry_id) from records.leaf)",
          "update records.leaf set hash = sha256(hash) where position = 3",
          "delete from records.leaf where position = (select max(position) from records.leaf)",
          "delete from records.entry where id = (select max(entry_id) from records.leaf)",
          "update records.tree set size = size - 1",
          "update records.checkpoint set note = replace(note, 'zhiren', 'zhiran')"
              + " where size = (select max(size) from records.checkpoint)",
          "insert into records.pending select entry_id from records.leaf where position = 0",
          "insert into records.entry (at, account_id, actor_name, role, purpose, request_token,"
              + " action, object_type, object_id) select at, account_id, actor_name, role, purpose,"
              + " request_token, action, object_type, object_id from records.entry limit 1",
        }) {
      assertThat(damaged(damage)).as(damage).isTrue();
    }
    assertThat(proveAfter("").holds()).as("all of it was undone").isTrue();
  }

  private boolean damaged(String damage) throws Exception {
    try {
      RecordProof.Proved proved = proveAfter(damage);
      assertThat(proved.faults()).allMatch(text -> !text.zh().isBlank() && !text.en().isBlank());
      return !proved.holds();
    } catch (IllegalArgumentException e) {
      return true; // a state of the tree or a note that is not even well formed
    }
  }

  @Test
  void aHeadKeptElsewhereMustBeContained() throws Exception {
    prepare();
    checkpoints.signNow();
    SignedCheckpoint mine = checkpoints.last().orElseThrow().signed();
    assertThat(against(mine).faults()).isEmpty();
    SignedCheckpoint other =
        SignedCheckpoint.parse(
            mine.encoded().replaceFirst("\n" + mine.checkpoint().size() + "\n", "\n1000000000\n"));
    assertThat(against(other).holds()).isFalse();
    assertThat(against(other).faults()).extracting(Text::en).isNotEmpty();
  }

  private RecordProof.Proved against(SignedCheckpoint held) throws Exception {
    try (Connection connection = owner().open()) {
      // One moment, as the command takes it: entries of other tests may find their places
      // meanwhile.
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      return RecordProof.of(connection, data, clock, held);
    }
  }

  @Test
  void aDatabaseWithoutARecordHasNoHead() throws SQLException {
    try (Connection connection = EmbeddedPostgres.forTests().freshDatabase().owner().open()) {
      assertThat(RecordProof.stated(connection)).isEmpty();
    }
    try (Connection connection = owner().open()) {
      assertThat(RecordProof.stated(connection)).isPresent();
    }
  }

  @Test
  void whereNothingWaitsForItsPlaceNothingIsWritten() {
    boolean quiet = false;
    // Another test may have left an entry that comes between; then it is looked at once more.
    for (int i = 0; i < 20 && !quiet; i++) {
      sequencer.sequenceNow();
      quiet =
          Boolean.TRUE.equals(
              transactions.execute(status -> {
                sequencer.sequenceNow();
                return jdbc.sql("select pg_current_xact_id_if_assigned() is null")
                    .query(Boolean.class)
                    .single();
              }));
    }
    assertThat(quiet).as("the transaction had nothing to write").isTrue();
  }
}
