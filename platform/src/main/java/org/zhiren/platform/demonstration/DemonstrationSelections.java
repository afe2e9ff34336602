package org.zhiren.platform.demonstration;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.zhiren.platform.eligibility.Target;
import org.zhiren.platform.eligibility.Targets;
import org.zhiren.platform.organization.PostOccupancy;
import org.zhiren.platform.roster.People;
import org.zhiren.platform.roster.Person;
import org.zhiren.platform.selection.CasesIntake;
import org.zhiren.platform.selection.procedure.Brief;
import org.zhiren.platform.selection.procedure.Form;
import org.zhiren.platform.selection.procedure.Named;
import org.zhiren.platform.selection.procedure.Phase;
import org.zhiren.platform.selection.procedure.Step;

/**
 * Selection cases in every state: vacant posts with people of the same unit, and, for those that
 * are completed, posts with the people who hold them, so that files and cases say the same.
 */
@Component
@Order(80)
class DemonstrationSelections implements DemonstrationPart {

  private static final Logger LOG = LoggerFactory.getLogger(DemonstrationSelections.class);
  private static final String AUTHOR = "组织部干部";
  private static final int MEMBERS = 9;
  private static final int CANDIDATES = 2;
  private static final int COMPLETED = 6;

  private final CasesIntake intake;
  private final Targets targets;
  private final People people;
  private final ObjectProvider<PostOccupancy> occupancy;
  private final Clock clock;

  DemonstrationSelections(
      CasesIntake intake,
      Targets targets,
      People people,
      ObjectProvider<PostOccupancy> occupancy,
      Clock clock) {
    this.intake = intake;
    this.targets = targets;
    this.people = people;
    this.occupancy = occupancy;
    this.clock = clock;
  }

  /**
   * A case under way.
   *
   * @param form its form
   * @param phase where it stands
   * @param part how many steps of that phase have been taken
   * @param daysAgo when it began
   * @param after SUSPENDED, ENDED or nothing
   */
  private record Plan(Form form, Phase phase, int part, int daysAgo, String after) {}

  private static final List<Plan> PLANS =
      List.of(
          new Plan(Form.PROMOTION, Phase.MOTION, 0, 1, ""),
          new Plan(Form.PROMOTION, Phase.MOTION, 1, 5, ""),
          new Plan(Form.PROMOTION, Phase.NOMINATION, 0, 7, ""),
          new Plan(Form.PROMOTION, Phase.NOMINATION, 1, 12, ""),
          new Plan(Form.PROMOTION, Phase.NOMINATION, 2, 12, ""),
          new Plan(Form.PROMOTION, Phase.RECOMMENDATION, 0, 16, ""),
          new Plan(Form.PROMOTION, Phase.RECOMMENDATION, 1, 19, ""),
          new Plan(Form.PROMOTION, Phase.RECOMMENDATION, 2, 22, ""),
          new Plan(Form.PROMOTION, Phase.SHORTLIST, 0, 24, ""),
          new Plan(Form.PROMOTION, Phase.SHORTLIST, 1, 27, "SUSPENDED"),
          new Plan(Form.PROMOTION, Phase.INSPECTION, 2, 34, ""),
          new Plan(Form.PROMOTION, Phase.INSPECTION, 5, 42, ""),
          new Plan(Form.PROMOTION, Phase.INSPECTION, 11, 46, ""),
          new Plan(Form.PROMOTION, Phase.CONSULTATION, 0, 48, ""),
          new Plan(Form.PROMOTION, Phase.CONSULTATION, 1, 52, ""),
          new Plan(Form.PROMOTION, Phase.DECISION, 0, 56, ""),
          new Plan(Form.PROMOTION, Phase.DECISION, 0, 58, ""),
          new Plan(Form.PROMOTION, Phase.DECISION, 0, 60, ""),
          new Plan(Form.PROMOTION, Phase.DECISION, 1, 62, ""),
          new Plan(Form.PROMOTION, Phase.NOTICE, 1, 61, ""),
          new Plan(Form.PROMOTION, Phase.NOTICE, 1, 60, ""),
          new Plan(Form.PROMOTION, Phase.NOTICE, 1, 75, ""),
          new Plan(Form.TERM, Phase.INSPECTION, 6, 44, ""),
          new Plan(Form.TERM, Phase.DECISION, 0, 64, ""),
          new Plan(Form.EXCEPTIONAL, Phase.CONSULTATION, 1, 54, ""),
          new Plan(Form.COMPETITIVE, Phase.COMPETITION, 1, 8, ""),
          new Plan(Form.COMPETITIVE, Phase.DECISION, 0, 60, ""),
          new Plan(Form.PROMOTION, Phase.INSPECTION, 4, 120, "ENDED"),
          new Plan(Form.EXCHANGE, Phase.DECISION, 0, 28, ""),
          new Plan(Form.EXCHANGE, Phase.INSPECTION, 1, 9, ""),
          new Plan(Form.PROMOTION, Phase.APPOINTMENT, 0, 82, ""),
          new Plan(Form.PROMOTION, Phase.APPOINTMENT, 0, 90, ""));

  @Override
  public void load(Filled filled) {
    create();
  }

  /** Brings the cases in. */
  void create() {
    LocalDate today = LocalDate.now(clock);
    List<Target> all = targets.all(today);
    List<Target> vacant =
        all.stream().filter(target -> target.holders() == 0 && target.vacant()).toList();
    List<Named> committee = committee(all);
    if (all.size() < PLANS.size() || committee.size() < MEMBERS) {
      LOG.info("Demonstration: no selection cases, for lack of posts");
      return;
    }
    Set<UUID> taken = new HashSet<>();
    committee.forEach(member -> {
      if (member.personId() != null) {
        taken.add(member.personId());
      }
    });
    int cases = completed(all, committee, taken, today);
    Deque<Target> free = new ArrayDeque<>(vacant);
    // The first posts of the list are managed from above.
    List<Target> held =
        all.stream().skip(all.size() / 3).filter(target -> target.holders() > 0).toList();
    for (int i = PLANS.size() - 1; i >= 0; i--) {
      // The cases nearest to their order need a free place; early ones may be for a post that will
      // be free. Posts from all over the prefecture, not those of one unit.
      Target target =
          !free.isEmpty()
              ? free.removeFirst()
              : held.get((int) ((long) i * held.size() / PLANS.size()));
      cases += underWay(i, PLANS.get(i), target, committee, taken, today) ? 1 : 0;
    }
    cases += leaving(all, committee, taken, today);
    LOG.info("Demonstration: selection cases {}", cases);
  }

  /** The holders of the highest posts decide; who they are does not matter for the cases. */
  private List<Named> committee(List<Target> all) {
    List<UUID> posts = all.stream().limit(60).map(Target::id).toList();
    List<Named> members = new ArrayList<>();
    PostOccupancy known = occupancy.getIfAvailable();
    if (known != null) {
      known
          .holders(posts, LocalDate.now(clock))
          .forEach((post, holders) ->
              holders.forEach(holder -> {
                Named one = new Named(holder.personId(), holder.name());
                if (members.size() < MEMBERS && members.stream().noneMatch(one::same)) {
                  members.add(one);
                }
              }));
    }
    members.sort(java.util.Comparator.comparing(Named::name));
    return members;
  }

  private boolean underWay(
      int variant,
      Plan plan,
      Target target,
      List<Named> committee,
      Set<UUID> taken,
      LocalDate today) {
    List<Named> candidates = candidates(target, taken);
    boolean personal = plan.form().personal();
    if (candidates.size() < CANDIDATES) {
      return false;
    }
    UUID document = document(variant);
    Function<LocalDate, Brief> about =
        day ->
            brief(plan.form(), target, personal ? candidates.getFirst() : null, day, "班子缺员，工作急需。");
    Function<LocalDate, InventedCase> telling =
        day ->
            new InventedCase(
                    intake.law(),
                    about.apply(day),
                    personal ? candidates.subList(0, 1) : candidates,
                    committee,
                    document,
                    variant,
                    today)
                .until(plan.phase(), plan.part());
    LocalDate usual = today.minusDays(plan.daysAgo());
    LocalDate begun =
        plan.phase() == Phase.NOTICE ? noticeRuns(usual, variant, telling, today) : usual;
    Brief brief = about.apply(begun);
    InventedCase told = telling.apply(begun);
    LocalDate last = told.steps().isEmpty() ? begun : told.steps().getLast().enteredOn();
    if (plan.after().equals("SUSPENDED")) {
      told.steps().add(new CasesIntake.Past(last, new Step.Suspend(last, "机构职能调整，待批复后继续办理。")));
    } else if (plan.after().equals("ENDED")) {
      told.steps()
          .add(
              new CasesIntake.Past(
                  last, new Step.End(last, Step.Ending.NOT_APPOINTED, "综合研判不宜任用，另行物色人选。")));
    }
    intake.load(brief, files(told, document), told.steps(), AUTHOR);
    return true;
  }

  /** When a case has to begin for its notice to run today; the usual day if there is none. */
  private static LocalDate noticeRuns(
      LocalDate usual, int variant, Function<LocalDate, InventedCase> telling, LocalDate today) {
    return usual
        .minusDays(30)
        .datesUntil(usual.plusDays(30))
        .filter(day -> {
          List<CasesIntake.Past> steps = telling.apply(day).steps();
          return !steps.isEmpty()
              && steps.getLast().step() instanceof Step.Publish notice
              && !notice.from().isAfter(today)
              && !notice.until().isBefore(today);
        })
        .skip(variant % 4)
        .findFirst()
        .orElse(usual);
  }

  /** Posts taken within the last year: the case tells how it came to what the file says. */
  private int completed(List<Target> all, List<Named> committee, Set<UUID> taken, LocalDate today) {
    PostOccupancy known = occupancy.getIfAvailable();
    if (known == null) {
      return 0;
    }
    int cases = 0;
    var holders = known.holders(all.stream().map(Target::id).toList(), today);
    for (Target target : all) {
      for (PostOccupancy.Holder holder : holders.getOrDefault(target.id(), List.of())) {
        LocalDate since = holder.since();
        boolean recent =
            since.isAfter(today.minusDays(500))
                && since.isBefore(today.minusDays(40))
                && intake.law().days().knows(since.getYear())
                && intake.law().days().knows(since.plusDays(30).getYear())
                && intake.law().days().knows(since.minusDays(80).getYear());
        if (cases < COMPLETED && recent && taken.add(holder.personId())) {
          complete(
              target,
              new Named(holder.personId(), holder.name()),
              since,
              committee,
              100 + cases,
              today);
          cases++;
        }
      }
    }
    return cases;
  }

  private void complete(
      Target target,
      Named person,
      LocalDate since,
      List<Named> committee,
      int variant,
      LocalDate today) {
    Brief brief = brief(Form.PROMOTION, target, null, since.minusDays(75), "班子缺员，工作急需。");
    UUID document = document(variant);
    InventedCase told =
        new InventedCase(intake.law(), brief, List.of(person), committee, document, variant, today);
    told.until(Phase.NOTICE, 1);
    // A post held for long counts from the decision (第四十五条); the order names that day.
    LocalDate decided =
        told.steps().stream()
            .filter(past -> past.step() instanceof Step.Decide)
            .map(CasesIntake.Past::enteredOn)
            .findFirst()
            .orElse(since);
    told.pass();
    LocalDate effective = decided.isAfter(since) ? decided : since;
    told.add(told.order(effective));
    told.add(new Step.Talk(told.day(), "组织部门负责人", "肯定成绩，指出不足，提出廉洁履职要求。"));
    if (!effective.isAfter(told.day())) {
      told.add(new Step.TakeEffect(told.day(), effective));
      told.pass();
    } else if (!effective.isAfter(today)) {
      told.wait((int) (effective.toEpochDay() - told.day().toEpochDay()));
      told.add(new Step.TakeEffect(told.day(), effective));
      told.pass();
    }
    if (brief.probation() && effective.plusYears(1).plusDays(5).isBefore(today)) {
      told.wait((int) (effective.plusYears(1).plusDays(3).toEpochDay() - told.day().toEpochDay()));
      told.add(new Step.Assess(told.day(), true, "试用期内履职情况良好，胜任现职。"));
      told.add(new Step.Confirm(told.day(), "任〔%d〕%d号".formatted(told.day().getYear(), variant)));
      told.pass();
    }
    intake.load(brief, files(told, document), told.steps(), AUTHOR);
  }

  /** A removal before its meeting, a resignation at its beginning, a demotion. */
  private int leaving(List<Target> all, List<Named> committee, Set<UUID> taken, LocalDate today) {
    PostOccupancy known = occupancy.getIfAvailable();
    List<Form> forms = List.of(Form.REMOVAL, Form.RESIGNATION, Form.REMOVAL);
    List<Phase> phases = List.of(Phase.DECISION, Phase.CONSULTATION, Phase.MOTION);
    int cases = 0;
    List<Target> held = all.stream().filter(target -> target.holders() == 1).toList();
    for (int i = held.size() - 1; known != null && i >= 0 && cases < forms.size(); i -= 7) {
      Target target = held.get(i);
      for (PostOccupancy.Holder holder :
          known.holders(List.of(target.id()), today).getOrDefault(target.id(), List.of())) {
        if (cases < forms.size() && taken.add(holder.personId())) {
          Named person = new Named(holder.personId(), holder.name());
          Brief brief =
              brief(
                  forms.get(cases),
                  target,
                  person,
                  today.minusDays(18),
                  forms.get(cases) == Form.REMOVAL ? "工作需要，另有安排。" : "本人提出辞去现任领导职务。");
          UUID document = document(200 + cases);
          InventedCase told =
              new InventedCase(
                      intake.law(), brief, List.of(person), committee, document, cases, today)
                  .until(phases.get(cases), phases.get(cases) == Phase.MOTION ? 1 : 0);
          intake.load(brief, files(told, document), told.steps(), AUTHOR);
          cases++;
        }
      }
    }
    return cases;
  }

  private static Brief brief(
      Form form, Target target, @Nullable Named subject, LocalDate on, String need) {
    return new Brief(
        form,
        target.id(),
        target.title(),
        target.unit().id(),
        target.post().facts().levelCode(),
        form.raises() && target.post().facts().probation(),
        subject,
        need,
        on);
  }

  /** People of the unit of the post or, if it has too few, of anywhere; nobody in two cases. */
  private List<Named> candidates(Target target, Set<UUID> taken) {
    List<Named> found = new ArrayList<>();
    for (People.Search search :
        List.of(
            new People.Search("", target.unit().id(), null, false, false),
            People.Search.everybody())) {
      for (Person person : people.list(search, null, 400).people()) {
        if (found.size() < CANDIDATES
            && person.ageOn(LocalDate.now(clock)) < 56
            && taken.add(person.id())) {
          found.add(new Named(person.id(), person.name()));
        }
      }
    }
    return found;
  }

  private static UUID document(int variant) {
    return UUID.nameUUIDFromBytes(
        ("selection document " + variant).getBytes(StandardCharsets.UTF_8));
  }

  private static List<CasesIntake.PastFile> files(InventedCase told, UUID document) {
    return told.steps().stream().anyMatch(past -> past.step() instanceof Step.Check)
        ? List.of(new CasesIntake.PastFile(document, "考察文书（演示）.pdf", pdf(document.toString())))
        : List.of();
  }

  /** A page that says that it is invented. */
  private static byte[] pdf(String words) {
    String[] objects = {
      "<< /Type /Catalog /Pages 2 0 R >>",
      "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font <<"
          + " /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
      ""
    };
    String text =
        "BT /F1 14 Tf 72 760 Td (Zhiren demonstration: invented document) Tj 0 -24 Td ("
            + words
            + ") Tj ET";
    objects[3] = "<< /Length %d >>\nstream\n%s\nendstream".formatted(text.length(), text);
    StringBuilder pdf = new StringBuilder("%PDF-1.4\n");
    StringBuilder table = new StringBuilder("0000000000 65535 f \n");
    for (int i = 0; i < objects.length; i++) {
      table.append(String.format(Locale.ROOT, "%010d 00000 n \n", pdf.length()));
      pdf.append(i + 1).append(" 0 obj\n").append(objects[i]).append("\nendobj\n");
    }
    int start = pdf.length();
    pdf.append("xref\n0 5\n")
        .append(table)
        .append("trailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n")
        .append(start)
        .append("\n%%EOF\n");
    return pdf.toString().getBytes(StandardCharsets.US_ASCII);
  }
}
