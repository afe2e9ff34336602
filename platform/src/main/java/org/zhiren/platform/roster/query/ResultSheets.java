package org.zhiren.platform.roster.query;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.zhiren.platform.access.Acting;
import org.zhiren.platform.shell.Language;
import org.zhiren.platform.shell.ListWorkbook;
import org.zhiren.platform.shell.Texts;

/**
 * Results as spreadsheets, each headed by who took it out, when, how many people and the question.
 */
@Component
class ResultSheets {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

  private final ResultRows rows;
  private final Reading reading;
  private final Texts texts;
  private final Acting acting;
  private final Clock clock;

  ResultSheets(ResultRows rows, Reading reading, Texts texts, Acting acting, Clock clock) {
    this.rows = rows;
    this.reading = reading;
    this.texts = texts;
    this.acting = acting;
    this.clock = clock;
  }

  /** Writes these people, in this order, as far as the acting account may see them. */
  void write(
      List<UUID> ids, Question question, String columnKeys, Language language, OutputStream out)
      throws IOException {
    List<ResultColumn> columns = ResultColumn.of(columnKeys);
    LocalDate day = question.day(LocalDate.now(clock));
    List<ResultRows.Row> people = rows.of(ids, columns, day, language);
    List<String> headings = new ArrayList<>();
    headings.add(texts.get(language, "query.number"));
    headings.add(texts.get(language, "query.column.name"));
    columns.forEach(c -> headings.add(texts.get(language, "query.column." + c.key())));
    List<List<String>> table = new ArrayList<>();
    for (ResultRows.Row person : people) {
      List<String> row = new ArrayList<>();
      row.add(String.valueOf(table.size() + 1));
      row.add(person.name());
      row.addAll(person.cells());
      table.add(row);
    }
    List<String> head =
        List.of(
            texts.get(
                language,
                "query.export.head",
                acting.required().name(),
                LocalDateTime.now(clock).format(TIME),
                people.size()),
            texts.get(language, "query.export.secrecy"),
            language.of(reading.of(question)));
    ListWorkbook.write(texts.get(language, "query.export.sheet"), head, headings, table, out);
  }
}
