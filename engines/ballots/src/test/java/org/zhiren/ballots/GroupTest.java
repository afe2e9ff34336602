package org.zhiren.ballots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The group and its arithmetic beside {@link BigInteger}. */
final class GroupTest {

  private static final BigInteger GENERATOR = new BigInteger(Group.GENERATOR.text());

  @Test
  void groupIsWhatTheSpecificationSays() {
    assertThat(Group.P.bitLength()).isEqualTo(2048);
    assertThat(Group.Q.bitLength()).isEqualTo(256);
    assertThat(Group.P.isProbablePrime(80)).isTrue();
    assertThat(Group.Q.isProbablePrime(80)).isTrue();
    assertThat(Group.P.subtract(BigInteger.ONE).mod(Group.Q)).isZero();
    assertThat(GENERATOR.modPow(Group.Q, Group.P)).isEqualTo(BigInteger.ONE);
    assertThat(GENERATOR).isNotEqualTo(BigInteger.ONE);
  }

  @Test
  void productsAreThoseOfBigInteger() {
    SecureRandom random = Seeded.random("GroupTest");
    BigInteger last = Group.P.subtract(BigInteger.ONE);
    for (BigInteger a : List.of(BigInteger.ZERO, BigInteger.ONE, BigInteger.TWO, last)) {
      for (BigInteger b : List.of(BigInteger.ZERO, BigInteger.ONE, BigInteger.TWO, last)) {
        checkProduct(a, b);
      }
    }
    for (int i = 0; i < 2_000; i++) {
      checkProduct(
          new BigInteger(2048, random).mod(Group.P), new BigInteger(2048, random).mod(Group.P));
    }
  }

  private static void checkProduct(BigInteger a, BigInteger b) {
    BigInteger product =
        Group.MODULUS.leave(Group.MODULUS.times(Group.MODULUS.enter(a), Group.MODULUS.enter(b)));
    assertThat(product).isEqualTo(a.multiply(b).mod(Group.P));
    BigInteger square = Group.MODULUS.leave(Group.MODULUS.square(Group.MODULUS.enter(a)));
    assertThat(square).isEqualTo(a.multiply(a).mod(Group.P));
  }

  @Test
  void smallerModuliWorkToo() {
    SecureRandom random = Seeded.random("GroupTest.smallerModuli");
    for (int bits : List.of(2, 63, 64, 65, 1024, 2047, 2048)) {
      BigInteger n = BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE);
      Modulus modulus = new Modulus(n);
      for (int i = 0; i < 200; i++) {
        BigInteger a = new BigInteger(bits, random).mod(n);
        BigInteger b = i == 0 ? n.subtract(BigInteger.ONE) : new BigInteger(bits, random).mod(n);
        assertThat(modulus.leave(modulus.times(modulus.enter(a), modulus.enter(b))))
            .as("%d bits", bits)
            .isEqualTo(a.multiply(b).mod(n));
        assertThat(modulus.leave(modulus.square(modulus.enter(b)))).isEqualTo(b.multiply(b).mod(n));
      }
    }
    assertThatThrownBy(() -> new Modulus(BigInteger.TWO)).hasMessageContaining("(2)");
  }

  @Test
  void powersAreThoseOfBigInteger() {
    SecureRandom random = Seeded.random("GroupTest.powers");
    BigInteger base = GENERATOR.modPow(Group.random(random), Group.P);
    Powers powers = new Powers(Element.of(base));
    Ladder ladder = new Ladder(Element.of(base));
    // Enough for the table to be widened on the way.
    for (int i = 0; i < 300; i++) {
      BigInteger e =
          switch (i) {
            case 0 -> BigInteger.ZERO;
            case 1 -> BigInteger.ONE;
            case 2 -> Group.Q.subtract(BigInteger.ONE);
            case 3 -> BigInteger.ONE.shiftLeft(255);
            default -> Group.random(random);
          };
      Element expected = Element.of(base.modPow(e, Group.P));
      assertThat(powers.power(e)).isEqualTo(expected);
      assertThat(ladder.power(e)).isEqualTo(expected);
      assertThat(powers.power(e).times(expected.inverse()).isOne()).isTrue();
    }
    assertThatThrownBy(() -> ladder.power(BigInteger.ONE.shiftLeft(256)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void onlyMembersAreMembers() {
    SecureRandom random = Seeded.random("GroupTest.members");
    Element minusOne = Element.of(Group.P.subtract(BigInteger.ONE));
    assertThat(minusOne.isMember()).isFalse();
    assertThat(Element.of(BigInteger.TWO).isMember()).isFalse();
    assertThat(Element.of(BigInteger.ONE).isMember()).isTrue();
    for (int i = 0; i < 20; i++) {
      Element member = Group.G.power(Group.random(random));
      assertThat(member.isMember()).isTrue();
      assertThat(member.times(minusOne).isMember()).isFalse();
    }
  }

  @Test
  void elementsHaveOneSpelling() {
    Element g = Element.parse(GENERATOR.toString());
    assertThat(g).isEqualTo(Group.GENERATOR);
    for (String wrong :
        List.of(
            "",
            "0",
            "-1",
            "01",
            "1 ",
            "+1",
            "x",
            "１",
            Group.P.toString(),
            Group.P.add(BigInteger.ONE).toString(),
            "1".repeat(618))) {
      assertThatThrownBy(() -> Element.parse(wrong)).isInstanceOf(BallotException.class);
    }
    assertThat(Numbers.parse("0")).isZero();
    for (String wrong : List.of("", "00", "-1", Group.Q.toString(), "9".repeat(79))) {
      assertThatThrownBy(() -> Numbers.parse(wrong)).isInstanceOf(BallotException.class);
    }
  }
}
