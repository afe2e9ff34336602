package org.zhiren.ballots;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;

/**
 * An election as every voter gets it (specification 2.0, section 4.10). Its serialised text is the
 * election: the {@link #fingerprint()} over it goes into every proof, so that a ballot or a
 * decryption of one election is worth nothing in another.
 */
public final class Election {

  private static final int VERSION = 1;
  private static final int MIN_ID = 14;
  private static final int MAX_ID = 64;
  private static final int MAX_QUESTIONS = 200;

  private final String json;
  private final String id;
  private final String name;
  private final String description;
  private final Element publicKey;
  private final List<Question> questions;
  private @Nullable Powers powers;

  private Election(String json) {
    Fields fields =
        Fields.of(
            Json.parse(json),
            "version",
            "description",
            "name",
            "group",
            "public_key",
            "questions",
            "uuid",
            "?administrator",
            "?credential_authority");
    this.json = json;
    this.description = fields.string("description");
    this.name = fields.string("name");
    this.id = fields.field("uuid", value -> checkedId(Fields.string(value)));
    if (fields.integer("version") != VERSION) {
      throw new BallotException(
          Text.of(
                  "只支持密码学版本 {0}，此选举为版本 {1}",
                  "only version {0} of the cryptography is supported, this election has {1}")
              .fill(VERSION, fields.integer("version")));
    }
    if (!fields.string("group").equals(Group.NAME)) {
      throw new BallotException(
          Text.of("只支持群 {0}，此选举使用 {1}", "only the group {0} is supported, this election uses {1}")
              .fill(Group.NAME, Numbers.shown(fields.string("group"))));
    }
    this.publicKey = fields.element("public_key");
    this.questions = fields.list("questions", Question::parse);
    if (questions.isEmpty() || questions.size() > MAX_QUESTIONS) {
      throw new BallotException(
          Text.of("题目数应为 1 到 {0}，实为 {1}", "from 1 to {0} questions are needed, not {1}")
              .fill(MAX_QUESTIONS, questions.size()));
    }
    for (String optional : List.of("administrator", "credential_authority")) {
      fields.optionalString(optional);
    }
  }

  /**
   * A new election.
   *
   * @param id its identifier, see {@link #newId}
   * @param name its name
   * @param description a longer text; may be empty
   * @param questions the questions in order
   * @param trustees who will decrypt the totals together; their keys give the election's key
   * @throws BallotException if an argument is out of its bounds
   */
  public static Election of(
      String id, String name, String description, List<Question> questions, Trustees trustees) {
    Map<String, Object> json =
        Fields.object(
            "version",
            VERSION,
            "description",
            description,
            "name",
            name,
            "group",
            Group.NAME,
            "public_key",
            trustees.electionKey().text(),
            "questions",
            questions.stream().map(Question::json).toList(),
            "uuid",
            id);
    return new Election(Json.write(json));
  }

  /**
   * Reads a serialised election.
   *
   * @throws BallotException if it is malformed, or of a kind that is not supported
   */
  public static Election parse(String json) {
    return new Election(json);
  }

  /** A random identifier of 14 characters. */
  public static String newId(SecureRandom random) {
    return Credential.randomText(random, MIN_ID);
  }

  private static String checkedId(String id) {
    if (id.length() < MIN_ID
        || id.length() > MAX_ID
        || !id.chars().allMatch(c -> Credential.ALPHABET.indexOf(c) >= 0)) {
      throw new BallotException(
          Text.of(
                  "选举编号应为至少 {0} 个 base58 字符，实为（{1}）",
                  "an election is identified by at least {0} characters of base 58, not by ({1})")
              .fill(MIN_ID, Numbers.shown(id)));
    }
    return id;
  }

  /** The election as serialised, which must never change. */
  public String json() {
    return json;
  }

  /** The {@code uuid}. */
  public String id() {
    return id;
  }

  /** The name. */
  public String name() {
    return name;
  }

  /** The description; may be empty. */
  public String description() {
    return description;
  }

  /** The questions in order. */
  public List<Question> questions() {
    return questions;
  }

  /** SHA-256 of {@link #json()} in base 64 without padding. */
  public String fingerprint() {
    return Hashes.base64(json);
  }

  Element publicKey() {
    return publicKey;
  }

  /** Powers of the public key; the table is made when it is first asked for. */
  synchronized Powers keyPowers() {
    Powers known = powers;
    if (known == null) {
      known = new Powers(publicKey);
      powers = known;
    }
    return known;
  }

  /** The text that begins every challenge of a ballot: fingerprint and public credential. */
  String context(String publicCredential) {
    return fingerprint() + "|" + publicCredential;
  }

  /**
   * Checks choices against the questions.
   *
   * @param choices for each question, 0 or 1 for each answer
   * @return for each question, the values to encrypt
   * @throws BallotException if a question does not allow these choices
   */
  List<int[]> values(List<List<Integer>> choices) {
    if (choices.size() != questions.size()) {
      throw new BallotException(
          Text.of("应答 {0} 题，实答 {1} 题", "{0} questions should be answered, not {1}")
              .fill(questions.size(), choices.size()));
    }
    List<int[]> values = new ArrayList<>();
    for (int i = 0; i < questions.size(); i++) {
      values.add(questions.get(i).values(choices.get(i)));
    }
    return values;
  }
}
