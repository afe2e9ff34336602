package org.zhiren.ballots;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.zhiren.explain.Text;

/**
 * A ballot together with what the voter's device alone knows about it. The voter either casts it,
 * and the opening is forgotten; or asks for an audit: then the opening is shown, anybody can check
 * with {@link #audit} on another device that the ballot holds what was chosen, and it must never be
 * cast, as its content is no longer secret (J. Benaloh: Simple Verifiable Elections, 2006).
 */
public final class PreparedBallot {

  private final Ballot ballot;
  private final String opening;

  private PreparedBallot(Ballot ballot, String opening) {
    this.ballot = ballot;
    this.opening = opening;
  }

  /**
   * Encrypts, proves and signs the choices of one voter.
   *
   * @param choices for each question, 0 or 1 for each answer
   * @throws BallotException if the questions do not allow these choices
   */
  public static PreparedBallot of(
      Election election, Credential credential, List<List<Integer>> choices, SecureRandom random) {
    List<int[]> values = election.values(choices);
    BigInteger secret = credential.secret(election.id());
    Element publicCredential = Group.G.power(secret);
    String context = election.context(publicCredential.text());
    List<Answer> answers = new ArrayList<>();
    List<List<Map<String, Object>>> opened = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      int[] places = values.get(i);
      List<BigInteger> randoms = new ArrayList<>();
      List<Map<String, Object>> shown = new ArrayList<>();
      for (int value : places) {
        BigInteger r = Group.random(random);
        randoms.add(r);
        shown.add(Fields.object("value", value, "random", r.toString()));
      }
      opened.add(shown);
      answers.add(
          answer(
              election.questions().get(i), election.keyPowers(), context, places, randoms, random));
    }
    Ballot ballot =
        Ballot.sign(
            election, publicCredential, answers, hash -> Proof.of("sig|" + hash, secret, random));
    return new PreparedBallot(
        ballot, Json.write(Fields.object("tracker", ballot.tracker(), "answers", opened)));
  }

  private static Answer answer(
      Question question,
      Powers key,
      String context,
      int[] values,
      List<BigInteger> randoms,
      SecureRandom random) {
    List<Ciphertext> choices = new ArrayList<>();
    List<List<Proof>> individual = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      Ciphertext choice = Ciphertext.of(key, values[i], randoms.get(i));
      choices.add(choice);
      individual.add(
          Disjunction.prove(
              "prove|" + context + "|" + choice.text(),
              key,
              interval(randoms.get(i), values[i], 0, 1),
              values[i],
              random));
    }
    String whole = Answer.context(context, choices);
    int first = question.blank() ? 1 : 0;
    BigInteger r = BigInteger.ZERO;
    int sum = 0;
    for (int i = first; i < values.length; i++) {
      r = r.add(randoms.get(i)).mod(Group.Q);
      sum += values[i];
    }
    if (!question.blank()) {
      List<Proof> overall =
          Disjunction.prove(
              "prove|" + whole + "|" + Answer.sum(choices, 0).text(),
              key,
              interval(r, sum, question.min(), question.max()),
              sum - question.min(),
              random);
      return new Answer(choices, individual, overall, null);
    }
    boolean isBlank = values[0] == 1;
    List<Proof> blank =
        Disjunction.prove(
            "bproof0|" + whole,
            key,
            List.of(
                new Disjunction.Known(randoms.getFirst(), values[0], 0),
                new Disjunction.Known(r, sum, 0)),
            isBlank ? 1 : 0,
            random);
    List<Disjunction.Known> statements = new ArrayList<>();
    statements.add(new Disjunction.Known(randoms.getFirst(), values[0], 1));
    statements.addAll(interval(r, sum, question.min(), question.max()));
    List<Proof> overall =
        Disjunction.prove(
            "bproof1|" + whole, key, statements, isBlank ? 0 : 1 + sum - question.min(), random);
    return new Answer(choices, individual, overall, blank);
  }

  private static List<Disjunction.Known> interval(BigInteger r, int value, int min, int max) {
    List<Disjunction.Known> statements = new ArrayList<>();
    for (int claimed = min; claimed <= max; claimed++) {
      statements.add(new Disjunction.Known(r, value, claimed));
    }
    return statements;
  }

  /** The ballot. */
  public Ballot ballot() {
    return ballot;
  }

  /** What opens it: JSON with the tracker, and value and random number of each ciphertext. */
  public String opening() {
    return opening;
  }

  /**
   * Opens a ballot that will not be cast.
   *
   * @param opening as {@link #opening} or the voting page gives it
   * @return for each question the value of each place, the place for blank first where there is one
   * @throws BallotException if the opening does not open this ballot: the device that prepared it
   *     cannot be trusted
   */
  public static List<List<Integer>> audit(Election election, Ballot ballot, String opening) {
    Fields fields = Fields.of(Json.parse(opening), "tracker", "answers");
    if (!fields.string("tracker").equals(ballot.tracker())) {
      throw new BallotException(
          Text.of(
                  "该开启信息属于另一张选票（{0}），不是这张（{1}）",
                  "this opens another ballot ({0}), not this one ({1})")
              .fill(Numbers.shown(fields.string("tracker")), ballot.tracker()));
    }
    List<List<Opened>> answers =
        fields.list("answers", answer -> Fields.list(answer, Opened::parse));
    if (answers.size() != ballot.answers().size()) {
      throw notOpened(answers.size() + 1, 0);
    }
    List<List<Integer>> values = new ArrayList<>();
    for (int i = 0; i < answers.size(); i++) {
      List<Ciphertext> choices = ballot.answers().get(i).choices();
      if (choices.size() != answers.get(i).size()) {
        throw notOpened(i + 1, answers.get(i).size() + 1);
      }
      for (int j = 0; j < choices.size(); j++) {
        Opened opened = answers.get(i).get(j);
        if (!Ciphertext.of(election.keyPowers(), opened.value(), opened.random())
            .equals(choices.get(j))) {
          throw notOpened(i + 1, j + 1);
        }
      }
      values.add(answers.get(i).stream().map(Opened::value).toList());
    }
    return values;
  }

  private static BallotException notOpened(int question, int place) {
    return new BallotException(
        Text.of(
                "第 {0} 题第 {1} 项的密文与所称内容不符：加密这张选票的设备不可信，请换一台设备并报告监票人。",
                "question {0}, place {1}: the ciphertext does not hold what is claimed. The device"
                    + " that encrypted this ballot cannot be trusted: use another and tell the"
                    + " scrutineers.")
            .fill(question, place));
  }

  private record Opened(int value, BigInteger random) {
    static Opened parse(Object json) {
      Fields fields = Fields.of(json, "value", "random");
      return new Opened(fields.integer("value"), fields.number("random"));
    }
  }
}
