package org.zhiren.demo;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A post while the prefecture is being invented. */
final class PostNode {
  static final String[] LEVEL_CODES = {"1A50", "1A42", "1A41", "1A32", "1A31", "1A22", "1A21"};
  static final String[] LEVEL_NAMES = {"科员", "乡科级副职", "乡科级正职", "县处级副职", "县处级正职", "厅局级副职", "厅局级正职"};

  final UnitNode unit;
  final String name;
  final int level;
  final boolean chief;
  int serial = -1;
  int order;
  int seats = 1;
  boolean placeRecusal;
  boolean probation;

  /** Whose holder also holds this one. */
  @Nullable PostNode heldWith;

  /** Posts that come with this one. */
  @Nullable PostNode brings;

  @Nullable LocalDate abolished;
  @Nullable Person holder;
  @Nullable LocalDate heldSince;

  /** Until this round somebody holds it who is no longer on file today. */
  int predecessorUntilRound;

  PostNode(UnitNode unit, String name, int level, boolean chief) {
    this.unit = unit;
    this.name = name;
    this.level = level;
    this.chief = chief;
  }

  private @Nullable Boolean partyPost;

  /** Whether it belongs to an organ of the Party, so that only members may hold it. */
  boolean partyPost() {
    Boolean known = partyPost;
    if (known == null) {
      known =
          unit.role == UnitNode.Role.PARTY_COMMITTEE
              || unit.role == UnitNode.Role.DISCIPLINE
              || (unit.department != null && unit.department.party())
              || name.startsWith("党")
              || name.startsWith("纪");
      partyPost = known;
    }
    return known;
  }

  boolean leadership() {
    return level > 0;
  }

  boolean open(LocalDate day) {
    return unit.existsOn(day) && (abolished == null || day.isBefore(abolished));
  }

  String memberKind() {
    return !leadership() ? "其他" : chief ? "正职" : "副职";
  }
}
