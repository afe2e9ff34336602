package org.zhiren.platform.roster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import javax.sql.DataSource;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.explain.Text;
import org.zhiren.platform.organization.PinyinInitials;
import org.zhiren.platform.records.Act;
import org.zhiren.platform.records.Actor;
import org.zhiren.platform.records.ActorSource;
import org.zhiren.platform.records.Records;
import org.zhiren.platform.shell.InvalidInput;

/**
 * Brings in many people at once, in one transaction with one entry in the record. The files stream
 * through: memory holds {@value #BATCH} people at a time.
 */
@Component
public class RosterIntake {

  private static final int BATCH = 500;

  private final DataSource source;
  private final JdbcClient jdbc;
  private final Precedence precedence;
  private final Records records;
  private final ActorSource actors;
  private final Clock clock;
  private final ApplicationEventPublisher events;

  RosterIntake(
      DataSource source,
      JdbcClient jdbc,
      Precedence precedence,
      Records records,
      ActorSource actors,
      Clock clock,
      ApplicationEventPublisher events) {
    this.source = source;
    this.jdbc = jdbc;
    this.precedence = precedence;
    this.records = records;
    this.actors = actors;
    this.clock = clock;
    this.events = events;
  }

  /**
   * What was brought in.
   *
   * @param people how many people
   * @param facts how many dated facts about them
   */
  public record Loaded(int people, int facts) {}

  /** Where files of people come from, one after the other. */
  @FunctionalInterface
  public interface Source {

    /** Hands every file over, in order. */
    void handTo(Consumer<PersonFile> receiver);
  }

  /**
   * Brings everything in or nothing.
   *
   * @param people files of people who are not there yet, for instance {@code
   *     stream::forEachOrdered}
   * @param from where the files come from, kept with each fact
   * @param reason why, for the record
   * @param progress told how many people have been written
   * @throws InvalidInput if somebody is there already
   */
  @Transactional
  public Loaded load(Source people, String from, String reason, IntConsumer progress) {
    Actor actor = actors.current();
    long statement =
        jdbc.sql(
                """
                insert into roster.statement (source, reason, author_id, author_name, recorded_at)
                values (:source, :reason, :author, :name, :now) returning id
                """)
            .param("source", from)
            .param("reason", reason)
            .param("author", actor.accountId())
            .param("name", actor.name())
            .param("now", Timestamp.from(clock.instant()))
            .query(Long.class)
            .single();
    Connection connection = DataSourceUtils.getConnection(source);
    Loaded loaded;
    try {
      Writing writing =
          new Writing(new FileTables(statement, precedence.now()), connection, progress);
      people.handTo(writing::add);
      loaded = writing.finish();
    } finally {
      DataSourceUtils.releaseConnection(connection, source);
    }
    records.record(
        Act.of("roster.people.loaded", "statement", statement)
            .with("people", loaded.people())
            .with("facts", loaded.facts())
            .with("source", from)
            .because(reason));
    events.publishEvent(new PeopleLoaded(statement, loaded.people()));
    return loaded;
  }

  /** One load: files on their way into the tables, a batch at a time. */
  private static final class Writing {

    private final FileTables tables;
    private final Connection connection;
    private final IntConsumer progress;
    private int people;
    private int flushed;
    private int rows;

    Writing(FileTables tables, Connection connection, IntConsumer progress) {
      this.tables = tables;
      this.connection = connection;
      this.progress = progress;
      try {
        checkByIndex(connection);
        tables.prepare(connection);
      } catch (SQLException refused) {
        throw known(refused);
      }
    }

    /**
     * The checks of foreign keys are planned once for a session. Planned while the roster is empty,
     * they would read all of it for every fact that comes in.
     */
    private static void checkByIndex(Connection connection) throws SQLException {
      try (Statement statement = connection.createStatement()) {
        statement.execute("set local enable_seqscan = off");
        statement.execute("discard plans");
      }
    }

    void add(PersonFile file) {
      tables.add(file, PinyinInitials.of(file.basics().name()));
      people++;
      if (people - flushed == BATCH) {
        flush();
      }
    }

    Loaded finish() {
      flush();
      return new Loaded(people, rows - people);
    }

    private void flush() {
      try {
        rows += tables.flush(connection);
      } catch (SQLException refused) {
        throw known(refused);
      } catch (IOException broken) {
        throw new UncheckedIOException(broken);
      }
      flushed = people;
      progress.accept(people);
    }
  }

  private static RuntimeException known(SQLException refused) {
    if ("23505".equals(refused.getSQLState())) {
      return new InvalidInput(
          "people",
          null,
          Text.of(
              "导入的人员中有人已在库中，未写入任何内容。",
              "Somebody in the intake is on file already. Nothing was written."));
    }
    return new DataIntegrityViolationException("The intake was refused by the database.", refused);
  }
}
