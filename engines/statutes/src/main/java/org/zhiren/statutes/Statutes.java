package org.zhiren.statutes;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Citation;
import org.zhiren.explain.Explanation;
import org.zhiren.explain.Parameter;

/**
 * The law as code: the one entry of this engine. Immutable and thread-safe.
 *
 * <p>Every question names its day; there is no clock. Every answer is an explanation with the
 * provision, version, number and recorded fact behind each condition.
 */
public final class Statutes {
  private final Law law;

  private Statutes(Law law) {
    this.law = law;
  }

  /** The national law as the data files of this engine hold it. */
  public static Statutes national() {
    return new Statutes(new Law(StatuteBook.national(), List.of(), Map.of(), Map.of()));
  }

  /**
   * The same law with a local regulation on top.
   *
   * @throws IllegalArgumentException if a local value does not tighten the national one
   */
  public Statutes with(Overlay overlay) {
    return new Statutes(law.with(overlay));
  }

  /**
   * The same law, supposing that a parameter had another value ("what if").
   *
   * @throws IllegalArgumentException if there is no such parameter
   */
  public Statutes supposing(String parameterId, BigDecimal value) {
    law.history(parameterId);
    Map<String, BigDecimal> all = new HashMap<>(law.supposed());
    all.put(parameterId, value);
    return new Statutes(new Law(law.book(), law.overlays(), law.pinned(), all));
  }

  /**
   * The same law, looking at one version of a regulation whatever the day.
   *
   * @throws IllegalArgumentException if that version is not on file
   */
  public Statutes under(String regulationId, String version) {
    Map<String, String> all = new HashMap<>(law.pinned());
    all.put(regulationId, version);
    Law pinned = new Law(law.book(), law.overlays(), all, law.supposed());
    pinned.version(regulationId, LocalDate.EPOCH);
    return new Statutes(pinned);
  }

  /** Examines one person for one leading post on {@code asOf}. */
  public Examination examine(Candidacy candidacy, LocalDate asOf) {
    return new PromotionRules(law, candidacy.post(), asOf)
        .examine(
            candidacy,
            new FlatPerson(candidacy.person()),
            candidacy.person().id(),
            candidacy.person().name())
        .examination();
  }

  /** Examines one person for each of {@code posts}: which of them are open to this person. */
  public List<Examination> examineForAll(Person person, List<Post> posts, LocalDate asOf) {
    List<Examination> out = new ArrayList<>();
    for (Post post : posts) {
      out.add(examine(Candidacy.of(person, post), asOf));
    }
    return out;
  }

  /** Screens everyone for {@code post} on {@code asOf}. */
  public Screening screen(Population people, Post post, LocalDate asOf) {
    return new Screening(new PromotionRules(law, post, asOf), people, post, asOf);
  }

  /**
   * Screens everyone against some provisions only, for questions like "who lacks the grass-roots
   * service?". Its list is no long list: the other provisions were not asked.
   *
   * @throws IllegalArgumentException if one of {@code provisions} does not exist
   */
  public Screening screenOnly(
      Population people, Post post, LocalDate asOf, Set<String> provisions) {
    return new Screening(new PromotionRules(law, post, asOf, provisions), people, post, asOf);
  }

  /**
   * Finds the earliest day from {@code from} to {@code horizon} on which nothing stands in the way
   * any more, and what is unknown until then.
   */
  public Outlook earliest(Candidacy candidacy, LocalDate from, LocalDate horizon) {
    return new Foreseeing(law, candidacy).from(from, horizon);
  }

  /** Screens everyone under this law and under {@code other}, and says whose verdict differs. */
  public Comparison compare(Statutes other, Population people, Post post, LocalDate asOf) {
    Screening before = screen(people, post, asOf);
    Screening after = other.screen(people, post, asOf);
    List<Comparison.Change> changes = new ArrayList<>();
    for (int row = 0; row < people.size(); row++) {
      if (before.verdict(row) != after.verdict(row)) {
        changes.add(
            new Comparison.Change(row, people.id(row), before.verdict(row), after.verdict(row)));
      }
    }
    return new Comparison(before, after, changes);
  }

  /** The posts among {@code posts} that fall vacant by rule within {@code years} of a day. */
  public List<Vacancy> vacancies(
      Iterable<Person> people, Iterable<Post> posts, LocalDate asOf, int years) {
    return new Vacancies(law, asOf, years).among(people, Vacancies.byId(posts));
  }

  /**
   * The statutory month of retirement with its explanation.
   *
   * @param birth day of birth; only its month counts
   * @param group the group of the decision of 2024
   * @param asOf the day whose law is asked
   */
  public Explanation retirement(LocalDate birth, RetirementGroup group, LocalDate asOf) {
    return new RetirementAge(new Setting(law, asOf)).explain(law, birth, group, asOf);
  }

  /**
   * Examines one person for promotion to a rank (职级) on {@code asOf}.
   *
   * @param quota what the organ has and may have; null leaves the quota UNKNOWN
   */
  public Examination examineRank(
      Person person, Rank target, OrganKind organ, @Nullable RankQuota quota, LocalDate asOf) {
    return new RankRules(law, target, organ, quota, asOf).examine(person);
  }

  /**
   * What the law asks of a person who stays in a post: exchange, training, consequences of
   * appraisals, early retirement.
   */
  public Examination inPost(Candidacy held, LocalDate asOf) {
    return new InPost(law, held.post(), asOf).examine(held);
  }

  /**
   * Whether a person may have the grade proposed for a year: probation, leave, open cases,
   * sanctions and measures. FAIL says that the grade is not open; which grade is right, people
   * decide.
   *
   * @param asOf the day of the appraisal, usually early in the year after
   */
  public Examination examineGrade(Person person, int year, Grade proposed, LocalDate asOf) {
    return new AppraisalRules(law, year, proposed, asOf).examine(person);
  }

  /**
   * What the grades of a span of years add up to: merits for years in a row, pay steps and pay
   * grades for competent years, years that do not count. A missing year is named and leaves the sum
   * missing.
   *
   * @throws IllegalArgumentException if the first year lies after the last
   */
  public Explanation appraisalEffects(Person person, int fromYear, int toYear) {
    return new AppraisalEffects(law).of(person, fromYear, toYear);
  }

  /** Pay grades (级别) of posts and ranks. */
  public PayGrades payGrades() {
    return new PayGrades(law);
  }

  /** Contracts, courses, cases, retirement by choice and work after service. */
  public ServicePeriods periods() {
    return new ServicePeriods(law);
  }

  /** The tests of this engine that check the provision, as class and method. */
  public List<String> tests(String provisionId) {
    law.text(provisionId);
    List<String> out = new ArrayList<>();
    for (String line : StatuteBook.lines("tests.tsv")) {
      String[] parts = line.split("\t");
      if (parts[0].equals(provisionId)) {
        out.add(parts[1]);
      }
    }
    return out;
  }

  /** Where the wording or number with this source key was seen; empty if the key is not known. */
  public Optional<String> source(String key) {
    StatuteBook.Source source = law.book().sources().get(key);
    return source == null ? Optional.empty() : Optional.of(source.address());
  }

  /** The value of a parameter that holds on {@code day}, local regulations included. */
  public Optional<Parameter> parameter(String id, LocalDate day) {
    return Optional.ofNullable(law.threshold(id, day).parameter());
  }

  /** Periods, majorities and quotas of procedures, with the official calendar. */
  public Procedures procedures() {
    return procedures(WorkingDays.official());
  }

  /** Periods, majorities and quotas of procedures, with a calendar of later years. */
  public Procedures procedures(WorkingDays calendar) {
    return new Procedures(law, calendar);
  }

  /** The regulations on file. */
  public List<Regulation> regulations() {
    return List.copyOf(law.book().regulations().values());
  }

  /** The provisions on file, in the order of the data files. */
  public List<ProvisionText> provisions() {
    return List.copyOf(law.book().provisions().values());
  }

  /**
   * One provision.
   *
   * @throws IllegalArgumentException if there is none of that identifier
   */
  public ProvisionText provision(String id) {
    return law.text(id);
  }

  /**
   * Where a provision stands in the version in force on {@code day}, and how far that was checked.
   * If no version on file was in force, or the version lacks it, the citation says unverified.
   *
   * @throws IllegalArgumentException if there is no provision of that identifier
   */
  public Citation citation(String id, LocalDate day) {
    ProvisionText text = law.text(id);
    Citation found = law.citation(text, day);
    return found == null ? law.citationOfUnknownVersion(text, day) : found;
  }

  /** The parameters on file with every value. */
  public List<ParameterHistory> parameters() {
    return List.copyOf(law.book().parameters().values());
  }

  Law law() {
    return law;
  }
}
