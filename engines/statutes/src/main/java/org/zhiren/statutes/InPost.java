package org.zhiren.statutes;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zhiren.explain.Explanation;
import org.zhiren.explain.Text;
import org.zhiren.explain.Verdict;

/**
 * What the law asks of a person who stays in post: exchange, training, reports, and when the post
 * is left.
 */
final class InPost {
  private static final Text HEADING = Text.of("{0}在任事项检查", "Duties of {0} in post");

  private final Law law;
  private final Post post;
  private final LocalDate day;

  InPost(Law law, Post post, LocalDate day) {
    this.law = law;
    this.post = post;
    this.day = day;
  }

  /** Binds every chapter that concerns a person in post. */
  Setting setting() {
    Setting s = new Setting(law, day);
    new Exchange(s, post).into(s);
    new DutiesInPost(s).into(s);
    new LeavingOffice(s, post).into(s);
    return s;
  }

  Examination examine(Candidacy candidacy) {
    Person person = candidacy.person();
    Judge judge = new Judge(new FlatPerson(person), Days.day(day));
    Trace trace = new Trace(Days.day(day));
    judge.tracing(trace);
    judge.candidacy(candidacy);
    Verdict all = Verdict.NOT_APPLICABLE;
    Verdict onRecord = Verdict.NOT_APPLICABLE;
    Map<String, Verdict> verdicts = new LinkedHashMap<>();
    List<String> open = new ArrayList<>();
    for (Provision p : setting().provisions(ProvisionText.Matter.STANDING)) {
      Verdict verdict = p.examine(judge);
      verdicts.put(p.id(), verdict);
      if (p.text().force() == Force.MAY) {
        continue;
      }
      Verdict weight = p.weight(verdict);
      all = all.and(weight);
      if (p.text().basis() == Basis.RECORD || weight == Verdict.FAIL) {
        onRecord = onRecord.and(weight);
      } else if (weight == Verdict.UNKNOWN) {
        open.add(p.id());
      }
    }
    return new Examination(
        person.id(),
        post.id(),
        day,
        all,
        onRecord,
        verdicts,
        open,
        Explanation.of("in-post", all, HEADING.fill(person.name())).because(trace.nodes()).build());
  }
}
