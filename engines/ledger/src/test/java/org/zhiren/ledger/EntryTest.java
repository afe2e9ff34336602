package org.zhiren.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class EntryTest {

  private static final OffsetDateTime TIME =
      OffsetDateTime.parse("2026-11-23T09:00:00.1234567+08:00");

  @Test
  void entryIsWrittenInTheOneCanonicalSpelling() {
    Commitment commitment = new Commitment(Hash.ofEmptyTree());
    LedgerEntry entry =
        LedgerEntry.builder(TIME, "acct-1", "post.assign")
            .role("officer")
            .purpose("任免 \"甲\"\n")
            .result("done")
            .object("post", "P-1")
            .reason("条例 8(1)")
            .source("web")
            .requestToken("r-1")
            .commit("after", commitment)
            .at(7);
    assertThat(entry.json())
        .isEqualTo(
            "{\"action\":\"post.assign\",\"actor\":\"acct-1\",\"commitments\":{\"after\":"
                + "\"47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\"},\"objectId\":\"P-1\",\"objectType\":\"post\",\"purpose\":\"任免"
                + " \\\"甲\\\"\\n\",\"reason\":\"条例 8(1)\","
                + "\"requestToken\":\"r-1\",\"result\":\"done\",\"role\":\"officer\",\"sequence\":7,"
                + "\"source\":\"web\",\"time\":\"2026-11-23T09:00:00.123456+08:00\"}");
    assertThat(LedgerEntry.parse(entry.bytes())).isEqualTo(entry);
    assertThat(entry.withSequence(8).withSequence(7)).isEqualTo(entry);
  }

  @Test
  void anyOtherSpellingIsRefused() {
    String json = LedgerEntry.builder(TIME, "a", "b").reason("é\t\u0001").at(0).json();
    assertThat(LedgerEntry.parse(json.getBytes(StandardCharsets.UTF_8)).json()).isEqualTo(json);
    for (String other :
        List.of(
            json.replace("\"sequence\":0", "\"sequence\": 0"),
            json.replace("\"sequence\":0", "\"sequence\":00"),
            json.replace("\"sequence\":0", "\"sequence\":-0"),
            json.replace("\"sequence\":0", "\"sequence\":0.0"),
            json.replace("é", "\\u00e9"),
            json.replace("\\t", "\\u0009"),
            json.replace("\\u0001", "\\u0001\\/"),
            json.replace("+08:00\"", "+08:00:00\""),
            json.replace("\"action\":\"b\",\"actor\":\"a\"", "\"actor\":\"a\",\"action\":\"b\""),
            json.replace("\"source\":\"\"", "\"source\":\"\",\"source\":\"\""),
            json + " ",
            json + "{}")) {
      assertThat(other).isNotEqualTo(json);
      assertThatThrownBy(() -> LedgerEntry.parse(other.getBytes(StandardCharsets.UTF_8)))
          .as(other)
          .isInstanceOf(IllegalArgumentException.class);
    }
    byte[] latin = json.getBytes(StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> LedgerEntry.parse(latin)).hasMessageContaining("UTF-8");
  }

  @Test
  void randomTextComesBackAsItWas() {
    long seed = System.nanoTime();
    System.out.println("EntryTest seed " + seed);
    Random random = new Random(seed);
    for (int i = 0; i < 2_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(20); n >= 0; n--) {
        int point = random.nextInt(random.nextBoolean() ? 0x80 : 0x110000);
        text.appendCodePoint(Character.getType(point) == Character.SURROGATE ? 'x' : point);
      }
      LedgerEntry entry =
          LedgerEntry.builder(TIME, "a", "b").reason(text.toString()).at(random.nextInt(1_000_000));
      assertThat(LedgerEntry.parse(entry.bytes())).isEqualTo(entry);
    }
  }

  @Test
  void membersThatCannotStandAreRefused() {
    assertThatThrownBy(() -> LedgerEntry.builder(TIME, " ", "b").at(0))
        .hasMessageContaining("actor ( )");
    assertThatThrownBy(() -> LedgerEntry.builder(TIME, "a", "b").at(-1))
        .hasMessageContaining("sequence (-1)");
    assertThatThrownBy(() -> LedgerEntry.builder(TIME, "a", "b").at(1L << 53))
        .hasMessageContaining("sequence (9007199254740992)");
    assertThatThrownBy(() ->
            LedgerEntry.builder(TIME, "a", "b")
                .commit("bad name", new Commitment(Hash.ofEmptyTree()))
                .at(0))
        .hasMessageContaining("name (bad name)");
    LedgerEntry half = LedgerEntry.builder(TIME, "a", "b").reason("\ud800").at(0);
    assertThatThrownBy(half::bytes).hasMessageContaining("half a character");
    LedgerEntry longEntry = LedgerEntry.builder(TIME, "a", "b").reason("字".repeat(22_000)).at(0);
    assertThatThrownBy(longEntry::bytes).hasMessageContaining("most (65535)");
  }

  @Test
  void commitmentIsTheHashThatItsDefinitionNames() throws NoSuchAlgorithmException {
    byte[] salt = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    byte[] expected =
        digest.digest("\u0002\u00100123456789abcdef优秀".getBytes(StandardCharsets.UTF_8));
    assertThat(Commitment.of(Salt.of(salt), "优秀").hash().bytes()).isEqualTo(expected);
  }

  @Test
  void commitmentOpensWithItsSaltAndValueOnly() {
    Salt salt = Salt.of("0123456789abcdef".getBytes(StandardCharsets.US_ASCII));
    Salt shorter = Salt.of("0123456789abcdefX".getBytes(StandardCharsets.US_ASCII));
    Commitment commitment = Commitment.of(salt, "X优秀");
    assertThat(commitment.opens(salt, "X优秀")).isTrue();
    assertThat(commitment.opens(salt, "X称职")).isFalse();
    // The boundary between salt and value counts: moving a character across it opens nothing.
    assertThat(commitment.opens(shorter, "优秀")).isFalse();
    assertThatThrownBy(() -> Salt.of(new byte[15])).hasMessageContaining("length (15)");
    assertThatThrownBy(() -> Salt.of(new byte[256])).hasMessageContaining("length (256)");
    assertThat(new Commitment.Opening(salt, "秘密").toString()).doesNotContain("秘密");
  }

  @Test
  void jsonReaderRefusesWhatIsNotAnObject() {
    for (String text :
        List.of(
            "", "{", "[]", "{\"a\":1,}", "{\"a\":tru}", "{\"a\":\"", "{\"a\":-}", "{\"a\":\"\\")) {
      assertThatThrownBy(() -> CanonicalReader.members(text.getBytes(StandardCharsets.UTF_8)))
          .as(text)
          .isInstanceOf(IllegalArgumentException.class);
    }
    String deep = "{\"a\":" + "[".repeat(100) + "]".repeat(100) + "}";
    assertThatThrownBy(() -> CanonicalReader.members(deep.getBytes(StandardCharsets.UTF_8)))
        .hasMessageContaining("nesting");
    assertThat(CanonicalJson.write(Map.of("b", List.of(1, true, "x"), "a", -5L)))
        .isEqualTo("{\"a\":-5,\"b\":[1,true,\"x\"]}");
  }
}
