package org.zhiren.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The 518 public proofs of transparency-dev/merkle; see the README beside them. */
final class VectorsTest {

  private static final Pattern MEMBER =
      Pattern.compile("\"(\\w+)\":(\"[^\"]*\"|\\d+|true|false|null|\\[[^]]*])");

  private int valid;
  private int mustFail;

  @Test
  void all518VectorsAreJudgedAsTheirAuthorsJudgeThem() throws IOException {
    run("inclusion", 98, VectorsTest::inclusion);
    run("consistency", 98, VectorsTest::consistency);
    run("subtreeinclusion", 204, VectorsTest::subtreeInclusion);
    run("subtreeconsistency", 118, VectorsTest::subtreeConsistency);
    assertThat(valid).isEqualTo(36);
    assertThat(mustFail).isEqualTo(482);
  }

  private void run(String set, int count, Judge judge) throws IOException {
    List<String> lines = new ArrayList<>();
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(
                    VectorsTest.class.getResourceAsStream("vectors/" + set + ".jsonl")),
                StandardCharsets.UTF_8))) {
      reader.lines().forEach(lines::add);
    }
    assertThat(lines).hasSize(count);
    for (String line : lines) {
      Vector vector = Vector.parse(line);
      boolean wanted = vector.text("wantErr").equals("false");
      boolean got = vector.hasLeafOfHashLength() && judge.judge(vector);
      assertThat(got).as(line).isEqualTo(wanted);
      if (wanted) {
        valid++;
      } else {
        mustFail++;
      }
    }
  }

  private static boolean inclusion(Vector v) {
    return ProofVerifier.inclusion(
        v.number("leafIdx"), v.number("treeSize"), v.leaf(), v.proof(), v.hash("root"));
  }

  private static boolean consistency(Vector v) {
    return ProofVerifier.consistency(
        v.number("size1"), v.number("size2"), v.proof(), v.hash("root1"), v.hash("root2"));
  }

  private static boolean subtreeInclusion(Vector v) {
    return ProofVerifier.subtreeInclusion(
        v.number("leafIdx"),
        v.number("start"),
        v.number("end"),
        v.leaf(),
        v.proof(),
        v.hash("root"));
  }

  private static boolean subtreeConsistency(Vector v) {
    return ProofVerifier.subtreeConsistency(
        v.number("start"),
        v.number("end"),
        v.number("size"),
        v.proof(),
        v.hash("root1"),
        v.hash("root2"));
  }

  private interface Judge {
    boolean judge(Vector vector);
  }

  private record Vector(Map<String, String> members) {

    static Vector parse(String line) {
      Map<String, String> members = new TreeMap<>();
      Matcher matcher = MEMBER.matcher(line);
      while (matcher.find()) {
        members.put(matcher.group(1), matcher.group(2));
      }
      return new Vector(members);
    }

    String text(String name) {
      return Objects.requireNonNull(members.get(name), name);
    }

    /** Sizes are unsigned; those beyond 2^63 become negative, which no tree has. */
    long number(String name) {
      return Long.parseUnsignedLong(text(name));
    }

    Hash hash(String name) {
      return hashOf(text(name).replace("\"", ""));
    }

    Hash leaf() {
      return Hash.ofBase64(text("leafHash").replace("\"", ""));
    }

    /** A leaf hash of another length is refused by the type: no {@link Hash} can be made of it. */
    boolean hasLeafOfHashLength() {
      try {
        return !members.containsKey("leafHash") || leaf().bytes().length == Hash.LENGTH;
      } catch (IllegalArgumentException e) {
        return false;
      }
    }

    /**
     * Some vectors carry "don't care" texts and empty values where hashes stand. What matters is
     * only which of them are equal, so each stands for a hash of its own that is no other's.
     */
    private static Hash hashOf(String base64) {
      byte[] bytes = Base64.getDecoder().decode(base64.replace("null", ""));
      return bytes.length == Hash.LENGTH
          ? Hash.of(bytes)
          : Hash.ofLeaf(("odd value " + base64).getBytes(StandardCharsets.UTF_8));
    }

    List<Hash> proof() {
      return proofTexts().stream().map(Vector::hashOf).toList();
    }

    private List<String> proofTexts() {
      String proof = text("proof").replaceAll("[\\[\\]\"]", "");
      return proof.isEmpty() && text("proof").equals("[]") || proof.equals("null")
          ? List.of()
          : List.of(proof.split(",", -1));
    }
  }
}
