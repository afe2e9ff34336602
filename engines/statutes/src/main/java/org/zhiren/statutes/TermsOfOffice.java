package org.zhiren.statutes;

import org.zhiren.explain.Fact;
import org.zhiren.explain.Text;
import org.zhiren.explain.Verdict;

/**
 * 党政领导干部职务任期暂行规定 第六、七条 (and 条例 第五十一条): no third term in one post, no further post of a level after
 * fifteen years at it.
 */
final class TermsOfOffice {
  private static final Text SCOPE = Text.of("拟任职务是否实行任期制", "whether the post is held for a term");
  private static final Text OUT_OF_SCOPE =
      Text.of("拟任职务不在任期规定范围内", "the rules on terms do not cover the post");
  private static final Text TERMS =
      Text.of(
          "在同一职位已满任期数：{0}，达到{1}个不再推荐、提名",
          "full terms in this post: {0}; at {1} no further nomination");
  private static final Text FULL_TERMS = Text.of("已满任期", "full terms");
  private static final Text AT_LEVEL = Text.of("在同一层次担任领导职务", "leading posts at this level");

  private final Post post;
  private final Threshold terms;
  private final Threshold yearsAtLevel;

  TermsOfOffice(Setting s, Post post) {
    this.post = post;
    this.terms = s.threshold("RQ-6.terms");
    this.yearsAtLevel = s.threshold("RQ-7.years");
  }

  /** Names the provisions of this chapter and how each is judged. */
  void into(Setting s) {
    s.provision("RQ-6", j -> inScope(j, this::noThirdTerm));
    s.provision("RQ-7", j -> inScope(j, this::fifteenYears));
  }

  private Verdict inScope(Judge j, Provision.Condition condition) {
    return switch (Known.of(post.termGoverned())) {
      case YES -> condition.judge(j);
      case NO -> j.notApplicable(OUT_OF_SCOPE);
      case UNKNOWN -> j.missing(SCOPE);
    };
  }

  /** 在同一职位上连续任职达到两个任期，不再推荐、提名或者任命担任同一职务。 */
  private Verdict noThirdTerm(Judge j) {
    if (!terms.known()) {
      return j.unknownValue(terms, FULL_TERMS);
    }
    Dossier p = j.person();
    int events = j.has(EventKind.TERM) ? p.events() : 0;
    int key = events == 0 ? Dossier.ABSENT : j.keyOf(post.id());
    int full = 0;
    for (int i = 0; i < events; i++) {
      if (p.eventKind(i) == EventKind.TERM && p.eventCode(i) == key && key != Dossier.ABSENT) {
        if (p.eventTo(i) <= j.day()) {
          full++;
        }
      }
    }
    Verdict verdict = full >= terms.number() ? Verdict.FAIL : Verdict.PASS;
    if (j.writes()) {
      j.note(verdict, TERMS.fill(full, terms.number()), terms, Fact.of(FULL_TERMS, full));
    }
    return verdict;
  }

  /** 担任同一层次领导职务累计达到十五年的，不再推荐、提名或者任命担任第二条所列范围内的同一层次领导职务。 */
  private Verdict fifteenYears(Judge j) {
    Dossier p = j.person();
    j.startCounting();
    for (int i = 0; i < p.positions(); i++) {
      int at = p.positionLevel(i);
      j.count(
          i,
          at == post.level().ordinal()
              ? Known.YES
              : at == Dossier.UNKNOWN_LEVEL ? Known.UNKNOWN : Known.NO);
    }
    return j.lessThan(yearsAtLevel, AT_LEVEL);
  }
}
