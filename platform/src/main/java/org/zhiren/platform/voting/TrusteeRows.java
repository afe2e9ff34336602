package org.zhiren.platform.voting;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhiren.explain.Text;
import org.zhiren.platform.access.Acting;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.NotFound;

/** The trustees of an election as rows, and which of them acts. */
@Component
class TrusteeRows {

  private final JdbcClient jdbc;
  private final Acting acting;

  TrusteeRows(JdbcClient jdbc, Acting acting) {
    this.jdbc = jdbc;
    this.acting = acting;
  }

  /** All of them by number. */
  List<TrusteeRow> of(UUID election) {
    return jdbc.sql("select * from voting.trustee where election_id = :id order by no")
        .param("id", election)
        .query((row, number) ->
            new TrusteeRow(
                row.getInt("no"),
                Objects.requireNonNull(row.getObject("account_id", UUID.class)),
                row.getString("name"),
                row.getString("certificate"),
                row.getString("dealt"),
                row.getString("accepted"),
                row.getBoolean("decrypted"),
                row.getString("subtotals")))
        .list();
  }

  /**
   * The acting one.
   *
   * @throws NotFound if the acting account is none of them
   */
  TrusteeRow own(List<TrusteeRow> rows, UUID election) {
    UUID account = acting.required().id();
    return rows.stream()
        .filter(row -> row.account().equals(account))
        .findFirst()
        .orElseThrow(() -> new NotFound("trustee of election " + election));
  }

  /** The public keys of all, once all are there. */
  static List<String> certificates(List<TrusteeRow> rows) {
    return rows.stream().map(row -> Objects.requireNonNull(row.certificate())).toList();
  }

  /** The shares of all, once all are there. */
  static List<String> dealt(List<TrusteeRow> rows) {
    return rows.stream().map(row -> Objects.requireNonNull(row.dealt())).toList();
  }

  /** Refuses a step that was done, or is not due. */
  static void expect(TrusteeRow own, TrusteeStep step) {
    if (own.step() != step) {
      throw new InvalidInput(
          "step",
          own.step().name(),
          Text.of(
                  "您的进度是“{0}”，这一步已经做过，或还没有轮到。",
                  "You are at “{0}”: this step was done, or is not due yet.")
              .fill(own.step().text()));
    }
  }
}
