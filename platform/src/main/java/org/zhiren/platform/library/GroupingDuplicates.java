package org.zhiren.platform.library;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhiren.materials.likeness.Fingerprint;
import org.zhiren.materials.likeness.NearDuplicates;
import org.zhiren.platform.access.Acting;

/**
 * Puts near-duplicates into groups around the document that is most like the others. All documents
 * take part, whoever may see them; a page shows of a group only what its reader may see.
 */
@Component
class GroupingDuplicates {

  private static final Logger LOG = LoggerFactory.getLogger(GroupingDuplicates.class);

  private final JdbcClient jdbc;
  private final LibraryIndex index;
  private final TransactionTemplate transactions;
  private final Acting acting;
  private final AtomicBoolean due = new AtomicBoolean();

  GroupingDuplicates(
      JdbcClient jdbc, LibraryIndex index, TransactionTemplate transactions, Acting acting) {
    this.jdbc = jdbc;
    this.index = index;
    this.transactions = transactions;
    this.acting = acting;
  }

  /** Documents have come or gone: the groups are made anew soon. */
  void due() {
    due.set(true);
  }

  @Scheduled(fixedDelayString = "${zhiren.library.group-every:5s}")
  void ifDue() {
    if (due.getAndSet(false)) {
      try {
        acting.asSystem(
            "library.duplicates",
            () -> {
              group();
              return true;
            });
      } catch (Exception failed) {
        due.set(true);
        LOG.error("Near-duplicates could not be grouped.", failed);
      }
    }
  }

  private record Known(UUID id, long cluster, Fingerprint print) {}

  private synchronized void group() {
    Map<UUID, Long> now = new HashMap<>();
    Map<UUID, Long> before = new HashMap<>();
    NearDuplicates near = new NearDuplicates();
    transactions.executeWithoutResult(status ->
        jdbc.sql(
                "select id, cluster, print from library.document where withdrawn_at is null order by added_at, id")
            .query((row, number) ->
                new Known(
                    Rows.uuid(row, "id"),
                    row.getLong("cluster"),
                    Fingerprint.ofBytes(row.getBytes("print"))))
            .list()
            .forEach(one -> {
              before.put(one.id(), one.cluster());
              near.add(one.id().toString(), one.print());
            }));
    for (NearDuplicates.Group group : near.groups()) {
      now.put(UUID.fromString(group.medoid()), group.number());
      group.members().forEach(one -> now.put(UUID.fromString(one.id()), group.number()));
    }
    Map<UUID, Long> changed = new HashMap<>();
    before.forEach((id, cluster) -> {
      long found = now.getOrDefault(id, 0L);
      if (found != cluster) {
        changed.put(id, found);
      }
    });
    if (changed.isEmpty()) {
      return;
    }
    transactions.executeWithoutResult(status ->
        changed.forEach((id, cluster) ->
            jdbc.sql("update library.document set cluster = :cluster where id = :id")
                .param("cluster", cluster)
                .param("id", id)
                .update()));
    index.assign(changed);
  }
}
