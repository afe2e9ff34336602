package org.zhiren.platform.roster.query;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhiren.platform.access.Acting;
import org.zhiren.platform.organization.CodeNames;

/**
 * The values to choose from for a field: those of its official list, or, where there is none, the
 * distinct ones on file anywhere (kinds of changes, grades, languages …). They name nobody.
 */
@Component
public class FieldValues {

  private static final int MOST = 300;

  private final ColumnStore store;
  private final JdbcClient jdbc;
  private final Acting acting;
  private final TransactionTemplate transactions;
  private final Map<Field, List<CodeList.Entry>> read = new ConcurrentHashMap<>();

  FieldValues(
      ColumnStore store, JdbcClient jdbc, Acting acting, PlatformTransactionManager manager) {
    this.store = store;
    this.jdbc = jdbc;
    this.acting = acting;
    this.transactions = new TransactionTemplate(manager);
    this.transactions.setReadOnly(true);
  }

  /** The values in their official order, or in that of the words. */
  public List<CodeList.Entry> of(Field field) {
    if (field.codes() != CodeList.DATA) {
      return field.codes().entries();
    }
    return store
        .fresh()
        .map(columns -> entries(columns.words().of(field).all()))
        .orElseGet(() -> read.computeIfAbsent(field, this::fromDatabase));
  }

  private static List<CodeList.Entry> entries(List<String> words) {
    return words.stream()
        .filter(word -> !word.isBlank())
        .sorted(Comparator.naturalOrder())
        .limit(MOST)
        .map(word -> new CodeList.Entry(word, CodeNames.text(word)))
        .toList();
  }

  private List<CodeList.Entry> fromDatabase(Field field) {
    FactKind kind = field.kind();
    String table = kind == null ? "person" : kind.table();
    try {
      return acting.asSystem(
          "roster.query",
          () -> {
            List<String> words =
                transactions.execute(status ->
                    jdbc.sql(
                            "select distinct %1$s from roster.%2$s where %1$s is not null limit %3$d"
                                .formatted(field.column(), table, MOST))
                        .query(String.class)
                        .list());
            return entries(words == null ? List.of() : words);
          });
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
