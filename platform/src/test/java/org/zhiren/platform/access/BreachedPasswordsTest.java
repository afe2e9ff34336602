package org.zhiren.platform.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A list of leaked passwords on disk. */
class BreachedPasswordsTest {

  @TempDir private Path folder;

  private static String line(String password, int count) throws Exception {
    return HexFormat.of()
            .withUpperCase()
            .formatHex(
                MessageDigest.getInstance("SHA-1")
                    .digest(password.getBytes(StandardCharsets.UTF_8)))
        + (count == 0 ? "" : ":" + count);
  }

  @Test
  void everyPasswordOnTheListIsFoundAndNoOther() throws Exception {
    long seed = Long.getLong("zhiren.seed", System.nanoTime());
    System.out.printf("BreachedPasswordsTest seed %d%n", seed);
    Random random = new Random(seed);
    for (int size : new int[] {0, 1, 2, 3, 1_000}) {
      TreeSet<String> lines = new TreeSet<>();
      for (int i = 0; i < size; i++) {
        lines.add(line("leaked " + i, random.nextInt(3) == 0 ? random.nextInt(1_000_000) : 0));
      }
      Path file = folder.resolve("list-" + size);
      String end = random.nextBoolean() ? "\n" : "\r\n";
      Files.writeString(file, String.join(end, lines) + (random.nextBoolean() ? end : ""));
      BreachedPasswords list = new BreachedPasswords(file.toString());
      for (int i = 0; i < size; i++) {
        assertThat(list.contains("leaked " + i)).as("%d of %d, seed %d", i, size, seed).isTrue();
        assertThat(list.contains("safe " + i)).as("safe %d, seed %d", i, seed).isFalse();
      }
      assertThat(list.contains("")).isFalse();
    }
  }

  @Test
  void withoutAListNothingIsFoundAndAMissingFileStopsTheStart() {
    assertThat(new BreachedPasswords("").contains("password")).isFalse();
    assertThatThrownBy(() -> new BreachedPasswords(folder.resolve("nowhere").toString()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("nowhere");
  }
}
