package org.zhiren.platform.selection.advice;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.zhiren.explain.Citation;
import org.zhiren.explain.Explanation;
import org.zhiren.explain.Text;
import org.zhiren.explain.Value;
import org.zhiren.explain.Verdict;
import org.zhiren.platform.access.Account;
import org.zhiren.platform.access.Acting;
import org.zhiren.platform.access.Purposes;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.eligibility.ExaminingPerson;
import org.zhiren.platform.eligibility.LawInForce;
import org.zhiren.platform.eligibility.Target;
import org.zhiren.platform.eligibility.Targets;
import org.zhiren.platform.organization.Units;
import org.zhiren.platform.roster.PersonFile;
import org.zhiren.platform.selection.PastPassages;
import org.zhiren.platform.selection.procedure.Phase;
import org.zhiren.platform.shell.Ids;
import org.zhiren.platform.shell.Matter;
import org.zhiren.platform.shell.Matter.Suggestion;
import org.zhiren.platform.shell.NotFound;
import org.zhiren.statutes.Candidacy;
import org.zhiren.statutes.Statutes;
import org.zhiren.statutes.Vacancy;

/**
 * What applies to a person in post: probation that ends, time in a post that runs out, recusal,
 * training, the statutory age, and cases under way. The file is opened as everywhere: for a stated
 * purpose, recorded, within the scopes. Nothing is said about the worth of the person, nor about
 * private life: only what the rules ask of the posts held.
 */
@Component
class PersonAdvice {

  private static final int YEARS_AHEAD = 2;

  /** What is looked at of the rules for people in post. */
  private static final Set<String> IN_POST =
      Set.of("XB-51-1", "JL-5-place", "JL-6", "PX-1", "PX-2");

  /** What is looked at of the rules that stand between a person and the post. */
  private static final Set<String> RECUSAL =
      Set.of("GWY-74-1", "GWY-75", "HB-5-county", "HB-5-city");

  private static final Text FILE = Text.of("干部信息库登记", "the file of the person");

  private final ExaminingPerson examining;
  private final Targets targets;
  private final Units units;
  private final LawInForce law;
  private final PastPassages past;
  private final Acting acting;
  private final Purposes purposes;
  private final Clock clock;

  PersonAdvice(
      ExaminingPerson examining,
      Targets targets,
      Units units,
      LawInForce law,
      PastPassages past,
      Acting acting,
      Purposes purposes,
      Clock clock) {
    this.examining = examining;
    this.targets = targets;
    this.units = units;
    this.law = law;
    this.past = past;
    this.acting = acting;
    this.purposes = purposes;
    this.clock = clock;
  }

  /** What is gathered about one person. */
  private static final class Gathered {
    private final Set<String> provisions = new LinkedHashSet<>();
    private final List<Suggestion> suggestions = new ArrayList<>();
    private final List<Matter.Precedent> precedents = new ArrayList<>();
  }

  /**
   * The matter of a person.
   *
   * @return empty if there is no such person, not for this account, or no purpose was stated
   */
  Optional<Matter> matter(String subject) {
    Optional<Account> account = acting.account().filter(one -> one.may(Right.ROSTER_READ));
    Optional<UUID> person = Ids.find(subject);
    if (account.isEmpty() || person.isEmpty() || purposes.stated().isEmpty()) {
      return Optional.empty();
    }
    LocalDate today = LocalDate.now(clock);
    UUID id = person.get();
    ExaminingPerson.Opened opened;
    try {
      opened = examining.open(id, today);
    } catch (NotFound outside) {
      return Optional.empty();
    }
    PersonFile file = opened.opened().file();
    Gathered found = new Gathered();
    LocalDate left = file.basics().leftOn();
    if (left == null || left.isAfter(today)) {
      probation(file, today, found);
      posts(opened, today, found);
    }
    if (account.get().may(Right.SELECTION_RUN) || account.get().may(Right.SELECTION_DECIDE)) {
      cases(id, found);
    }
    return Optional.of(
        new Matter(
            Text.same(file.basics().name()),
            units.find(file.placement().unitId(), today).map(FieldOfWork::words).orElse(List.of()),
            List.copyOf(found.provisions),
            found.precedents,
            found.suggestions));
  }

  private void probation(PersonFile file, LocalDate today, Gathered found) {
    for (PersonFile.Career held : file.career()) {
      LocalDate until = held.probationUntil();
      boolean now = held.end() == null || held.end().isAfter(today);
      if (now && until != null && held.confirmedOn() == null) {
        found.provisions.add("XB-43");
        found.suggestions.add(
            new Suggestion(
                (until.isBefore(today)
                        ? Text.of(
                            "{0}的试用期已于 {1} 届满，尚未登记考核和转正结果",
                            "{0}: probation ended on {1}, no outcome on file yet")
                        : Text.of(
                            "{0}的试用期至 {1}，期满考核合格的正式任职",
                            "{0}: probation until {1}; confirmed after an appraisal"))
                    .fill(held.wording(), until),
                Text.of("现任职务在试用期内", "the post is held on probation"),
                source("XB-43", today),
                null));
      }
    }
  }

  /** The leading posts held now, one after the other. */
  private void posts(ExaminingPerson.Opened opened, LocalDate today, Gathered found) {
    Statutes rules = law.on(today);
    Map<String, org.zhiren.statutes.Post> held = new HashMap<>();
    Map<String, Explanation> findings = new LinkedHashMap<>();
    for (PersonFile.Career one : opened.opened().file().career()) {
      boolean now = !one.start().isAfter(today) && (one.end() == null || one.end().isAfter(today));
      Optional<Target> target =
          now && one.postId() != null ? targets.find(one.postId(), today) : Optional.empty();
      if (target.isPresent()) {
        Candidacy candidacy = Candidacy.of(opened.person(), target.get().rules());
        held.put(target.get().rules().id(), target.get().rules());
        keep(rules.inPost(candidacy, today).explanation(), IN_POST, findings);
        keep(rules.examine(candidacy, today).explanation(), recusal(opened), findings);
      }
    }
    findings.forEach((provision, node) -> {
      found.provisions.add(provision);
      if (verdict(node) == Verdict.FAIL || verdict(node) == Verdict.WARN) {
        found.suggestions.add(finding(node, today));
      }
    });
    for (Vacancy ends :
        rules.vacancies(List.of(opened.person()), held.values(), today, YEARS_AHEAD)) {
      found.provisions.add(ends.explanation().rule());
      Suggestion one =
          new Suggestion(
              ends.explanation().sentence(),
              Text.of("{0}，宜提前研究接任人选", "{0}: think of a successor in time")
                  .fill(ends.cause().text()),
              source(ends.explanation().rule(), today),
              null);
      // The age is the same for each post held.
      if (!found.suggestions.contains(one)) {
        found.suggestions.add(one);
      }
    }
  }

  /** Ties of family speak only to those who may see the family. */
  private static Set<String> recusal(ExaminingPerson.Opened opened) {
    return opened.opened().family()
        ? RECUSAL
        : RECUSAL.stream().filter(one -> !one.equals("GWY-74-1")).collect(Collectors.toSet());
  }

  /** The provisions that are open or not met; of several posts the gravest answer stands. */
  private static void keep(Explanation tree, Set<String> wanted, Map<String, Explanation> kept) {
    for (Explanation node : tree.because()) {
      Verdict verdict = verdict(node);
      boolean open =
          verdict == Verdict.FAIL || verdict == Verdict.WARN || verdict == Verdict.UNKNOWN;
      if (wanted.contains(node.rule()) && open) {
        kept.merge(node.rule(), node, (a, b) -> verdict(a) == Verdict.FAIL ? a : b);
      }
    }
  }

  private static Verdict verdict(Explanation node) {
    return node.value() instanceof Value.Judgement(Verdict verdict)
        ? verdict
        : Verdict.NOT_APPLICABLE;
  }

  private Suggestion finding(Explanation node, LocalDate today) {
    Text details =
        node.because().stream()
            .filter(one -> verdict(one) == verdict(node))
            .findFirst()
            .map(Explanation::sentence)
            .orElse(node.sentence());
    return new Suggestion(
        details,
        Text.of("{0}：{1}", "{0}: {1}").fill(node.sentence(), verdict(node).text()),
        source(node.rule(), today),
        "/eligibility/rules/" + node.rule());
  }

  /** Cases under way in which the person is considered, and how others went on from there. */
  private void cases(UUID id, Gathered found) {
    for (PastPassages.UnderWay one : past.underWay(id)) {
      Phase phase = one.phase();
      found.provisions.addAll(Ground.provisions(one.brief().form(), phase));
      found.suggestions.add(
          new Suggestion(
              Text.of("“{0}”的{1}案件正在“{2}”环节", "a case of {1} for “{0}” stands at “{2}”")
                  .fill(one.brief().post(), one.brief().form().text(), phase.text()),
              Text.of("案件办结前，信息变动会影响审核结果", "what changes on file meanwhile bears on its checks"),
              Text.same(one.number()),
              "/selections/" + one.id()));
      if (found.precedents.isEmpty()) {
        found.precedents.addAll(
            new Experience(one.brief().form(), phase, past.of(one.id(), one.brief(), phase))
                .precedents());
      }
    }
  }

  private Text source(String provision, LocalDate today) {
    Citation citation = law.on(today).citation(provision, today);
    return Text.of("{0}；{1}", "{0}; {1}").fill(citation.label(), FILE);
  }
}
