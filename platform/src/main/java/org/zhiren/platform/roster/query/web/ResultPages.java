package org.zhiren.platform.roster.query.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.zhiren.platform.roster.ExportQuota;
import org.zhiren.platform.roster.PeopleExport;
import org.zhiren.platform.roster.query.AskingPeople;
import org.zhiren.platform.roster.query.Checking;
import org.zhiren.platform.roster.query.Reading;
import org.zhiren.platform.roster.query.ResultColumn;
import org.zhiren.platform.roster.query.ResultRows;
import org.zhiren.platform.roster.query.SavedQueries;
import org.zhiren.platform.roster.query.SavedQuery;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.Language;

/** Answers the question of an address and gathers what its page shows. */
@Component
class ResultPages {

  static final List<ResultColumn> LIST_COLUMNS =
      List.of(ResultColumn.POST, ResultColumn.BIRTH, ResultColumn.LEVEL, ResultColumn.RANK);

  private final AskingPeople asking;
  private final ResultRows rows;
  private final Reading reading;
  private final SavedQueries saved;
  private final ObjectProvider<PeopleExport> exports;
  private final ExportQuota quota;
  private final FieldWords words;
  private final SensitiveQuestions sensitive;
  private final Clock clock;

  ResultPages(
      AskingPeople asking,
      ResultRows rows,
      Reading reading,
      SavedQueries saved,
      ObjectProvider<PeopleExport> exports,
      ExportQuota quota,
      FieldWords words,
      SensitiveQuestions sensitive,
      Clock clock) {
    this.asking = asking;
    this.rows = rows;
    this.reading = reading;
    this.saved = saved;
    this.exports = exports;
    this.quota = quota;
    this.words = words;
    this.sensitive = sensitive;
    this.clock = clock;
  }

  ResultPage of(ResultState state, Language language) {
    BuilderNode tree = new BuilderNode(state.question().where());
    tree.count();
    return of(state, language, tree, "", "", false);
  }

  ResultPage of(
      ResultState state,
      Language language,
      BuilderNode tree,
      String undo,
      String unfound,
      boolean focusSearch) {
    List<InvalidInput.Fault> faults = Checking.faults(state.question());
    LocalDate day = state.question().day(LocalDate.now(clock));
    int count = 0;
    int unknown = 0;
    List<ResultRows.Row> part = List.of();
    ResultState shown = state;
    if (faults.isEmpty()) {
      AskingPeople.Answer answer = ask(shown);
      if (answer.ids().isEmpty() && answer.count() > 0) {
        // A page beyond the end, for instance after somebody moved away: the last one.
        shown = state.at((answer.count() + ResultPage.PART - 1) / ResultPage.PART);
        answer = ask(shown);
      }
      count = answer.count();
      unknown = answer.unknown();
      List<ResultColumn> columns =
          shown.view() == ResultState.View.TABLE ? shown.columns() : LIST_COLUMNS;
      sensitive.shown(shown.question(), columns, count);
      part =
          rows.of(answer.ids(), columns, day, language).stream()
              .map(row -> row.on(columns, language))
              .toList();
    }
    return new ResultPage(
        shown,
        tree,
        faults,
        reading.of(state.question()),
        day,
        count,
        unknown,
        part,
        saved(state),
        undo,
        unfound,
        focusSearch,
        exports.orderedStream().toList(),
        words,
        quota.limit(),
        quota.left());
  }

  private AskingPeople.Answer ask(ResultState state) {
    return asking.ask(
        state.question(), state.sort(), (state.page() - 1) * ResultPage.PART, ResultPage.PART);
  }

  private @Nullable SavedQuery saved(ResultState state) {
    return state.origin().isEmpty()
        ? null
        : saved.find(QueryController.uuid(state.origin())).orElse(null);
  }
}
