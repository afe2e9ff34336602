package org.zhiren.statutes;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Citation;
import org.zhiren.explain.Explanation;
import org.zhiren.explain.Fact;
import org.zhiren.explain.Parameter;
import org.zhiren.explain.Text;
import org.zhiren.explain.Value;
import org.zhiren.statutes.PersonFacts.Position;
import org.zhiren.statutes.PersonFacts.TermServed;
import org.zhiren.statutes.Vacancy.Cause;

/** Works out which leading posts fall vacant by rule: retirement, end of the last term allowed. */
final class Vacancies {
  private static final Text RETIRES =
      Text.of("{0}于{1}达到法定退休年龄", "{0} reaches the statutory retirement age in {1}");
  private static final Text LAST_TERM =
      Text.of("{0}第{1}个任期于{2}届满，不得连任", "{0}: term {1} ends on {2}, no further term");
  private static final Text BIRTH = Text.of("出生日期", "date of birth");
  private static final Text TERMS = Text.of("任期起始", "term begins");

  private final Law law;
  private final LocalDate asOf;
  private final LocalDate until;
  private final Setting setting;

  Vacancies(Law law, LocalDate asOf, int years) {
    this.law = law;
    this.asOf = asOf;
    this.until = asOf.plusYears(years);
    this.setting = new Setting(law, asOf);
  }

  List<Vacancy> among(Iterable<Person> people, Map<String, Post> posts) {
    List<Vacancy> out = new ArrayList<>();
    for (Person person : people) {
      for (Position held : person.positions()) {
        Post post = posts.get(held.postId());
        boolean now =
            !held.from().isAfter(asOf) && (held.to() == null || !held.to().isBefore(asOf));
        if (post != null && now) {
          add(out, retirement(person, post));
          add(out, lastTerm(person, post));
        }
      }
    }
    out.sort(Comparator.comparing(Vacancy::on).thenComparing(Vacancy::postId));
    return out;
  }

  private void add(List<Vacancy> out, @Nullable Vacancy vacancy) {
    if (vacancy != null && !vacancy.on().isAfter(until)) {
      out.add(vacancy);
    }
  }

  private @Nullable Vacancy retirement(Person person, Post post) {
    FlatPerson flat = new FlatPerson(person);
    RetirementGroup group = RetirementAge.group(flat);
    RetirementAge age = new RetirementAge(setting);
    if (group == null || flat.birth() == Dossier.ABSENT || !age.known(group)) {
      return null;
    }
    YearMonth month = RetirementAge.yearMonth(age.month(group, flat.birth()));
    LocalDate on = month.atDay(1);
    Explanation.Builder why =
        Explanation.of("TX-delay", new Value.Day(on), RETIRES.fill(person.name(), month.toString()))
            .using(Fact.of(BIRTH, Days.date(flat.birth())))
            .citing(citation("GWY-92"))
            .citing(citation("TX-delay"));
    @Nullable Parameter limit = age.delayLimit(group).parameter();
    if (limit != null) {
      why.using(limit);
    }
    return new Vacancy(post.id(), person.id(), on, Cause.RETIREMENT, why.build());
  }

  /** The term under way is the last one if the terms completed before it leave only one. */
  private @Nullable Vacancy lastTerm(Person person, Post post) {
    Threshold terms = setting.threshold("RQ-6.terms");
    Threshold length = setting.threshold("RQ-3.years");
    if (!Boolean.TRUE.equals(post.termGoverned()) || !terms.known() || !length.known()) {
      return null;
    }
    int completed = 0;
    @Nullable LocalDate lastEnd = null;
    for (TermServed term : person.terms()) {
      if (term.postId().equals(post.id()) && !term.to().isAfter(asOf)) {
        completed++;
        lastEnd = term.to();
      }
    }
    if (completed != terms.number() - 1 || lastEnd == null) {
      return null;
    }
    LocalDate begins = lastEnd.plusDays(1);
    LocalDate ends = begins.plusMonths(length.months());
    Explanation.Builder why =
        Explanation.of(
                "RQ-6",
                new Value.Day(ends),
                LAST_TERM.fill(person.name(), completed + 1, ends.minusDays(1)))
            .using(Fact.of(TERMS, begins))
            .citing(citation("RQ-6"));
    for (Threshold t : List.of(terms, length)) {
      if (t.parameter() != null) {
        why.using(t.parameter());
      }
    }
    return new Vacancy(post.id(), person.id(), ends, Cause.TERM, why.build());
  }

  private Citation citation(String provision) {
    ProvisionText text = law.text(provision);
    Citation known = law.citation(text, asOf);
    return known == null ? law.citationOfUnknownVersion(text, asOf) : known;
  }

  static Map<String, Post> byId(Iterable<Post> posts) {
    Map<String, Post> out = new TreeMap<>();
    posts.forEach(p -> out.put(p.id(), p));
    return out;
  }
}
