package org.zhiren.platform.eligibility;

import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.platform.records.Act;
import org.zhiren.platform.records.Records;

/** Puts lists that leave the house on record: which, of how many people, as of which day. */
@Component
public class RecordingLists {

  private final Records records;

  RecordingLists(Records records) {
    this.records = records;
  }

  /**
   * A list of people for a post is taken out.
   *
   * @param list name of the list
   * @param people how many people are on it
   */
  @Transactional
  public void exported(UUID post, String list, LocalDate day, int people) {
    records.record(
        Act.of("eligibility.list.exported", "post", post)
            .with("list", list)
            .with("day", day)
            .with("people", people));
  }

  /** The list of foreseen vacancies is taken out. */
  @Transactional
  public void vacanciesExported(LocalDate day, int years, int posts) {
    records.record(
        Act.of("eligibility.vacancies.exported", "day", day)
            .with("years", years)
            .with("posts", posts));
  }
}
