package org.zhiren.ballots;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.zhiren.explain.Text;

/**
 * Who decrypts the totals (section 4.7): a list of parties, all of which are needed. A party is one
 * trustee, or several of whom a given number suffices. Trustees are numbered from 1 through all
 * parties.
 */
public final class Trustees {

  /** Trustees that a party may have: a hundred keys in a room are a mistake. */
  static final int MAX_TRUSTEES = 100;

  private final String json;
  private final List<Party> parties;

  /** One of the parties. */
  sealed interface Party {
    List<TrusteeKey> keys();

    int needed();

    Element subkey();

    Object json();

    /**
     * Checks everything that the party's keys claim.
     *
     * @throws BallotException if something does not hold
     */
    void check();
  }

  record Single(TrusteeKey key) implements Party {
    @Override
    public List<TrusteeKey> keys() {
      return List.of(key);
    }

    @Override
    public int needed() {
      return 1;
    }

    @Override
    public Element subkey() {
      return key.publicKey();
    }

    @Override
    public Object json() {
      return List.of("Single", key.json());
    }

    @Override
    public void check() {
      if (!key.holds()) {
        throw new BallotException(keyFault());
      }
    }
  }

  record Threshold(
      int threshold, List<SignedMessage> certs, List<SignedMessage> coefexps, List<TrusteeKey> keys)
      implements Party {

    static Threshold parse(Object json) {
      Fields fields = Fields.of(json, "threshold", "certs", "coefexps", "verification_keys");
      Threshold party =
          new Threshold(
              fields.integer("threshold"),
              fields.list("certs", SignedMessage::parse),
              fields.list("coefexps", SignedMessage::parse),
              fields.list("verification_keys", TrusteeKey::parse));
      int trustees = party.keys.size();
      if (trustees < 1
          || trustees > MAX_TRUSTEES
          || party.certs.size() != trustees
          || party.coefexps.size() != trustees
          || party.threshold < 1
          || party.threshold > trustees) {
        throw new BallotException(
            Text.of(
                    "门限应为 1 到监票人数：门限 {0}，证书 {1}，承诺 {2}，公钥 {3}",
                    "the threshold should lie between 1 and the number of trustees: threshold {0},"
                        + " certificates {1}, commitments {2}, keys {3}")
                .fill(party.threshold, party.certs.size(), party.coefexps.size(), trustees));
      }
      return party;
    }

    @Override
    public int needed() {
      return threshold;
    }

    private List<Commitments> commitments() {
      return coefexps.stream().map(Commitments::of).toList();
    }

    @Override
    public Element subkey() {
      return commitments().stream()
          .map(commitments -> commitments.elements().getFirst())
          .reduce(Element.ofLimbs(Group.MODULUS.one()), Element::times);
    }

    @Override
    public Object json() {
      return List.of(
          "Pedersen",
          Fields.object(
              "threshold",
              threshold,
              "certs",
              certs.stream().map(SignedMessage::json).toList(),
              "coefexps",
              coefexps.stream().map(SignedMessage::json).toList(),
              "verification_keys",
              keys.stream().map(TrusteeKey::json).toList()));
    }

    @Override
    public void check() {
      List<Commitments> commitments = commitments();
      Set<Element> distinct = new HashSet<>();
      for (int i = 0; i < keys.size(); i++) {
        Certificate certificate = Certificate.of(certs.get(i));
        if (!distinct.add(certificate.verification())) {
          throw new BallotException(
              Text.of("有两份相同的监票人证书", "two certificates of trustees are the same"));
        }
        commitments.get(i).check(certificate, threshold);
      }
      for (int i = 0; i < keys.size(); i++) {
        if (!keys.get(i).publicKey().equals(Commitments.sumAt(commitments, i + 1))
            || !keys.get(i).holds()) {
          throw new BallotException(keyFault());
        }
      }
    }
  }

  private static Text keyFault() {
    return Text.of(
        "监票人公钥的知识证明或与承诺的关系不成立",
        "the key of a trustee is not proved, or does not follow from the commitments");
  }

  private Trustees(String json, List<Party> parties) {
    this.json = json;
    this.parties = List.copyOf(parties);
  }

  static Trustees of(List<Party> parties) {
    return new Trustees(Json.write(parties.stream().map(Party::json).toList()), parties);
  }

  /**
   * Several trustees, every one of whom is needed.
   *
   * @param publicKeys what {@link DecryptionKey#publicKey} gave each of them
   * @throws BallotException if one is malformed or its proof does not hold
   */
  public static Trustees mandatory(List<String> publicKeys) {
    List<Party> parties = new ArrayList<>();
    for (String key : publicKeys) {
      Single party = new Single(TrusteeKey.parse(Json.parse(key)));
      party.check();
      parties.add(party);
    }
    if (parties.isEmpty()) {
      throw new BallotException(Text.of("至少需要一名监票人", "at least one trustee is needed"));
    }
    return of(parties);
  }

  /**
   * Reads trustees from an archive; {@link ArchiveVerifier} checks them.
   *
   * @throws BallotException if the text is malformed
   */
  public static Trustees parse(String json) {
    List<Party> parties = Fields.list(Json.parse(json), Trustees::party);
    int trustees = parties.stream().mapToInt(party -> party.keys().size()).sum();
    if (trustees < 1 || trustees > MAX_TRUSTEES) {
      throw new BallotException(
          Text.of("监票人数应为 1 到 {0}，实为 {1}", "from 1 to {0} trustees are needed, not {1}")
              .fill(MAX_TRUSTEES, trustees));
    }
    return new Trustees(json, parties);
  }

  private static Party party(Object json) {
    if (json instanceof List<?> pair && pair.size() == 2) {
      if ("Single".equals(pair.get(0))) {
        return new Single(TrusteeKey.parse(pair.get(1)));
      }
      if ("Pedersen".equals(pair.get(0))) {
        return Threshold.parse(pair.get(1));
      }
    }
    throw new BallotException(
        Text.of("应为 Single 或 Pedersen 监票方", "a party Single or Pedersen is expected"));
  }

  /** These parties and those of {@code other}: all are needed. */
  public Trustees and(Trustees other) {
    List<Party> all = new ArrayList<>(parties);
    all.addAll(other.parties);
    return of(all);
  }

  /** As published. */
  public String json() {
    return json;
  }

  /** How many trustees there are in all. */
  public int count() {
    return parties.stream().mapToInt(party -> party.keys().size()).sum();
  }

  /** For each party, how many of how many trustees are needed, as in "2 of 3". */
  public List<Text> quorums() {
    return parties.stream()
        .map(party ->
            Text.of("{1} 人中 {0} 人", "{0} of {1}").fill(party.needed(), party.keys().size()))
        .toList();
  }

  List<Party> parties() {
    return parties;
  }

  /** The key of the trustee with this number, from 1. */
  TrusteeKey key(int number) {
    return parties.stream().flatMap(party -> party.keys().stream()).toList().get(number - 1);
  }

  /** The election's key: the product of the parties' keys. */
  Element electionKey() {
    return parties.stream()
        .map(Party::subkey)
        .reduce(Element.ofLimbs(Group.MODULUS.one()), Element::times);
  }

  /** Whether these trustees, by number, are enough to decrypt. */
  public boolean suffice(Set<Integer> numbers) {
    int first = 1;
    for (Party party : parties) {
      int present = 0;
      for (int i = 0; i < party.keys().size(); i++) {
        present += numbers.contains(first + i) ? 1 : 0;
      }
      if (present < party.needed()) {
        return false;
      }
      first += party.keys().size();
    }
    return true;
  }

  /**
   * Combines the factors of one ciphertext that trustees computed, by their numbers: a product for
   * single trustees, Lagrange interpolation in the exponent for the others (section 4.19).
   *
   * @throws BallotException if they are not enough
   */
  Element combine(Map<Integer, Element> factors) {
    if (!suffice(factors.keySet())) {
      throw new BallotException(
          Text.of("监票人不足，不能解密", "too few trustees took part: nothing can be decrypted"));
    }
    Element product = Element.ofLimbs(Group.MODULUS.one());
    int first = 1;
    for (Party party : parties) {
      List<Integer> present = new ArrayList<>();
      for (int i = 1; i <= party.keys().size() && present.size() < party.needed(); i++) {
        if (factors.containsKey(first + i - 1)) {
          present.add(i);
        }
      }
      for (int place : present) {
        Element factor = factor(factors, first + place - 1);
        product =
            product.times(
                party instanceof Single ? factor : factor.power(lagrange(place, present)));
      }
      first += party.keys().size();
    }
    return product;
  }

  private static Element factor(Map<Integer, Element> factors, int number) {
    Element factor = factors.get(number);
    if (factor == null) {
      throw new IllegalArgumentException("No factor of trustee (%d).".formatted(number));
    }
    return factor;
  }

  private static BigInteger lagrange(int place, List<Integer> places) {
    BigInteger coefficient = BigInteger.ONE;
    for (int other : places) {
      if (other != place) {
        coefficient =
            coefficient
                .multiply(Numbers.of(other))
                .multiply(Numbers.of(other - (long) place).modInverse(Group.Q))
                .mod(Group.Q);
      }
    }
    return coefficient;
  }
}
