package org.zhiren.platform.appraisal.results;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;
import org.zhiren.fairness.Connectivity;
import org.zhiren.fairness.Diagnosis;
import org.zhiren.fairness.FairFit;
import org.zhiren.fairness.Fairness;
import org.zhiren.platform.appraisal.AppraisalResult.Method;

/** The campaign as a whole: numbers only, and none below the least that is shown. */
final class Summarising {

  private static final double FALSE_SHARE = 0.05;

  /** Sheets with fewer marks than this are not called the same throughout. */
  private static final int ENOUGH_MARKS = 5;

  private final Shown shown;
  private final Answered from;
  private final int[] units;
  private final @Nullable FairFit fit;
  private final @Nullable FairFit diagnosed;
  private final Connectivity parts;

  /**
   * Prepares.
   *
   * @param units who shares a severity with whom
   * @param fit the model of the results
   * @param diagnosed the model in which each sheet stands for itself
   */
  Summarising(
      Shown shown,
      int[] units,
      @Nullable FairFit fit,
      @Nullable FairFit diagnosed,
      Connectivity parts) {
    this.shown = shown;
    this.from = shown.from();
    this.units = units;
    this.fit = fit;
    this.diagnosed = diagnosed;
    this.parts = parts;
  }

  Summary summary(Method method, @Nullable Text reason) {
    int[] spread = new int[from.scale()];
    for (int p = 0; p < from.people().size(); p++) {
      int[] one = shown.spread(p);
      for (int m = 0; m < spread.length; m++) {
        spread[m] += one[m];
      }
    }
    int marks = java.util.Arrays.stream(spread).sum();
    return new Summary(
        method,
        reason,
        turnout(),
        marks,
        from.unknown(),
        shares(),
        pooled(),
        findings(),
        parts(),
        links(),
        leftOut(),
        unanimous(),
        java.util.Arrays.stream(spread).boxed().toList());
  }

  private List<Summary.Turnout> turnout() {
    List<Summary.Turnout> turnout = new ArrayList<>();
    for (int g = 0; g < from.groups().size(); g++) {
      Answered.Group group = from.groups().get(g);
      turnout.add(
          new Summary.Turnout(
              group.no(),
              group.name(),
              group.weight().doubleValue(),
              group.expected(),
              from.returned(g),
              group.raterName()));
    }
    return turnout;
  }

  private Summary.@Nullable Shares shares() {
    if (fit == null) {
      return null;
    }
    double sigma2 = fit.sigma() * fit.sigma();
    double person = fit.theta().getOrDefault("person", 0.0);
    double sheet = fit.theta().getOrDefault("sheet", 0.0);
    return Summary.Shares.of(sigma2 * person * person, sigma2 * sheet * sheet, sigma2);
  }

  private int pooled() {
    Map<Integer, Integer> size = new HashMap<>();
    for (int unit : units) {
      size.merge(unit, 1, Integer::sum);
    }
    size.remove(-1);
    return size.values().stream().filter(n -> n > 1).mapToInt(n -> n).sum();
  }

  private @Nullable Integer count(long sheets) {
    return sheets < from.leastScores() ? null : (int) sheets;
  }

  private List<Summary.Finding> findings() {
    List<Summary.Finding> findings = new ArrayList<>();
    findings.add(
        new Summary.Finding(
            Text.of("整张同分", "one mark throughout"),
            Text.of("对所有人、所有项目给同一分", "the same mark for everybody and everything"),
            count(from.sheets().stream().filter(this::same).count())));
    if (diagnosed == null || !diagnosed.effects().containsKey("sheet")) {
      return findings;
    }
    Diagnosis diagnosis = Fairness.diagnose(diagnosed, "person", "sheet", FALSE_SHARE);
    Map<Diagnosis.Kind, Text> meanings = new java.util.LinkedHashMap<>();
    meanings.put(
        Diagnosis.Kind.SEVERITY,
        Text.of(
            "比他人明显偏宽或偏严；公平得分已校正",
            "clearly more lenient or severe than others; corrected in the fair score"));
    meanings.put(Diagnosis.Kind.STRAIGHT_LINING, Text.of("对各人几乎不加区分", "hardly tells people apart"));
    meanings.put(
        Diagnosis.Kind.CARELESS, Text.of("给分与其他人所见无关", "marks unrelated to what others see"));
    meanings.put(
        Diagnosis.Kind.REVERSED,
        Text.of(
            "给分与其他人所见相反，可能看反了量表",
            "marks run against what others see; perhaps the scale was read upside down"));
    meanings.forEach((kind, meaning) -> {
      Set<String> raters = new LinkedHashSet<>();
      diagnosis.findings().stream()
          .filter(finding -> finding.kind() == kind)
          .forEach(finding -> raters.addAll(finding.raters()));
      findings.add(new Summary.Finding(kind.text(), meaning, count(raters.size())));
    });
    return findings;
  }

  private boolean same(Answered.Sheet sheet) {
    int given = 0;
    int first = 0;
    for (int p = 0; p < from.people().size(); p++) {
      for (int i = 0; i < from.items().size(); i++) {
        int mark = shown.mark(sheet, p, i);
        if (mark > 0 && first > 0 && mark != first) {
          return false;
        }
        first = mark > 0 ? mark : first;
        given += mark > 0 ? 1 : 0;
      }
    }
    return given >= ENOUGH_MARKS;
  }

  private String name(String place) {
    return from.people().get(Integer.parseInt(place)).name();
  }

  private List<Summary.Part> parts() {
    List<Summary.Part> found = new ArrayList<>();
    for (int part = 0; part < parts.parts().size(); part++) {
      List<String> names = new ArrayList<>();
      for (int i = 0; i < parts.persons().size(); i++) {
        if (parts.partOfPerson().get(i) == part) {
          names.add(name(parts.persons().get(i)));
        }
      }
      found.add(
          new Summary.Part(
              parts.parts().get(part).persons(), parts.parts().get(part).raters(), names));
    }
    return found;
  }

  /** The engine names sheets; what helps next time is the group and the person. */
  private List<Text> links() {
    Set<Text> links = new LinkedHashSet<>();
    for (Connectivity.Link link : parts.links()) {
      Answered.Sheet sheet = from.sheets().get(Integer.parseInt(link.rater()));
      links.add(
          Text.of(
                  "请“{0}”中评过第 1 部分人员的人也评{1}",
                  "Let raters of “{0}” who marked people of part 1 mark {1} too")
              .fill(from.groups().get(sheet.group()).name(), name(link.person())));
    }
    return List.copyOf(links);
  }

  private List<Summary.LeftOut> leftOut() {
    List<Summary.LeftOut> leftOut = new ArrayList<>();
    for (int g = 0; g < from.groups().size(); g++) {
      List<String> names = new ArrayList<>();
      for (int p = 0; p < from.people().size(); p++) {
        if (shown.leftOut(g, p)) {
          names.add(from.people().get(p).name());
        }
      }
      boolean nowhere = true;
      for (int p = 0; p < from.people().size(); p++) {
        nowhere &= !shown.group(g, p);
      }
      if (!names.isEmpty() || (nowhere && from.returned(g) > 0)) {
        leftOut.add(
            new Summary.LeftOut(from.groups().get(g).name(), nowhere, nowhere ? List.of() : names));
      }
    }
    return leftOut;
  }

  private List<Summary.Unanimous> unanimous() {
    return shown.unanimous().stream()
        .map(one ->
            new Summary.Unanimous(
                from.people().get(one.person()).name(),
                one.group() >= 0
                    ? from.groups().get(one.group()).name()
                    : from.items().get(one.item()).name()))
        .toList();
  }
}
