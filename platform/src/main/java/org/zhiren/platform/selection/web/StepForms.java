package org.zhiren.platform.selection.web;

import java.util.ArrayList;
import java.util.List;
import org.zhiren.explain.Text;
import org.zhiren.platform.selection.procedure.CaseFile;
import org.zhiren.platform.selection.procedure.Form;
import org.zhiren.platform.selection.procedure.PostTie;
import org.zhiren.platform.selection.procedure.Stage;
import org.zhiren.platform.selection.procedure.Step;

/** Which forms a case offers where it stands, and what each is called. */
final class StepForms {

  private StepForms() {}

  /** The kinds of step that a case offers where it stands, the next one first. */
  static List<String> offered(Stage stage, List<PostTie> ties) {
    CaseFile file = stage.file();
    boolean exceptional = file.brief().form() == Form.EXCEPTIONAL;
    List<String> kinds = new ArrayList<>();
    switch (stage) {
      case Stage.Motion at -> kinds.add("Resolve");
      case Stage.Nomination at -> kinds.add("Nominate");
      case Stage.Recommendation at -> {
        kinds.add("Recommend");
        if (mayOmit(file)) {
          kinds.add("OmitMeeting");
        }
      }
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
    if (stage instanceof Stage.Open) {
      if (!file.undeclared().isEmpty()) {
        kinds.addFirst("Declare");
      } else if (stage instanceof Stage.Choosing && !file.candidates().isEmpty()) {
        kinds.add("Declare");
      }
      if (!ties.isEmpty()) {
        kinds.add("AnswerRecusal");
      }
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

  /** Talks were held, a meeting was not, and nobody has asked to leave it out. */
  private static boolean mayOmit(CaseFile file) {
    List<Step.Way> held = file.all(Step.Recommend.class).stream().map(Step.Recommend::way).toList();
    boolean refused =
        file.effective().stream()
            .filter(taken -> taken.step() instanceof Step.OmitMeeting)
            .allMatch(
                taken -> file.endorsement(taken.no()).filter(said -> !said.agrees()).isPresent());
    return file.brief().form() != Form.TERM
        && held.contains(Step.Way.TALKS)
        && !held.contains(Step.Way.MEETING)
        && refused;
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
      case "OmitMeeting" -> Text.of("不再进行会议推荐", "Do without the meeting");
      case "AnswerRecusal" -> Text.of("登记回避处理", "Answer a recusal");
      case "Declare" -> Text.of("登记关系声明", "Enter a declaration of relations");
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
      case "OmitMeeting" ->
          Text.of(
              "只限个别提拔或者进一步使用，三项条件须同时具备；登记后由另一人复核，复核同意才算数。",
              "Only for the promotion of single people, with all three conditions. Another officer"
                  + " endorses the entry before it counts.");
      case "AnswerRecusal" ->
          Text.of(
              "亲属调整岗位的，记入干部信息后任免才生效；变通执行或者核实不存在的，须附文书并由另一人复核。成长地回避没有例外条款，确需任职的，须附有权机关的批准文件。",
              "Where the relative moves, the order takes effect after that is on file. An"
                  + " exception, or a question found to be nothing, needs a document and another"
                  + " officer. The rules on the place of upbringing know no exception: attach the"
                  + " decision of the body that is entitled to make one.");
      case "Declare" ->
          Text.of(
              "有关系的，声明人不能再参加考察和讨论；名册内人员声明的关系，今后查找回避时一并使用。",
              "Whoever is related no longer takes part in inspection and decision. A relation"
                  + " declared by somebody on file is used wherever a recusal is looked for.");
      case "Shortlist" ->
          Text.of("未列入的人选不再参加本案。", "Those not chosen are no longer considered in this case.");
      case "Decide" ->
          Text.of(
              "同意超过应到会成员半数即通过；未通过（且不是缓议）的，本案不能对同一人再次表决。",
              "Adopted with more than half of all members. A vote that is lost and not deferred"
                  + " cannot be repeated for the same person in this case.");
      case "Publish" ->
          Text.of("姓名、现任和拟任职务将向社会公开。", "Name, present and proposed post become public.");
      case "Settle" ->
          Text.of(
              "认定影响任职的，本案不能继续。", "If it stands against the appointment, the case cannot go on.");
      case "Appoint" ->
          Text.of(
              "到生效日期由系统记入任职经历；错误只能经更正撤回。",
              "On the day of effect the platform enters it into the career; a mistake is taken back"
                  + " by a correction only.");
      case "Confirm", "Return" -> Text.of("随即记入任职经历。", "It is entered into the career at once.");
      case "End" -> Text.of("终止后不能恢复。", "This cannot be taken back.");
      default ->
          Text.of(
              "登记后不能修改；有误的提出更正。",
              "An entry cannot be changed; a mistake is put right by a correction.");
    };
  }
}
