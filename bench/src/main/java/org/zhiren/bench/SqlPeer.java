package org.zhiren.bench;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.zhiren.database.EmbeddedPostgres;
import org.zhiren.statutes.Grade;
import org.zhiren.statutes.Health;
import org.zhiren.statutes.Person;
import org.zhiren.statutes.PersonFacts.Measure;
import org.zhiren.statutes.PersonFacts.Position;
import org.zhiren.statutes.PersonFacts.Training;
import org.zhiren.statutes.Schooling;
import org.zhiren.statutes.Sex;

/** Ten provisions as one query written by hand, on tables in the embedded PostgreSQL. */
final class SqlPeer implements AutoCloseable {
  private static final String SCHEMA =
      """
      create unlogged table person (
        id int primary key, birth date, work_start date, man boolean, fit boolean,
        college boolean, present_level int);
      create unlogged table position (
        person int, post text, level int, grassroots boolean, since date, until date);
      create unlogged table training (person int, ended date, days int, hours int);
      create unlogged table appraisal (person int, year int, poor boolean);
      create unlogged table measure (person int, decided date, months int);
      """;

  private static final String QUERY =
      """
      with asked as (select date '2026-11-23' as day),
      grassroots as (
        select person, min(since) as since, max(until) as until
        from position where grassroots group by person),
      below as (
        select person, count(distinct post) as posts, min(since) as since, max(until) as until
        from position where level = 1 group by person),
      trained as (
        select person, sum(days) as days, sum(hours) as hours
        from training, asked where ended + interval '5 years' > day group by person),
      appraised as (
        select distinct person from appraisal where year = 2025 and poor),
      measured as (
        select distinct person from measure, asked
        where decided + months * interval '1 month' > day),
      age as (
        select id, extract(year from birth)::int * 12 + extract(month from birth)::int - 1
          + case when man then 720 else 660 end as original
        from person),
      retiring as (
        select id, original + case when original < 24300 then 0
          else least((original - 24300) / 4 + 1, 36) end as month
        from age)
      select
        (p.present_level < 2 and (
          p.work_start + interval '5 years' > day
          or g.since is null or g.since + interval '2 years' > g.until))::int
        + (p.present_level < 2 and coalesce(b.posts, 0) < 2)::int * 2
        + (p.present_level < 2 and (
          b.since is null or b.since + interval '3 years' > b.until))::int * 4
        + (p.present_level < 2 and not p.college)::int * 8
        + (p.present_level < 2
          and coalesce(t.days, 0) < 90 and coalesce(t.hours, 0) < 550)::int * 16
        + (not p.fit)::int * 32
        + (p.present_level = 0)::int * 64
        + (a.person is not null)::int * 128
        + (m.person is not null)::int * 256
        + (r.month <= 2026 * 12 + 10)::int * 512
      from person p cross join asked
      left join grassroots g on g.person = p.id
      left join below b on b.person = p.id
      left join trained t on t.person = p.id
      left join appraised a on a.person = p.id
      left join measured m on m.person = p.id
      join retiring r on r.id = p.id
      order by p.id
      """;

  private final Path folder;
  private final EmbeddedPostgres postgres;
  private final Connection connection;
  private final int size;

  SqlPeer(List<Person> people) throws IOException, SQLException {
    this.folder = Files.createTempDirectory("zhiren-statutes-");
    this.postgres = EmbeddedPostgres.start(folder);
    this.connection = postgres.owner().open();
    this.size = people.size();
    load(people);
  }

  private void load(List<Person> people) throws SQLException, IOException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(SCHEMA);
      StringBuilder persons = new StringBuilder();
      StringBuilder positions = new StringBuilder();
      StringBuilder trainings = new StringBuilder();
      StringBuilder appraisals = new StringBuilder();
      StringBuilder measures = new StringBuilder();
      for (int id = 0; id < people.size(); id++) {
        Person p = people.get(id);
        row(
            persons,
            id,
            p.birth(),
            p.workStart(),
            p.sex() == Sex.MALE,
            p.health() == Health.FIT,
            p.education().getFirst().level().compareTo(Schooling.COLLEGE) >= 0,
            Official.presentLevel(p));
        for (Position x : p.positions()) {
          row(
              positions,
              id,
              x.postId(),
              x.level() == null ? null : x.level().ordinal(),
              x.grassroots(),
              x.from(),
              Official.until(x));
        }
        for (Training x : p.training() == null ? List.<Training>of() : p.training()) {
          row(trainings, id, x.to(), x.days(), x.hours());
        }
        int person = id;
        p.appraisals()
            .forEach(x ->
                row(
                    appraisals,
                    person,
                    x.year(),
                    x.grade().compareTo(Grade.BASICALLY_COMPETENT) <= 0));
        for (Measure x : p.measures() == null ? List.<Measure>of() : p.measures()) {
          row(measures, id, x.decided(), Official.effectMonths(x.kind()));
        }
      }
      copy("person", persons);
      copy("position", positions);
      copy("training", trainings);
      copy("appraisal", appraisals);
      copy("measure", measures);
      statement.execute("vacuum analyze");
    }
  }

  private static void row(StringBuilder out, @Nullable Object... values) {
    for (int i = 0; i < values.length; i++) {
      out.append(i == 0 ? "" : "\t").append(values[i] == null ? "\\N" : values[i]);
    }
    out.append('\n');
  }

  private void copy(String table, StringBuilder rows) throws SQLException, IOException {
    connection
        .unwrap(PGConnection.class)
        .getCopyAPI()
        .copyIn("copy " + table + " from stdin", new StringReader(rows.toString()));
  }

  /** For each person the rules that are not met. */
  int[] unmet() throws SQLException {
    int[] masks = new int[size];
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(QUERY)) {
      for (int i = 0; found.next(); i++) {
        masks[i] = found.getInt(1);
      }
    }
    return masks;
  }

  @Override
  public void close() throws SQLException, IOException {
    connection.close();
    postgres.close();
    List<Path> all = new ArrayList<>();
    try (var walk = Files.walk(folder)) {
      walk.forEach(all::add);
    }
    for (Path path : all.reversed()) {
      Files.deleteIfExists(path);
    }
  }
}
