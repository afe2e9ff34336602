package org.zhiren.ballots;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.zhiren.explain.Text;

/**
 * An encrypted, proved and signed ballot (specification 2.0, section 4.15). It tells which
 * credential voted, never what.
 */
public final class Ballot {

  private final String json;
  private final String electionId;
  private final String electionHash;
  private final Element credential;
  private final List<Answer> answers;
  private final String signedHash;
  private final Proof signature;

  private Ballot(
      String electionId,
      String electionHash,
      Element credential,
      List<Answer> answers,
      String signedHash,
      Proof signature) {
    this.electionId = electionId;
    this.electionHash = electionHash;
    this.credential = credential;
    this.answers = List.copyOf(answers);
    this.signedHash = signedHash;
    this.signature = signature;
    Map<String, Object> whole = unsigned(electionId, electionHash, credential, answers);
    whole.put("signature", Fields.object("hash", signedHash, "proof", signature.json()));
    this.json = Json.write(whole);
  }

  /** Signs the content with {@code signer}, which is given the hash of it. */
  static Ballot sign(
      Election election, Element credential, List<Answer> answers, Function<String, Proof> signer) {
    String hash =
        Hashes.base64(
            Json.write(unsigned(election.id(), election.fingerprint(), credential, answers)));
    return new Ballot(
        election.id(), election.fingerprint(), credential, answers, hash, signer.apply(hash));
  }

  private static Map<String, Object> unsigned(
      String id, String hash, Element credential, List<Answer> answers) {
    return Fields.object(
        "election_uuid",
        id,
        "election_hash",
        hash,
        "credential",
        credential.text(),
        "answers",
        answers.stream().map(Answer::json).toList());
  }

  /**
   * Reads a ballot; whether it is valid is another question.
   *
   * @throws BallotException if the text is not a ballot in its only spelling
   */
  public static Ballot parse(String json) {
    Fields fields =
        Fields.of(
            Json.parse(json),
            "election_uuid",
            "election_hash",
            "credential",
            "answers",
            "signature");
    Fields signature = fields.field("signature", value -> Fields.of(value, "hash", "proof"));
    Ballot ballot =
        new Ballot(
            fields.string("election_uuid"),
            fields.string("election_hash"),
            fields.element("credential"),
            fields.list("answers", Answer::parse),
            signature.string("hash"),
            signature.field("proof", Proof::parse));
    if (!ballot.json.equals(json)) {
      throw new BallotException(
          Text.of(
              "选票不是规范写法（字段顺序、空格或转义不同）",
              "the ballot is not in its only spelling (order of fields, blanks or escapes"
                  + " differ)"));
    }
    return ballot;
  }

  /** The ballot as it is published. */
  public String json() {
    return json;
  }

  /** What the voter keeps to find the ballot again: SHA-256 in base 64 without padding. */
  public String tracker() {
    return Hashes.base64(json);
  }

  /** The identifier of its election. */
  public String electionId() {
    return electionId;
  }

  /** The public credential that it was cast with, in base 10. */
  public String credential() {
    return credential.text();
  }

  String electionHash() {
    return electionHash;
  }

  Element credentialKey() {
    return credential;
  }

  List<Answer> answers() {
    return answers;
  }

  String signedHash() {
    return signedHash;
  }

  Proof signature() {
    return signature;
  }

  /** The hash that the signature should be over. */
  String expectedHash() {
    return Hashes.base64(Json.write(unsigned(electionId, electionHash, credential, answers)));
  }
}
