package org.zhiren.platform.appraisal.results;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhiren.platform.access.Acting;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.access.SensitiveReads;
import org.zhiren.platform.appraisal.AppraisalResult.Method;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a member sees of the own appraisals: the own result where the release said so, without ranks
 * and without remarks, whose wording could give somebody away.
 */
@Component
public class OwnResults {

  private final JdbcClient jdbc;
  private final Acting acting;
  private final SensitiveReads reads;
  private final TransactionTemplate transactions;
  private final JsonMapper json;

  OwnResults(
      JdbcClient jdbc,
      Acting acting,
      SensitiveReads reads,
      TransactionTemplate transactions,
      JsonMapper json) {
    this.jdbc = jdbc;
    this.acting = acting;
    this.reads = reads;
    this.transactions = transactions;
    this.json = json;
  }

  /** The own result of one campaign. */
  public record Mine(
      UUID campaign,
      Method method,
      int raters,
      @Nullable Double raw,
      @Nullable Double fair,
      @Nullable Double low,
      @Nullable Double high,
      Reason reason,
      ResultDetail detail) {}

  /** The own results, the latest first; none if the account belongs to nobody on file. Recorded. */
  public List<Mine> mine() {
    UUID own = acting.required().personId();
    if (own == null) {
      return List.of();
    }
    List<Mine> mine = transactions.execute(status -> read(own));
    if (mine == null || mine.isEmpty()) {
      return List.of();
    }
    reads.seen("person", own, InformationClass.APPRAISAL, List.of("own"));
    return mine;
  }

  private List<Mine> read(UUID own) {
    jdbc.sql("select set_config('zhiren.own', 'shown', true)").query(String.class).single();
    return jdbc
        .sql(
            """
            select campaign_id, method, raters, raw, fair, fair_low, fair_high, explanation, detail
            from appraisal.result where person_id = :own and feedback
            """)
        .param("own", own)
        .query((row, number) ->
            new Mine(
                row.getObject("campaign_id", UUID.class),
                Method.valueOf(row.getString("method")),
                row.getInt("raters"),
                Results.number(row, "raw"),
                Results.number(row, "fair"),
                Results.number(row, "fair_low"),
                Results.number(row, "fair_high"),
                Reason.of(json.readTree(row.getString("explanation"))),
                json.readValue(row.getString("detail"), ResultDetail.class).withoutRemarks()))
        .list()
        .stream()
        .sorted(java.util.Comparator.comparing((Mine one) -> one.detail().about().on()).reversed())
        .toList();
  }
}
