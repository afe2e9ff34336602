package org.zhiren.platform.insight;

import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.explain.Text;
import org.zhiren.platform.records.Act;
import org.zhiren.platform.records.Records;
import org.zhiren.platform.shell.InvalidInput;

/**
 * Hands out a list of the coverage map; recorded. Only lists that a working plan needs: many people
 * at once would be more than the purpose asks for.
 */
@Component
public class TakingOutCoverage {

  /** The longest list that is handed out. */
  public static final int MOST = 1_000;

  private final Coverage coverage;
  private final Records records;

  TakingOutCoverage(Coverage coverage, Records records) {
    this.coverage = coverage;
    this.records = records;
  }

  /**
   * The people of a list.
   *
   * @throws InvalidInput if there are more than {@value #MOST}
   */
  @Transactional
  public List<Acquaintance> take(Coverage.Asked asked) {
    List<Acquaintance> people = coverage.list(asked);
    if (people.size() > MOST) {
      throw new InvalidInput(
          "unit",
          null,
          Text.of(
                  "名单有 {0} 人，一次最多导出 {1} 人。请选择下级单位或缩小范围。",
                  "The list has {0} people; at most {1} are handed out at once. Choose a unit below"
                      + " or narrow it.")
              .fill(people.size(), MOST));
    }
    records.record(
        Act.of("insight.coverage.exported", "unit", asked.unit() == null ? "*" : asked.unit())
            .with("narrowing", asked.narrowing())
            .with("channel", asked.channel())
            .with("level", asked.level())
            .with("people", people.size()));
    return people;
  }
}
