package org.zhiren.platform.demonstration;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.zhiren.platform.insight.Channel;
import org.zhiren.platform.insight.Draft;
import org.zhiren.platform.insight.EvidenceIntake;
import org.zhiren.platform.insight.EvidenceIntake.Given;
import org.zhiren.platform.insight.EvidenceIntake.GivenHeld;
import org.zhiren.platform.insight.EvidenceIntake.GivenTalk;
import org.zhiren.platform.insight.Occasion;
import org.zhiren.platform.insight.Secrecy;
import org.zhiren.platform.roster.People;
import org.zhiren.platform.roster.Person;

/**
 * Some thousand invented entries over three years. Units are known unevenly, as they are in life:
 * some are visited often, of some nobody has heard; and talks, some of them overdue.
 */
@Component
@Order(10)
class DemonstrationInsight implements DemonstrationPart {

  private static final Logger LOG = LoggerFactory.getLogger(DemonstrationInsight.class);

  private static final int MOST_ENTRIES = 5_000;
  private static final int MOST_TALKS = 90;
  private static final int DAYS = 3 * 365;
  private static final int EVERYBODY = 2_000_000;

  /** Who writes: people of an organisation department, invented. */
  private static final List<String> AUTHORS = List.of("方知远", "尹若谷", "骆明夷", "岑守一", "商以宁");

  private static final List<String> PLACES =
      List.of("乡镇调研", "项目现场", "专题会议", "信访接待", "防汛值守", "年中督查", "主题座谈", "驻村走访");

  private static final List<String[]> TELLERS =
      List.of(
          new String[] {"单位主要负责同志", "直接上级"},
          new String[] {"班子成员", "同事"},
          new String[] {"协作单位联络人", "工作往来"},
          new String[] {"服务对象代表", "服务对象"},
          new String[] {"老同志", "前任同事"});

  /** Task, situation, behaviour, result of everyday work. */
  private static final List<String[]> ROUTINE =
      List.of(
          new String[] {"项目推进", "项目用地手续卡在三个部门之间", "逐个部门对清单、当天销号，自己盯到办结", "比原定时间提前九天开工"},
          new String[] {"群众工作", "小区加装电梯，低层住户反对", "连续三个晚上入户听意见，提出费用分摊方案", "三个单元全部签字同意"},
          new String[] {"调查研究", "接到产业情况调研任务", "走了十二个村，访谈记录逐户可查，问题写得具体", "报告被采纳，两条建议进入年度计划"},
          new String[] {"财务管理", "年底支出进度偏慢", "按月列出未支出原因，拒绝突击花钱", "结转资金全部说清用途"},
          new String[] {"基层治理", "村级台账多头填报", "把十四张表并成三张，先在两个村试", "填表时间减少一半"},
          new String[] {"招商服务", "企业反映审批材料反复补正", "陪同跑一遍流程，现场修改一次性告知单", "同类事项补正明显减少"},
          new String[] {"文稿起草", "会议材料时间紧", "数据逐条核对来源，改了四稿", "使用时没有差错"},
          new String[] {"带队伍", "新来的同志业务不熟", "每周带一次现场，手把手改材料", "半年后能独立承担"},
          new String[] {"法治建设", "执法案卷评查发现瑕疵", "先查自己经手的案卷，公开说明问题", "整改后复查合格"},
          new String[] {"民生保障", "冬季供暖投诉集中", "建群接单，夜里带人上门排查", "投诉三天内降下来"});

  /** The same of critical events. */
  private static final List<String[]> CRITICAL =
      List.of(
          new String[] {"防汛抢险", "夜间暴雨，河堤出现管涌", "第一时间到现场，组织转移下游住户后再组织封堵", "转移一百六十余人，无人员伤亡"},
          new String[] {"突发事件", "企业停产引发集中上访", "当面听完诉求，当场承诺时限并按期答复", "当日平稳散去，两周内补发到位"},
          new String[] {"重大项目", "工期只剩一半，施工单位临时撤场", "主持重排工序，协调替补队伍三天进场", "按期完成关键节点"},
          new String[] {"森林防火", "大风天发现火情", "带队开设隔离带，值守到次日清晨", "火情当日扑灭"},
          new String[] {"巡察整改", "被指出问题后", "没有推给前任，列出责任和期限", "按期完成，个别事项仍在推进"},
          new String[] {"疫情处置", "人手不足，物资调配混乱", "重新编组、每日公布调配清单", "秩序较快恢复，前两天反应偏慢"});

  private static final List<String[]> TALKED =
      List.of(
          new String[] {"了解任职以来的工作情况", "谈了分管工作的进展和难点，对短板不回避", "希望多接触综合性工作"},
          new String[] {"听取对班子建设的意见", "认为分工需要再明确，提出两条具体建议", "愿意到基层再锻炼"},
          new String[] {"交流轮岗前谈心", "对轮岗表示理解，谈到手头工作的交接安排", "希望完成在手项目后再动"},
          new String[] {"年度考核结果反馈", "认可结果，说明了未完成事项的原因", "希望参加业务培训"});

  private final People people;
  private final EvidenceIntake intake;
  private final Clock clock;

  DemonstrationInsight(People people, EvidenceIntake intake, Clock clock) {
    this.people = people;
    this.intake = intake;
    this.clock = clock;
  }

  @Override
  public void load(Filled filled) {
    LOG.info("Demonstration: entries of evidence {}", load(filled.seed(), filled.source()));
  }

  /**
   * Fills in.
   *
   * @return how many entries
   */
  int load(long seed, String source) {
    SplittableRandom random = new SplittableRandom(seed * 31 + 17);
    LocalDate today = LocalDate.now(clock);
    List<Person> all = people.list(People.Search.everybody(), null, EVERYBODY).people();
    // Leading posts first: they are who the department has to know; then the others, thinly.
    double share = Math.min(0.5, (double) MOST_ENTRIES / 4 / Math.max(1, all.size()));
    Map<UUID, Double> attention = new HashMap<>();
    List<Given> entries = new ArrayList<>();
    List<GivenTalk> talks = new ArrayList<>();
    for (Person person : all) {
      double unit =
          attention.computeIfAbsent(
              person.unitId(), key -> Math.pow(random.nextDouble(), 1.6) * 2.2);
      boolean leads = person.levelCode().compareTo("1A43") < 0;
      double chance = Math.min(0.95, unit * (leads ? 3 * share + 0.2 : share));
      if (random.nextDouble() < chance && entries.size() < MOST_ENTRIES) {
        int count = 1 + (int) Math.floor(Math.pow(random.nextDouble(), 1.5) * (leads ? 9 : 5));
        for (int i = 0; i < count; i++) {
          entries.add(entry(person, today, random));
        }
      }
      if (leads && talks.size() < MOST_TALKS && random.nextDouble() < 0.25) {
        talks.add(talk(person, today, random));
      }
    }
    return intake.load(entries, talks, source);
  }

  private Given entry(Person person, LocalDate today, SplittableRandom random) {
    Channel channel = channel(random);
    boolean critical = channel != Channel.ROLL && random.nextInt(6) == 0;
    String[] words = pick(critical ? CRITICAL : ROUTINE, random);
    // More of it is recent.
    LocalDate day = today.minusDays(1 + (long) (Math.pow(random.nextDouble(), 1.4) * DAYS));
    boolean told = channel.byOthers();
    String[] teller = pick(TELLERS, random);
    Draft draft =
        channel == Channel.ROLL
            ? new Draft(
                channel,
                Occasion.ROUTINE,
                day,
                "",
                "",
                "",
                "履历",
                "翻阅名册和任免材料",
                "经历较完整，" + words[0] + "方面有连续任职",
                "",
                Secrecy.INTERNAL,
                "干部日常了解",
                false)
            : new Draft(
                channel,
                critical ? Occasion.CRITICAL : Occasion.ROUTINE,
                day,
                channel == Channel.MEETING ? "谈话室" : pick(PLACES, random),
                told ? teller[0] : "",
                told ? teller[1] : "",
                words[0],
                words[1],
                words[2],
                words[3],
                random.nextInt(12) == 0 ? Secrecy.WORK_SECRET : Secrecy.INTERNAL,
                "干部日常了解",
                false);
    if (draft.secrecy() == Secrecy.INTERNAL && random.nextInt(4) == 0) {
      draft = opened(draft);
    }
    Instant written = day.atTime(17, random.nextInt(60)).atZone(clock.getZone()).toInstant();
    return new Given(person, draft, pick(AUTHORS, random), written);
  }

  private static Draft opened(Draft draft) {
    return new Draft(
        draft.channel(),
        draft.occasion(),
        draft.happenedOn(),
        draft.place(),
        draft.sourceName(),
        draft.sourceRelation(),
        draft.task(),
        draft.situation(),
        draft.behaviour(),
        draft.result(),
        draft.secrecy(),
        draft.ground(),
        true);
  }

  /** The register is read often, a talk is rare. */
  private static Channel channel(SplittableRandom random) {
    int drawn = random.nextInt(100);
    if (drawn < 24) {
      return Channel.ROLL;
    }
    if (drawn < 42) {
      return Channel.FACE;
    }
    if (drawn < 60) {
      return Channel.IMPRESSION;
    }
    if (drawn < 72) {
      return Channel.MEETING;
    }
    return drawn < 87 ? Channel.INTRODUCTION : Channel.INQUIRY;
  }

  private GivenTalk talk(Person person, LocalDate today, SplittableRandom random) {
    String[] words = pick(TALKED, random);
    int kind = random.nextInt(10);
    if (kind < 2) {
      return new GivenTalk(
          person, pick(AUTHORS, random), today.minusDays(3 + random.nextInt(40)), words[0], null);
    }
    if (kind < 6) {
      return new GivenTalk(
          person, pick(AUTHORS, random), today.plusDays(random.nextInt(60)), words[0], null);
    }
    LocalDate on = today.minusDays(5 + random.nextInt(300));
    boolean owes = random.nextInt(3) == 0;
    return new GivenTalk(
        person,
        pick(AUTHORS, random),
        on.plusDays(random.nextInt(10)),
        words[0],
        new GivenHeld(
            on, "谈话室", words[1], words[2], owes ? "就所提建议给予答复" : "", owes ? on.plusDays(30) : null));
  }

  private static <T> T pick(List<T> from, SplittableRandom random) {
    return from.get(random.nextInt(from.size()));
  }
}
