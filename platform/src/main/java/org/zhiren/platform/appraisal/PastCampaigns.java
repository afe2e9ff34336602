package org.zhiren.platform.appraisal;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * Brings in campaigns that were held before this platform was there: closed and valid ones, with
 * all their marks. They are released at once, by the same code as any other, and enter the record.
 */
public interface PastCampaigns {

  /**
   * A campaign that is over.
   *
   * @param unit the unit whose people were appraised
   * @param kind what kind it was
   * @param plan what was asked of whom
   * @param people who was appraised
   * @param sheets what was marked
   * @param remarks what was written
   * @param feedback whether each person may read the own result
   * @param releasedOn day of the release, after the last day for marking
   */
  record Past(
      UUID unit,
      CampaignKind kind,
      Plan plan,
      List<Subject> people,
      List<Sheet> sheets,
      List<Remark> remarks,
      boolean feedback,
      LocalDate releasedOn) {

    /** Copies the lists. */
    public Past {
      people = List.copyOf(people);
      sheets = List.copyOf(sheets);
      remarks = List.copyOf(remarks);
    }
  }

  /**
   * One rater's marks.
   *
   * @param group number of the rater's group
   * @param marks by person and item in the order of the campaign: a mark from 1, or 0 for 不了解; an
   *     empty list for a person who was not on the sheet
   */
  record Sheet(int group, List<List<Integer>> marks) {}

  /** What somebody of a group wrote about a person. */
  record Remark(int group, int person, String words) {}

  /**
   * Brings them in, in one transaction.
   *
   * @return how many
   */
  int load(Iterable<Past> campaigns);
}
