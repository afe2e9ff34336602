package org.zhiren.platform.roster.query;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhiren.explain.Text;
import org.zhiren.platform.access.Account;
import org.zhiren.platform.access.Acting;
import org.zhiren.platform.records.Act;
import org.zhiren.platform.records.Records;
import org.zhiren.platform.roster.ExportQuota;
import org.zhiren.platform.roster.PeopleExport;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.Language;
import org.zhiren.platform.shell.NotFound;
import org.zhiren.platform.shell.Texts;

/**
 * Taking a result out of the platform. Up to a limit at once; above it a second person who may
 * export agrees first; and within one day no account takes out more than its quota. Each is
 * recorded with question, number and reason, before the first byte leaves.
 */
@Component
public class TakingPeopleOut {

  /** The spreadsheet, always there. */
  public static final String XLSX = "xlsx";

  private static final int LONGEST_REASON = 200;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

  private final AskingPeople asking;
  private final ResultSheets sheets;
  private final Reading reading;
  private final ObjectProvider<PeopleExport> exports;
  private final JdbcClient jdbc;
  private final Acting acting;
  private final Records records;
  private final Texts texts;
  private final TransactionTemplate transactions;
  private final Clock clock;
  private final ExportQuota quota;

  TakingPeopleOut(
      AskingPeople asking,
      ResultSheets sheets,
      Reading reading,
      ObjectProvider<PeopleExport> exports,
      JdbcClient jdbc,
      Acting acting,
      Records records,
      Texts texts,
      TransactionTemplate transactions,
      Clock clock,
      ExportQuota quota) {
    this.asking = asking;
    this.sheets = sheets;
    this.reading = reading;
    this.exports = exports;
    this.jdbc = jdbc;
    this.acting = acting;
    this.records = records;
    this.texts = texts;
    this.transactions = transactions;
    this.clock = clock;
    this.quota = quota;
  }

  /**
   * An export that was asked for.
   *
   * @param id identifies it
   * @param accountId who asked
   * @param accountName the name
   * @param reading the question in words, as it was asked
   * @param format spreadsheet or the key of a {@link PeopleExport}
   * @param people how many were found when it was asked for
   * @param reason what for
   * @param askedAt when
   * @param deciderName who decided; {@code null} while it waits, or if nobody had to
   * @param approved whether it may be taken; {@code null} while it waits
   * @param takenAt when it was taken; {@code null} if it was not
   */
  public record Request(
      UUID id,
      UUID accountId,
      String accountName,
      String reading,
      String format,
      int people,
      String reason,
      OffsetDateTime askedAt,
      @Nullable String deciderName,
      @Nullable Boolean approved,
      @Nullable OffsetDateTime takenAt) {}

  /**
   * Asks for an export.
   *
   * @return the request: taken at once if {@link Request#approved}, otherwise when a second person
   *     has agreed
   * @throws InvalidInput without a reason, or above the quota of the day
   */
  @Transactional
  public Request ask(Question question, Sort sort, String columns, String format, String reason) {
    String why = reason.strip();
    if (why.isEmpty() || why.codePointCount(0, why.length()) > LONGEST_REASON) {
      throw new InvalidInput(
          "reason",
          why,
          Text.of(
              "请填写导出事由，最多 " + LONGEST_REASON + " 字。",
              "State what the export is for, in at most " + LONGEST_REASON + " characters."));
    }
    known(format);
    AskingPeople.Answer answer = asking.ask(question, sort, 0, 0);
    quota.require(answer.count());
    Account me = acting.required();
    UUID id = UUID.randomUUID();
    boolean free = answer.count() <= quota.limit();
    jdbc.sql(
            """
            insert into roster.people_export (id, account_id, account_name, question, reading, columns,
              sort, format, people, reason, asked_at, approved)
            values (:id, :me, :name, :question, :reading, :columns, :sort, :format, :people, :reason,
              :now, :approved)
            """)
        .param("id", id)
        .param("me", me.id())
        .param("name", me.name())
        .param("question", QuestionJson.write(question.on(answer.day())))
        .param("reading", reading.of(question.on(answer.day())).zh())
        .param("columns", columns)
        .param("sort", sort.word())
        .param("format", format)
        .param("people", answer.count())
        .param("reason", why)
        .param("now", now())
        .param("approved", free ? Boolean.TRUE : null)
        .update();
    records.record(
        Act.of("query.export.asked", "export", id)
            .with("people", answer.count())
            .with("format", format)
            .because(why));
    return find(id);
  }

  /** The requests of the acting account, the newest first. */
  @Transactional(readOnly = true)
  public List<Request> mine() {
    return jdbc.sql(
            "select * from roster.people_export where account_id = :me order by asked_at desc limit 100")
        .param("me", acting.required().id())
        .query(this::request)
        .list();
  }

  /** The requests of others that wait for a second person. */
  @Transactional(readOnly = true)
  public List<Request> waiting() {
    return jdbc.sql(
            """
            select * from roster.people_export
            where account_id <> :me and approved is null order by asked_at limit 100
            """)
        .param("me", acting.required().id())
        .query(this::request)
        .list();
  }

  /** Agrees to somebody else's request, or refuses it. */
  @Transactional
  public void decide(UUID id, boolean agree) {
    Account me = acting.required();
    int changed =
        jdbc.sql(
                """
                update roster.people_export set decided_by = :me, decider_name = :name,
                  decided_at = :now, approved = :agree
                where id = :id and account_id <> :me and approved is null
                """)
            .param("id", id)
            .param("me", me.id())
            .param("name", me.name())
            .param("now", now())
            .param("agree", agree)
            .update();
    if (changed == 0) {
      throw new NotFound("export " + id);
    }
    records.record(Act.of(agree ? "query.export.approved" : "query.export.refused", "export", id));
  }

  /** The request of the acting account. */
  private Request find(UUID id) {
    return jdbc.sql("select * from roster.people_export where id = :id and account_id = :me")
        .param("id", id)
        .param("me", acting.required().id())
        .query(this::request)
        .optional()
        .orElseThrow(() -> new NotFound("export " + id));
  }

  /**
   * An export ready to be written.
   *
   * @param fileName what the file is called
   * @param mediaType what it is
   * @param body writes it
   */
  public record Parcel(String fileName, String mediaType, Body body) {}

  /** Writes an export. */
  @FunctionalInterface
  public interface Body {
    /** Writes to {@code out}. */
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Takes out what was agreed to: everybody who fulfils the question now, within what the acting
   * account may see now. Recorded first.
   *
   * @throws NotFound if there is no such request of the acting account, or nobody agreed
   * @throws InvalidInput above the quota of the day
   */
  public Parcel take(UUID id, Language language) {
    record Gathered(
        Request request, Question question, Sort sort, String columns, List<UUID> ids) {}
    Gathered gathered =
        Objects.requireNonNull(
            transactions.execute(status -> {
              Request request = find(id);
              if (!Boolean.TRUE.equals(request.approved())) {
                throw new NotFound("export " + id);
              }
              String[] stored = stored(id);
              Question question = QuestionJson.read(stored[0]);
              Sort sort = Sort.of(stored[2]);
              List<UUID> ids = asking.all(question, sort).ids();
              // More people than were agreed to would be another export.
              List<UUID> agreed =
                  ids.subList(0, Math.min(ids.size(), Math.max(request.people(), quota.limit())));
              quota.require(agreed.size());
              jdbc.sql("update roster.people_export set taken_at = :now where id = :id")
                  .param("now", now())
                  .param("id", id)
                  .update();
              records.record(
                  Act.of("query.export.taken", "export", id)
                      .with("people", agreed.size())
                      .with("format", request.format())
                      .because(request.reason()));
              return new Gathered(request, question, sort, stored[1], List.copyOf(agreed));
            }));
    String name =
        texts
            .get(language, "query.export.file", LocalDateTime.now(clock).format(TIME))
            .replace(':', '-');
    if (gathered.request().format().equals(XLSX)) {
      return new Parcel(
          name + ".xlsx",
          "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
          out ->
              sheets.write(gathered.ids(), gathered.question(), gathered.columns(), language, out));
    }
    PeopleExport export = known(gathered.request().format()).orElseThrow();
    return new Parcel(
        name + "." + export.extension(),
        export.mediaType(),
        out -> export.write(gathered.ids(), out));
  }

  private String[] stored(UUID id) {
    return jdbc.sql("select question, columns, sort from roster.people_export where id = :id")
        .param("id", id)
        .query((row, number) ->
            new String[] {
              row.getString("question"), row.getString("columns"), row.getString("sort")
            })
        .single();
  }

  private Optional<PeopleExport> known(String format) {
    if (format.equals(XLSX)) {
      return Optional.empty();
    }
    Optional<PeopleExport> found =
        exports.orderedStream().filter(export -> export.key().equals(format)).findFirst();
    if (found.isEmpty()) {
      throw new InvalidInput(
          "format",
          format,
          Text.of("没有这种导出格式（{0}）。", "There is no such format ({0}).").fill(format));
    }
    return found;
  }

  private Request request(ResultSet row, int number) throws SQLException {
    return new Request(
        Objects.requireNonNull(row.getObject("id", UUID.class)),
        Objects.requireNonNull(row.getObject("account_id", UUID.class)),
        row.getString("account_name"),
        row.getString("reading"),
        row.getString("format"),
        row.getInt("people"),
        row.getString("reason"),
        Objects.requireNonNull(time(row, "asked_at")),
        row.getString("decider_name"),
        row.getObject("approved", Boolean.class),
        time(row, "taken_at"));
  }

  private @Nullable OffsetDateTime time(ResultSet row, String column) throws SQLException {
    Timestamp at = row.getTimestamp(column);
    return at == null ? null : at.toInstant().atZone(clock.getZone()).toOffsetDateTime();
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }
}
