package org.zhiren.platform.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhiren.ledger.Expectations;
import org.zhiren.ledger.LedgerVerifier;
import org.zhiren.ledger.Receipt;
import org.zhiren.ledger.VerificationReport;
import org.zhiren.platform.PlatformTest;

class RecordsTest extends PlatformTest {

  @Autowired private Records records;
  @Autowired private Sequencer sequencer;
  @Autowired private Checkpoints checkpoints;
  @Autowired private VerifiableLog log;
  @Autowired private AuditLog audit;
  @Autowired private SelfCheck selfCheck;
  @Autowired private PlatformTransactionManager transactions;

  private void inTransaction(Runnable work) throws Exception {
    Callable<Object> call =
        () ->
            new TransactionTemplate(transactions)
                .execute(status -> {
                  work.run();
                  return status;
                });
    acting.asSystem("test", call);
  }

  private StoredEntry recorded(String object) throws Exception {
    inTransaction(() ->
        records.record(
            Act.of("records.test.done", "thing", object)
                .with("colour", "红")
                .withPersonal("name", "林示例")
                .because("第八条")));
    sequencer.sequenceNow();
    return audit
        .find(new AuditLog.Question(null, null, null, null, null, "thing", object), 1)
        .stream()
        .map(line -> entry(line.id()))
        .findFirst()
        .orElseThrow();
  }

  @Autowired private StoredEntries entries;

  private StoredEntry entry(long id) {
    return entries.byId(List.of(id)).getFirst();
  }

  private VerificationReport verified() throws Exception {
    sequencer.sequenceNow();
    checkpoints.signNow();
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    log.write(file, VerifiableLog.Shown.OF_THE_HOUSE);
    return LedgerVerifier.verify(
        new ByteArrayInputStream(file.toByteArray()), Expectations.ofKey(checkpoints.publicKey()));
  }

  @Test
  void anActIsInTheLogWithProofAndWithoutPersonalDataInClear() throws Exception {
    String object = UUID.randomUUID().toString();
    StoredEntry entry = recorded(object);
    checkpoints.signNow();

    Receipt receipt = log.receipt(entry).orElseThrow();
    assertThat(receipt.verify(checkpoints.publicKey(), List.of(), 0))
        .isEqualTo(Receipt.Verdict.PROVED);
    assertThat(entry.openings()).containsKeys("open", "personal.name", "reason");
    assertThat(receipt.text()).doesNotContain("林示例");
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    log.write(file, VerifiableLog.Shown.OF_THE_HOUSE);
    assertThat(file.toString(java.nio.charset.StandardCharsets.UTF_8))
        .contains(object)
        .contains("红")
        .doesNotContain("林示例");
    assertThat(verified().findings()).isEmpty();
  }

  @Test
  void withoutATransactionNothingIsRecorded() {
    assertThatThrownBy(() -> records.record(Act.of("records.test.done", "thing", "x")))
        .isInstanceOf(IllegalTransactionStateException.class);
  }

  @Test
  void whatIsRolledBackLeavesNoEntry() throws Exception {
    String object = UUID.randomUUID().toString();
    acting.asSystem(
        "test",
        () ->
            new TransactionTemplate(transactions)
                .execute(status -> {
                  records.record(Act.of("records.test.done", "thing", object));
                  status.setRollbackOnly();
                  return null;
                }));
    sequencer.sequenceNow();
    assertThat(audit.find(new AuditLog.Question(null, null, null, null, null, "thing", object), 9))
        .isEmpty();
  }

  @Test
  void theApplicationCanNeitherChangeNorRemoveAnEntry() throws Exception {
    StoredEntry entry = recorded(UUID.randomUUID().toString());
    for (String attack :
        List.of(
            "update records.entry set actor_name = 'x' where id = " + entry.id(),
            "delete from records.entry where id = " + entry.id(),
            "update records.leaf set position = -1 where entry_id = " + entry.id(),
            "delete from records.checkpoint",
            "truncate records.entry cascade",
            "update records.commitment set hash = hash where entry_id = " + entry.id())) {
      try (Connection connection = application().open();
          Statement statement = connection.createStatement()) {
        assertThatThrownBy(() -> statement.execute(attack))
            .as(attack)
            .isInstanceOf(SQLException.class)
            .hasMessageContaining("permission denied");
      }
    }
  }

  @Test
  void whatASuperuserTampersWithIsFoundAndErasureByLawIsNot() throws Exception {
    StoredEntry entry = recorded(UUID.randomUUID().toString());
    assertThat(verified().passed()).isTrue();
    for (String[] attack :
        List.of(
            new String[] {
              "update records.entry set action = 'records.other' where id = " + entry.id(),
              "update records.entry set action = 'records.test.done' where id = " + entry.id()
            },
            new String[] {
              "update records.entry set at = at + interval '1 day' where id = " + entry.id(),
              "update records.entry set at = at - interval '1 day' where id = " + entry.id()
            },
            new String[] {
              "update records.commitment set value = '绿' where name = 'open' and entry_id = "
                  + entry.id(),
              "update records.commitment set value = '{\"colour\":\"红\"}' where name = 'open' and"
                  + " entry_id = "
                  + entry.id()
            },
            new String[] {
              "update records.commitment set hash = sha256('x') where name = 'reason' and entry_id = "
                  + entry.id(),
              null
            })) {
      asSuperuser(attack[0]);
      assertThat(verified().passed()).as(attack[0]).isFalse();
      assertThat(selfCheck.check().passed()).as("self-check: " + attack[0]).isFalse();
      if (attack[1] == null) {
        restoreReason(entry);
      } else {
        asSuperuser(attack[1]);
      }
      assertThat(verified().findings()).as("after undoing: " + attack[0]).isEmpty();
    }
    asSuperuser(
        "update records.commitment set salt = null, value = null where name = 'personal.name' and"
            + " entry_id = "
            + entry.id());
    assertThat(verified().passed()).as("lawful erasure leaves the log whole").isTrue();
  }

  private void restoreReason(StoredEntry entry) throws SQLException {
    try (Connection connection = superuser().open();
        var update =
            connection.prepareStatement(
                "update records.commitment set hash = ? where name = 'reason' and entry_id = ?")) {
      update.setBytes(1, entry.commitments().get("reason").hash().bytes());
      update.setLong(2, entry.id());
      assertThat(update.executeUpdate()).isEqualTo(1);
    }
  }

  private static void asSuperuser(String sql) throws SQLException {
    try (Connection connection = superuser().open();
        Statement statement = connection.createStatement()) {
      assertThat(statement.executeUpdate(sql)).as(sql).isEqualTo(1);
    }
  }

  @Test
  void removedAndReorderedEntriesAreFound() throws Exception {
    StoredEntry first = recorded(UUID.randomUUID().toString());
    StoredEntry second = recorded(UUID.randomUUID().toString());
    assertThat(verified().passed()).isTrue();
    swapPlaces(first, second);
    assertThat(verified().passed()).isFalse();
    swapPlaces(first, second);
    assertThat(verified().passed()).isTrue();
  }

  private static void swapPlaces(StoredEntry one, StoredEntry other) throws SQLException {
    try (Connection connection = superuser().open();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "update records.leaf set position = -position - 1 where entry_id in (%d, %d)"
              .formatted(one.id(), other.id()));
      statement.execute(
          """
          update records.leaf l
          set position = (select -o.position - 1 from records.leaf o
                          where o.entry_id in (%d, %d) and o.entry_id <> l.entry_id)
          where entry_id in (%d, %d)
          """
              .formatted(one.id(), other.id(), one.id(), other.id()));
    }
  }

  @Test
  void aLogThatStandsStillStopsChanges() throws Exception {
    LogHealth still = new LogHealth(java.time.Duration.ofNanos(1));
    assertThatThrownBy(still::require).isInstanceOf(RecordStopped.class);
    LogHealth fresh = new LogHealth(java.time.Duration.ofMinutes(1));
    fresh.require();
  }
}
