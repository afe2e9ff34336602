package org.zhiren.ballots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Key ceremonies: any threshold of trustees decrypts, one fewer cannot, cheating is found. */
final class CeremonyTest {

  private final SecureRandom random = Seeded.random("CeremonyTest");

  /** The messages of a ceremony as they were handed in. */
  private static final class Messages {
    final List<TrusteeSeed> seeds = new ArrayList<>();
    List<String> certificates = List.of();
    List<String> polynomials = List.of();
    final List<String> accepted = new ArrayList<>();
  }

  private Messages deal(int trustees, int threshold) {
    Messages messages = new Messages();
    for (int i = 0; i < trustees; i++) {
      messages.seeds.add(TrusteeSeed.generate(random));
    }
    messages.certificates = messages.seeds.stream().map(s -> s.certificate(random)).toList();
    messages.polynomials =
        messages.seeds.stream().map(s -> s.deal(messages.certificates, threshold, random)).toList();
    return messages;
  }

  private Trustees finish(Messages messages, int threshold) {
    List<String> routed = KeyCeremony.route(messages.polynomials);
    for (int i = 0; i < messages.seeds.size(); i++) {
      messages.accepted.add(
          messages.seeds.get(i).accept(messages.certificates, threshold, routed.get(i), random));
    }
    return KeyCeremony.finish(
        threshold, messages.certificates, messages.polynomials, messages.accepted);
  }

  @Test
  void anyThresholdOfTrusteesDecryptsAndOneFewerCannot() {
    for (int[] size : new int[][] {{3, 2}, {5, 3}, {1, 1}, {3, 3}}) {
      Messages messages = deal(size[0], size[1]);
      Trustees trustees = finish(messages, size[1]);
      BigInteger r = Group.random(random);
      Element alpha = Group.G.power(r);
      Element expected = trustees.electionKey().power(r);
      for (int subset = 1; subset < 1 << size[0]; subset++) {
        Map<Integer, Element> factors = new HashMap<>();
        for (int i = 0; i < size[0]; i++) {
          if ((subset >> i & 1) == 1) {
            BigInteger secret =
                new BigInteger(
                    messages
                        .seeds
                        .get(i)
                        .open(KeyCeremony.encryptedKey(messages.accepted.get(i)))
                        .secretText());
            factors.put(i + 1, alpha.power(secret));
          }
        }
        if (factors.size() >= size[1]) {
          assertThat(trustees.combine(factors)).isEqualTo(expected);
        } else {
          assertThat(trustees.suffice(factors.keySet())).isFalse();
          assertThatThrownBy(() -> trustees.combine(factors)).isInstanceOf(BallotException.class);
        }
      }
      Trustees.Threshold party = (Trustees.Threshold) trustees.parties().getFirst();
      party.check();
      assertThat(Trustees.parse(trustees.json()).json()).isEqualTo(trustees.json());
    }
  }

  @Test
  void mandatoryTrusteesAreAllNeeded() {
    DecryptionKey one = DecryptionKey.generate(random);
    DecryptionKey two = DecryptionKey.parse(DecryptionKey.generate(random).secretText());
    Trustees both =
        Trustees.mandatory(List.of(one.publicKey(random)))
            .and(Trustees.mandatory(List.of(two.publicKey(random))));
    assertThat(both.count()).isEqualTo(2);
    assertThat(both.suffice(Set.of(1, 2))).isTrue();
    assertThat(both.suffice(Set.of(1))).isFalse();
    assertThat(one.toString()).doesNotContain(one.secretText());
    String forged = one.publicKey(random).replaceFirst("\"response\":\"", "\"response\":\"1");
    assertThatThrownBy(() -> Trustees.mandatory(List.of(forged)))
        .isInstanceOf(BallotException.class);
    assertThatThrownBy(() -> Trustees.mandatory(List.of())).isInstanceOf(BallotException.class);
  }

  @Test
  void shareThatDoesNotFitVoidsTheCeremony() {
    Messages messages = deal(3, 2);
    List<String> routed = KeyCeremony.route(messages.polynomials);
    // Trustee 2 is given what was meant for trustee 1.
    assertThatThrownBy(
            () -> messages.seeds.get(1).accept(messages.certificates, 2, routed.get(0), random))
        .isInstanceOf(BallotException.class);
    // The dealer of another ceremony cannot be slipped in.
    Messages other = deal(3, 2);
    List<String> mixed =
        KeyCeremony.route(
            List.of(
                messages.polynomials.get(0),
                other.polynomials.get(1),
                messages.polynomials.get(2)));
    assertThatThrownBy(
            () -> messages.seeds.get(0).accept(messages.certificates, 2, mixed.get(0), random))
        .isInstanceOf(BallotException.class);
    // A threshold other than the one that was dealt for.
    assertThatThrownBy(
            () -> messages.seeds.get(0).accept(messages.certificates, 3, routed.get(0), random))
        .isInstanceOf(BallotException.class);
  }

  @Test
  void dealerWhoSendsAWrongShareIsNamed() {
    Messages messages = deal(3, 2);
    // A dishonest dealer signs shares of another polynomial than the one committed to.
    String other = messages.seeds.get(2).deal(messages.certificates, 2, random);
    Map<String, Object> forged = new LinkedHashMap<>();
    Fields honest =
        Fields.of(Json.parse(messages.polynomials.get(2)), "polynomial", "secrets", "coefexps");
    Fields lying = Fields.of(Json.parse(other), "polynomial", "secrets", "coefexps");
    forged.put("polynomial", honest.get("polynomial"));
    forged.put("secrets", lying.get("secrets"));
    forged.put("coefexps", honest.get("coefexps"));
    List<String> routed =
        KeyCeremony.route(
            List.of(messages.polynomials.get(0), messages.polynomials.get(1), Json.write(forged)));
    assertThatThrownBy(
            () -> messages.seeds.get(0).accept(messages.certificates, 2, routed.get(0), random))
        .hasMessageContaining("trustee 3");
  }

  @Test
  void wrongNumbersAreRefused() {
    Messages messages = deal(3, 2);
    assertThatThrownBy(() -> messages.seeds.get(0).deal(messages.certificates, 4, random))
        .isInstanceOf(BallotException.class);
    assertThatThrownBy(() -> messages.seeds.get(0).deal(messages.certificates, 0, random))
        .isInstanceOf(BallotException.class);
    assertThatThrownBy(() -> TrusteeSeed.generate(random).deal(messages.certificates, 2, random))
        .isInstanceOf(BallotException.class);
    List<String> twice = List.of(messages.certificates.get(0), messages.certificates.get(0));
    assertThatThrownBy(() -> messages.seeds.get(0).deal(twice, 1, random))
        .isInstanceOf(BallotException.class);
    assertThatThrownBy(() -> TrusteeSeed.parse("short")).isInstanceOf(BallotException.class);
    TrusteeSeed seed = messages.seeds.get(0);
    assertThat(TrusteeSeed.parse(seed.secretText()).secretText()).isEqualTo(seed.secretText());
    assertThat(seed.toString()).doesNotContain(seed.secretText());
  }
}
