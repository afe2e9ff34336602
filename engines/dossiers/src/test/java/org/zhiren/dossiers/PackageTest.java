package org.zhiren.dossiers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.sevenz.SevenZArchiveEntry;
import org.apache.commons.compress.archivers.sevenz.SevenZOutputFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackageTest {

  private static final String A01 =
      """
      <?xml version="1.0" encoding="UTF-8"?><xml><data>
      <row A0000="k1" A0101="林示例" A0104="1" A0107="198103" A0117="汉族" A0192A="虚构市审计局局长"
        A1701="1999.09--2003.07  学习&#13;&#10;2003.07--         工作" A0123="未知值"/>
      <row A0000="k2" A0101="周虚构" A0104="2" A0107="198207"/>
      </data></xml>
      """;

  private static Map<String, byte[]> files() {
    Map<String, byte[]> files = new LinkedHashMap<>();
    put(
        files,
        "gwyinfo.xml",
        "<root><node name=\"type\" value=\"23\"/><node name=\"B0101\" value=\"虚构市\"/>"
            + "<tablelist>A01,A02</tablelist></root>");
    put(files, "Table/A01.xml", A01);
    put(
        files,
        "Table/A02.xml",
        "<xml><data><row A0000=\"k1\" A0201A=\"虚构市审计局\" A0215A=\"局长\" A0243=\"201611\""
            + " A0255=\"1\"/><row A0000=\"k9\" A0215A=\"无主\"/></data></xml>");
    put(
        files,
        "Table/A08.xml",
        "<xml><data><row A0000=\"k1\" A0801A=\"大学\" A0901A=\"管理学学士\" A0807=\"200307\""
            + " A0814=\"示例大学\" A0824=\"行政管理\" A0837=\"1\"/></data></xml>");
    put(
        files,
        "Table/A36.xml",
        "<xml><data><row A0000=\"k1\" A3601=\"林样例\" A3604A=\"儿子\" SORTID=\"2\"/>"
            + "<row A0000=\"k1\" A3601=\"周虚构\" A3604A=\"妻子\" SORTID=\"1\"/></data></xml>");
    put(files, "Table/B01.xml", "<xml><data><row B0101=\"虚构市\" B0111=\"001\"/></data></xml>");
    files.put("Photos/k1.jpg", Fixtures.picture("jpg", 30, 40));
    return files;
  }

  private static void put(Map<String, byte[]> files, String name, String text) {
    files.put(name, text.getBytes(StandardCharsets.UTF_8));
  }

  static byte[] zip(Map<String, byte[]> files, Charset names) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out, names)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return out.toByteArray();
  }

  private static void assertPackage(Reading reading) {
    assertThat(reading.dossiers()).hasSize(2);
    Dossier lin = reading.dossiers().getFirst();
    assertThat(lin.get(Field.SEX)).isEqualTo("男");
    assertThat(lin.get(Field.RESUME)).isEqualTo("1999.09--2003.07  学习\n2003.07--         工作");
    assertThat(lin.get(Field.FULL_TIME_EDUCATION)).isEqualTo("大学");
    assertThat(lin.get(Field.FULL_TIME_EDUCATION_SCHOOL)).isEqualTo("示例大学行政管理");
    assertThat(lin.family()).extracting(FamilyMember::name).containsExactly("周虚构", "林样例");
    assertThat(lin.posts()).singleElement().extracting(Dossier.Post::title).isEqualTo("局长");
    assertThat(lin.rows("A01").getFirst().get("A0123")).isEqualTo("未知值");
    assertThat(lin.photo()).map(Photo::type).contains(Photo.Type.JPEG);
    PackageInfo frame = reading.packageInfo().orElseThrow();
    assertThat(frame.nodes()).containsEntry("type", "23").containsEntry("B0101", "虚构市");
    assertThat(frame.units()).singleElement().extracting(u -> u.get("B0101")).isEqualTo("虚构市");
    assertThat(frame.otherRows().get("A02")).hasSize(1);
    assertThat(reading.findings())
        .anyMatch(f -> f.place().sheet().equals("A02") && f.place().row() == 2);
  }

  @Test
  void readsZipAndWritesItBack() throws DossierProblem {
    Reading reading = Dossiers.read("a.zip", zip(files(), StandardCharsets.UTF_8), Limits.usual());
    assertPackage(reading);
    byte[] again =
        Dossiers.writePackage(reading.dossiers(), reading.packageInfo().orElseThrow()).bytes();
    Reading second = Dossiers.read("b.zip", again, Limits.usual());
    assertPackage(second);
    assertThat(second.dossiers().getFirst().sets()).isEqualTo(reading.dossiers().getFirst().sets());
  }

  @Test
  void readsSevenZip(@TempDir Path folder) throws IOException, DossierProblem {
    Path file = folder.resolve("a.7z");
    try (SevenZOutputFile out = new SevenZOutputFile(file.toFile())) {
      for (Map.Entry<String, byte[]> entry : files().entrySet()) {
        SevenZArchiveEntry made = new SevenZArchiveEntry();
        made.setName(entry.getKey());
        out.putArchiveEntry(made);
        out.write(entry.getValue());
        out.closeArchiveEntry();
      }
    }
    assertPackage(Dossiers.read(file, Limits.usual()));
  }

  @Test
  void aFormBecomesAPackage() throws DossierProblem {
    Dossier lin = Fixtures.lin();
    byte[] bytes = Dossiers.writePackage(List.of(lin), PackageInfo.general()).bytes();
    Dossier again = Dossiers.read("a.zip", bytes, Limits.usual()).dossiers().getFirst();
    assertThat(again.family()).isEqualTo(lin.family());
    assertThat(again.photo()).isEqualTo(lin.photo());
    for (Field field :
        List.of(
            Field.NAME,
            Field.SEX,
            Field.BIRTH_MONTH,
            Field.RESUME,
            Field.REWARDS,
            Field.FULL_TIME_DEGREE,
            Field.IN_SERVICE_EDUCATION_SCHOOL,
            Field.CURRENT_POST)) {
      assertThat(again.get(field)).as(field.name()).isEqualTo(lin.get(field));
    }
  }

  @Test
  void archiveOfFormsReportsTheBrokenOneAndReadsTheRest() throws DossierProblem {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("甲/林示例.lrmx", Fixtures.sample("lrmx"));
    put(files, "甲/坏.lrmx", "<Person><XingMing>");
    files.put("乙/林示例.lrm", Fixtures.sample("lrm"));
    files.put("乙/林示例.pic", Fixtures.picture("jpg", 3, 4));
    Reading reading = Dossiers.read("a.zip", zip(files, Charset.forName("GBK")), Limits.usual());
    assertThat(reading.dossiers()).hasSize(2);
    assertThat(reading.dossiers().getLast().photo()).map(Photo::type).contains(Photo.Type.JPEG);
    assertThat(reading.findings())
        .filteredOn(f -> f.severity() == Finding.Severity.ERROR)
        .singleElement()
        .satisfies(f -> assertThat(f.place().file()).isEqualTo("a.zip/甲/坏.lrmx"));
  }

  /** The tables of a prefecture hold more escaped characters than the parser's own limit. */
  @Test
  void anyNumberOfEscapedCharactersIsRead() throws DossierProblem {
    String resume = "1998.09--2002.07  示例大学" + "<&>".repeat(1_500);
    List<Dossier> people = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      people.add(
          Fixtures.lin().draft().set(Field.NAME, "示例" + i).set(Field.RESUME, resume).finish());
    }
    byte[] bytes = Dossiers.writePackage(people, PackageInfo.general()).bytes();
    assertThat(Dossiers.read("a.zip", bytes, Limits.usual()).dossiers())
        .extracting(person -> person.get(Field.RESUME))
        .containsOnly(resume)
        .hasSize(30);
  }

  @Test
  void pathsOutOfTheArchiveAreRefused() {
    for (String name :
        List.of("../a.lrmx", "a/../../b.lrmx", "/etc/a.lrmx", "C:\\a.lrmx", "..\\b")) {
      byte[] bytes = zip(Map.of(name, new byte[] {1}), StandardCharsets.UTF_8);
      assertThatThrownBy(() -> Dossiers.read("a.zip", bytes, Limits.usual()))
          .as(name)
          .isInstanceOfSatisfying(
              DossierProblem.class,
              p -> assertThat(p.kind()).isEqualTo(DossierProblem.Kind.HOSTILE));
    }
  }

  @Test
  void bombsAreRefusedWhileUnpacking() {
    byte[] bomb = zip(Map.of("a.lrmx", new byte[30 << 20]), StandardCharsets.UTF_8);
    assertThat(bomb.length).isLessThan(100_000);
    assertThatThrownBy(() -> Dossiers.read("a.zip", bomb, Limits.usual()))
        .isInstanceOfSatisfying(
            DossierProblem.class, p -> assertThat(p.kind()).isEqualTo(DossierProblem.Kind.HOSTILE));
    Limits few = new Limits(1 << 20, 1 << 20, 2, 100, 1 << 20, 1 << 20, 8, 8);
    byte[] many =
        zip(Map.of("a", new byte[1], "b", new byte[1], "c", new byte[1]), StandardCharsets.UTF_8);
    assertThatThrownBy(() -> Dossiers.read("a.zip", many, few))
        .isInstanceOfSatisfying(
            DossierProblem.class,
            p -> assertThat(p.kind()).isEqualTo(DossierProblem.Kind.TOO_LARGE));
  }

  @Test
  void protectedContainersSayWhatToDo() {
    assertThatThrownBy(
            () -> Dossiers.read("a.hzb", new byte[] {1, 2, 3, 4, 5, 6, 7, 8}, Limits.usual()))
        .isInstanceOfSatisfying(
            DossierProblem.class,
            p -> assertThat(p.kind()).isEqualTo(DossierProblem.Kind.PROTECTED));
  }
}
