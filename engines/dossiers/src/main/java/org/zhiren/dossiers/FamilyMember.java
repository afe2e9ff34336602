package org.zhiren.dossiers;

import java.util.List;

/**
 * One row of 家庭主要成员及重要社会关系. Every component is the text of its cell, empty where the file says
 * nothing.
 *
 * @param relation 称谓
 * @param name 姓名
 * @param birth 出生年月, {@code yyyyMM} or only {@code yyyy}
 * @param politicalStatus 政治面貌; 去世 and 已故 may stand here or in the post
 * @param workplaceAndPost 工作单位及职务
 * @param kept what the file said beyond these five, written back as it came
 */
public record FamilyMember(
    String relation,
    String name,
    String birth,
    String politicalStatus,
    String workplaceAndPost,
    List<Kept> kept) {

  /** Takes a copy of the list. */
  public FamilyMember {
    kept = List.copyOf(kept);
  }

  /** A row without extras. */
  public FamilyMember(
      String relation, String name, String birth, String politicalStatus, String workplaceAndPost) {
    this(relation, name, birth, politicalStatus, workplaceAndPost, List.of());
  }

  /** Whether the person is marked as dead (去世, 已故, 已去世): no age is then shown. */
  public boolean isDeceased() {
    return (politicalStatus + workplaceAndPost).matches("(?s).*(去世|已故|病故|逝世).*");
  }

  boolean isBlank() {
    return (relation + name + birth + politicalStatus + workplaceAndPost).isBlank()
        && kept.isEmpty();
  }
}
