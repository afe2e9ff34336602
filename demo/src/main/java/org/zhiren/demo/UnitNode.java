package org.zhiren.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A unit while the prefecture is being invented. */
final class UnitNode {

  /** What the unit is, which decides its posts. */
  enum Role {
    GROUP,
    PARTY_COMMITTEE,
    CONGRESS,
    GOVERNMENT,
    CONFERENCE,
    DISCIPLINE,
    COURT,
    PROCURATORATE,
    DEPARTMENT,
    TOWNSHIP,
    INSTITUTION,
    ENTERPRISE,
    SECTION
  }

  final Role role;
  final @Nullable UnitNode parentAtFounding;
  final int county;
  final Sector sector;
  final String label;
  final String shortName;
  final String kind;
  final String level;
  Catalogue.@Nullable Department department;
  double importance;
  int serial = -1;
  int precedence;
  String innerCode = "";
  LocalDate founded = LocalDate.of(1952, 1, 1);
  @Nullable LocalDate abolished;
  @Nullable UnitNode parent;
  @Nullable String earlierLabel;
  @Nullable LocalDate renamedOn;
  @Nullable UnitNode mergedInto;
  @Nullable UnitNode splitFrom;
  boolean changing;
  boolean hardship;
  int chiefQuota;
  int deputyQuota;
  final List<PostNode> posts = new ArrayList<>();
  @Nullable PostNode staffPost;

  UnitNode(
      Role role,
      @Nullable UnitNode parent,
      int county,
      Sector sector,
      String label,
      String shortName,
      String kind,
      String level) {
    this.role = role;
    this.parent = parent;
    this.parentAtFounding = parent;
    this.county = county;
    this.sector = sector;
    this.label = label;
    this.shortName = shortName;
    this.kind = kind;
    this.level = level;
  }

  /** The legal person that the unit belongs to. */
  UnitNode organ() {
    return role == Role.SECTION && parent != null ? parent : this;
  }

  /** The full name on a day; the day of a renaming already bears the new name. */
  String nameOn(LocalDate day) {
    String own =
        earlierLabel != null && renamedOn != null && day.isBefore(renamedOn) ? earlierLabel : label;
    return role == Role.SECTION && parent != null ? parent.nameOn(day) + own : own;
  }

  boolean existsOn(LocalDate day) {
    return !day.isBefore(founded) && (abolished == null || day.isBefore(abolished));
  }

  boolean grassroots() {
    return county > 0 || sector != Sector.ORGAN;
  }
}
