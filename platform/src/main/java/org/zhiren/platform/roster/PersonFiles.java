package org.zhiren.platform.roster;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.access.NeedToKnow;
import org.zhiren.platform.access.SensitiveReads;

/**
 * Opens the file of one person: never the own one or a near relative's, never without a purpose,
 * and each opening is recorded with the kinds of information shown. What the acting account may not
 * see is left out, and {@link Opened#classes} says so.
 */
@Component
public class PersonFiles {

  private final JdbcClient jdbc;
  private final NeedToKnow needToKnow;
  private final SensitiveReads reads;
  private final TransactionTemplate transactions;
  private final Clock clock;

  PersonFiles(
      JdbcClient jdbc,
      NeedToKnow needToKnow,
      SensitiveReads reads,
      TransactionTemplate transactions,
      Clock clock) {
    this.jdbc = jdbc;
    this.needToKnow = needToKnow;
    this.reads = reads;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * A file laid open.
   *
   * @param file what is in it; sections of classes not seen are empty
   * @param classes the kinds of information that the acting account sees of this person
   * @param source where the basics come from
   * @param recordedAt when they were recorded
   * @param version of the basics
   */
  public record Opened(
      PersonFile file,
      Set<InformationClass> classes,
      String source,
      OffsetDateTime recordedAt,
      long version) {

    /** Whether family is shown. */
    public boolean family() {
      return classes.contains(InformationClass.FAMILY);
    }

    /** Whether appraisals are shown. */
    public boolean appraisals() {
      return classes.contains(InformationClass.APPRAISAL);
    }

    /** Whether sanctions are shown. */
    public boolean sanctions() {
      return classes.contains(InformationClass.DISCIPLINE);
    }
  }

  /** The file, if there is one that the acting account may open. Called outside a transaction. */
  public Optional<Opened> open(UUID person) {
    Optional<Opened> opened = transactions.execute(status -> read(person));
    if (opened == null || opened.isEmpty() || !needToKnow.mayOpenPerson(person)) {
      return Optional.empty();
    }
    for (InformationClass seen : opened.get().classes()) {
      reads.seen("person", person, seen, parts(seen));
    }
    return opened;
  }

  /** The seed of the portrait, if the acting account may see the person. */
  @Transactional(readOnly = true)
  public Optional<Long> photoSeed(UUID person) {
    NeedToKnow.Predicate seen = needToKnow.predicate("p.unit_id", InformationClass.ROSTER);
    return jdbc.sql("select p.photo_seed from roster.person p where p.id = :id and " + seen.sql())
        .param("id", person)
        .params(seen.params())
        .query(Long.class)
        .optional();
  }

  private static List<String> parts(InformationClass seen) {
    return switch (seen) {
      case FAMILY -> List.of("family");
      case APPRAISAL -> List.of("appraisals");
      case DISCIPLINE -> List.of("sanctions");
      default ->
          List.of(
              "basics",
              "career",
              "ranks",
              "education",
              "titles",
              "trainings",
              "honours",
              "languages",
              "archive");
    };
  }

  private Optional<Opened> read(UUID person) {
    NeedToKnow.Predicate seen = needToKnow.predicate("p.unit_id", InformationClass.ROSTER);
    return jdbc.sql(
            """
            select p.*, s.source, s.recorded_at
            from roster.person p join roster.statement s on s.id = p.said_by
            where p.id = :id and
            """
                + " "
                + seen.sql())
        .param("id", person)
        .params(seen.params())
        .query((row, number) -> opened(person, row))
        .optional();
  }

  private Opened opened(UUID person, ResultSet row) throws SQLException {
    UUID unit = Columns.uuid(row, "unit_id");
    Set<InformationClass> classes = EnumSet.of(InformationClass.ROSTER);
    for (InformationClass other :
        List.of(InformationClass.FAMILY, InformationClass.APPRAISAL, InformationClass.DISCIPLINE)) {
      if (needToKnow.sees(other, unit)) {
        classes.add(other);
      }
    }
    List<PersonFile.Archive> archive =
        facts(person, "archive_review", "id desc", FileRows::archive);
    Timestamp recorded = row.getTimestamp("recorded_at");
    return new Opened(
        new PersonFile(
            FileRows.basics(row),
            FileRows.placement(row),
            facts(person, "career", "begins_on, main desc, id", FileRows::career),
            facts(person, "rank", "begins_on, id", FileRows::rank),
            facts(person, "education", "graduated_on, id", FileRows::education),
            facts(person, "title", "gained_on, id", FileRows::title),
            facts(
                person,
                "appraisal",
                "year",
                InformationClass.APPRAISAL,
                classes,
                FileRows::appraisal),
            facts(person, "training", "begins_on, id", FileRows::training),
            facts(person, "honour", "granted_on, id", FileRows::honour),
            facts(
                person,
                "sanction",
                "decided_on, id",
                InformationClass.DISCIPLINE,
                classes,
                FileRows::sanction),
            facts(
                person,
                "family",
                "relation_code, birth_date, id",
                InformationClass.FAMILY,
                classes,
                FileRows::relative),
            facts(person, "language", "id", FileRows::language),
            archive.isEmpty() ? null : archive.getFirst()),
        classes,
        row.getString("source"),
        recorded.toInstant().atZone(clock.getZone()).toOffsetDateTime(),
        row.getLong("version"));
  }

  private <T> List<T> facts(
      UUID person,
      String table,
      String order,
      InformationClass needed,
      Set<InformationClass> classes,
      RowMapper<T> mapper) {
    return classes.contains(needed) ? facts(person, table, order, mapper) : List.of();
  }

  private <T> List<T> facts(UUID person, String table, String order, RowMapper<T> mapper) {
    return jdbc.sql(
            "select f.* from roster.%s f where f.person_id = :id and f.ended_by is null order by %s"
                .formatted(table, order))
        .param("id", person)
        .query(mapper)
        .list();
  }
}
