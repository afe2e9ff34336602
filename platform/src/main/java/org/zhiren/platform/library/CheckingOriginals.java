package org.zhiren.platform.library;

import java.util.HexFormat;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhiren.explain.Text;
import org.zhiren.platform.access.AccountDirectory;
import org.zhiren.platform.access.Acting;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.messages.Message;
import org.zhiren.platform.messages.Messages;
import org.zhiren.platform.records.Act;
import org.zhiren.platform.records.Records;

/** Reads every original at night and compares it with its fingerprint; what is wrong is told. */
@Component
class CheckingOriginals {

  private static final Logger LOG = LoggerFactory.getLogger(CheckingOriginals.class);

  private final JdbcClient jdbc;
  private final Originals originals;
  private final Records records;
  private final Messages messages;
  private final AccountDirectory directory;
  private final Acting acting;
  private final TransactionTemplate transactions;

  CheckingOriginals(
      JdbcClient jdbc,
      Originals originals,
      Records records,
      Messages messages,
      AccountDirectory directory,
      Acting acting,
      TransactionTemplate transactions) {
    this.jdbc = jdbc;
    this.originals = originals;
    this.records = records;
    this.messages = messages;
    this.directory = directory;
    this.acting = acting;
    this.transactions = transactions;
  }

  /** Checks all originals; returns the fingerprints of those that are missing or changed. */
  @Scheduled(cron = "0 10 4 * * *", zone = "${zhiren.time-zone}")
  List<String> check() throws Exception {
    return acting.asSystem(
        "library.originals",
        () -> {
          List<byte[]> known =
              transactions.execute(status ->
                  jdbc.sql(
                          "select distinct sha256 from library.document where withdrawn_at is null order by sha256")
                      .query((row, number) -> row.getBytes(1))
                      .list());
          if (known == null) {
            return List.of();
          }
          List<String> wrong =
              known.stream()
                  .filter(print -> !originals.whole(print))
                  .map(HexFormat.of()::formatHex)
                  .toList();
          wrong.forEach(print -> LOG.error("The original {} is missing or changed.", print));
          transactions.executeWithoutResult(status -> tell(known.size(), wrong));
          return wrong;
        });
  }

  private void tell(int all, List<String> wrong) {
    records.record(
        Act.of("library.originals.checked", "originals", "all")
            .with("checked", all)
            .with("wrong", wrong.size()));
    if (wrong.isEmpty()) {
      return;
    }
    for (var account : directory.holding(Right.LIBRARY_EDIT)) {
      messages.send(
          Message.to(account, DailyWord.CATEGORY, "originals-" + wrong.hashCode())
              .says(
                  Text.of("{0} 件原件缺失或与指纹不符", "{0} originals are missing or changed")
                      .fill(wrong.size()))
              .details(Text.same(String.join("\n", wrong.subList(0, Math.min(20, wrong.size())))))
              .at("/library/figures"));
    }
  }
}
