package org.zhiren.ballots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What a ballot may hold, and how lies in one are found. */
final class BallotTest {

  private final SecureRandom random = Seeded.random("BallotTest");
  private final List<Question> questions =
      List.of(
          Question.decision("林知远"),
          Question.recommendation("推荐", List.of("周明川", "陈致和", "沈思齐"), 2),
          new Question("可弃", List.of("甲", "乙"), true, 1, 2));
  private final Rehearsal rehearsal = new Rehearsal(Rehearsal.Plan.of("试投", questions, 3), random);
  private final Election election = rehearsal.election();
  private final List<List<Integer>> choices =
      List.of(List.of(0, 1, 0), List.of(1, 0, 1), List.of(0, 0));

  private PreparedBallot prepared() {
    return PreparedBallot.of(election, rehearsal.credentials().getFirst(), choices, random);
  }

  @Test
  void lawfulBallotHolds() {
    Ballot ballot = prepared().ballot();
    assertThat(BallotCheck.of(election, ballot)).isEmpty();
    assertThat(Ballot.parse(ballot.json()).json()).isEqualTo(ballot.json());
    assertThat(ballot.tracker()).hasSize(43);
    assertThat(ballot.credential())
        .isEqualTo(rehearsal.credentials().getFirst().publicCredential(election.id()));
  }

  @Test
  void unlawfulChoicesAreRefusedBeforeEncryption() {
    for (List<List<Integer>> wrong :
        List.of(
            List.of(List.of(0, 1, 0), List.of(1, 0, 1)),
            List.of(List.of(0, 1, 1), List.of(1, 0, 1), List.of(1, 0)),
            List.of(List.of(0, 0, 0), List.of(1, 0, 1), List.of(1, 0)),
            List.of(List.of(0, 1, 0), List.of(1, 1, 1), List.of(1, 0)),
            List.of(List.of(0, 2, 0), List.of(1, 0, 1), List.of(1, 0)),
            List.of(List.of(0, 1), List.of(1, 0, 1), List.of(1, 0)))) {
      assertThatThrownBy(
              () -> PreparedBallot.of(election, rehearsal.credentials().getFirst(), wrong, random))
          .isInstanceOf(BallotException.class);
    }
    assertThatThrownBy(() -> Question.recommendation("?", List.of("甲"), 2))
        .isInstanceOf(BallotException.class);
    assertThatThrownBy(() -> Question.recommendation("?", List.of(), 0))
        .isInstanceOf(BallotException.class);
  }

  /** The check must find a ballot signed by its voter but changed in one answer. */
  private void found(Check expected, UnaryOperator<Answer> change) {
    Ballot honest = prepared().ballot();
    List<Answer> answers = new ArrayList<>(honest.answers());
    answers.set(0, change.apply(answers.get(0)));
    BigInteger secret = rehearsal.credentials().getFirst().secret(election.id());
    Ballot signed =
        Ballot.sign(
            election,
            honest.credentialKey(),
            answers,
            hash -> Proof.of("sig|" + hash, secret, random));
    assertThat(BallotCheck.of(election, signed))
        .as("%s", expected)
        .extracting(Finding::check)
        .contains(expected);
  }

  @Test
  void twoVotesInOnePlaceAreFound() {
    found(
        Check.BALLOT_PROOFS,
        answer -> {
          List<Ciphertext> choices = new ArrayList<>(answer.choices());
          choices.set(
              1,
              new Ciphertext(choices.get(1).alpha(), choices.get(1).beta().times(Group.GENERATOR)));
          return new Answer(choices, answer.individual(), answer.overall(), null);
        });
  }

  @Test
  void overvoteWithHonestSingleProofsIsFound() {
    // Every place is truly proved to be 0 or 1; only the sum is too large.
    found(Check.BALLOT_PROOFS, answer -> overvote());
  }

  private Answer overvote() {
    String context =
        election.context(rehearsal.credentials().getFirst().publicCredential(election.id()));
    List<Ciphertext> choices = new ArrayList<>();
    List<List<Proof>> individual = new ArrayList<>();
    BigInteger sum = BigInteger.ZERO;
    for (int value : new int[] {1, 1, 0}) {
      BigInteger r = Group.random(random);
      sum = sum.add(r).mod(Group.Q);
      Ciphertext choice = Ciphertext.of(election.keyPowers(), value, r);
      choices.add(choice);
      individual.add(
          Disjunction.prove(
              "prove|" + context + "|" + choice.text(),
              election.keyPowers(),
              List.of(new Disjunction.Known(r, value, 0), new Disjunction.Known(r, value, 1)),
              value,
              random));
    }
    List<Proof> overall =
        Disjunction.prove(
            "prove|" + Answer.context(context, choices) + "|" + Answer.sum(choices, 0).text(),
            election.keyPowers(),
            List.of(new Disjunction.Known(sum, 2, 1)),
            0,
            random);
    return new Answer(choices, individual, overall, null);
  }

  @Test
  void elementOutsideTheSubgroupIsFound() {
    Element minusOne = Element.of(Group.P.subtract(BigInteger.ONE));
    found(
        Check.MEMBERSHIP,
        answer -> {
          List<Ciphertext> choices = new ArrayList<>(answer.choices());
          choices.set(
              0, new Ciphertext(choices.get(0).alpha().times(minusOne), choices.get(0).beta()));
          return new Answer(choices, answer.individual(), answer.overall(), null);
        });
  }

  @Test
  void swappedProofsAndMissingPartsAreFound() {
    found(
        Check.BALLOT_PROOFS,
        answer ->
            new Answer(answer.choices(), answer.individual().reversed(), answer.overall(), null));
    found(
        Check.BALLOT_PROOFS,
        answer -> new Answer(answer.choices(), answer.individual(), List.of(), null));
    found(
        Check.BALLOT_FORM,
        answer ->
            new Answer(
                answer.choices().subList(0, 2),
                answer.individual().subList(0, 2),
                answer.overall(),
                null));
    found(
        Check.BALLOT_FORM,
        answer ->
            new Answer(answer.choices(), answer.individual(), answer.overall(), answer.overall()));
  }

  @Test
  void answersCannotBeCastUnderAnotherCredential() {
    Ballot honest = prepared().ballot();
    Credential thief = rehearsal.credentials().get(1);
    BigInteger secret = thief.secret(election.id());
    Ballot stolen =
        Ballot.sign(
            election,
            Group.G.power(secret),
            honest.answers(),
            hash -> Proof.of("sig|" + hash, secret, random));
    assertThat(BallotCheck.of(election, stolen))
        .extracting(Finding::check)
        .contains(Check.BALLOT_PROOFS);
  }

  @Test
  void unsignedChangeIsFound() {
    String json = prepared().ballot().json();
    int place = json.lastIndexOf("\"response\":\"") + 12;
    char other = json.charAt(place) == '1' ? '2' : '1';
    Ballot changed = Ballot.parse(json.substring(0, place) + other + json.substring(place + 1));
    assertThat(BallotCheck.of(election, changed))
        .extracting(Finding::check)
        .containsExactly(Check.SIGNATURES);
  }

  @Test
  void otherSpellingsOfABallotAreRefused() {
    String json = prepared().ballot().json();
    for (String other :
        List.of(
            json + " ",
            json.replaceFirst("\\{", "{ "),
            json.replaceFirst("\"election_uuid\"", "\"election_uuid \""),
            json.replaceFirst("election_uuid", "\\\\u0065lection_uuid"),
            json.replaceFirst("\\}$", ",\"more\":1}"),
            json.substring(0, json.length() - 1),
            "[]",
            "{}",
            "null",
            "")) {
      assertThatThrownBy(() -> Ballot.parse(other)).isInstanceOf(BallotException.class);
    }
  }

  @Test
  void auditOpensWhatWasChosen() {
    PreparedBallot prepared = prepared();
    assertThat(PreparedBallot.audit(election, prepared.ballot(), prepared.opening()))
        .isEqualTo(List.of(List.of(0, 1, 0), List.of(1, 0, 1), List.of(1, 0, 0)));
    PreparedBallot other = prepared();
    assertThatThrownBy(() -> PreparedBallot.audit(election, prepared.ballot(), other.opening()))
        .isInstanceOf(BallotException.class);
    String lie = prepared.opening().replaceFirst("\"value\":0", "\"value\":1");
    assertThatThrownBy(() -> PreparedBallot.audit(election, prepared.ballot(), lie))
        .hasMessageContaining("question 1, place 1");
  }

  @Test
  void boardRefusesWhatDoesNotHold() throws IOException {
    ByteArrayOutputStream archive = new ByteArrayOutputStream();
    ElectionBoard board = rehearsal.open(archive, 1_764_115_200);
    Ballot ballot = prepared().ballot();
    assertThat(board.cast(ballot)).isEqualTo(ballot.tracker());
    int size = archive.size();
    assertThatThrownBy(() -> board.cast(ballot)).hasMessageContaining("cast before");
    Ballot stranger =
        PreparedBallot.of(election, Credential.generate(random), choices, random).ballot();
    assertThatThrownBy(() -> board.cast(stranger)).hasMessageContaining("voting code");
    assertThatThrownBy(board::tally).hasMessageContaining("voting");
    assertThatThrownBy(board::finish).isInstanceOf(BallotException.class);
    assertThat(archive.size()).isEqualTo(size);
    board.close();
    assertThatThrownBy(() -> board.cast(prepared().ballot())).hasMessageContaining("closed");
    EncryptedTally tally = board.tally();
    assertThat(EncryptedTally.parse(tally.json()).json()).isEqualTo(tally.json());
    PartialDecryption part = rehearsal.keys().get(1).decrypt(election, tally, random);
    assertThatThrownBy(() -> board.decrypt(2, part)).hasMessageContaining("not proved");
    assertThatThrownBy(() -> board.decrypt(4, part)).hasMessageContaining("no trustee 4");
    board.decrypt(1, part);
    assertThatThrownBy(() -> board.decrypt(1, part)).hasMessageContaining("taken already");
    assertThat(board.decryptable()).isFalse();
    assertThatThrownBy(board::finish).hasMessageContaining("too few");
    board.decrypt(3, rehearsal.keys().get(3).decrypt(election, tally, random));
    assertThat(board.finish().totals())
        .isEqualTo(List.of(List.of(0, 1, 0), List.of(1, 0, 1), List.of(1, 0, 0)));
    assertThat(board.stage()).isEqualTo(ElectionBoard.Stage.FINISHED);
  }
}
