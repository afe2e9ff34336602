package org.zhiren.platform.selection.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.zhiren.explain.Text;
import org.zhiren.platform.selection.procedure.CaseFile;
import org.zhiren.platform.selection.procedure.CheckKind;
import org.zhiren.platform.selection.procedure.NearKin;
import org.zhiren.platform.selection.procedure.PostTie;
import org.zhiren.platform.selection.procedure.Step;
import org.zhiren.platform.selection.web.Field.Type;

/** Which fields the form of each kind of step has. */
final class StepFields {

  private static final Field ON = Field.day("on", "发生日期", "day");

  /** Fields by kind of step, the day left out. */
  private static final Map<String, List<Field>> FIELDS =
      Map.ofEntries(
          Map.entry(
              "Resolve",
              List.of(
                  Field.words("analysis", "综合分析研判", "analysis of the team"),
                  Field.words(
                      "proposal",
                      "工作意见（条件、范围、方式、程序，或免职理由）",
                      "proposal: conditions, scope, way, order"),
                  Field.line("consulted", "酝酿范围", "talked over with"),
                  Field.line("reportedTo", "报告对象", "reported to"))),
          Map.entry(
              "Nominate",
              List.of(
                  Field.of(Type.PERSON, "person", "人选", "person"),
                  Field.line("nominator", "提名单位（或职务）", "nominated by which body or office"),
                  Field.of(Type.PERSON, "by", "提名人（个人提名的）", "the person who nominates, if one does")
                      .optional(),
                  Field.words("ground", "提名理由", "ground"),
                  Field.words(
                      "evidence",
                      "依据（实绩、考核、知事识人记录等）",
                      "evidence: results, appraisals, what is known"))),
          Map.entry(
              "Withdraw",
              List.of(
                  Field.of(Type.CANDIDATE, "person", "人选", "person"),
                  Field.words("reason", "原因", "reason"))),
          Map.entry(
              "Consent",
              List.of(
                  Field.line("authority", "同意机关", "authority"),
                  Field.line("number", "文号", "number of its document"),
                  Field.words("ground", "破格的具体情形和理由", "ground of the exception"))),
          Map.entry(
              "Announce",
              List.of(
                  Field.day("entriesUntil", "报名截止", "entries until"),
                  Field.words("conditions", "职位、资格条件和办法", "post, conditions and method"))),
          Map.entry(
              "Examine",
              List.of(
                  Field.of(Type.PERSON, "person", "报名人", "person"),
                  Field.of(Type.YES, "passed", "通过资格审查和测试", "passed").optional(),
                  Field.words("result", "结果", "result"))),
          Map.entry(
              "Recommend",
              List.of(
                  Field.choice("way", "方式", "way", choices(Step.Way.values(), Step.Way::text)),
                  Field.of(Type.NUMBER, "expected", "应参加人数", "people in the scope"),
                  Field.of(Type.NUMBER, "present", "实到人数", "people who took part"),
                  Field.of(Type.TALLY, "tally", "推荐票数", "recommendations"),
                  Field.of(
                          Type.PEOPLE,
                          "counters",
                          "计票人、监票人（纸质计票，每行一人）",
                          "scrutineers of a count on paper, one on a line")
                      .optional(),
                  Field.line(
                          "election",
                          "平台投票编号（使用平台投票的）",
                          "number of the ballot, if it was held here")
                      .optional())),
          Map.entry(
              "OmitMeeting",
              List.of(
                  Field.of(Type.YES, "small", "所在单位人数较少", "the unit has few people").optional(),
                  Field.of(
                          Type.YES,
                          "sameScope",
                          "会议推荐与谈话调研推荐的人员范围基本相同",
                          "talks and meeting would hear nearly the same people")
                      .optional(),
                  Field.of(Type.YES, "concentrated", "推荐意见比较集中", "opinions in the talks agree")
                      .optional(),
                  Field.words("ground", "具体情况和理由", "facts and ground"),
                  Field.line("authority", "批准机关", "approved by"),
                  Field.of(Type.DOCUMENT, "document", "批准文书", "document"))),
          Map.entry(
              "AnswerRecusal",
              List.of(
                  Field.choice("tie", "应回避的情形", "what stands in the way", List.of()),
                  Field.choice(
                      "how",
                      "处理方式",
                      "what was done",
                      choices(Step.Answer.values(), Step.Answer::text)),
                  Field.words("ground", "理由或核实情况", "ground, or what was found"),
                  Field.line("authority", "决定机关", "which body decided"),
                  Field.line("number", "文号", "number of its document"),
                  Field.of(Type.DOCUMENT, "document", "文书（变通、核实的必须附）", "document").optional())),
          Map.entry(
              "Declare",
              List.of(
                  Field.of(Type.PERSON, "who", "声明人（提名人、考察组成员、计票监票人等）", "who declares"),
                  Field.of(Type.CANDIDATE, "about", "有关系的人选（没有的不选）", "related candidate, if any")
                      .optional(),
                  Field.choice(
                          "kin",
                          "关系（没有的不选）",
                          "relation, if any",
                          choices(NearKin.values(), NearKin::text))
                      .optional(),
                  Field.line("declaredBy", "声明方式（本人签字、函件等）", "how: signed in person, by letter"))),
          Map.entry(
              "Endorse",
              List.of(
                  Field.of(Type.NUMBER, "entry", "复核第几条", "entry"),
                  Field.of(Type.YES, "agrees", "同意", "agrees").optional(),
                  Field.words("remark", "复核意见", "remark"))),
          Map.entry(
              "FollowPost",
              List.of(
                  Field.line("before", "原单位和职位", "unit and post before"),
                  Field.line("post", "现单位和职位", "unit and post now"))),
          Map.entry(
              "Shortlist",
              List.of(
                  Field.of(Type.CANDIDATES, "people", "考察对象", "to be inspected"),
                  Field.words(
                      "reason", "理由（德才、岗位匹配等，不以票取人）", "reason: on all grounds, not by votes"),
                  Field.words(
                          "gap",
                          "有得票更多者未列入的，说明原因",
                          "why somebody with more recommendations is left out")
                      .optional())),
          Map.entry(
              "FormTeam",
              List.of(
                  Field.of(
                      Type.PEOPLE,
                      "members",
                      "考察组成员（每行一人，首行为组长）",
                      "members, one on a line, the head first"),
                  Field.words("plan", "考察方案", "plan"))),
          Map.entry(
              "Foretell",
              List.of(Field.day("until", "预告截止", "until"), Field.line("place", "发布范围", "where"))),
          Map.entry(
              "Interview",
              List.of(
                  Field.of(Type.NUMBER, "people", "谈话人数", "people talked with"),
                  Field.line("scope", "谈话范围", "who"),
                  Field.words("summary", "综合情况", "what was heard"))),
          Map.entry(
              "Check",
              List.of(
                  Field.of(Type.CANDIDATE, "person", "人选", "person"),
                  Field.choice("kind", "事项", "what", choices(CheckKind.values(), CheckKind::text)),
                  Field.choice(
                      "result",
                      "结论",
                      "result",
                      choices(CheckKind.Result.values(), CheckKind.Result::text)),
                  Field.words(
                      "conclusion", "结论文字（双签字的写明签字人）", "in words; for two signatures, who signed"),
                  Field.of(Type.DOCUMENT, "document", "文书", "document").optional(),
                  Field.day(
                          "validUntil", "结果有效期至（文书载明的）", "valid until, where the document says so")
                      .optional())),
          Map.entry(
              "Report",
              List.of(
                  Field.of(Type.CANDIDATE, "person", "人选", "person"),
                  Field.words("strengths", "德才表现和主要特长", "strengths"),
                  Field.words("weaknesses", "主要缺点和不足", "weaknesses"),
                  Field.of(Type.YES, "proposed", "集体研究建议任用", "proposed after joint study")
                      .optional(),
                  Field.of(Type.DOCUMENT, "document", "考察材料", "report").optional())),
          Map.entry(
              "Consult",
              List.of(
                  Field.line("with", "酝酿对象", "with whom"),
                  Field.choice(
                      "opinion",
                      "意见",
                      "opinion",
                      choices(Step.Opinion.values(), Step.Opinion::text)),
                  Field.words("said", "意见内容", "what was said"))),
          Map.entry(
              "Decide",
              List.of(
                  Field.of(Type.CANDIDATE, "person", "人选", "person"),
                  Field.line("meeting", "会议", "meeting"),
                  Field.choice(
                      "voting",
                      "表决方式",
                      "way of voting",
                      choices(Step.Voting.values(), Step.Voting::text)),
                  Field.of(Type.PEOPLE, "members", "应到会成员（每行一人）", "all members, one on a line"),
                  Field.of(Type.PEOPLE, "absent", "缺席", "absent").optional(),
                  Field.of(Type.PEOPLE, "recused", "本项回避", "left for this item").optional(),
                  Field.of(Type.NUMBER, "ayes", "同意", "ayes"),
                  Field.of(Type.NUMBER, "noes", "不同意", "noes"),
                  Field.of(Type.NUMBER, "deferred", "缓议", "deferrals"),
                  Field.of(Type.YES, "headLast", "逐一发表意见，主要负责人最后表态", "each spoke, the head last")
                      .optional(),
                  Field.words("reason", "决定理由", "reason"),
                  Field.line(
                          "election",
                          "平台投票编号（使用平台投票的）",
                          "number of the ballot, if it was held here")
                      .optional())),
          Map.entry(
              "Publish",
              List.of(
                  Field.day("from", "公示起", "first day"),
                  Field.day("until", "公示止", "last day"),
                  Field.line("place", "公示范围", "where"),
                  Field.line("contact", "受理电话、信箱", "where objections go"),
                  Field.words("exception", "破格的情形和理由（破格提拔的）", "ground of an exception")
                      .optional())),
          Map.entry(
              "Objection",
              List.of(
                  Field.line("from", "反映渠道", "how it came"),
                  Field.words("matter", "反映的问题", "what it says"))),
          Map.entry(
              "Settle",
              List.of(
                  Field.choice("objection", "反映", "objection", List.of()),
                  Field.words("finding", "核查结论", "finding"),
                  Field.of(Type.YES, "affects", "影响任职", "stands against the appointment")
                      .optional())),
          Map.entry(
              "Appoint",
              List.of(
                  Field.day("effectiveOn", "生效日期", "day of effect"),
                  Field.line("number", "任免文号", "number of the document"),
                  Field.of(Type.YES, "leavesPresent", "同时免去现任主职", "leaves the present main post")
                      .optional(),
                  Field.line("elected", "选举或任命机关（换届）", "elected by, at a change of term")
                      .optional())),
          Map.entry(
              "Talk",
              List.of(
                  Field.line("by", "谈话人", "by whom"),
                  Field.words("said", "谈话要点", "what was said"))),
          Map.entry(
              "Assess",
              List.of(
                  Field.of(Type.YES, "competent", "胜任", "competent").optional(),
                  Field.words("summary", "考核情况", "findings"))),
          Map.entry("Confirm", List.of(Field.line("number", "文号", "number of the document"))),
          Map.entry(
              "Return",
              List.of(
                  Field.line("number", "文号", "number of the document"),
                  Field.words("reason", "原因和安排", "reason and placement"))),
          Map.entry("Suspend", List.of(Field.words("reason", "原因", "reason"))),
          Map.entry("Resume", List.of(Field.words("reason", "原因", "reason"))),
          Map.entry(
              "End",
              List.of(
                  Field.choice(
                      "ending", "结果", "how", choices(Step.Ending.values(), Step.Ending::text)),
                  Field.words("reason", "原因", "reason"))),
          Map.entry("Proceed", List.of(Field.line("said", "说明", "remark").optional())),
          Map.entry("TakeEffect", List.of(Field.day("effectiveOn", "生效日期", "day of effect"))));

  private StepFields() {}

  private static <E extends Enum<E>> List<Field.Choice> choices(
      E[] values, Function<E, Text> text) {
    return Arrays.stream(values)
        .map(value -> new Field.Choice(value.name(), text.apply(value)))
        .toList();
  }

  /** The fields of a kind of step, the day first; empty if there is no form for it. */
  static List<Field> fields(String kind) {
    List<Field> fields = FIELDS.get(kind);
    if (fields == null) {
      return List.of();
    }
    List<Field> all = new ArrayList<>(List.of(ON));
    all.addAll(fields);
    return all;
  }

  /** The fields with the choices that this case has. */
  static List<Field> fields(String kind, CaseFile file, List<PostTie> ties) {
    return fields(kind).stream()
        .map(field ->
            switch (field.name()) {
              case "objection" -> field.among(objections(file));
              case "tie" -> field.among(ties(ties));
              default -> field;
            })
        .toList();
  }

  private static List<Field.Choice> objections(CaseFile file) {
    return file.openObjections().stream()
        .map(no -> new Field.Choice(no.toString(), Text.of("第 {0} 条", "entry {0}").fill(no)))
        .toList();
  }

  private static List<Field.Choice> ties(List<PostTie> ties) {
    return ties.stream()
        .map(tie ->
            new Field.Choice(
                tie.key(),
                Text.of("{0}：{1}", "{0}: {1}").fill(tie.candidate().name(), tie.words())))
        .toList();
  }
}
