package org.zhiren.statutes;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.zhiren.explain.Explanation;
import org.zhiren.explain.Text;
import org.zhiren.explain.Verdict;

/** All provisions on appointment to a leading post, bound to one post and one day. */
final class PromotionRules {
  private static final Text HEADING =
      Text.of("{0}拟任{1}（{2}）资格审查", "Qualification of {0} for {1} ({2})");

  private final Post post;
  private final LocalDate day;
  private final List<Provision> provisions;

  PromotionRules(Law law, Post post, LocalDate day) {
    this.post = post;
    this.day = day;
    Setting setting = setting(law, post, day);
    this.provisions = setting.provisions(ProvisionText.Matter.PROMOTION);
  }

  /** Only the provisions named, in the usual order. */
  PromotionRules(Law law, Post post, LocalDate day, Set<String> only) {
    this.post = post;
    this.day = day;
    only.forEach(law::text);
    Setting setting = setting(law, post, day);
    this.provisions =
        setting.provisions(ProvisionText.Matter.PROMOTION).stream()
            .filter(p -> only.contains(p.id()))
            .toList();
  }

  /** Binds every chapter that concerns appointment. */
  static Setting setting(Law law, Post post, LocalDate day) {
    Setting s = new Setting(law, day);
    Qualifications qualifications = new Qualifications(s, post);
    qualifications.into(s);
    new ExceptionalPromotion(s, post, qualifications).into(s);
    new Bars(s, post).into(s);
    new Recusal(s, post).into(s);
    new TermsOfOffice(s, post).into(s);
    new CivilService(s, post).into(s);
    if (post.ofInstitution()) {
      new Institutions(s, post, qualifications).into(s);
    }
    new PostProfile(s, post).into(s);
    return s;
  }

  List<Provision> provisions() {
    return provisions;
  }

  /**
   * One pass with a trace: the examination, and the next day on which it may turn out otherwise.
   */
  Traced examine(Candidacy candidacy, Dossier dossier, String personId, String name) {
    Judge judge = new Judge(dossier, Days.day(day));
    Trace trace = new Trace(Days.day(day));
    judge.tracing(trace);
    judge.candidacy(candidacy);
    return examine(judge, trace, personId, name);
  }

  /** As above, with a judge that has the case in hand already. */
  Traced examine(Judge judge, Trace trace, String personId, String name) {
    Verdict all = Verdict.NOT_APPLICABLE;
    Verdict onRecord = Verdict.NOT_APPLICABLE;
    Map<String, Verdict> verdicts = new LinkedHashMap<>();
    List<String> open = new ArrayList<>();
    for (Provision p : provisions) {
      Verdict verdict = p.examine(judge);
      verdicts.put(p.id(), verdict);
      Verdict weight = p.weight(verdict);
      all = all.and(weight);
      if (p.text().basis() == Basis.RECORD || weight == Verdict.FAIL) {
        onRecord = onRecord.and(weight);
      } else if (weight == Verdict.UNKNOWN) {
        open.add(p.id());
      }
    }
    String title = post.title() == null ? post.id() : post.title();
    Explanation tree =
        Explanation.of("promotion", all, HEADING.fill(name, title, day))
            .because(trace.nodes())
            .build();
    return new Traced(
        new Examination(personId, post.id(), day, all, onRecord, verdicts, open, tree),
        trace.nextChange());
  }

  /** An examination and the next day on which it may turn out otherwise. */
  record Traced(Examination examination, int nextChange) {}
}
