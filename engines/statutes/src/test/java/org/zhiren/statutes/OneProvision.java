package org.zhiren.statutes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.zhiren.explain.Explanation;
import org.zhiren.explain.Verdict;
import org.zhiren.statutes.Candidacy.ExceptionRequest;
import org.zhiren.statutes.Candidacy.Ground;
import org.zhiren.statutes.Candidacy.Permission;

/** One provision, given facts, expected finding. */
@NullUnmarked // a fixture leaves facts out on purpose
final class OneProvision {
  static final Statutes NATIONAL = Statutes.national();

  private final String id;
  private final PersonFixture person;
  private final PostFixture post;
  private Statutes statutes = NATIONAL;
  private ExceptionRequest request;
  private final List<Permission> permissions = new ArrayList<>();

  private OneProvision(String id, PersonFixture person, PostFixture post) {
    this.id = id;
    this.person = person;
    this.post = post;
  }

  static OneProvision judging(String id, PersonFixture person, PostFixture post) {
    return new OneProvision(id, person, post);
  }

  OneProvision under(Statutes other) {
    statutes = other;
    return this;
  }

  OneProvision asking(String consented) {
    request =
        new ExceptionRequest(
            Ground.OUTSTANDING_IN_CRISIS,
            "抗洪抢险记录",
            consented == null ? null : PersonFixture.day(consented));
    return this;
  }

  OneProvision permitted(String exception, String on) {
    permissions.add(new Permission(exception, "岗位特殊需要", "省委组织部", PersonFixture.day(on)));
    return this;
  }

  Examination examination(String asOf) {
    return statutes.examine(
        new Candidacy(person.build(), post.build(), request, permissions), PersonFixture.day(asOf));
  }

  /** Asserts the verdict of this provision; every other provision is left out of account. */
  OneProvision on(String asOf, Verdict expected) {
    Examination e = examination(asOf);
    assertThat(e.verdicts()).as("provisions judged").containsKey(id);
    assertThat(e.verdicts().get(id)).as("%s on %s%n%s", id, asOf, node(e)).isEqualTo(expected);
    return this;
  }

  /** Asserts the verdict of a provision that is reached through an exception. */
  OneProvision within(String inner, String asOf, Verdict expected) {
    Examination e = examination(asOf);
    assertThat(e.explanation().stream().filter(x -> x.rule().equals(inner)).map(Explanation::value))
        .as("%s on %s", inner, asOf)
        .isNotEmpty()
        .allMatch(v -> v.equals(new org.zhiren.explain.Value.Judgement(expected)));
    return this;
  }

  private String node(Examination e) {
    return e.explanation().because().stream()
        .filter(x -> x.rule().equals(id))
        .map(x -> org.zhiren.explain.ExplanationPrinter.asText(x, java.util.Locale.ENGLISH))
        .findFirst()
        .orElse("");
  }
}
