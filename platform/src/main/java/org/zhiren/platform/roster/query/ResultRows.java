package org.zhiren.platform.roster.query;

import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.access.NeedToKnow;
import org.zhiren.platform.organization.CodeNames;
import org.zhiren.platform.shell.Language;
import org.zhiren.platform.shell.Texts;

/**
 * The rows of a result, fetched from the database through both walls: whoever may not be seen is
 * missing, whatever a list of ids says.
 */
@Component
public class ResultRows {

  private static final int BATCH = 1_000;

  private final JdbcClient jdbc;
  private final NeedToKnow needToKnow;
  private final Texts texts;

  ResultRows(JdbcClient jdbc, NeedToKnow needToKnow, Texts texts) {
    this.jdbc = jdbc;
    this.needToKnow = needToKnow;
    this.texts = texts;
  }

  /**
   * A person in a result.
   *
   * @param id the person
   * @param name the name
   * @param cells the values of the columns asked for, in words; empty where nothing is on file
   */
  public record Row(UUID id, String name, List<String> cells) {
    /** Copies the cells. */
    public Row {
      cells = List.copyOf(cells);
    }

    /** The row as a page shows it: official names by what they are called in that language. */
    public Row on(List<ResultColumn> columns, Language language) {
      List<String> shown = new ArrayList<>();
      for (int i = 0; i < cells.size(); i++) {
        String cell = cells.get(i);
        shown.add(
            switch (columns.get(i).form()) {
              case TERM -> CodeNames.in(language, cell);
              case TERMS -> CodeNames.each(language, cell);
              default -> cell;
            });
      }
      return new Row(id, name, shown);
    }
  }

  /**
   * The rows of these people, in this order.
   *
   * @param day the day of the question, for ages and "since"
   */
  @Transactional(readOnly = true)
  public List<Row> of(
      List<UUID> ids, List<ResultColumn> columns, LocalDate day, Language language) {
    Map<UUID, Row> found = new HashMap<>();
    for (int from = 0; from < ids.size(); from += BATCH) {
      read(ids.subList(from, Math.min(ids.size(), from + BATCH)), columns, day, language, found);
    }
    return ids.stream().map(found::get).filter(Objects::nonNull).toList();
  }

  private void read(
      List<UUID> ids,
      List<ResultColumn> columns,
      LocalDate day,
      Language language,
      Map<UUID, Row> into) {
    NeedToKnow.Predicate seen = needToKnow.predicate("p.unit_id", InformationClass.ROSTER);
    NeedToKnow.Predicate appraisal = needToKnow.predicate("f.unit_id", InformationClass.APPRAISAL);
    Set<UUID> near = columns.contains(ResultColumn.APPRAISALS) ? needToKnow.near() : Set.of();
    StringBuilder sql = new StringBuilder("select p.id, p.name, p.left_on");
    for (ResultColumn column : columns) {
      sql.append(", ")
          .append(
              column
                  .sql()
                  .replace("{appraisal}", appraisal.sql() + " and f.person_id <> all(:near)"))
          .append(" as c")
          .append(column.ordinal());
    }
    sql.append(" from roster.person p where p.id = any(:ids) and ").append(seen.sql());
    Map<String, @Nullable Object> params = new LinkedHashMap<>(seen.params());
    params.putAll(appraisal.params());
    params.put("near", near.toArray(UUID[]::new));
    params.put("ids", ids.toArray(UUID[]::new));
    params.put("day", day);
    jdbc.sql(sql.toString())
        .params(params)
        .query(row -> {
          List<String> cells = new ArrayList<>();
          LocalDate left = row.getObject("left_on", LocalDate.class);
          for (ResultColumn column : columns) {
            cells.add(
                words(
                    column,
                    row.getString("c" + column.ordinal()),
                    left != null && left.isBefore(day) ? left : day,
                    language));
          }
          UUID id = Objects.requireNonNull(row.getObject("id", UUID.class));
          into.put(id, new Row(id, row.getString("name"), cells));
        });
  }

  private String words(
      ResultColumn column, @Nullable String value, LocalDate day, Language language) {
    if (value == null || value.isBlank()) {
      return "";
    }
    return switch (column.form()) {
      case TEXT, TERM, TERMS -> value;
      case MONTH -> YearMonth.from(LocalDate.parse(value)).toString();
      case SEX -> texts.get(language, "roster.sex." + value);
      case LEVEL -> language.of(CodeNames.level(value));
      case BIRTH -> {
        LocalDate born = LocalDate.parse(value);
        yield texts.get(
            language,
            "roster.birth.age",
            YearMonth.from(born),
            String.valueOf(Period.between(born, day).getYears()));
      }
    };
  }
}
