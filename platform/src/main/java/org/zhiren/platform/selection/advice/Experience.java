package org.zhiren.platform.selection.advice;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.zhiren.explain.Text;
import org.zhiren.platform.selection.PastPassages;
import org.zhiren.platform.selection.procedure.Form;
import org.zhiren.platform.selection.procedure.Passage;
import org.zhiren.platform.selection.procedure.Passage.Demand;
import org.zhiren.platform.selection.procedure.Passage.Held;
import org.zhiren.platform.selection.procedure.Phase;
import org.zhiren.platform.shell.Matter.Precedent;
import org.zhiren.platform.shell.Matter.Suggestion;

/**
 * What like cases teach about a phase: some of them one by one, and figures over all of them where
 * there are enough. Pure; says nothing about anybody.
 */
final class Experience {

  private static final int SHOWN = 5;

  /** A part of the cases below which a circumstance is no pattern. */
  private static final int ONE_IN = 3;

  /** What happened once points at one case. */
  private static final int MORE_THAN_ONE = 2;

  private final Form form;
  private final Phase phase;
  private final PastPassages.Found found;

  Experience(Form form, Phase phase, PastPassages.Found found) {
    this.form = form;
    this.phase = phase;
    this.found = found;
  }

  /** Like cases one by one. */
  List<Precedent> precedents() {
    return found.cases().stream().limit(SHOWN).map(this::precedent).toList();
  }

  private Precedent precedent(PastPassages.Past past) {
    Passage passage = past.passage();
    Text how =
        passage.passed()
            ? Text.of("本环节历时 {0} 天（{1} 至 {2}）", "this step took {0} days ({1} to {2})")
                .fill(passage.days(), passage.from(), passage.until())
            : Text.of("在本环节历时 {0} 天后终止", "ended in this step after {0} days").fill(passage.days());
    Text last =
        passage.last().isEmpty()
            ? how
            : Text.of("{0}；最后办结：{1}", "{0}; last to be done: {1}")
                .fill(how, together(passage.last().stream().map(Demand::words).toList()));
    return new Precedent(
        Text.of("{0}（{1}）", "{0} ({1})").fill(past.brief().post(), past.number()),
        Text.of("同为{0}；{1}", "{0} as well; {1}").fill(form.text(), last),
        "/selections/" + past.id());
  }

  private static Text together(List<Text> words) {
    return Text.of(
        words.stream().map(Text::zh).collect(Collectors.joining("、")),
        words.stream().map(Text::en).collect(Collectors.joining(", ")));
  }

  /**
   * What follows for a case that stands in the phase.
   *
   * @param since first day of the case in the phase
   * @param missing what its gate misses
   */
  List<Suggestion> suggestions(LocalDate since, LocalDate today, List<Demand> missing) {
    List<Suggestion> all = new ArrayList<>();
    if (found.enough()) {
      all.add(duration(since, today));
      missing.stream()
          .distinct()
          .filter(one -> !one.waits())
          .flatMap(one -> oftenLast(one).stream())
          .forEach(all::add);
      hindrances().ifPresent(all::add);
    }
    return all;
  }

  /** The middle of the durations, the shortest, the longest, and where this case stands. */
  private Suggestion duration(LocalDate since, LocalDate today) {
    List<Integer> days = found.cases().stream().map(one -> one.passage().days()).sorted().toList();
    int middle = days.get((days.size() - 1) / 2);
    long now = ChronoUnit.DAYS.between(since, today);
    Text figures =
        Text.of(
                "{0} 件中居中的一件历时 {1} 天，最短 {2} 天，最长 {3} 天；本案已 {4} 天",
                "of {0} cases the middle one took {1} days, the shortest {2}, the longest {3}; this"
                    + " one has taken {4} so far")
            .fill(days.size(), middle, days.getFirst(), days.getLast(), now);
    return new Suggestion(
        now > days.getLast()
            ? Text.of("{0}，已超过其中最长的，宜查明原因", "{0}, longer than any of them: find out why")
                .fill(figures)
            : figures,
        Text.of("办理“{0}”环节的时间可供安排进度参考", "time spent in “{0}” helps to plan").fill(phase.text()),
        source(),
        null);
  }

  /** A demand that this case misses and that came last in many others can be begun early. */
  private Optional<Suggestion> oftenLast(Demand missing) {
    long last =
        found.cases().stream()
            .filter(one ->
                one.passage().last().stream()
                    .anyMatch(demand -> demand.code().equals(missing.code())))
            .count();
    // What comes last in every case is what the step is there for.
    boolean pattern =
        last >= MORE_THAN_ONE
            && last * ONE_IN >= found.cases().size()
            && last < found.cases().size();
    return !pattern
        ? Optional.empty()
        : Optional.of(
            new Suggestion(
                Text.of(
                        "{0} 件中有 {1} 件最后才办结“{2}”，本案此项也未办结，宜先办",
                        "in {1} of {0} cases “{2}” was among the last things done; here it is open"
                            + " too: begin with it")
                    .fill(found.cases().size(), last, missing.words()),
                Text.of("这一项常使本环节延长", "it is what often prolongs this step"),
                source(),
                null));
  }

  private Optional<Suggestion> hindrances() {
    Map<Held, Integer> times = new EnumMap<>(Held.class);
    for (PastPassages.Past past : found.cases()) {
      past.passage().held().forEach(held -> times.merge(held, 1, Integer::sum));
    }
    Map<Held, Integer> several =
        times.entrySet().stream()
            .filter(one -> one.getValue() >= MORE_THAN_ONE)
            .sorted(Map.Entry.<Held, Integer>comparingByValue(Comparator.reverseOrder()))
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, LinkedHashMap::new));
    if (several.isEmpty()) {
      return Optional.empty();
    }
    List<Text> said =
        several.entrySet().stream()
            .map(one -> Text.of("{0} {1} 件", "{0} ({1})").fill(one.getKey().text(), one.getValue()))
            .toList();
    return Optional.of(
        new Suggestion(
            Text.of("{0} 件中：{1}", "among {0} cases: {1}")
                .fill(found.cases().size(), together(said)),
            Text.of("同类案件在本环节遇到过的情形，可预作准备", "what came up in this step: be prepared"),
            source(),
            null));
  }

  private Text source() {
    return Text.of(
            "近 {0} 年办过本环节的“{1}”案件 {2} 件（{3}，限授权范围）",
            "{2} cases ({1}) of the last {0} years with this step behind them ({3}, within your"
                + " scopes)")
        .fill(
            PastPassages.YEARS,
            form.text(),
            found.cases().size(),
            found.sameLevel() ? Text.of("同一职级", "same level") : Text.of("各职级", "all levels"));
  }
}
