package org.zhiren.platform.roster.query.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.zhiren.platform.access.Allowed;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.roster.query.AskingPeople;
import org.zhiren.platform.roster.query.CodeList;
import org.zhiren.platform.roster.query.Field;
import org.zhiren.platform.roster.query.FieldValues;
import org.zhiren.platform.roster.query.Question;
import org.zhiren.platform.roster.query.QuestionJson;
import org.zhiren.platform.roster.query.Reading;
import org.zhiren.platform.roster.query.ResultColumn;
import org.zhiren.platform.roster.query.ResultRows;
import org.zhiren.platform.roster.query.Sort;
import org.zhiren.platform.shell.Page;
import tools.jackson.databind.JsonNode;

/** Questions to the roster for programs. */
@RestController
@RequestMapping("/api/v1/roster/query")
@Allowed(Right.ROSTER_READ)
@Tag(name = "query", description = "Who fulfils these conditions as of a day?")
class QueryApi {

  private static final int MOST = 1_000;

  private final AskingPeople asking;
  private final ResultRows rows;
  private final Reading reading;
  private final FieldValues values;
  private final SensitiveQuestions sensitive;

  QueryApi(
      AskingPeople asking,
      ResultRows rows,
      Reading reading,
      FieldValues values,
      SensitiveQuestions sensitive) {
    this.sensitive = sensitive;
    this.asking = asking;
    this.rows = rows;
    this.reading = reading;
    this.values = values;
  }

  /**
   * An answer.
   *
   * @param reading the question in words, in the language of the request
   * @param asOf the day for which it was asked
   * @param count how many fulfil it
   * @param unknown of how many it cannot be said
   * @param people the part asked for
   */
  record Answered(String reading, LocalDate asOf, int count, int unknown, List<Found> people) {}

  /** A person with the columns asked for, by name. */
  record Found(UUID id, String name, Map<String, String> columns) {}

  /** A field that can be asked. */
  record Described(
      String key, String name, String type, List<String> ops, List<CodeList.Entry> values) {}

  @Operation(
      summary =
          "Asks a question as docs/query.schema.json describes it; count, reading and a part of the"
              + " people come back")
  @PostMapping
  Answered ask(
      @RequestBody JsonNode question,
      @RequestParam(defaultValue = "") String columns,
      @RequestParam(defaultValue = "") String sort,
      @RequestParam(defaultValue = "0") int offset,
      @RequestParam(defaultValue = "100") int limit,
      Page page) {
    Question asked = QuestionJson.read(question);
    AskingPeople.Answer answer =
        asking.ask(asked, Sort.of(sort), offset, Math.clamp(limit, 0, MOST));
    List<ResultColumn> chosen = ResultColumn.of(columns);
    sensitive.shown(asked, chosen, answer.count());
    List<Found> found =
        rows.of(answer.ids(), chosen, answer.day(), page.language()).stream()
            .map(row -> found(row, chosen))
            .toList();
    return new Answered(
        page.t(reading.of(asked)), answer.day(), answer.count(), answer.unknown(), found);
  }

  private static Found found(ResultRows.Row row, List<ResultColumn> columns) {
    Map<String, String> cells = new LinkedHashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      cells.put(columns.get(i).key(), row.cells().get(i));
    }
    return new Found(row.id(), row.name(), cells);
  }

  @Operation(summary = "The fields that can be asked, with their comparisons and values")
  @GetMapping("/fields")
  List<Described> fields(Page page) {
    return Stream.of(Field.values())
        .map(field ->
            new Described(
                field.key(),
                page.t("query.field." + field.key()),
                field.type().name(),
                field.ops().stream().map(Enum::name).toList(),
                values.of(field)))
        .toList();
  }
}
