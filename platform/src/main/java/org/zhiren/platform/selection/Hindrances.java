package org.zhiren.platform.selection;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.explain.Text;

/** Orders of a case that are due and could not be carried out, and why. */
@Component
public class Hindrances {

  private final JdbcClient jdbc;
  private final CaseStore store;

  Hindrances(JdbcClient jdbc, CaseStore store) {
    this.jdbc = jdbc;
    this.store = store;
  }

  /**
   * An order that stands in the way of nothing but itself.
   *
   * @param effectiveOn the day on which it should have taken effect
   * @param why what hinders it
   */
  public record Hindrance(LocalDate effectiveOn, Text why) {}

  /** The orders of a case with a hindrance. */
  @Transactional(readOnly = true)
  public List<Hindrance> of(UUID id) {
    store.required(id, false);
    return jdbc.sql(
            """
            select effective_on, hindrance from selection.effect
            where case_id = :id and state = 'PLANNED' and hindrance <> '' order by effective_on
            """)
        .param("id", id)
        .query((row, number) -> {
          String[] both = row.getString("hindrance").split("\\n")[0].split("\\|", 2);
          return new Hindrance(
              CaseStore.date(row, "effective_on"), Text.of(both[0], both[both.length - 1]));
        })
        .list();
  }
}
