package org.zhiren.platform.roster.query.web;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;
import org.zhiren.platform.roster.PeopleExport;
import org.zhiren.platform.roster.query.CodeList;
import org.zhiren.platform.roster.query.Field;
import org.zhiren.platform.roster.query.ResultColumn;
import org.zhiren.platform.roster.query.ResultRows;
import org.zhiren.platform.roster.query.SavedQuery;
import org.zhiren.platform.roster.query.Sort;
import org.zhiren.platform.shell.InvalidInput;

/**
 * A question on its page, and its answer.
 *
 * @param state what the address says
 * @param tree the conditions as the builder shows them
 * @param faults what is still missing; then there is no answer
 * @param reading the question in words
 * @param day the day of the question
 * @param count how many were found
 * @param unknown of how many it cannot be said
 * @param rows the part shown
 * @param saved the saved query that is shown or from which this was made, if any
 * @param undo the question before the last step; empty if there was none
 * @param unfound a field that was looked for and not found; empty otherwise
 * @param focusSearch whether the search for a field gets the focus
 * @param exports further ways to take the result out
 * @param words the values of fields in words
 * @param exportLimit how many people may be taken out without a second person
 * @param exportsLeft how many people may still be taken out today
 */
public record ResultPage(
    ResultState state,
    BuilderNode tree,
    List<InvalidInput.Fault> faults,
    Text reading,
    LocalDate day,
    int count,
    int unknown,
    List<ResultRows.Row> rows,
    @Nullable SavedQuery saved,
    String undo,
    String unfound,
    boolean focusSearch,
    List<PeopleExport> exports,
    FieldWords words,
    int exportLimit,
    int exportsLeft) {

  /** How many people a page shows. */
  public static final int PART = 60;

  /** Copies the lists. */
  public ResultPage {
    faults = List.copyOf(faults);
    rows = List.copyOf(rows);
    exports = List.copyOf(exports);
  }

  /** Whether a saved query is shown as it was saved. */
  public boolean unchanged() {
    return !state.saved().isEmpty();
  }

  /** Whether the question can be answered. */
  public boolean answered() {
    return faults.isEmpty();
  }

  /** How many pages there are. */
  public int pages() {
    return Math.max(1, (count + PART - 1) / PART);
  }

  /** The columns that are shown. */
  public List<ResultColumn> columns() {
    return state.view() == ResultState.View.TABLE ? state.columns() : ResultPages.LIST_COLUMNS;
  }

  /** By what a click on the heading of a column orders; {@code null} if by nothing. */
  public Sort.@Nullable Key sortKey(ResultColumn column) {
    return switch (column) {
      case BIRTH -> Sort.Key.BIRTH;
      case LEVEL -> Sort.Key.LEVEL;
      case WORK_START -> Sort.Key.WORK;
      default -> null;
    };
  }

  /** The values to choose from for a field. */
  public List<CodeList.Entry> choices(Field field) {
    return words.choices(field);
  }

  /** Whether a value can be compared as higher or lower. */
  public boolean ordered(Field field, CodeList.Entry entry) {
    return field.codes().ordered(entry.code());
  }

  /** Whether the values are so few that all can stand side by side. */
  public boolean few(Field field) {
    return switch (field.codes()) {
      case FLAG, SEX, HEALTH, DEGREE, EDUCATION_MODE, SECTOR, POST_KIND, MEMBER -> true;
      default -> false;
    };
  }

  /** The first fault of a node, if it has one. */
  public @Nullable Text fault(BuilderNode node) {
    return faults.stream()
        .filter(fault ->
            fault.field().equals(node.path())
                || (fault.field().startsWith(node.path() + ".")
                    && fault.field().indexOf('[', node.path().length()) < 0))
        .map(InvalidInput.Fault::message)
        .findFirst()
        .orElse(null);
  }
}
