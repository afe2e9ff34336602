package org.zhiren.platform.appraisal;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Codes are read as people type them, and nothing that looks alike is in them. */
class SlipCodeTest {

  private static final int MANY = 20_000;

  @Test
  void codesAreDifferentAndWithoutSignsThatLookAlike() {
    SecureRandom random = new SecureRandom();
    Set<String> seen = new HashSet<>();
    Set<Integer> signs = new HashSet<>();
    for (int i = 0; i < MANY; i++) {
      SlipCode code = SlipCode.random(random);
      assertThat(code.value()).hasSize(16).doesNotContainPattern("[01OIl]");
      assertThat(seen.add(code.value())).isTrue();
      code.value().chars().forEach(signs::add);
    }
    assertThat(signs).as("all 32 signs occur: 80 bits").hasSize(32);
  }

  @Test
  void isReadAsPeopleTypeIt() {
    SlipCode code = new SlipCode("K7QM2XWP9TRD4HBC");
    assertThat(code.printed()).isEqualTo("K7QM-2XWP-9TRD-4HBC");
    assertThat(SlipCode.read(" k7qm-2xwp 9trd–4hbc ")).contains(code);
    assertThat(SlipCode.read(code.printed().toLowerCase(Locale.ROOT))).contains(code);
    assertThat(SlipCode.read("K7QM2XWP9TRD4HB")).as("one sign short").isEmpty();
    assertThat(SlipCode.read("K7QM2XWP9TRD4HB0")).as("a zero").isEmpty();
    assertThat(SlipCode.read("")).isEmpty();
    assertThat(code.toString()).as("for logs").doesNotContain("K7QM");
  }
}
