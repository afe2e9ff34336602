package org.zhiren.dossiers;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * The 干部任免审批表 as rows and cells in millimetres, before anything draws it. PDF and .docx are made
 * from the same sheet, so that they cannot differ in content.
 */
final class FormSheet {

  static final String TITLE = "干部任免审批表";
  static final double PAGE_WIDTH_MM = 210;
  static final double PAGE_HEIGHT_MM = 297;
  static final double MARGIN_TOP_MM = 18;
  static final double MARGIN_SIDE_MM = 18.8;
  static final double TITLE_HEIGHT_MM = 14;

  /** The twelve grid columns. */
  static final double[] COLUMNS_MM = {
    20.85, 19.07, 5.01, 17.5, 2.5, 17.5, 7.5, 10.48, 4.53, 10, 24.82, 32.51
  };

  private static final double ROW_MM = 11.1;
  private static final double RESUME_MM = 119.6;
  private static final double REWARDS_MM = 27.3;
  private static final double APPRAISALS_MM = 22.5;
  private static final double REASON_MM = 24.5;
  private static final double REPORTING_MM = 26.5;
  private static final double PAGE_2_MM = 253;
  private static final double TALLEST_APPROVAL_MM = 50;
  private static final int FEWEST_FAMILY_ROWS = 7;

  /** The family rows that page two has room for; more continue on an annex page. */
  static final int MOST_FAMILY_ROWS = 10;

  private FormSheet() {}

  /** How a cell is filled. */
  enum Kind {
    /** A printed word of the form, centred; LF breaks the line. */
    LABEL,
    /** A printed word set from top to bottom. */
    VERTICAL,
    /** A short value, centred. */
    VALUE,
    /** A longer value, from the left, centred in height. */
    LONG,
    /** 简历: dates, then text with a hanging indent. */
    RESUME,
    /** The photo. */
    PHOTO,
    /** Room for an opinion: the text stands at the bottom right. */
    OPINION
  }

  /**
   * A cell.
   *
   * @param from first grid column, from 0
   * @param to the grid column after the last
   * @param rows how many rows it spans
   * @param name what to call it in a finding
   */
  record Cell(int from, int to, int rows, Kind kind, String name, String text) {
    double widthMm() {
      return columnsMm(from, to);
    }
  }

  /**
   * A row; a cell that spans rows stands in its first one only.
   *
   * @param heightMm exact height
   */
  record Row(double heightMm, List<Cell> cells) {}

  /** Width of the columns {@code from} (included) to {@code to} (excluded). */
  static double columnsMm(int from, int to) {
    double width = 0;
    for (int i = from; i < to; i++) {
      width += COLUMNS_MM[i];
    }
    return width;
  }

  /** Page one: basic data and 简历. */
  static List<Row> first(Dossier dossier, LocalDate asOf) {
    List<Row> rows = new ArrayList<>();
    rows.add(
        triple(
            label("姓名", "姓 名"),
            dossier.name(),
            label("性别", "性 别"),
            dossier.get(Field.SEX),
            label("出生年月", "出生年月\n（  岁）"),
            birth(dossier, asOf),
            true));
    rows.add(
        triple(
            label("民族", "民 族"),
            dossier.get(Field.ETHNICITY),
            label("籍贯", "籍 贯"),
            dossier.get(Field.ANCESTRAL_PLACE),
            label("出生地", "出 生 地"),
            dossier.get(Field.BIRTHPLACE),
            false));
    rows.add(
        triple(
            label("入党时间", "入 党\n时 间"),
            FormDates.shown(dossier.get(Field.PARTY_JOINED)),
            label("参加工作时间", "参加工\n作时间"),
            FormDates.shown(dossier.get(Field.WORK_STARTED)),
            label("健康状况", "健康状况"),
            dossier.get(Field.HEALTH),
            false));
    rows.add(
        new Row(
            ROW_MM,
            List.of(
                new Cell(0, 1, 1, Kind.LABEL, "", "专业技\n术职务"),
                value(1, 5, Field.PROFESSIONAL_TITLE, dossier),
                new Cell(5, 7, 1, Kind.LABEL, "", "熟悉专业\n有何专长"),
                value(7, 11, Field.EXPERTISE, dossier))));
    rows.add(
        new Row(
            ROW_MM,
            List.of(
                new Cell(0, 1, 2, Kind.LABEL, "", "学 历\n学 位"),
                new Cell(1, 3, 1, Kind.LABEL, "", "全日制\n教 育"),
                two(3, 7, "全日制学历学位", dossier, Field.FULL_TIME_EDUCATION, Field.FULL_TIME_DEGREE),
                new Cell(7, 10, 1, Kind.LABEL, "", "毕业院校\n系及专业"),
                two(
                    10,
                    12,
                    "全日制毕业院校系及专业",
                    dossier,
                    Field.FULL_TIME_EDUCATION_SCHOOL,
                    Field.FULL_TIME_DEGREE_SCHOOL))));
    rows.add(
        new Row(
            ROW_MM,
            List.of(
                new Cell(1, 3, 1, Kind.LABEL, "", "在 职\n教 育"),
                two(3, 7, "在职学历学位", dossier, Field.IN_SERVICE_EDUCATION, Field.IN_SERVICE_DEGREE),
                new Cell(7, 10, 1, Kind.LABEL, "", "毕业院校\n系及专业"),
                two(
                    10,
                    12,
                    "在职毕业院校系及专业",
                    dossier,
                    Field.IN_SERVICE_EDUCATION_SCHOOL,
                    Field.IN_SERVICE_DEGREE_SCHOOL))));
    rows.add(wide("现 任 职 务", Field.CURRENT_POST, dossier));
    rows.add(wide("拟 任 职 务", Field.PROPOSED_POST, dossier));
    rows.add(wide("拟 免 职 务", Field.POST_TO_LEAVE, dossier));
    rows.add(
        new Row(
            RESUME_MM,
            List.of(
                new Cell(0, 1, 1, Kind.VERTICAL, "", "简历"),
                new Cell(1, 12, 1, Kind.RESUME, "简历", dossier.get(Field.RESUME)))));
    return rows;
  }

  /** Page two: what speaks for the change, family, approval. */
  static List<Row> second(Dossier dossier) {
    List<Row> rows = new ArrayList<>();
    rows.add(block(REWARDS_MM, "奖惩\n情况", Field.REWARDS, dossier));
    rows.add(block(APPRAISALS_MM, "年 度\n考 核\n结 果", Field.APPRAISALS, dossier));
    rows.add(block(REASON_MM, "任免\n理由", Field.REASON, dossier));
    int members = Math.clamp(dossier.family().size(), FEWEST_FAMILY_ROWS, MOST_FAMILY_ROWS);
    rows.add(
        new Row(
            ROW_MM,
            List.of(
                new Cell(0, 1, members + 1, Kind.VERTICAL, "", "家庭主要成员及重要社会关系"),
                new Cell(1, 2, 1, Kind.LABEL, "", "称 谓"),
                new Cell(2, 4, 1, Kind.LABEL, "", "姓 名"),
                new Cell(4, 6, 1, Kind.LABEL, "", "出生\n年月"),
                new Cell(6, 9, 1, Kind.LABEL, "", "政 治\n面 貌"),
                new Cell(9, 12, 1, Kind.LABEL, "", "工 作 单 位 及 职 务"))));
    for (int i = 0; i < members; i++) {
      FamilyMember member =
          i < dossier.family().size()
              ? dossier.family().get(i)
              : new FamilyMember("", "", "", "", "");
      String name = "家庭成员 " + (i + 1) + " ";
      rows.add(
          new Row(
              ROW_MM,
              List.of(
                  new Cell(1, 2, 1, Kind.VALUE, name + "称谓", member.relation()),
                  new Cell(2, 4, 1, Kind.VALUE, name + "姓名", member.name()),
                  new Cell(4, 6, 1, Kind.VALUE, name + "出生年月", FormDates.shown(member.birth())),
                  new Cell(6, 9, 1, Kind.VALUE, name + "政治面貌", member.politicalStatus()),
                  new Cell(9, 12, 1, Kind.LONG, name + "工作单位及职务", member.workplaceAndPost()))));
    }
    rows.add(
        new Row(
            REPORTING_MM,
            List.of(
                new Cell(0, 1, 1, Kind.LABEL, "", "呈 报\n单 位"),
                new Cell(1, 12, 1, Kind.VALUE, "呈报单位", reportedBy(dossier)))));
    double used = rows.stream().mapToDouble(Row::heightMm).sum();
    String seal = "（盖章）\n年    月    日";
    rows.add(
        new Row(
            Math.min(TALLEST_APPROVAL_MM, PAGE_2_MM - used),
            List.of(
                new Cell(0, 1, 1, Kind.LABEL, "", "审 批\n机 关\n意 见"),
                new Cell(1, 7, 1, Kind.OPINION, "", seal),
                new Cell(7, 8, 1, Kind.LABEL, "", "行政\n机关\n任免\n意见"),
                new Cell(8, 12, 1, Kind.OPINION, "", seal))));
    return rows;
  }

  /** The line under the table of page two. */
  static String footer(Dossier dossier) {
    return "填表人：" + dossier.get(Field.FILLED_BY);
  }

  private record Label(String name, String text) {}

  private static Label label(String name, String text) {
    return new Label(name, text);
  }

  private static Row triple(
      Label a, String valueA, Label b, String valueB, Label c, String valueC, boolean photo) {
    List<Cell> cells = new ArrayList<>();
    cells.add(new Cell(0, 1, 1, Kind.LABEL, "", a.text()));
    cells.add(new Cell(1, 3, 1, Kind.VALUE, a.name(), valueA));
    cells.add(new Cell(3, 5, 1, Kind.LABEL, "", b.text()));
    cells.add(new Cell(5, 7, 1, Kind.VALUE, b.name(), valueB));
    cells.add(new Cell(7, 10, 1, Kind.LABEL, "", c.text()));
    cells.add(new Cell(10, 11, 1, Kind.VALUE, c.name(), valueC));
    if (photo) {
      cells.add(new Cell(11, 12, 4, Kind.PHOTO, "照片", ""));
    }
    return new Row(ROW_MM, cells);
  }

  private static Cell value(int from, int to, Field field, Dossier dossier) {
    return new Cell(from, to, 1, Kind.VALUE, field.label().zh(), dossier.get(field));
  }

  private static Cell two(
      int from, int to, String name, Dossier dossier, Field first, Field second) {
    String a = dossier.get(first);
    String b = dossier.get(second);
    String text = a.isEmpty() || b.isEmpty() || a.equals(b) ? (a.isEmpty() ? b : a) : a + "\n" + b;
    return new Cell(from, to, 1, Kind.VALUE, name, text);
  }

  private static Row wide(String label, Field field, Dossier dossier) {
    return new Row(
        ROW_MM,
        List.of(
            new Cell(0, 3, 1, Kind.LABEL, "", label),
            new Cell(3, 12, 1, Kind.LONG, field.label().zh(), dossier.get(field))));
  }

  private static Row block(double heightMm, String label, Field field, Dossier dossier) {
    return new Row(
        heightMm,
        List.of(
            new Cell(0, 1, 1, Kind.LABEL, "", label),
            new Cell(1, 12, 1, Kind.LONG, field.label().zh(), dossier.get(field))));
  }

  private static String birth(Dossier dossier, LocalDate asOf) {
    String shown = FormDates.shown(dossier.get(Field.BIRTH_MONTH));
    OptionalInt age = dossier.ageYears(asOf);
    return age.isPresent() ? shown + "\n（" + age.getAsInt() + "岁）" : shown;
  }

  private static String reportedBy(Dossier dossier) {
    String day =
        FormDates.day(dossier.get(Field.FILLED_ON))
            .map(d -> "%d年%d月%d日".formatted(d.getYear(), d.getMonthValue(), d.getDayOfMonth()))
            .orElse(FormDates.shown(dossier.get(Field.FILLED_ON)));
    String unit = dossier.get(Field.REPORTING_UNIT);
    return unit.isEmpty() || day.isEmpty() ? unit + day : unit + "\n" + day;
  }
}
