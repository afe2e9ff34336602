package org.zhiren.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The state of a house after a blow.
 *
 * @param lost acknowledged units that are not there
 * @param half changes of the organisation without an entry of the record, and the reverse
 * @param faults what {@code ./zhiren ledger check} finds wrong
 * @param entries how many entries have their place
 */
record CrashCheck(long lost, long half, long faults, long entries) {

  static final CrashCheck NOTHING = new CrashCheck(0, 0, 0, 0);

  private static final Pattern FIGURE = Pattern.compile("\"(findings|entries)\" : ([0-9]+)");

  CrashCheck worst(CrashCheck other) {
    return new CrashCheck(
        Math.max(lost, other.lost),
        Math.max(half, other.half),
        Math.max(faults, other.faults),
        Math.max(entries, other.entries));
  }

  static CrashCheck of(House house, Set<UUID> acknowledged)
      throws SQLException, IOException, InterruptedException {
    long lost;
    long half;
    try (Connection connection = house.owner().open();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      statement.execute(
          "select set_config('zhiren.account', '00000000-0000-0000-0000-000000000000', true)");
      Set<UUID> missing = new HashSet<>(acknowledged);
      try (ResultSet rows =
          statement.executeQuery(
              "select distinct unit_id from organization.unit_state where ended_by is null")) {
        while (rows.next()) {
          missing.remove(rows.getObject(1, UUID.class));
        }
      }
      lost = missing.size();
      try (ResultSet rows =
          statement.executeQuery(
              """
              with said as (
                select (c.value::json ->> 'change')::bigint as change
                from records.entry e join records.commitment c on c.entry_id = e.id and c.name = 'open'
                where e.action like 'organization.%')
              select count(*) from organization.change c full join said on said.change = c.id
              where c.id is null or said.change is null
              """)) {
        half = rows.next() ? rows.getLong(1) : -1;
      }
      connection.rollback();
    }
    House.Outcome proof = house.zhiren("ledger", "check", "--json", "--data", house.data() + "");
    long faults = -1;
    long entries = 0;
    Matcher figure = FIGURE.matcher(proof.out());
    while (figure.find()) {
      if (figure.group(1).equals("findings")) {
        faults = Long.parseLong(figure.group(2));
      } else {
        entries = Long.parseLong(figure.group(2));
      }
    }
    if (faults < 0) {
      throw new IllegalStateException("The record could not be proved: " + proof.err().strip());
    }
    return new CrashCheck(lost, half, faults, entries);
  }
}
