package org.zhiren.platform.roster.query;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.explain.Text;
import org.zhiren.platform.access.Account;
import org.zhiren.platform.access.Acting;
import org.zhiren.platform.access.Role;
import org.zhiren.platform.records.Act;
import org.zhiren.platform.records.Records;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.NotFound;
import org.zhiren.platform.shell.StaleVersion;

/**
 * Questions that were saved: one's own, and those that others have shared. Only the conditions are
 * shared, never the people: each sees what the own scopes allow.
 */
@Component
public class SavedQueries {

  private static final int LONGEST_NAME = 60;

  private static final String READ =
      """
      select q.*, q.owner_id = :me as mine,
             coalesce((select bool_or(s.may_change) from roster.saved_query_share s
               where s.query_id = q.id and (s.account_id = :me or s.role = any(:roles))), false)
               as changeable
      from roster.saved_query q
      where (q.owner_id = :me or exists (
               select from roster.saved_query_share s
               where s.query_id = q.id and (s.account_id = :me or s.role = any(:roles))))
      """;

  private final JdbcClient jdbc;
  private final Acting acting;
  private final Records records;
  private final Clock clock;

  SavedQueries(JdbcClient jdbc, Acting acting, Records records, Clock clock) {
    this.jdbc = jdbc;
    this.acting = acting;
    this.records = records;
    this.clock = clock;
  }

  /** A saved query that the acting account owns or with whom it is shared. */
  @Transactional(readOnly = true)
  public Optional<SavedQuery> find(UUID id) {
    return select(" and q.id = :id and q.deleted_at is null")
        .param("id", id)
        .query(this::query)
        .optional();
  }

  /** All that may be seen, one's own first, by name. */
  @Transactional(readOnly = true)
  public List<SavedQuery> all() {
    return select(" and q.deleted_at is null order by (q.owner_id = :me) desc, q.name, q.id")
        .query(this::query)
        .list();
  }

  private JdbcClient.StatementSpec select(String rest) {
    Account me = acting.required();
    return jdbc.sql(READ + rest)
        .param("me", me.id())
        .param("roles", me.roles().stream().map(Role::name).toArray(String[]::new));
  }

  /** Saves a question under a name, for oneself. */
  @Transactional
  public UUID save(String name, Question question, String columns, String sort, String view) {
    Checking.require(question);
    Account me = acting.required();
    UUID id = UUID.randomUUID();
    jdbc.sql(
            """
            insert into roster.saved_query (id, owner_id, owner_name, name, question, columns, sort,
              view, created_at, changed_at)
            values (:id, :owner, :ownerName, :name, :question, :columns, :sort, :view, :now, :now)
            """)
        .param("id", id)
        .param("owner", me.id())
        .param("ownerName", me.name())
        .param("name", named(name))
        .param("question", QuestionJson.write(question))
        .param("columns", columns)
        .param("sort", sort)
        .param("view", view)
        .param("now", now())
        .update();
    record("query.saved", id);
    return id;
  }

  /** Another one with the same question, for oneself. */
  @Transactional
  public UUID copy(UUID id, String name) {
    SavedQuery from = required(id);
    return save(name, from.question(), from.columns(), from.sort(), from.view());
  }

  /**
   * Saves it anew with another question and layout.
   *
   * @throws StaleVersion if somebody changed it meanwhile
   */
  @Transactional
  public void change(
      UUID id, long version, Question question, String columns, String sort, String view) {
    Checking.require(question);
    SavedQuery before = changeable(id);
    fresh(before, version);
    jdbc.sql(
            """
            update roster.saved_query set question = :question, columns = :columns, sort = :sort,
              view = :view, changed_at = :now, version = version + 1 where id = :id
            """)
        .param("id", id)
        .param("question", QuestionJson.write(question))
        .param("columns", columns)
        .param("sort", sort)
        .param("view", view)
        .param("now", now())
        .update();
    record("query.changed", id);
  }

  /** Gives it another name. */
  @Transactional
  public void rename(UUID id, long version, String name) {
    SavedQuery before = changeable(id);
    fresh(before, version);
    jdbc.sql(
            """
            update roster.saved_query set name = :name, changed_at = :now, version = version + 1
            where id = :id
            """)
        .param("id", id)
        .param("name", named(name))
        .param("now", now())
        .update();
    record("query.renamed", id);
  }

  /** Puts it away; {@link #restore} brings it back. */
  @Transactional
  public void delete(UUID id) {
    owned(id);
    jdbc.sql("update roster.saved_query set deleted_at = :now where id = :id")
        .param("id", id)
        .param("now", now())
        .update();
    record("query.deleted", id);
  }

  /** Brings back what was put away. */
  @Transactional
  public void restore(UUID id) {
    int changed =
        jdbc.sql(
                """
                update roster.saved_query set deleted_at = null
                where id = :id and owner_id = :me and deleted_at is not null
                """)
            .param("id", id)
            .param("me", acting.required().id())
            .update();
    if (changed == 0) {
      throw new NotFound("query " + id);
    }
    record("query.restored", id);
  }

  /** Shares it with an account or with everybody of a role, or changes what they may do. */
  @Transactional
  public void share(UUID id, SavedQuery.Share with) {
    owned(id);
    unshareQuietly(id, with);
    jdbc.sql(
            """
            insert into roster.saved_query_share (query_id, account_id, role, may_change)
            values (:id, :account, :role, :change)
            """)
        .param("id", id)
        .param("account", with.accountId())
        .param("role", with.role())
        .param("change", with.mayChange())
        .update();
    records.record(
        Act.of("query.shared", "query", id)
            .with("account", with.accountId())
            .with("role", with.role())
            .with("change", with.mayChange()));
  }

  /** Ends a share. */
  @Transactional
  public void unshare(UUID id, SavedQuery.Share with) {
    owned(id);
    unshareQuietly(id, with);
    records.record(
        Act.of("query.unshared", "query", id)
            .with("account", with.accountId())
            .with("role", with.role()));
  }

  private void unshareQuietly(UUID id, SavedQuery.Share with) {
    jdbc.sql(
            """
            delete from roster.saved_query_share
            where query_id = :id and account_id is not distinct from cast(:account as uuid)
              and role is not distinct from cast(:role as text)
            """)
        .param("id", id)
        .param("account", with.accountId())
        .param("role", with.role())
        .update();
  }

  private SavedQuery required(UUID id) {
    return find(id).orElseThrow(() -> new NotFound("query " + id));
  }

  private SavedQuery changeable(UUID id) {
    SavedQuery query = required(id);
    if (!query.mayChange()) {
      throw new NotFound("query " + id);
    }
    return query;
  }

  private void owned(UUID id) {
    if (!required(id).mine()) {
      throw new NotFound("query " + id);
    }
  }

  private static void fresh(SavedQuery before, long version) {
    if (before.version() != version) {
      throw new StaleVersion(
          List.of(
              new StaleVersion.Difference(
                  Text.of("保存的查询", "Saved query"), null, before.name(), null)));
    }
  }

  private static String named(String name) {
    String stripped = name.strip();
    if (stripped.isEmpty() || stripped.codePointCount(0, stripped.length()) > LONGEST_NAME) {
      throw new InvalidInput(
          "name",
          stripped,
          Text.of(
              "请填写名称，最多 " + LONGEST_NAME + " 字。",
              "Give it a name of at most " + LONGEST_NAME + " characters."));
    }
    return stripped;
  }

  private void record(String action, UUID id) {
    records.record(Act.of(action, "query", id));
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }

  private SavedQuery query(ResultSet row, int number) throws SQLException {
    UUID id = Objects.requireNonNull(row.getObject("id", UUID.class));
    boolean mine = row.getBoolean("mine");
    return new SavedQuery(
        id,
        Objects.requireNonNull(row.getObject("owner_id", UUID.class)),
        row.getString("owner_name"),
        row.getString("name"),
        QuestionJson.read(row.getString("question")),
        row.getString("columns"),
        row.getString("sort"),
        row.getString("view"),
        row.getTimestamp("changed_at").toInstant().atZone(clock.getZone()).toOffsetDateTime(),
        row.getLong("version"),
        mine,
        mine || row.getBoolean("changeable"),
        mine ? shares(id) : List.of());
  }

  private List<SavedQuery.Share> shares(UUID id) {
    return jdbc.sql(
            """
            select account_id, role, may_change from roster.saved_query_share
            where query_id = :id order by role, account_id
            """)
        .param("id", id)
        .query((row, number) -> {
          @Nullable UUID account = row.getObject("account_id", UUID.class);
          return new SavedQuery.Share(account, row.getString("role"), row.getBoolean("may_change"));
        })
        .list();
  }
}
