package org.zhiren.platform.roster;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhiren.platform.access.Acting;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.access.SensitiveReads;

/**
 * What a member sees of the own record. Nobody consults the archive about himself; the right to
 * know is exercised on the structured record: who one is, career, rank, education, titles,
 * training, honours, family, languages. Appraisals, sanctions and the archive review are not part
 * of it.
 */
@Component
public class OwnRecords {

  /** What is shown. */
  public static final List<FactKind> KINDS =
      List.of(
          FactKind.CAREER,
          FactKind.RANK,
          FactKind.EDUCATION,
          FactKind.TITLE,
          FactKind.TRAINING,
          FactKind.HONOUR,
          FactKind.FAMILY,
          FactKind.LANGUAGE);

  private final JdbcClient jdbc;
  private final Acting acting;
  private final FactStore store;
  private final SensitiveReads reads;
  private final TransactionTemplate transactions;

  OwnRecords(
      JdbcClient jdbc,
      Acting acting,
      FactStore store,
      SensitiveReads reads,
      TransactionTemplate transactions) {
    this.jdbc = jdbc;
    this.acting = acting;
    this.store = store;
    this.reads = reads;
    this.transactions = transactions;
  }

  /** The own record; empty if the account belongs to nobody on file. Recorded. */
  public Optional<PersonSheet> mine() {
    UUID own = acting.required().personId();
    if (own == null) {
      return Optional.empty();
    }
    Optional<PersonSheet> sheet = transactions.execute(status -> read(own));
    if (sheet == null || sheet.isEmpty()) {
      return Optional.empty();
    }
    reads.seen("person", own, InformationClass.ROSTER, List.of("own"));
    return sheet;
  }

  /** Until the end of the transaction the acting account sees the own record. */
  static void show(JdbcClient jdbc) {
    jdbc.sql("select set_config('zhiren.own', 'shown', true)").query(String.class).single();
  }

  Optional<PersonSheet> read(UUID own) {
    show(jdbc);
    return jdbc.sql(
            """
            select p.said_by, p.management_state, p.left_on, p.photo_seed, p.version, p.post_text, p.level_code, p.rank_name,
                   coalesce(s.source, '—') as source, coalesce(s.author_name, '—') as author_name,
                   coalesce(s.recorded_at, 'epoch') as recorded_at
            from roster.person p left join roster.statement s on s.id = p.said_by where p.id = :id
            """)
        .param("id", own)
        .query((row, number) -> {
          Map<FactKind, List<Fact>> facts = new EnumMap<>(FactKind.class);
          KINDS.forEach(kind -> facts.put(kind, store.standing(own, kind)));
          return new PersonSheet(
              own,
              store.today(),
              null,
              store.basics(own).orElse(Map.of()),
              new Fact.Said(
                  row.getLong("said_by"),
                  row.getString("source"),
                  row.getString("author_name"),
                  store.time(row.getTimestamp("recorded_at").toInstant())),
              row.getString("management_state"),
              Columns.dateOrNull(row, "left_on"),
              row.getString("post_text"),
              row.getString("level_code"),
              row.getString("rank_name"),
              row.getLong("photo_seed"),
              row.getLong("version"),
              Set.of(InformationClass.ROSTER, InformationClass.FAMILY),
              facts);
        })
        .optional();
  }
}
