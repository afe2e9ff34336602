package org.zhiren.platform.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zhiren.explain.Text;

/** The parts that need no database: waits, signatures, networks, what a message may be. */
class WaysOutTest {

  @Test
  void theSignatureIsTheOneOfTheSpecification() {
    // The example that the libraries of Standard Webhooks are tested with.
    byte[] secret = Base64.getDecoder().decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    assertThat(
            WebhookSignature.of(
                secret,
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                1_614_265_330L,
                "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    assertThat(WebhookSignature.shown(secret)).isEqualTo("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
  }

  @Test
  void waitsDoubleUpToSixHoursAndDiffer() {
    long seed = new Random().nextLong();
    System.out.println("WaysOutTest: seed " + seed);
    Random random = new Random(seed);
    Duration sum = Duration.ZERO;
    for (int failures = 1; failures <= 60; failures++) {
      long whole = (long) Math.min(6 * 3_600_000d, 30_000d * Math.pow(2, failures - 1));
      for (int run = 0; run < 50; run++) {
        Duration wait = Backoff.after(failures, random);
        assertThat(wait.toMillis()).isBetween(whole / 2, whole);
        if (failures < Backoff.MOST_ATTEMPTS && run == 0) {
          sum = sum.plus(wait);
        }
      }
    }
    assertThat(sum).as("a receiver may be away for a night").isGreaterThan(Duration.ofHours(10));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "10.0.0.1",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "255.255.255.255",
        "198.18.0.1",
        "::1",
        "::",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "::127.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "fe80::1",
        "fc00::1",
        "fd12:3456::1",
        "ff02::1"
      })
  void addressesOfTheHouseAreNotReached(String address) throws Exception {
    assertThat(new AllowedNetworks("").mayReach(InetAddress.getByName(address))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "9.255.255.255",
        "11.0.0.0",
        "172.15.255.255",
        "172.32.0.0",
        "8.8.8.8",
        "2606:4700::1"
      })
  void publicAddressesAreReached(String address) throws Exception {
    assertThat(new AllowedNetworks("").mayReach(InetAddress.getByName(address))).isTrue();
  }

  @Test
  void aNetworkThatASettingNamesIsReachedAndNoneBesideIt() throws Exception {
    AllowedNetworks networks = new AllowedNetworks("10.1.0.0/16, fd00:1::/32");
    assertThat(networks.mayReach(InetAddress.getByName("10.1.255.255"))).isTrue();
    assertThat(networks.mayReach(InetAddress.getByName("10.2.0.0"))).isFalse();
    assertThat(networks.mayReach(InetAddress.getByName("fd00:1::5"))).isTrue();
    assertThat(networks.mayReach(InetAddress.getByName("fd00:2::5"))).isFalse();
    assertThatThrownBy(() -> new AllowedNetworks("intranet/8"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("intranet/8");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "//elsewhere.test",
        "https://elsewhere.test",
        "/\\elsewhere",
        "inbox",
        "",
        "/a b",
        "/a\nb"
      })
  void aLinkStaysWithinThePlatform(String link) {
    Message.Draft draft =
        Message.to(UUID.randomUUID(), "delivery", "k").says(Text.of("有事", "something"));
    assertThatThrownBy(() -> draft.at(link)).isInstanceOf(IllegalArgumentException.class);
    assertThat(draft.at("/inbox?show=ALL#m-1").link()).isEqualTo("/inbox?show=ALL#m-1");
  }
}
