package org.zhiren.platform.selection.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.zhiren.explain.Text;
import org.zhiren.platform.selection.procedure.CaseFile;
import org.zhiren.platform.selection.procedure.CheckKind;
import org.zhiren.platform.selection.procedure.Form;
import org.zhiren.platform.selection.procedure.Stage;
import org.zhiren.platform.selection.procedure.Step;
import org.zhiren.platform.selection.web.Field.Type;

/** Which forms a case offers where it stands, and which fields each has. */
final class StepForms {

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
                  Field.line("nominator", "提名人（单位）", "nominated by"),
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
                  Field.line("scrutineers", "计票人、监票人（纸质计票）", "scrutineers, for a count on paper")
                      .optional(),
                  Field.line(
                          "election",
                          "平台投票编号（使用平台投票的）",
                          "number of the ballot, if it was held here")
                      .optional())),
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

  private StepForms() {}

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
  static List<Field> fields(String kind, CaseFile file) {
    return fields(kind).stream()
        .map(field ->
            field.name().equals("objection")
                ? new Field(
                    field.name(),
                    field.label(),
                    field.type(),
                    file.openObjections().stream()
                        .map(no ->
                            new Field.Choice(
                                no.toString(), Text.of("第 {0} 条", "entry {0}").fill(no)))
                        .toList(),
                    true)
                : field)
        .toList();
  }

  /** The kinds of step that a case offers where it stands, the next one first. */
  static List<String> offered(Stage stage) {
    CaseFile file = stage.file();
    boolean exceptional = file.brief().form() == Form.EXCEPTIONAL;
    List<String> kinds = new ArrayList<>();
    switch (stage) {
      case Stage.Motion at -> kinds.add("Resolve");
      case Stage.Nomination at -> kinds.add("Nominate");
      case Stage.Recommendation at -> kinds.add("Recommend");
      case Stage.Competition at ->
          kinds.addAll(
              file.last(Step.Announce.class).isEmpty() ? List.of("Announce") : List.of("Examine"));
      case Stage.Shortlisting at -> {
        if (file.last(Step.Shortlist.class).isEmpty()) {
          kinds.add("Shortlist");
        }
      }
      case Stage.Inspection at -> {
        // What has been done once stands behind what has not.
        boolean team = file.last(Step.FormTeam.class).isPresent();
        boolean foretold =
            !file.brief().form().raises() || file.last(Step.Foretell.class).isPresent();
        if (!team) {
          kinds.add("FormTeam");
        }
        if (!foretold) {
          kinds.add("Foretell");
        }
        boolean talked = file.last(Step.Interview.class).isPresent();
        kinds.addAll(
            talked
                ? List.of("Check", "Report", "Interview")
                : List.of("Interview", "Check", "Report"));
        if (team) {
          kinds.add("FormTeam");
        }
      }
      case Stage.Consultation at -> kinds.addAll(List.of("Consult", "Check"));
      case Stage.Deciding at -> kinds.add("Decide");
      case Stage.OnNotice at -> {
        if (file.last(Step.Publish.class).isEmpty()) {
          kinds.add("Publish");
        } else {
          if (!file.openObjections().isEmpty()) {
            kinds.add("Settle");
          }
          kinds.add("Objection");
        }
      }
      case Stage.Appointing at -> {
        if (file.last(Step.Appoint.class).isEmpty()) {
          kinds.add("Appoint");
        }
        kinds.add("Talk");
      }
      case Stage.OnProbation at -> {
        if (file.last(Step.Assess.class).isEmpty()) {
          kinds.add("Assess");
        } else if (file.last(Step.Assess.class).filter(Step.Assess::competent).isPresent()) {
          kinds.add("Confirm");
        } else {
          kinds.add("Return");
        }
      }
      case Stage.Suspended at -> kinds.add("Resume");
      case Stage.Finished none -> {}
      case Stage.Ended none -> {}
    }
    if (stage instanceof Stage.Choosing) {
      if (exceptional && file.last(Step.Consent.class).isEmpty()) {
        kinds.add("Consent");
      }
      if (!file.candidates().isEmpty() && file.brief().form().raises()) {
        kinds.add("Withdraw");
      }
    }
    boolean inEffect = file.last(Step.TakeEffect.class).isPresent();
    if (stage instanceof Stage.Open && !(stage instanceof Stage.OnProbation) && !inEffect) {
      kinds.add("Suspend");
      kinds.add("End");
    } else if (stage instanceof Stage.Suspended) {
      kinds.add("End");
    }
    return kinds;
  }

  /** What a kind of step is called as something to be done. */
  static Text title(String kind) {
    return switch (kind) {
      case "Resolve" -> Text.of("登记动议", "Enter the motion");
      case "Nominate" -> Text.of("提名人选", "Nominate somebody");
      case "Withdraw" -> Text.of("不再作为人选", "Consider somebody no longer");
      case "Consent" -> Text.of("登记上级同意", "Enter consent from above");
      case "Announce" -> Text.of("发布公告", "Announce the competition");
      case "Examine" -> Text.of("登记报名和测试结果", "Enter somebody's examination");
      case "Recommend" -> Text.of("登记推荐结果", "Enter a recommendation");
      case "Shortlist" -> Text.of("确定考察对象", "Choose whom to inspect");
      case "FormTeam" -> Text.of("组成考察组", "Form the inspection team");
      case "Foretell" -> Text.of("发布考察预告", "Announce the inspection");
      case "Interview" -> Text.of("登记谈话", "Enter talks");
      case "Check" -> Text.of("登记审核、查核和意见", "Enter an examination or opinion");
      case "Report" -> Text.of("登记考察材料", "Enter the report");
      case "Consult" -> Text.of("登记酝酿", "Enter a consultation");
      case "Decide" -> Text.of("登记讨论决定", "Enter the decision");
      case "Publish" -> Text.of("登记公示", "Enter the public notice");
      case "Objection" -> Text.of("登记反映的问题", "Enter an objection");
      case "Settle" -> Text.of("登记核查结论", "Enter a finding");
      case "Appoint" -> Text.of("登记任免通知", "Enter the order");
      case "Talk" -> Text.of("登记任职谈话", "Enter the talk");
      case "Assess" -> Text.of("登记期满考核", "Enter the appraisal");
      case "Confirm" -> Text.of("登记正式任职", "Enter the confirmation");
      case "Return" -> Text.of("登记免去试任职务", "Enter the return");
      case "Suspend" -> Text.of("暂缓办理", "Put the case off");
      case "Resume" -> Text.of("恢复办理", "Take the case up again");
      case "End" -> Text.of("终止本案", "End the case");
      default -> Text.of("进入下一步", "Pass on");
    };
  }

  /** What follows from a kind of step, for those that decide something. */
  static Text consequence(String kind) {
    return switch (kind) {
      case "Shortlist" ->
          Text.of("未列入的人选不再参加本案。", "Those not chosen are no longer considered in this case.");
      case "Decide" ->
          Text.of(
              "同意超过应到会成员半数即通过；未通过（且不是缓议）的，本案不能对同一人再次表决。",
              "Adopted with more than half of all members. A vote that is lost and not deferred cannot be"
                  + " repeated for the same person in this case.");
      case "Publish" ->
          Text.of("姓名、现任和拟任职务将向社会公开。", "Name, present and proposed post become public.");
      case "Settle" ->
          Text.of(
              "认定影响任职的，本案不能继续。", "If it stands against the appointment, the case cannot go on.");
      case "Appoint" ->
          Text.of(
              "到生效日期由系统记入任职经历；错误只能经更正撤回。",
              "On the day of effect the platform enters it into the career; a mistake is taken back by a"
                  + " correction only.");
      case "Confirm", "Return" -> Text.of("随即记入任职经历。", "It is entered into the career at once.");
      case "End" -> Text.of("终止后不能恢复。", "This cannot be taken back.");
      default ->
          Text.of(
              "登记后不能修改；有误的提出更正。",
              "An entry cannot be changed; a mistake is put right by a correction.");
    };
  }
}
