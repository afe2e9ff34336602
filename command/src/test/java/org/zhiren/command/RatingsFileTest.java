package org.zhiren.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables as they come from spreadsheets and programs. */
class RatingsFileTest {

  @TempDir private Path folder;

  private static CellReader reader(String text, char delimiter) {
    return new CellReader(
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), delimiter);
  }

  private static List<List<String>> cells(String text, char delimiter) throws IOException {
    CellReader reader = reader(text, delimiter);
    List<List<String>> lines = new ArrayList<>();
    CellReader.End end;
    do {
      List<String> line = new ArrayList<>();
      do {
        end = reader.next();
        line.add(reader.text());
      } while (end == CellReader.End.CELL);
      lines.add(line);
    } while (end != CellReader.End.TABLE);
    return lines;
  }

  @Test
  void quotesDelimitersAndLineEnds() throws IOException {
    assertThat(cells("a,b\r\n\"x, \"\"y\"\"\n2\",王\u00FF\rc,", ','))
        .containsExactly(List.of("a", "b"), List.of("x, \"y\"\n2", "王\u00FF"), List.of("c", ""));
    assertThat(cells("a b\tc,d", '\t')).containsExactly(List.of("a b", "c,d"));
    assertThat(cells("\"a\" ,b", ',')).containsExactly(List.of("a", "b"));
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> cells("a\n\"b", ','))
        .withMessageContaining("line 2");
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> cells("\"a\"b", ','))
        .withMessageContaining("line 1");
  }

  @Test
  void aByteThatIsNoTextDoesNotEndTheTable() throws IOException {
    CellReader reader =
        new CellReader(new ByteArrayInputStream(new byte[] {'a', (byte) 0xFF, ',', 'b'}), ',');
    assertThat(reader.next()).isEqualTo(CellReader.End.CELL);
    assertThat(reader.length).isEqualTo(2);
    assertThat(reader.next()).isEqualTo(CellReader.End.TABLE);
    assertThat(reader.text()).isEqualTo("b");
  }

  @Test
  void aTableLongerThanTheBufferComesBackAsItWas() throws IOException {
    Random random = new Random(5);
    StringBuilder text = new StringBuilder();
    List<List<String>> expected = new ArrayList<>();
    for (int line = 0; line < 20_000; line++) {
      String name = "单位" + random.nextInt(3000) + (random.nextBoolean() ? "，甲" : "");
      String number = Integer.toString(random.nextInt(1000));
      expected.add(List.of(name, number));
      text.append(line == 0 ? "" : "\n").append(name).append(',').append(number);
    }
    assertThat(cells(text.toString(), ',')).isEqualTo(expected);
  }

  @Test
  void numbersAreExact() throws Exception {
    List<String> numbers =
        List.of(
            "0.1", "-7", "123456789012345", "1e-3", "2.", " 3.25 ", "0.30000000000000004", "-.5");
    Path file = folder.resolve("numbers.csv");
    Files.writeString(file, "y,p\n" + String.join(",a\n", numbers) + ",a\n\nNA,b\n,\"b\"\n");
    RatingsFile ratings = RatingsFile.read(file, Set.of("y", "p"), Set.of("y"));
    assertThat(ratings.rows()).isEqualTo(numbers.size() + 2);
    assertThat(ratings.isNumber("y")).isTrue();
    assertThat(ratings.isNumber("p")).isFalse();

    RatingsColumn column = new RatingsColumn(true);
    CellReader reader = reader(String.join(",", numbers), ',');
    for (int i = 0; i < numbers.size(); i++) {
      reader.next();
      column.add(reader);
    }
    assertThat(column.takeNumbers())
        .containsExactly(numbers.stream().mapToDouble(Double::parseDouble).toArray());
  }

  @Test
  void codesFollowTheFirstMention() throws Exception {
    RatingsColumn column = new RatingsColumn(false);
    CellReader reader = reader("乙,甲, 乙 ,,NA,甲\u3000", ',');
    for (int i = 0; i < 6; i++) {
      reader.next();
      column.add(reader);
    }
    assertThat(column.levels()).containsExactly("乙", "甲");
    assertThat(column.takeCodes()).containsExactly(0, 1, 0, -1, -1, 1);
  }

  @Test
  void aShortLineIsNamed() throws Exception {
    Path file = folder.resolve("short.csv");
    Files.writeString(file, "who,judge,mark\na,x,80\nb,x\n");
    assertThatExceptionOfType(CommandProblem.class)
        .isThrownBy(() -> RatingsFile.read(file, Set.of("mark"), Set.of("mark")))
        .withMessageContaining("line (3)")
        .withMessageContaining("mark");
    // What is not asked for may be missing.
    assertThat(RatingsFile.read(file, Set.of("who"), Set.of()).rows()).isEqualTo(2);
  }
}
