package org.zhiren.platform.demonstration;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.zhiren.platform.library.Batch;
import org.zhiren.platform.library.LibraryIntake;
import org.zhiren.platform.library.LibraryIntake.Given;
import org.zhiren.platform.library.Reach;
import org.zhiren.platform.library.Secrecy;
import org.zhiren.statutes.ProvisionText;
import org.zhiren.statutes.Regulation;
import org.zhiren.statutes.Statutes;

/**
 * A few hundred invented documents: speeches, notices, plans, summaries, with copies that differ
 * little, advertisement at their ends and places blanked out, and the provisions of the rules on
 * file as documents to which the others lead.
 */
@Component
@Order(60)
class DemonstrationLibrary implements DemonstrationPart {

  private static final Logger LOG = LoggerFactory.getLogger(DemonstrationLibrary.class);

  private static final int PAPERS = 220;
  private static final int INTERNAL = 24;
  private static final List<String> NUMBERS =
      List.of("一", "二", "三", "四", "五", "六", "七", "八", "九", "十");

  /** What the papers are about: name, unit of the work, what is done, figure. */
  private static final List<String[]> MATTERS =
      List.of(
          new String[] {"组织工作", "州委组织部", "选优配强领导班子，坚持公道正派、知人善任", "调整领导班子"},
          new String[] {"干部考核", "州委组织部", "把平时考核、年度考核、专项考核结合起来，考准考实干部表现", "开展专项考核"},
          new String[] {"人才引进", "州委组织部", "围绕主导产业引进急需紧缺人才，落实住房、子女入学等保障", "引进各类人才"},
          new String[] {"基层党建", "州委组织部", "推进标准化规范化建设，整顿软弱涣散村党组织", "整顿软弱涣散党组织"},
          new String[] {"乡村振兴", "州农业农村局", "守住不发生规模性返贫底线，发展壮大村级集体经济", "新增村集体经济项目"},
          new String[] {"安全生产", "州应急管理局", "深入开展隐患排查整治，压实企业主体责任", "整改重大隐患"},
          new String[] {"优化营商环境", "州政务服务局", "推行一件事一次办，压减办理时限", "压减审批事项"},
          new String[] {"生态环境保护", "州生态环境局", "打好蓝天、碧水、净土保卫战，落实河湖长制", "整治入河排污口"},
          new String[] {"信访工作", "州信访局", "落实领导接访下访，推动信访积案化解", "化解信访积案"},
          new String[] {"年轻干部培养", "州委组织部", "在基层一线、急难险重任务中发现和培养年轻干部", "选派年轻干部到基层"});

  private static final List<String> FORMS = List.of("会议上的讲话", "的通知", "实施方案", "情况总结", "调研报告", "要点");

  private static final List<String> SENTENCES =
      List.of(
          "要提高政治站位，把思想和行动统一到上级部署上来，切实增强做好这项工作的责任感和紧迫感。",
          "要坚持问题导向，对照清单逐项检视，能改的立即改，一时改不了的明确时限、专人负责。",
          "要压实工作责任，主要负责同志亲自抓、分管同志具体抓，形成一级抓一级、层层抓落实的格局。",
          "要注重调查研究，多到困难多、矛盾集中的地方去，掌握第一手情况，拿出管用的办法。",
          "要健全长效机制，把行之有效的做法固定下来，以制度保证工作常态化开展。",
          "要加强督促检查，实行月调度、季通报、年考核，对进度滞后的及时提醒、限期整改。",
          "要强化结果运用，把工作成效作为评价班子和干部的重要参考，褒奖实干、鞭策后进。",
          "要严明纪律要求，力戒形式主义，不搞层层加码，不以文件落实文件、以会议落实会议。",
          "总的看，工作推进有力，但仍有进展不平衡、责任传导不到位、机制不够健全等问题。",
          "各县市各部门要结合实际细化措施，于每季度末报送进展，遇有重大问题及时报告。",
          "要广泛听取群众意见，让群众参与、受群众监督、请群众评判，以实际成效取信于民。",
          "要统筹用好各方面资源，加强部门协作，打破信息壁垒，形成工作合力。");

  private static final List<String> TAILS =
      List.of(
          "\n\n更多材料请添加客服微信：sucai%d，会员群、网盘群每日更新，全年畅享！",
          "\n\n【示例素材库】会员专享，扫码加入，永久更新。联系客服QQ：77%d",
          "\n\n##paidend##\n本文由示例写作网整理，购买会员可下载全部范文，客服电话：400-000-%d");

  private static final List<String> CITED = List.of("党政领导干部选拔任用工作条例", "中华人民共和国公务员法");

  private final LibraryIntake intake;
  private final Clock clock;

  DemonstrationLibrary(LibraryIntake intake, Clock clock) {
    this.intake = intake;
    this.clock = clock;
  }

  @Override
  public void load(Filled filled) {
    LOG.info("Demonstration: documents {}", load(filled.seed(), filled.top()));
  }

  /**
   * Fills in.
   *
   * @param seed of chance
   * @param department the unit that owns the internal papers
   * @return how many documents
   */
  int load(long seed, UUID department) {
    SplittableRandom random = new SplittableRandom(seed * 101 + 5);
    LocalDate today = LocalDate.now(clock);
    List<Given> papers = new ArrayList<>();
    for (int i = 0; i < PAPERS; i++) {
      Paper paper = paper(random, today);
      papers.add(given(i, paper.title(), paper.text()));
      if (i % 9 == 0) {
        // The same paper from a seller of texts: advertisement at the end, the place blanked out.
        String sold =
            paper.text().replace("示例州", "XX州")
                + TAILS.get(random.nextInt(TAILS.size())).formatted(1000 + random.nextInt(8999));
        papers.add(given(1000 + i, paper.title(), sold));
      }
      if (i % 11 == 0) {
        // A later draft: one sentence more, one less.
        papers.add(
            given(
                2000 + i,
                paper.title(),
                paper.text().replaceFirst("要健全长效机制[^。]*。", "") + "\n要及时总结经验，每半年报送一次典型做法。"));
      }
    }
    papers.addAll(SelectionPapers.of(today));
    int taken = intake.load(new Batch.Where(null, Reach.EVERYBODY, Secrecy.OPEN, "工作材料"), papers);
    taken +=
        intake.load(
            new Batch.Where(null, Reach.EVERYBODY, Secrecy.OPEN, "规则库条款"), regulations(today));
    List<Given> internal = new ArrayList<>();
    for (int i = 0; i < INTERNAL; i++) {
      Paper paper = paper(random, today);
      internal.add(given(3000 + i, "（内部）" + paper.title(), paper.text()));
    }
    return taken
        + intake.load(new Batch.Where(department, Reach.UNIT, Secrecy.INTERNAL, "部内资料"), internal);
  }

  private static Given given(int number, String title, String text) {
    return new Given("示例材料-%04d.txt".formatted(number), title, text);
  }

  private record Paper(String title, String text) {}

  private static Paper paper(SplittableRandom random, LocalDate today) {
    String[] matter = MATTERS.get(random.nextInt(MATTERS.size()));
    String form = FORMS.get(random.nextInt(FORMS.size()));
    int year = today.getYear() - random.nextInt(5);
    LocalDate day = LocalDate.of(year, 1 + random.nextInt(12), 1 + random.nextInt(28));
    if (day.isAfter(today)) {
      day = day.minusYears(1);
    }
    String subject = day.getYear() + "年" + matter[0];
    String title =
        switch (form) {
          case "会议上的讲话" -> "在全州" + matter[0] + "会议上的讲话";
          case "的通知" -> "关于进一步做好" + subject + "的通知";
          case "实施方案" -> subject + "实施方案";
          case "情况总结" -> subject + "情况总结";
          case "调研报告" -> "关于" + matter[0] + "的调研报告";
          default -> subject + "要点";
        };
    StringBuilder text = new StringBuilder(title).append('\n');
    if (form.equals("的通知")) {
      text.append(
          "示组通〔%d〕%d号\n各县（市）委组织部，州直各单位：\n".formatted(day.getYear(), 1 + random.nextInt(60)));
    }
    if (form.equals("会议上的讲话")) {
      text.append(
          "（%d年%d月%d日）\n同志们：\n".formatted(day.getYear(), day.getMonthValue(), day.getDayOfMonth()));
    }
    text.append(
        "今年以来，示例州各级各部门围绕%s，%s。全州共%s%d项（名、个），完成年度任务的%d%%。\n"
            .formatted(
                matter[0],
                matter[2],
                matter[3],
                12 + random.nextInt(180),
                61 + random.nextInt(39)));
    int parts = 3 + random.nextInt(3);
    String[] heads = {"提高认识，把握要求", "突出重点，抓好落实", "完善机制，注重实效", "严格标准，确保质量", "加强领导，压实责任"};
    for (int part = 0; part < parts; part++) {
      text.append(NUMBERS.get(part)).append('、').append(heads[part]).append('\n');
      for (int i = 0; i < 4; i++) {
        text.append(SENTENCES.get(random.nextInt(SENTENCES.size())));
      }
      text.append('\n');
      if (part == 1) {
        text.append("涉及干部选拔任用的，按照《")
            .append(CITED.get(random.nextInt(CITED.size())))
            .append("》第")
            .append(NUMBERS.get(5 + random.nextInt(3)))
            .append("条等规定办理，")
            .append(matter[2])
            .append("。\n");
      }
    }
    text.append(matter[1])
        .append("\n%d年%d月%d日".formatted(day.getYear(), day.getMonthValue(), day.getDayOfMonth()));
    return new Paper(title, text.toString());
  }

  /** The provisions on file, regulation by regulation, each with the word whether it is a gist. */
  private static List<Given> regulations(LocalDate today) {
    Statutes law = Statutes.national();
    List<Given> documents = new ArrayList<>();
    for (Regulation regulation : law.regulations()) {
      Regulation.Version version = regulation.on(today);
      if (version == null) {
        continue;
      }
      StringBuilder text = new StringBuilder(regulation.title().zh()).append('\n');
      text.append("（规则库所载条款摘录，非全文；注明“要旨”的不是原文。）\n");
      int count = 0;
      for (ProvisionText provision : law.provisions()) {
        ProvisionText.Article article = provision.articles().get(version.name());
        if (provision.regulation().equals(regulation.id()) && article != null) {
          text.append(article.label())
              .append(provision.verbatim() ? "　" : "（要旨）　")
              .append(provision.wording())
              .append('\n');
          count++;
        }
      }
      if (count > 0) {
        documents.add(
            new Given(
                "条款摘录-" + regulation.id() + ".txt", regulation.title().zh(), text.toString()));
      }
    }
    return documents;
  }
}
