package org.zhiren.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.zhiren.platform.PlatformTest;

/**
 * The second wall around every table of people, those of modules to come included: forced row-level
 * security, and no row for a query that does not say who asks.
 */
class RowSecurityTest extends PlatformTest {

  private List<String> rows(Connection connection, String sql) throws SQLException {
    List<String> found = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
    }
    return found;
  }

  /** Tables with a column that points to a person, outside the modules that keep no files. */
  private static final String OF_PEOPLE =
      """
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p') and n.nspname not in ('access', 'records', 'information_schema')
        and n.nspname not like 'pg\\_%'
        and (n.nspname || '.' || c.relname = 'roster.person'
             or exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'person_id'
                          and not a.attisdropped))
      """;

  @Test
  void everyTableOfPeopleIsGuardedAndItsOwnerToo() throws SQLException {
    try (Connection connection = superuser().open()) {
      assertThat(rows(connection, "select n.nspname || '.' || c.relname " + OF_PEOPLE))
          .as("the check must not pass on nothing")
          .hasSizeGreaterThan(8)
          .contains("roster.person", "roster.family", "roster.sanction");
      assertThat(
              rows(
                  connection,
                  "select n.nspname || '.' || c.relname "
                      + OF_PEOPLE
                      + " and not (c.relrowsecurity and c.relforcerowsecurity)"))
          .as("tables of people without forced row-level security")
          .isEmpty();
    }
  }

  @Test
  void withoutSayingWhoAsksThereIsNoRow() throws SQLException {
    List<String> tables;
    try (Connection connection = superuser().open()) {
      tables = rows(connection, "select n.nspname || '.' || c.relname " + OF_PEOPLE);
    }
    try (Connection connection = application().open()) {
      for (String table : tables) {
        assertThat(rows(connection, "select count(*) from " + table))
            .as(table)
            .containsExactly("0");
      }
    }
  }

  @Test
  void theApplicationOwnsNothingAndPassesNoWall() throws SQLException {
    try (Connection connection = application().open()) {
      assertThat(
              rows(
                  connection,
                  "select rolname from pg_roles where rolname = current_user and (rolsuper or"
                      + " rolbypassrls or rolcreaterole or rolcreatedb)"))
          .isEmpty();
      assertThat(
              rows(
                  connection,
                  "select relname from pg_class where relowner = (select oid from pg_roles where"
                      + " rolname = current_user)"))
          .isEmpty();
    }
  }

  @Test
  void onlyReviewedFunctionsRunWithTheirOwnersRights() throws SQLException {
    try (Connection connection = superuser().open()) {
      assertThat(
              rows(
                  connection,
                  """
                  select n.nspname || '.' || p.proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace
                  where p.prosecdef and n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'
                    and (p.proconfig is null or not exists (
                      select from unnest(p.proconfig) setting where setting like 'search_path=%'))
                  """))
          .as("functions with their owner's rights whose search path is not pinned")
          .isEmpty();
      assertThat(
              rows(
                  connection,
                  """
                  select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                  where c.relkind = 'v' and n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'
                    and not coalesce(c.reloptions @> array['security_invoker=true'], false)
                  """))
          .as("views that run as their owner")
          .isEmpty();
    }
  }
}
