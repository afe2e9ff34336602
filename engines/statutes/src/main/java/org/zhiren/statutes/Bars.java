package org.zhiren.statutes;

import java.util.EnumMap;
import java.util.Map;
import org.zhiren.explain.Fact;
import org.zhiren.explain.Text;
import org.zhiren.explain.Verdict;

/**
 * 条例 第二十四条 (who may not become a candidate) and 第五十七条 (who must wait after being held accountable
 * or moved as unfit), with the effect periods of sanctions and measures.
 */
final class Bars {
  private static final MeasureKind[] KINDS = MeasureKind.values();
  private static final Grade[] GRADES = Grade.values();

  private static final Text MEASURES = Text.of("处分和组织处理记录", "record of sanctions and measures");
  private static final Text NO_MEASURE = Text.of("无处分和组织处理记录", "no sanction or measure on file");
  private static final Text STILL_AFFECTS =
      Text.of("{0}期满后是否影响使用", "whether the {0} still affects use after its period");
  private static final Text LENGTH = Text.of("{0}的影响期", "effect period of the {0}");
  private static final Text FOR_GOOD = Text.of("被{0}，不得提任", "{0}: no appointment");
  private static final Text APPRAISAL = Text.of("{0}年度考核结果", "appraisal of {0}");
  private static final Text APPRAISED = Text.of("{0}年度考核：{1}", "appraisal of {0}: {1}");
  private static final Text SPOUSE = Text.of("配偶移居情况", "emigration of the spouse");
  private static final Text CHILDREN = Text.of("子女移居情况", "emigration of the children");
  private static final Text EMIGRATED =
      Text.of(
          "配偶已移居国（境）外；或者没有配偶，子女均已移居国（境）外",
          "spouse emigrated, or no spouse and all children emigrated");
  private static final Text FORMER_LEVEL = Text.of("{0}前的职务层次", "level of the post before: {0}");
  private static final Text NO_SUCH_MEASURE = Text.of("无本项所列情形", "nothing of the kind is on file");

  private static final Text DISLOYAL = Text.of("违反政治纪律和政治规矩", "breach of political discipline");
  private static final Text NOT_WELL_REGARDED =
      Text.of("群众公认度不高", "not well regarded by the public");
  private static final Text CANVASSING = Text.of("跑官、拉票等非组织行为", "canvassing for office or votes");
  private static final Text UNSUITABLE =
      Text.of("其他原因不宜提拔或者进一步使用", "unsuitable for another reason");
  private static final Text NO_POST_AFTER =
      Text.of("{0}后不安排领导职务的限制期", "no leading post after being {0}");
  private static final Text NOT_HIGHER_AFTER =
      Text.of("{0}后不得高于原任职务层次的限制期", "not above the former level after being {0}");
  private static final Text NO_PROMOTION_AFTER =
      Text.of("{0}后不得提拔的限制期", "no promotion after being {0}");

  private final PostLevel level;
  private final int year;
  private final Threshold appraisalYears;
  private final Threshold anyLeadingPost;
  private final Threshold aboveFormerLevel;
  private final Threshold afterUnfit;
  private final Threshold afterDemotion;
  private final Threshold afterRestoration;
  private final Threshold longestProbation;
  private final Threshold shortestProbation;
  private final Map<MeasureKind, Threshold> lengths = new EnumMap<>(MeasureKind.class);

  Bars(Setting s, Post post) {
    this.level = post.level();
    this.year = s.day().getYear();
    this.appraisalYears = s.threshold("XB-24-3.years");
    this.anyLeadingPost = s.threshold("XB-57-1.any-post");
    this.aboveFormerLevel = s.threshold("XB-57-1.above-former");
    this.afterUnfit = s.threshold("XB-57-2.wait");
    this.afterDemotion = s.threshold("NSNX-eff-2.wait");
    this.afterRestoration = s.threshold("INF-dj.after-restoration");
    this.shortestProbation = s.threshold("INF-dj.probation-shortest");
    this.longestProbation = s.threshold("INF-dj.probation-longest");
    lengths.put(MeasureKind.PARTY_WARNING, s.threshold("INF-dj.warning"));
    lengths.put(MeasureKind.PARTY_SERIOUS_WARNING, s.threshold("INF-dj.serious-warning"));
    lengths.put(MeasureKind.PARTY_REMOVAL, s.threshold("INF-dj.removal"));
    lengths.put(MeasureKind.PARTY_EXPULSION, s.threshold("INF-dj.expulsion"));
    lengths.put(MeasureKind.WARNING, s.threshold("GWY-64.warning"));
    lengths.put(MeasureKind.DEMERIT, s.threshold("GWY-64.demerit"));
    lengths.put(MeasureKind.MAJOR_DEMERIT, s.threshold("GWY-64.major-demerit"));
    lengths.put(MeasureKind.DOWNGRADING, s.threshold("GWY-64.downgrading"));
    lengths.put(MeasureKind.REMOVAL, s.threshold("GWY-64.removal"));
    lengths.put(MeasureKind.ADMONITION, s.threshold("INF-jm.months"));
  }

  /** Names the provisions of this chapter and how each is judged. */
  void into(Setting s) {
    s.provision("XB-24-1", j -> j.finding("XB-24-1", DISLOYAL));
    s.provision("XB-24-2", j -> j.finding("XB-24-2", NOT_WELL_REGARDED));
    s.provision("XB-24-3", this::appraisals);
    s.provision("XB-24-4", j -> j.finding("XB-24-4", CANVASSING));
    s.provision("XB-24-5", Bars::emigration);
    s.provision("XB-24-6", this::sanctionsAndMeasures);
    s.provision("XB-24-7", j -> j.finding("XB-24-7", UNSUITABLE));
    s.provision("XB-57-1", this::heldAccountable);
    s.provision("XB-57-2", this::movedAsUnfit);
    s.provision("NSNX-eff-2", this::demoted);
  }

  /** For promotion in rank the same effect periods bar (职务与职级并行规定 第二十一条). */
  void intoRanks(Setting s) {
    s.provision("ZJ-21", this::sanctionsAndMeasures);
  }

  /** 上一年年度考核结果为基本称职以下等次的 (2014: 近三年). */
  private Verdict appraisals(Judge j) {
    if (!appraisalYears.known()) {
      return j.unknownValue(appraisalYears, APPRAISAL.fill(year - 1));
    }
    Verdict verdict = Verdict.PASS;
    for (int y = year - appraisalYears.number(); y < year; y++) {
      verdict = verdict.and(appraisal(j, y));
    }
    return verdict;
  }

  private Verdict appraisal(Judge j, int appraised) {
    Dossier p = j.person();
    for (int i = 0; i < p.appraisals(); i++) {
      if (p.appraisalYear(i) == appraised) {
        int grade = p.appraisalGrade(i);
        Verdict verdict =
            grade <= Grade.BASICALLY_COMPETENT.ordinal() ? Verdict.FAIL : Verdict.PASS;
        if (j.writes()) {
          Text words = GRADES[grade].text();
          j.note(
              verdict,
              APPRAISED.fill(appraised, words),
              appraisalYears,
              Fact.of(APPRAISAL.fill(appraised), words, "appraisals/" + i));
        }
        return verdict;
      }
    }
    return j.writes() ? j.missing(APPRAISAL.fill(appraised)) : Verdict.UNKNOWN;
  }

  /** 配偶已移居国（境）外；或者没有配偶，子女均已移居国（境）外的. */
  private static Verdict emigration(Judge j) {
    Residence spouse = j.person().spouse();
    if (spouse == null) {
      return j.missing(SPOUSE);
    }
    if (spouse != Residence.NONE) {
      return j.forbids(Known.of(spouse == Residence.ABROAD), EMIGRATED);
    }
    Residence children = j.person().children();
    return children == null
        ? j.missing(CHILDREN)
        : j.forbids(Known.of(children == Residence.ABROAD), EMIGRATED);
  }

  /** 受到诫勉、组织处理或者党纪政务处分等影响期未满或者期满影响使用的. The latest end decides. */
  private Verdict sanctionsAndMeasures(Judge j) {
    Dossier p = j.person();
    if (!p.measuresKnown()) {
      return j.missing(MEASURES);
    }
    Verdict verdict = Verdict.NOT_APPLICABLE;
    int events = j.has(EventKind.MEASURE) ? p.events() : 0;
    for (int i = 0; i < events; i++) {
      if (p.eventKind(i) != EventKind.MEASURE) {
        continue;
      }
      if (p.eventFrom(i) > j.day()) {
        continue;
      }
      verdict = verdict.and(effect(j, i, KINDS[p.eventCode(i) / 16]));
    }
    return verdict == Verdict.NOT_APPLICABLE ? j.remark(Verdict.PASS, NO_MEASURE) : verdict;
  }

  private Verdict effect(Judge j, int i, MeasureKind kind) {
    return switch (kind) {
      case RESIGNED_TAKING_BLAME,
          RESIGNED_BY_ORDER,
          REMOVED_FOR_ACCOUNTABILITY,
          UNFIT_MOVED,
          UNFIT_REMOVED,
          DEMOTED ->
          Verdict.NOT_APPLICABLE;
      case DISMISSAL -> j.remark(Verdict.FAIL, FOR_GOOD.fill(kind.text()));
      case PARTY_PROBATION -> partyProbation(j, i);
      default -> {
        int own = j.person().eventMonths(i);
        Threshold length = lengths.get(kind);
        if (own < 0 && (length == null || !length.known())) {
          yield j.missing(LENGTH.fill(kind.text()));
        }
        Threshold used = own < 0 ? length : null;
        yield afterwards(
            j,
            i,
            j.periodOver(
                used == null ? own : used.months(), j.person().eventFrom(i), kind.text(), used));
      }
    };
  }

  /** 留党察看 lasts as long as the decision says; after it a further period runs. */
  private Verdict partyProbation(Judge j, int i) {
    Text name = MeasureKind.PARTY_PROBATION.text();
    int decided = j.person().eventFrom(i);
    int own = j.person().eventMonths(i);
    if (!afterRestoration.known()) {
      return j.unknownValue(afterRestoration, name);
    }
    int after = afterRestoration.months();
    if (own >= 0) {
      return afterwards(j, i, j.periodOver(own + after, decided, name, afterRestoration));
    }
    if (!shortestProbation.known() || !longestProbation.known()) {
      return j.unknownValue(shortestProbation, name);
    }
    if (j.periodOver(shortestProbation.months() + after, decided, name, afterRestoration)
        == Verdict.FAIL) {
      return Verdict.FAIL;
    }
    if (j.periodOver(longestProbation.months() + after, decided, name, afterRestoration)
        == Verdict.PASS) {
      return afterwards(j, i, Verdict.PASS);
    }
    return j.missing(LENGTH.fill(name));
  }

  /** Once the period is over people must have said whether the measure still affects use. */
  private static Verdict afterwards(Judge j, int i, Verdict over) {
    if (over != Verdict.PASS) {
      return over;
    }
    MeasureKind kind = KINDS[j.person().eventCode(i) / 16];
    return j.forbids(
        j.person().eventFlag(i), j.writes() ? STILL_AFFECTS.fill(kind.text()) : MEASURES);
  }

  /** 引咎辞职、责令辞职和因问责被免职的：一年内不安排领导职务，两年内不得担任高于原任职务层次的领导职务。 */
  private Verdict heldAccountable(Judge j) {
    Dossier p = j.person();
    if (!p.measuresKnown()) {
      return j.missing(MEASURES);
    }
    Verdict verdict = Verdict.NOT_APPLICABLE;
    int events = j.has(EventKind.MEASURE) ? p.events() : 0;
    for (int i = 0; i < events; i++) {
      if (p.eventKind(i) != EventKind.MEASURE) {
        continue;
      }
      MeasureKind kind = KINDS[p.eventCode(i) / 16];
      int decided = p.eventFrom(i);
      if (!isAccountability(kind)) {
        continue;
      }
      if (decided > j.day()) {
        continue;
      }
      verdict =
          verdict
              .and(j.periodOver(anyLeadingPost, decided, NO_POST_AFTER.fill(kind.text())))
              .and(aboveFormerLevel(j, p.eventCode(i) % 16, decided, kind));
    }
    return verdict == Verdict.NOT_APPLICABLE ? j.remark(Verdict.PASS, NO_SUCH_MEASURE) : verdict;
  }

  private static boolean isAccountability(MeasureKind kind) {
    return kind == MeasureKind.RESIGNED_TAKING_BLAME
        || kind == MeasureKind.RESIGNED_BY_ORDER
        || kind == MeasureKind.REMOVED_FOR_ACCOUNTABILITY;
  }

  private Verdict aboveFormerLevel(Judge j, int former, int decided, MeasureKind kind) {
    if (former != Dossier.UNKNOWN_LEVEL && level.ordinal() <= former) {
      return Verdict.NOT_APPLICABLE;
    }
    if (former == Dossier.UNKNOWN_LEVEL && j.isRunning(aboveFormerLevel, decided)) {
      return j.missing(FORMER_LEVEL.fill(kind.text()));
    }
    return j.periodOver(aboveFormerLevel, decided, NOT_HIGHER_AFTER.fill(kind.text()));
  }

  /** 因不适宜担任现职调离岗位、免职的：一年内不得提拔。 */
  private Verdict movedAsUnfit(Judge j) {
    return noPromotionAfter(j, MeasureKind.UNFIT_MOVED, MeasureKind.UNFIT_REMOVED, afterUnfit);
  }

  /** 降职的：两年内不得提拔 (number unverified). */
  private Verdict demoted(Judge j) {
    return noPromotionAfter(j, MeasureKind.DEMOTED, MeasureKind.DEMOTED, afterDemotion);
  }

  private Verdict noPromotionAfter(Judge j, MeasureKind one, MeasureKind other, Threshold wait) {
    Dossier p = j.person();
    if (!p.measuresKnown()) {
      return j.missing(MEASURES);
    }
    Verdict verdict = Verdict.NOT_APPLICABLE;
    int events = j.has(EventKind.MEASURE) ? p.events() : 0;
    for (int i = 0; i < events; i++) {
      if (p.eventKind(i) != EventKind.MEASURE) {
        continue;
      }
      MeasureKind kind = KINDS[p.eventCode(i) / 16];
      if (kind != one && kind != other) {
        continue;
      }
      if (p.eventFrom(i) > j.day()) {
        continue;
      }
      verdict =
          verdict.and(j.periodOver(wait, p.eventFrom(i), NO_PROMOTION_AFTER.fill(kind.text())));
    }
    if (verdict == Verdict.FAIL && j.standing().promotionTo(level) == Known.NO) {
      return j.notApplicable(Phrases.NOT_A_PROMOTION);
    }
    return verdict == Verdict.NOT_APPLICABLE ? j.remark(Verdict.PASS, NO_SUCH_MEASURE) : verdict;
  }
}
