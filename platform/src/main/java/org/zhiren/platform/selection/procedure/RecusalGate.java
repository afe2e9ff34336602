package org.zhiren.platform.selection.procedure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;
import org.zhiren.explain.Verdict;

/**
 * Who may not take the post because of a relative or of the place, and what people without a file
 * have to declare before their part counts.
 */
final class RecusalGate {

  private static final Text SECOND = Text.of("承办人以外的另一人", "another officer");

  private final CaseFile file;
  private final ProcedureLaw law;
  private final Entering entering;

  RecusalGate(CaseFile file, ProcedureLaw law, Entering entering) {
    this.file = file;
    this.law = law;
    this.entering = entering;
  }

  /** Before the decision, about everybody; before the order, about the one who was chosen. */
  List<Requirement> before(Phase next) {
    if (file.brief().form().leaves()) {
      return List.of();
    }
    return switch (next) {
      case DECISION -> posts(file.candidates());
      case APPOINTMENT, PROBATION -> {
        Named chosen = file.chosen(law);
        // What came to light after the decision holds the order up as well.
        yield chosen == null || file.last(Step.TakeEffect.class).isPresent()
            ? List.of()
            : posts(List.of(chosen));
      }
      default -> List.of();
    };
  }

  private List<Requirement> posts(List<Named> people) {
    List<Requirement> all = new ArrayList<>();
    for (Named one : people) {
      List<PostTie> ties = entering.posting().against(one);
      ties.forEach(tie -> all.add(requirement(tie)));
      if (ties.isEmpty()) {
        all.add(
            new Requirement(
                "recusal.post",
                Text.of("{0}：任职回避、地域回避", "{0}: recusal from the post and from the place")
                    .fill(one.name()),
                Verdict.PASS,
                Text.of("按登记的亲属和成长地，没有应回避的情形", "none by the relatives and places on file"),
                Gates.OFFICER,
                null,
                law.citation("GWY-74-1", entering.today())));
      }
    }
    return all;
  }

  private Requirement requirement(PostTie tie) {
    Optional<Taken> answer = file.answer(tie);
    return new Requirement(
        "recusal.post",
        Text.of("{0}：{1}", "{0}: {1}").fill(tie.candidate().name(), tie.words()),
        verdict(tie, answer.orElse(null)),
        answer.map(this::finding).orElse(unanswered(tie)),
        answer.filter(this::waits).isPresent() ? SECOND : Gates.OFFICER,
        null,
        tie.citation());
  }

  private static Text unanswered(PostTie tie) {
    if (!tie.certain()) {
      return Text.of(
          "登记不足以判断，请核实并登记处理情况", "the record does not tell: find out and enter what came of it");
    }
    return tie.strict()
        ? Text.of("应当回避，尚未登记处理情况", "a recusal is due and nothing was entered about it")
        : Text.of("一般应当回避，请在决定理由中说明", "as a rule a recusal is due: say why not in the reason");
  }

  private Verdict verdict(PostTie tie, @Nullable Taken answer) {
    if (answer == null) {
      return !tie.certain() ? Verdict.UNKNOWN : tie.strict() ? Verdict.FAIL : Verdict.WARN;
    }
    if (!CaseFile.needsEndorsement(answer.step())) {
      return Verdict.PASS;
    }
    return file.endorsement(answer.no())
        .map(said -> said.agrees() ? Verdict.PASS : Verdict.FAIL)
        .orElse(Verdict.NEEDS_APPROVAL);
  }

  private boolean waits(Taken answer) {
    return CaseFile.needsEndorsement(answer.step()) && file.endorsement(answer.no()).isEmpty();
  }

  private Text finding(Taken taken) {
    Step.AnswerRecusal answer = (Step.AnswerRecusal) taken.step();
    Text what =
        Text.of("第 {0} 条：{1}，{2} {3}", "entry {0}: {1}, {2} {3}")
            .fill(taken.no(), answer.how().text(), answer.authority(), answer.number());
    if (answer.how() == Step.Answer.RELATIVE_MOVES) {
      return Text.of("{0}；亲属离开后任免才生效", "{0}; the order takes effect after the relative has left")
          .fill(what);
    }
    return endorsed(taken, what);
  }

  /** An entry with what another officer said of it. */
  private Text endorsed(Taken taken, Text what) {
    return file.endorsement(taken.no())
        .map(said ->
            (said.agrees()
                    ? Text.of("{0}；复核同意", "{0}; endorsed")
                    : Text.of("{0}；复核不同意", "{0}; refused"))
                .fill(what))
        .orElse(Text.of("{0}；待复核", "{0}; waits for another officer").fill(what));
  }

  /** 会议推荐 or, instead of it, an endorsed entry that it is left out. */
  Optional<Requirement> omitted() {
    return file.omission()
        .map(taken -> {
          Step.OmitMeeting omit = (Step.OmitMeeting) taken.step();
          Verdict verdict =
              file.endorsement(taken.no())
                  .map(said -> said.agrees() ? Verdict.PASS : Verdict.FAIL)
                  .orElse(Verdict.NEEDS_APPROVAL);
          return new Requirement(
              "recommendation.meeting",
              Text.of("会议推荐，或者依规定不再进行", "the meeting, or leave to do without it"),
              verdict,
              endorsed(
                  taken,
                  Text.of(
                          "第 {0} 条：人数较少、范围基本相同、意见集中，{1}批准不再进行",
                          "entry {0}: few people, the same scope, opinions agree; left out by leave"
                              + " of {1}")
                      .fill(taken.no(), omit.authority())),
              verdict == Verdict.NEEDS_APPROVAL ? SECOND : Gates.OFFICER,
              null,
              law.citation("XB-20", omit.on()));
        });
  }

  /**
   * A declaration of everybody without a file who takes part.
   *
   * @param people who nominates, counts or inspects
   * @param leave whether a relative has to be replaced; otherwise the relation is only shown
   */
  List<Requirement> declarations(List<Named> people, boolean leave) {
    List<Requirement> all = new ArrayList<>();
    List<Named> asked = new ArrayList<>();
    for (Named one : people) {
      boolean again = asked.stream().anyMatch(one::same);
      if (one.personId() == null && !again && !file.candidates().isEmpty()) {
        asked.add(one);
        all.add(declaration(one, leave));
      }
    }
    return all;
  }

  private Requirement declaration(Named who, boolean leave) {
    Optional<Step.Declare> said = file.declaration(who);
    Named about = said.map(Step.Declare::about).orElse(null);
    NearKin kin = said.map(Step.Declare::kin).orElse(null);
    boolean related = about != null && kin != null;
    Text finding =
        said.map(one ->
                about != null && kin != null
                    ? Text.of("声明与 {0} 有{1}关系", "declared: {1} of {0}")
                        .fill(about.name(), kin.text())
                    : Text.of("已声明没有（{0}）", "declared: none ({0})").fill(one.declaredBy()))
            .orElse(Text.of("名册外人员，尚未声明", "without a file, and nothing declared yet"));
    return new Requirement(
        "recusal.declared",
        Text.of("{0}：声明与人选没有应回避的亲属关系", "{0}: declares to be no near relative").fill(who.name()),
        said.isEmpty() || (related && leave) ? Verdict.FAIL : related ? Verdict.WARN : Verdict.PASS,
        finding,
        Gates.OFFICER,
        null,
        leave ? law.citation("XB-53-2", entering.today()) : null);
  }
}
