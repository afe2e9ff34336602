package org.zhiren.platform.appraisal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * What a campaign of each kind begins with. 德能勤绩廉 are the five aspects of 公务员法 35; the four grades
 * are those of 公务员法 38; 一报告两评议 asks about cadres promoted in the year.
 */
public final class Templates {

  /** Days between opening and closing, to begin with. */
  static final int DAYS = 7;

  private Templates() {}

  /**
   * A plan to begin with.
   *
   * @param kind the kind
   * @param unit the name of the unit, for the title
   * @param year the year that is appraised
   * @param ground the document or decision that orders it
   * @param today the day on which it may open
   */
  public static Plan of(CampaignKind kind, String unit, int year, String ground, LocalDate today) {
    return new Plan(
        title(kind, unit, year),
        year,
        ground,
        introduction(kind),
        scale(kind),
        null,
        kind != CampaignKind.ANNUAL,
        5,
        8,
        kind == CampaignKind.ROUND_360 ? 60 : 80,
        today,
        today.plusDays(DAYS),
        items(kind),
        groups(kind));
  }

  private static String title(CampaignKind kind, String unit, int year) {
    return switch (kind) {
      case DEMOCRATIC -> unit + year + "年领导干部民主测评";
      case ROUND_360 -> unit + year + "年领导干部全方位测评";
      case REPORT_AND_REVIEW -> unit + year + "年新提拔任用干部民主评议";
      case ANNUAL -> unit + year + "年度考核民主测评";
    };
  }

  private static String introduction(CampaignKind kind) {
    String task =
        switch (kind) {
          case DEMOCRATIC, ROUND_360 -> "请根据平时了解，对每一位同志逐项评价，实事求是，不与他人商量。";
          case REPORT_AND_REVIEW -> "请对本年度新提拔任用的每一位干部逐项评议，实事求是，不与他人商量。";
          case ANNUAL -> "请根据全年工作情况，对每一位同志推荐一个年度考核等次。";
        };
    return task + "不了解的请选“不了解”，不会当作低分。";
  }

  private static MarkScale scale(CampaignKind kind) {
    return switch (kind) {
      case DEMOCRATIC ->
          new MarkScale(
              4, List.of("优秀", "良好", "一般", "较差"), List.of("excellent", "good", "fair", "poor"));
      case ROUND_360 ->
          new MarkScale(
              5,
              List.of("总是", "经常", "有时", "很少", "从不"),
              List.of("always", "often", "sometimes", "rarely", "never"));
      case REPORT_AND_REVIEW ->
          new MarkScale(
              3, List.of("认同", "基本认同", "不认同"), List.of("agree", "mostly agree", "disagree"));
      case ANNUAL ->
          new MarkScale(
              4,
              List.of("优秀", "称职", "基本称职", "不称职"),
              List.of("excellent", "competent", "basically competent", "incompetent"));
    };
  }

  private static List<Item> items(CampaignKind kind) {
    return switch (kind) {
      case DEMOCRATIC ->
          List.of(
              item(
                  1,
                  "德",
                  "Integrity",
                  "政治立场、品行操守、公道正派、担当作风。",
                  "Political stance, conduct, fairness, readiness to take responsibility.",
                  25),
              item(
                  2,
                  "能",
                  "Ability",
                  "政策水平、组织协调、依法办事、解决难题的能力。",
                  "Grasp of policy, organising, acting by law, solving hard problems.",
                  20),
              item(
                  3,
                  "勤",
                  "Diligence",
                  "工作投入、深入基层、坚持经常、遵守纪律。",
                  "Commitment, time spent at the grass roots, steadiness, discipline.",
                  15),
              item(
                  4,
                  "绩",
                  "Results",
                  "完成任务的数量、质量、效率和群众得到的实效。",
                  "Amount, quality and pace of the work, and what people got from it.",
                  25),
              item(
                  5,
                  "廉",
                  "Probity",
                  "廉洁自律，管好自己、家人和身边工作人员。",
                  "Clean conduct; keeps an eye on family and staff.",
                  15));
      case ROUND_360 ->
          List.of(
              item(
                  1,
                  "听取意见",
                  "Listens",
                  "作决定前听取不同意见，并说明采纳与否的理由。",
                  "Hears other views before deciding and says why they were taken or not.",
                  1),
              item(
                  2,
                  "担当尽责",
                  "Takes responsibility",
                  "遇到难题不回避、不推诿，出了问题先找自己的原因。",
                  "Faces hard problems, shifts no blame, looks at the own part first.",
                  1),
              item(
                  3,
                  "说到做到",
                  "Keeps promises",
                  "答应的事按时办成，办不成的及时说明。",
                  "Does on time what was promised, or says early that it cannot be done.",
                  1),
              item(
                  4,
                  "团结协作",
                  "Works together",
                  "主动配合其他部门和同志，有事当面沟通。",
                  "Supports other departments and colleagues, speaks openly.",
                  1),
              item(
                  5,
                  "公道待人",
                  "Treats people fairly",
                  "分配任务、评价工作一视同仁，成绩归集体。",
                  "Gives work and credit without favour.",
                  1),
              item(
                  6,
                  "培养下属",
                  "Helps others grow",
                  "指出不足并给予帮助，敢于放手。",
                  "Points out what to improve, helps, and trusts people with work.",
                  1));
      case REPORT_AND_REVIEW ->
          List.of(
              item(
                  1,
                  "政治素质",
                  "Political quality",
                  "政治上是否可靠，关键时刻是否站得住。",
                  "Reliable when it matters.",
                  1),
              item(
                  2,
                  "能力业绩",
                  "Ability and results",
                  "能力和实绩是否与新任职务相称。",
                  "Ability and results match the new post.",
                  1),
              item(
                  3,
                  "作风口碑",
                  "Style and reputation",
                  "平时作风和在干部群众中的口碑。",
                  "Conduct and standing among colleagues and the public.",
                  1),
              item(
                  4,
                  "选任公信",
                  "Trust in the selection",
                  "选拔任用的程序和结果是否让人信服。",
                  "Whether procedure and outcome of the selection are convincing.",
                  1));
      case ANNUAL ->
          List.of(
              item(
                  1,
                  "年度考核等次",
                  "Grade of the year",
                  "综合全年德、能、勤、绩、廉的表现。",
                  "The whole year: integrity, ability, diligence, results, probity.",
                  1));
    };
  }

  private static List<RaterGroup> groups(CampaignKind kind) {
    return switch (kind) {
      case DEMOCRATIC, ANNUAL ->
          List.of(
              group(1, "领导班子成员", "Leadership team", 30, 8),
              group(2, "中层干部", "Heads of sections", 30, 16),
              group(3, "干部职工代表", "Staff", 40, 30));
      case ROUND_360 ->
          List.of(
              new RaterGroup(1, "上级", "Superior", new BigDecimal(30), 1, 0, "", null),
              group(2, "同级", "Peers", 40, 8),
              group(3, "下级", "Subordinates", 30, 15));
      case REPORT_AND_REVIEW ->
          List.of(
              group(1, "领导班子成员", "Leadership team", 40, 8),
              group(2, "其他参会人员", "Others at the meeting", 60, 40));
    };
  }

  private static Item item(int no, String name, String english, String zh, String en, int weight) {
    return new Item(no, name, english, zh, en, new BigDecimal(weight));
  }

  private static RaterGroup group(int no, String name, String english, int weight, int expected) {
    return new RaterGroup(no, name, english, new BigDecimal(weight), expected, 0, null, null);
  }
}
