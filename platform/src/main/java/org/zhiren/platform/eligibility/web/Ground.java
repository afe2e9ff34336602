package org.zhiren.platform.eligibility.web;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Citation;
import org.zhiren.explain.Explanation;
import org.zhiren.explain.Value;
import org.zhiren.explain.Verdict;
import org.zhiren.platform.eligibility.ExaminingPerson;
import org.zhiren.statutes.ProvisionText;
import org.zhiren.statutes.Regulation.Checked;
import org.zhiren.statutes.Statutes;

/**
 * One provision of an examination, ready for the page.
 *
 * @param verdict what it says
 * @param node its part of the tree
 * @param text what the article says
 * @param citation where it stands; {@code null} if the version is not on file
 * @param checked how far that was checked; {@code null} if the version is not on file
 * @param evidence what on file it was judged on
 * @param who key of the text that says who can find out what is unknown
 */
public record Ground(
    Verdict verdict,
    Explanation node,
    ProvisionText text,
    @Nullable Citation citation,
    @Nullable Checked checked,
    Evidence evidence,
    String who) {

  /** The order in which a reader wants them: what speaks against first. */
  private static final List<Verdict> ORDER =
      List.of(
          Verdict.FAIL,
          Verdict.NEEDS_APPROVAL,
          Verdict.UNKNOWN,
          Verdict.WARN,
          Verdict.PASS,
          Verdict.NOT_APPLICABLE);

  /**
   * Provisions with the same verdict.
   *
   * @param verdict the verdict
   * @param grounds the provisions, in the order of the law
   */
  public record Group(Verdict verdict, List<Ground> grounds) {}

  /** The provisions of an examination by verdict. */
  static List<Group> groups(ExaminingPerson.Result result, Statutes law) {
    List<Ground> all = new ArrayList<>();
    for (Explanation node : result.examination().explanation().because()) {
      all.add(ground(node, result, law));
    }
    List<Group> groups = new ArrayList<>();
    for (Verdict verdict : ORDER) {
      List<Ground> with = all.stream().filter(g -> g.verdict() == verdict).toList();
      if (!with.isEmpty()) {
        groups.add(new Group(verdict, with));
      }
    }
    return groups;
  }

  private static Ground ground(Explanation node, ExaminingPerson.Result result, Statutes law) {
    ProvisionText text = law.provision(node.rule());
    Citation citation = node.citations().isEmpty() ? null : node.citations().getFirst();
    ProvisionText.Article article =
        citation == null ? null : text.articles().get(citation.version());
    Verdict verdict = verdict(node);
    return new Ground(
        verdict,
        node,
        text,
        citation,
        article == null ? null : article.checked(),
        Evidence.of(node.rule(), result.file().opened().file(), result.examination().asOf()),
        "eligibility.who." + node.rule());
  }

  /** The verdict of a node. */
  public static Verdict verdict(Explanation node) {
    return node.value() instanceof Value.Judgement(Verdict verdict)
        ? verdict
        : Verdict.NOT_APPLICABLE;
  }
}
