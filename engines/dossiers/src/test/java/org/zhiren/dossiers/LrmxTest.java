package org.zhiren.dossiers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

class LrmxTest {

  private static Dossier read(String xml) throws DossierProblem {
    return Dossiers.read("a.lrmx", xml.getBytes(StandardCharsets.UTF_8), Limits.usual())
        .dossiers()
        .getFirst();
  }

  @Test
  void readsEveryCellOfTheSample() throws DossierProblem {
    Dossier lin = Fixtures.lin();
    assertThat(lin.get(Field.NAME)).isEqualTo("林示例");
    assertThat(lin.get(Field.SEX)).isEqualTo("男");
    assertThat(lin.birthMonth()).contains(YearMonth.of(1981, 3));
    assertThat(lin.partyJoined()).contains(YearMonth.of(2002, 6));
    assertThat(lin.workStarted()).contains(YearMonth.of(2003, 7));
    assertThat(lin.get(Field.FULL_TIME_DEGREE)).isEqualTo("管理学学士");
    assertThat(lin.get(Field.IN_SERVICE_EDUCATION_SCHOOL)).isEqualTo("示例省委党校经济管理专业");
    assertThat(lin.get(Field.PROPOSED_POST)).isEqualTo("虚构市审计局党组成员、副局长");
    assertThat(lin.get(Field.FILLED_BY)).isEqualTo("测试员");
    assertThat(lin.fields()).doesNotContainKeys(Field.ID_NUMBER, Field.PROFESSIONAL_TITLE);
    assertThat(lin.family())
        .containsExactly(
            new FamilyMember("妻子", "周虚构", "198207", "群众", "虚构市第二小学教师"),
            new FamilyMember("儿子", "林样例", "201005", "", "虚构市第三中学学生"));
    assertThat(lin.photo()).map(Photo::type).contains(Photo.Type.PNG);
    assertThat(lin.get(Field.VERSION)).isEqualTo("3.2.1.6");
    assertThat(lin.career().entries()).hasSize(4);
    // Born in March 1981, counted to June 2026: the day when the test runs does not matter.
    assertThat(lin.ageYears(LocalDate.of(1999, 1, 1))).hasValue(45);
  }

  @Test
  void writesTheSampleBackByteForByteInSubstance() throws DossierProblem {
    byte[] written = Dossiers.writeLrmx(Fixtures.lin(), LrmxEdition.THREE).bytes();
    // The sample ends 简历 with a line break, which is no content.
    String sample =
        new String(Fixtures.sample("lrmx"), StandardCharsets.UTF_8)
            .replace("局长\r\n</JianLi>", "局长</JianLi>");
    assertThat(new String(written, StandardCharsets.UTF_8).strip()).isEqualTo(sample.strip());
  }

  @Test
  void generatedFilesInForeignOrderKeepEveryField() throws DossierProblem {
    long seed = 20261123;
    Random random = new Random(seed);
    for (int i = 0; i < 1000; i++) {
      Dossier person = Fixtures.anybody(random, i % 3 == 0);
      byte[] foreign = ForeignLrmx.write(person, random);
      Reading reading = Dossiers.read("f.lrmx", foreign, Limits.usual());
      Dossier read = reading.dossiers().getFirst();
      assertThat(read.fields()).as("seed %d, file %d", seed, i).isEqualTo(person.fields());
      assertThat(read.family()).as("seed %d, file %d", seed, i).isEqualTo(person.family());
      assertThat(read.photo()).as("seed %d, file %d", seed, i).isEqualTo(person.photo());
      assertThat(read.kept()).as("seed %d, file %d", seed, i).hasSize(1);

      Written written = Dossiers.writeLrmx(read, LrmxEdition.of(read));
      assertThat(written.findings()).isEmpty();
      Dossier again =
          Dossiers.read("g.lrmx", written.bytes(), Limits.usual()).dossiers().getFirst();
      assertThat(again).as("seed %d, file %d", seed, i).isEqualTo(withVersion(read));
    }
  }

  private static Dossier withVersion(Dossier dossier) {
    return dossier.fields().containsKey(Field.VERSION)
        ? dossier
        : dossier.draft().set(Field.VERSION, LrmxWriter.DEFAULT_VERSION).finish();
  }

  @Test
  void keepsUnknownAndRepeatedThings() throws DossierProblem {
    String xml =
        """
        <Person 来源="甲" xmlns:o="urn:other"><XingMing lang="zh">张　三</XingMing>
        <XingMing>李四</XingMing><o:BeiZhu o:级="1">甲&amp;<b/>乙</o:BeiZhu>
        <JiaTingChengYuan><Item><ChengWei>妻</ChengWei><DianHua>无</DianHua></Item><Zhu>n</Zhu></JiaTingChengYuan>
        </Person>
        """;
    Reading reading = Dossiers.read("a.lrmx", xml.getBytes(StandardCharsets.UTF_8), Limits.usual());
    Dossier first = reading.dossiers().getFirst();
    assertThat(first.get(Field.NAME)).isEqualTo("张　三");
    assertThat(first.name()).isEqualTo("张三");
    assertThat(reading.findings())
        .anyMatch(
            f -> f.severity() == Finding.Severity.WARNING && f.place().column().equals("XingMing"));
    byte[] bytes = Dossiers.writeLrmx(first, LrmxEdition.THREE).bytes();
    String text = new String(bytes, StandardCharsets.UTF_8);
    assertThat(text)
        .contains("<Person 来源=\"甲\"")
        .contains("<XingMing lang=\"zh\">张　三</XingMing>")
        .contains("<XingMing>李四</XingMing>")
        .contains("<DianHua>无</DianHua>")
        .contains("<Zhu>n</Zhu>")
        .contains("甲&amp;<b/>乙</o:BeiZhu>");
    Dossier again = read(text);
    assertThat(again.kept()).containsExactlyInAnyOrderElementsOf(first.kept());
    assertThat(again.family()).isEqualTo(first.family());
    assertThat(again.get(Field.NAME)).isEqualTo(first.get(Field.NAME));
  }

  @Test
  void readsWrongAndOtherEncodings() throws DossierProblem {
    String xml =
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<Person><XingMing>赵䶮示</XingMing></Person>";
    for (Charset charset : List.of(Charset.forName("GB18030"), StandardCharsets.UTF_8)) {
      Reading reading = Dossiers.read("a.lrmx", xml.getBytes(charset), Limits.usual());
      assertThat(reading.dossiers().getFirst().name()).as(charset.name()).isEqualTo("赵䶮示");
    }
    byte[] utf16 = ("\ufeff" + xml).getBytes(StandardCharsets.UTF_16LE);
    assertThat(Dossiers.read("a.lrmx", utf16, Limits.usual()).dossiers().getFirst().name())
        .isEqualTo("赵䶮示");
  }

  @Test
  void emptyValuesComeInThreeSpellings() throws DossierProblem {
    Dossier dossier =
        read(
            "<Person><XingMing>甲</XingMing><MinZu></MinZu><JiGuan/><ChuShengDi>\n   </ChuShengDi>"
                + "<ZhaoPian/></Person>");
    assertThat(dossier.fields()).containsOnlyKeys(Field.NAME);
    assertThat(dossier.photo()).isEmpty();
  }

  @Test
  void editionThreeReportsWhatItCannotHold() {
    Dossier dossier =
        new Dossier.Draft().set(Field.NAME, "甲").set(Field.AGE_LIMIT_MONTH, "204105").finish();
    assertThat(LrmxEdition.of(dossier)).isEqualTo(LrmxEdition.FOUR);
    Written three = Dossiers.writeLrmx(dossier, LrmxEdition.THREE);
    assertThat(new String(three.bytes(), StandardCharsets.UTF_8)).doesNotContain("DaoLing");
    assertThat(three.findings()).singleElement().extracting(Finding::value).isEqualTo("204105");
    assertThat(
            new String(
                Dossiers.writeLrmx(dossier, LrmxEdition.FOUR).bytes(), StandardCharsets.UTF_8))
        .contains("<DaoLingNianYue>204105</DaoLingNianYue>");
  }

  @Test
  void oddDatesAreReportedAndKept() throws DossierProblem {
    Reading reading =
        Dossiers.read(
            "a.lrmx",
            "<Person><XingMing>甲</XingMing><ChuShengNianYue>198113</ChuShengNianYue></Person>"
                .getBytes(StandardCharsets.UTF_8),
            Limits.usual());
    assertThat(reading.dossiers().getFirst().get(Field.BIRTH_MONTH)).isEqualTo("198113");
    assertThat(reading.dossiers().getFirst().birthMonth()).isEmpty();
    assertThat(reading.findings()).singleElement().extracting(Finding::value).isEqualTo("198113");
  }

  @Test
  void brokenPhotoTextIsKept() throws DossierProblem {
    Dossier dossier = read("<Person><XingMing>甲</XingMing><ZhaoPian>@@@</ZhaoPian></Person>");
    assertThat(dossier.photo()).isEmpty();
    assertThat(dossier.kept()).singleElement().extracting(Kept::content).asString().contains("@@@");
  }

  @Test
  void hostileFilesAreRefusedWithAReason() {
    String[] files = {
      "<!DOCTYPE Person [<!ENTITY x SYSTEM"
          + " \"file:///etc/passwd\">]><Person><XingMing>&x;</XingMing></Person>",
      "<!DOCTYPE l [<!ENTITY a \"ha\"><!ENTITY b"
          + " \"&a;&a;&a;\">]><Person><XingMing>&b;</XingMing></Person>",
      "<Person><XingMing>&nichts;</XingMing></Person>",
      "<Person>" + "<a>".repeat(100) + "</a>".repeat(100) + "</Person>",
      "<Person><XingMing>甲",
      "<Person><XingMing>\u0001</XingMing></Person>",
      "<Menschen/>",
      "<",
    };
    for (String file : files) {
      assertThatThrownBy(() -> read(file))
          .as(file)
          .isInstanceOfSatisfying(
              DossierProblem.class,
              problem -> {
                assertThat(problem.reason().zh()).isNotBlank();
                assertThat(problem.reason().en()).isNotBlank();
              });
    }
  }

  @Test
  void pixelFloodIsRefusedFromTheHeader() {
    byte[] png = Fixtures.picture("png", 2, 2);
    // Width and height stand at bytes 16 to 23; the checksum follows at 29.
    png[16] = 0x00;
    png[17] = 0x01;
    png[20] = 0x00;
    png[21] = 0x01;
    String xml =
        "<Person><XingMing>甲</XingMing><ZhaoPian>"
            + Base64.getEncoder().encodeToString(png)
            + "</ZhaoPian></Person>";
    assertThatThrownBy(() -> read(xml))
        .isInstanceOfSatisfying(
            DossierProblem.class,
            problem -> assertThat(problem.kind()).isEqualTo(DossierProblem.Kind.TOO_LARGE));
  }

  /** A writer of another house: any order, any spelling of empty, an element nobody knows. */
  private static final class ForeignLrmx {

    static byte[] write(Dossier dossier, Random random) {
      List<String> elements = new ArrayList<>();
      String end = random.nextBoolean() ? "\r\n" : "\n";
      for (Field field : Field.values()) {
        String name = field.element();
        String text = dossier.get(field);
        if (!text.isEmpty()) {
          elements.add("<" + name + ">" + escaped(text, end) + "</" + name + ">");
        } else {
          switch (random.nextInt(4)) {
            case 0 -> elements.add("<" + name + "/>");
            case 1 -> elements.add("<" + name + "></" + name + ">");
            case 2 -> elements.add("<" + name + ">" + end + "    </" + name + ">");
            default -> {}
          }
        }
      }
      StringBuilder family = new StringBuilder("<JiaTingChengYuan>" + end);
      for (FamilyMember member : dossier.family()) {
        List<String> cells =
            new ArrayList<>(
                List.of(
                    "<ChengWei>" + escaped(member.relation(), end) + "</ChengWei>",
                    "<XingMing>" + escaped(member.name(), end) + "</XingMing>",
                    "<ChuShengRiQi>" + member.birth() + "</ChuShengRiQi>",
                    "<ZhengZhiMianMao>"
                        + escaped(member.politicalStatus(), end)
                        + "</ZhengZhiMianMao>",
                    "<GongZuoDanWeiJiZhiWu>"
                        + escaped(member.workplaceAndPost(), end)
                        + "</GongZuoDanWeiJiZhiWu>"));
        Collections.shuffle(cells, random);
        family.append("<Item>").append(String.join(end, cells)).append("</Item>").append(end);
      }
      elements.add(family + "</JiaTingChengYuan>");
      elements.add(
          "<ZhaoPian>"
              + dossier
                  .photo()
                  .map(p -> Base64.getMimeEncoder().encodeToString(p.bytes()))
                  .orElse(end)
              + "</ZhaoPian>");
      elements.add("<WeiZhiYuanSu 甲=\"乙\"><Zi>" + random.nextInt() + "</Zi></WeiZhiYuanSu>");
      Collections.shuffle(elements, random);
      String xml =
          "<?xml version=\"1.0\" encoding=\"utf-8\"?>"
              + end
              + "<Person>"
              + String.join(end, elements)
              + end
              + "</Person>";
      return ((random.nextBoolean() ? "\ufeff" : "") + xml).getBytes(StandardCharsets.UTF_8);
    }

    private static String escaped(String text, String end) {
      return text.replace("&", "&amp;")
          .replace("<", "&lt;")
          .replace(">", "&gt;")
          .replace("\n", end);
    }
  }

  /** A picture of a few bytes whose header promises 900 million pixels. */
  @Test
  void aFloodOfPixelsIsRefusedBeforeItIsDecoded() {
    ByteBuffer header = ByteBuffer.allocate(17);
    header.put("IHDR".getBytes(StandardCharsets.US_ASCII)).putInt(30_000).putInt(30_000);
    header.put(new byte[] {8, 2, 0, 0, 0});
    CRC32 crc = new CRC32();
    crc.update(header.array());
    byte[] flood =
        ByteBuffer.allocate(8 + 4 + 17 + 4)
            .put(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10})
            .putInt(13)
            .put(header.array())
            .putInt((int) crc.getValue())
            .array();
    String xml =
        "<Person><XingMing>林示例</XingMing><ZhaoPian>"
            + Base64.getEncoder().encodeToString(flood)
            + "</ZhaoPian></Person>";
    assertThatThrownBy(() -> read(xml))
        .isInstanceOfSatisfying(
            DossierProblem.class,
            p -> {
              assertThat(p.kind()).isEqualTo(DossierProblem.Kind.TOO_LARGE);
              assertThat(p.reason().zh()).contains("30000×30000");
            });
    assertThat(Pictures.decode(flood, Limits.usual())).isEmpty();
  }
}
