package org.zhiren.platform.selection.decision;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhiren.explain.Text;
import org.zhiren.platform.eligibility.ExaminingPerson;
import org.zhiren.platform.eligibility.LawInForce;
import org.zhiren.platform.insight.Evidence;
import org.zhiren.platform.insight.PersonResults;
import org.zhiren.platform.responsibility.Targets;
import org.zhiren.platform.selection.CaseView;
import org.zhiren.platform.selection.Cases;
import org.zhiren.platform.selection.decision.Comparison.Cell;
import org.zhiren.platform.selection.decision.Comparison.Row;
import org.zhiren.platform.selection.decision.Comparison.Section;
import org.zhiren.platform.selection.procedure.Named;
import org.zhiren.platform.selection.recusal.Conflict;
import org.zhiren.platform.selection.recusal.Recusals;
import org.zhiren.platform.shell.NotFound;

/**
 * Lays the candidates of a case side by side. Each file is opened as the roster opens it: for the
 * stated purpose, recorded, within the scopes.
 */
@Component
public class Comparing {

  private final Cases cases;
  private final ExaminingPerson examining;
  private final LawInForce law;
  private final PersonResults results;
  private final Evidence evidence;
  private final Targets targets;
  private final TargetLines targetLines;
  private final Elsewhere elsewhere;
  private final Bearings bearings;
  private final Recusals recusals;
  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;
  private final Clock clock;

  Comparing(
      Cases cases,
      ExaminingPerson examining,
      LawInForce law,
      PersonResults results,
      Evidence evidence,
      Targets targets,
      TargetLines targetLines,
      Elsewhere elsewhere,
      Bearings bearings,
      Recusals recusals,
      JdbcClient jdbc,
      TransactionTemplate transactions,
      Clock clock) {
    this.cases = cases;
    this.examining = examining;
    this.law = law;
    this.results = results;
    this.evidence = evidence;
    this.targets = targets;
    this.targetLines = targetLines;
    this.elsewhere = elsewhere;
    this.bearings = bearings;
    this.recusals = recusals;
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Everything about one candidate. What is {@code null} could not be opened.
   *
   * @param person the candidate
   * @param file the file
   * @param examined what the rules say; {@code null} too for a post that is no leading one
   * @param results released appraisals
   * @param evidence what was written down
   * @param targets the targets answered for, in words
   * @param conflicts what stands against the post
   */
  record Gathered(
      Named person,
      ExaminingPerson.@Nullable Opened file,
      ExaminingPerson.@Nullable Result examined,
      PersonResults.@Nullable Opened results,
      Evidence.@Nullable About evidence,
      List<Comparison.Line> targets,
      List<Conflict> conflicts) {

    UUID id() {
      return Objects.requireNonNull(person.personId());
    }
  }

  /** The comparison, called outside a transaction because files are opened. */
  public Comparison of(UUID caseId) {
    LocalDate today = LocalDate.now(clock);
    CaseView view = cases.required(caseId);
    List<Gathered> all = new ArrayList<>();
    for (Named one : inOrder(view.candidates())) {
      all.add(gather(one, view, today));
    }
    Rows rows = new Rows(view, law.on(today), today);
    Map<UUID, List<Comparison.Line>> fits = new HashMap<>();
    all.forEach(one -> fits.put(one.id(), elsewhere.of(one, view.brief().postId(), today)));
    Rows.Line consequences =
        new Rows.Line(
            Text.of("离任与其他去处", "gap and other posts"),
            one -> new Cell(fits.getOrDefault(one.id(), List.of())));
    List<Section> sections =
        new Frame(all)
            .section("基本情况", "Particulars", "来自名册", "from the roster", rows.particulars())
            .section(
                "资格与回避",
                "Eligibility and recusal",
                "按今天的规则逐条判断，附条文",
                "judged by the rules of today, with their articles",
                rows.rules())
            .section(
                "测评与目标",
                "Appraisals and targets",
                "结果只供参考，区间之内的差别不说明问题",
                "results inform; differences within the intervals say nothing",
                EvidenceRows.results())
            .section(
                "知事识人",
                "Evidence",
                "六个渠道的记录，平时与关键时刻都在",
                "entries through six channels, everyday and critical",
                EvidenceRows.evidence())
            .section(
                "推荐与考察",
                "Recommendation and inspection",
                "本案登记的情况，得票只作参考",
                "as entered in this case; votes inform only",
                rows.inspection())
            .section(
                "影响",
                "Consequences",
                "离开现职留下什么，还适合哪里",
                "what leaving would open, where else the person would fit",
                List.of(consequences))
            .sections();
    return new Comparison(
        all.stream()
            .map(one -> new Comparison.Column(one.id(), one.person().name(), one.file() != null))
            .toList(),
        sections,
        view.brief().form().leaves()
            ? new Bearing(List.of(), false, null)
            : bearings.of(
                view.brief().postId(), all.stream().map(Gathered::person).toList(), today));
  }

  /** Sections over the same candidates, one after the other. */
  private static final class Frame {
    private final List<Gathered> all;
    private final List<Section> sections = new ArrayList<>();

    Frame(List<Gathered> all) {
      this.all = all;
    }

    Frame section(
        String titleZh, String titleEn, String aboutZh, String aboutEn, List<Rows.Line> lines) {
      List<Row> rows = new ArrayList<>();
      for (Rows.Line line : lines) {
        rows.add(new Row(line.label(), all.stream().map(line.cell()).toList()));
      }
      sections.add(new Section(Text.of(titleZh, titleEn), Text.of(aboutZh, aboutEn), rows));
      return this;
    }

    List<Section> sections() {
      return sections;
    }
  }

  private Gathered gather(Named one, CaseView view, LocalDate today) {
    UUID id = Objects.requireNonNull(one.personId());
    ExaminingPerson.Result examined = examined(id, view, today);
    return new Gathered(
        one,
        examined == null ? file(id, today) : examined.file(),
        examined,
        results.open(id).orElse(null),
        evidence.about(id).orElse(null),
        Objects.requireNonNull(
            transactions.execute(status -> targetLines.of(targets.ofPerson(id)))),
        view.brief().form().leaves()
            ? List.of()
            : Objects.requireNonNull(
                transactions.execute(
                    status -> recusals.against(one, view.brief().postId(), today))));
  }

  private ExaminingPerson.@Nullable Result examined(UUID id, CaseView view, LocalDate today) {
    try {
      return examining.examine(id, view.brief().postId(), today);
    } catch (NotFound outside) {
      return null;
    }
  }

  private ExaminingPerson.@Nullable Opened file(UUID id, LocalDate today) {
    try {
      return examining.open(id, today);
    } catch (NotFound outside) {
      return null;
    }
  }

  /** People with a file, by the strokes of their names (姓氏笔画). */
  List<Named> inOrder(List<Named> people) {
    List<Named> filed = people.stream().filter(one -> one.personId() != null).toList();
    if (filed.size() < 2) {
      return filed;
    }
    String[] names = filed.stream().map(Named::name).toArray(String[]::new);
    List<Integer> order =
        Objects.requireNonNull(
            transactions.execute(status ->
                jdbc.sql(
                        """
                        select place from unnest(:names::text[]) with ordinality as said (name, place)
                        order by name collate selection.strokes, place
                        """)
                    .param("names", names)
                    .query(Integer.class)
                    .list()));
    return order.stream().map(place -> filed.get(place - 1)).toList();
  }
}
