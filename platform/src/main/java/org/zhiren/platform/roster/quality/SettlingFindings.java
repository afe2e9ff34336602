package org.zhiren.platform.roster.quality;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.explain.Text;
import org.zhiren.platform.access.Accounts;
import org.zhiren.platform.access.Acting;
import org.zhiren.platform.records.Act;
import org.zhiren.platform.records.Records;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.NotFound;
import org.zhiren.platform.shell.StaleVersion;

/** What is done about a finding: somebody takes care of it, or it is explained, or opened again. */
@Component
public class SettlingFindings {

  private static final int LONGEST = 500;

  private final Findings findings;
  private final Accounts accounts;
  private final JdbcClient jdbc;
  private final Acting acting;
  private final Records records;
  private final Clock clock;

  SettlingFindings(
      Findings findings,
      Accounts accounts,
      JdbcClient jdbc,
      Acting acting,
      Records records,
      Clock clock) {
    this.findings = findings;
    this.accounts = accounts;
    this.jdbc = jdbc;
    this.acting = acting;
    this.records = records;
    this.clock = clock;
  }

  /**
   * Gives a finding to somebody.
   *
   * @param login account name; empty for the acting account
   */
  @Transactional
  public void assign(long id, long version, String login) {
    String wanted = login.strip();
    UUID account = acting.required().id();
    String name = acting.required().name();
    if (!wanted.isEmpty()) {
      Accounts.Entry found =
          accounts.find(wanted, 20).stream()
              .filter(entry -> entry.login().equals(wanted) && entry.active())
              .findFirst()
              .orElseThrow(() ->
                  new InvalidInput(
                      "login",
                      wanted,
                      Text.of("没有可用的账户“{0}”。", "There is no account “{0}” in use.").fill(wanted)));
      account = found.id();
      name = found.name();
    }
    settle(id, version, Finding.State.ASSIGNED, account, name, "", "assigned", name);
  }

  /** Says why a finding is no fault. It stays explained until its facts change. */
  @Transactional
  public void explain(long id, long version, String why) {
    String note = why.strip();
    if (note.isEmpty() || note.length() > LONGEST) {
      throw new InvalidInput(
          "note",
          note,
          Text.of("请说明为什么不是差错（500 字以内）。", "Say why this is no fault, at most 500 characters."));
    }
    settle(id, version, Finding.State.EXPLAINED, null, null, note, "explained", note);
  }

  /** Opens a finding again. */
  @Transactional
  public void reopen(long id, long version) {
    settle(id, version, Finding.State.OPEN, null, null, "", "reopened", "");
  }

  private void settle(
      long id,
      long version,
      Finding.State state,
      @Nullable UUID assignee,
      @Nullable String name,
      String note,
      String event,
      String said) {
    Finding finding = findings.find(id).orElseThrow(() -> new NotFound("finding " + id));
    if (finding.goneAt() != null) {
      throw new InvalidInput(
          "state",
          null,
          Text.of("这条发现已经消除，不必处理。", "This finding is mended; nothing is left to do."));
    }
    int changed =
        jdbc.sql(
                """
                update roster.quality_finding
                set state = :state, assignee_id = cast(:assignee as uuid), assignee_name = cast(:name as text),
                    note = :note, version = version + 1
                where id = :id and version = :version
                """)
            .param("state", state.name())
            .param("assignee", assignee)
            .param("name", name)
            .param("note", note)
            .param("id", id)
            .param("version", version)
            .update();
    if (changed == 0) {
      throw new StaleVersion(
          List.of(
              new StaleVersion.Difference(
                  Text.of("状态", "state"), null, finding.state().text().zh(), state.text().zh())));
    }
    jdbc.sql(
            "insert into roster.quality_event (finding_id, at, author_name, kind, note) values (:id,"
                + " :now, :author, :kind, :note)")
        .param("id", id)
        .param("now", Timestamp.from(clock.instant()))
        .param("author", acting.current().name())
        .param("kind", event)
        .param("note", said)
        .update();
    records.record(
        Act.of("quality." + event, "finding", id)
            .with("check", finding.checkId())
            .because(note.isEmpty() ? null : note));
  }
}
