package org.zhiren.ballots;

import java.util.ArrayList;
import java.util.List;
import org.zhiren.explain.Text;

/**
 * Checks one ballot by itself. It shares no code with the making of ballots but the group and the
 * spelling of challenges.
 */
final class BallotCheck {

  private final Election election;
  private final Ballot ballot;
  private final List<Finding> findings = new ArrayList<>();

  private BallotCheck(Election election, Ballot ballot) {
    this.election = election;
    this.ballot = ballot;
  }

  /** What is wrong with the ballot; empty if nothing. */
  static List<Finding> of(Election election, Ballot ballot) {
    BallotCheck check = new BallotCheck(election, ballot);
    if (check.belongs()) {
      check.signature();
      check.answers();
    }
    return check.findings;
  }

  private void wrong(Check check, Text detail) {
    findings.add(
        new Finding(
            check, Text.of("选票 {0}：{1}", "ballot {0}: {1}").fill(ballot.tracker(), detail)));
  }

  private boolean belongs() {
    if (!ballot.electionId().equals(election.id())
        || !ballot.electionHash().equals(election.fingerprint())) {
      wrong(Check.BALLOT_FORM, Text.of("属于另一次选举", "it belongs to another election"));
      return false;
    }
    if (ballot.answers().size() != election.questions().size()) {
      wrong(
          Check.BALLOT_FORM,
          Text.of("应答 {0} 题，实答 {1} 题", "{0} questions should be answered, not {1}")
              .fill(election.questions().size(), ballot.answers().size()));
      return false;
    }
    for (int i = 0; i < election.questions().size(); i++) {
      Question question = election.questions().get(i);
      Answer answer = ballot.answers().get(i);
      if (answer.choices().size() != question.places()
          || answer.individual().size() != question.places()
          || (answer.blank() != null) != question.blank()) {
        wrong(
            Check.BALLOT_FORM,
            Text.of("第 {0} 题的密文或证明数目不对", "question {0} has a wrong number of ciphertexts or proofs")
                .fill(i + 1));
        return false;
      }
    }
    return true;
  }

  private void signature() {
    if (!ballot.signedHash().equals(ballot.expectedHash())
        || !ballot.signature().holds("sig|" + ballot.signedHash(), ballot.credentialKey())) {
      wrong(Check.SIGNATURES, Text.of("签名不成立", "the signature does not hold"));
    }
  }

  private void answers() {
    String context = election.context(ballot.credential());
    for (int i = 0; i < election.questions().size(); i++) {
      Answer answer = ballot.answers().get(i);
      for (int j = 0; j < answer.choices().size(); j++) {
        choice(context, answer, i, j);
      }
      whole(context, election.questions().get(i), answer, i);
    }
  }

  private void choice(String context, Answer answer, int i, int j) {
    Ciphertext choice = answer.choices().get(j);
    Ladder alpha = new Ladder(choice.alpha());
    Ladder beta = new Ladder(choice.beta());
    if (!Element.isMember(alpha) || !Element.isMember(beta)) {
      wrong(
          Check.MEMBERSHIP,
          Text.of(
                  "第 {0} 题第 {1} 项的密文不在子群中",
                  "question {0}, place {1}: the ciphertext is not in the subgroup")
              .fill(i + 1, j + 1));
    }
    List<Disjunction.Seen> statements =
        List.of(new Disjunction.Seen(alpha, beta, 0), new Disjunction.Seen(alpha, beta, 1));
    if (!Disjunction.holds(
        "prove|" + context + "|" + choice.text(),
        election.keyPowers(),
        statements,
        answer.individual().get(j))) {
      wrong(
          Check.BALLOT_PROOFS,
          Text.of("第 {0} 题第 {1} 项不能证明是 0 或 1", "question {0}, place {1} is not proved to be 0 or 1")
              .fill(i + 1, j + 1));
    }
  }

  private void whole(String context, Question question, Answer answer, int i) {
    String hashed = Answer.context(context, answer.choices());
    Ciphertext sum = Answer.sum(answer.choices(), question.blank() ? 1 : 0);
    Ladder alpha = new Ladder(sum.alpha());
    Ladder beta = new Ladder(sum.beta());
    List<Disjunction.Seen> interval = new ArrayList<>();
    for (int claimed = question.min(); claimed <= question.max(); claimed++) {
      interval.add(new Disjunction.Seen(alpha, beta, claimed));
    }
    boolean holds;
    List<Proof> blankProof = answer.blank();
    if (blankProof == null) {
      holds =
          Disjunction.holds(
              "prove|" + hashed + "|" + sum.text(),
              election.keyPowers(),
              interval,
              answer.overall());
    } else {
      Ciphertext blank = answer.choices().getFirst();
      Ladder blankAlpha = new Ladder(blank.alpha());
      Ladder blankBeta = new Ladder(blank.beta());
      List<Disjunction.Seen> statements = new ArrayList<>();
      statements.add(new Disjunction.Seen(blankAlpha, blankBeta, 1));
      statements.addAll(interval);
      holds =
          Disjunction.holds(
                  "bproof0|" + hashed,
                  election.keyPowers(),
                  List.of(
                      new Disjunction.Seen(blankAlpha, blankBeta, 0),
                      new Disjunction.Seen(alpha, beta, 0)),
                  blankProof)
              && Disjunction.holds(
                  "bproof1|" + hashed, election.keyPowers(), statements, answer.overall());
    }
    if (!holds) {
      wrong(
          Check.BALLOT_PROOFS,
          Text.of(
                  "第 {0} 题不能证明所选个数合规",
                  "question {0}: the number chosen is not proved to be allowed")
              .fill(i + 1));
    }
  }
}
