package org.zhiren.dossiers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

class SpreadsheetTest {

  private static Reading read(byte[] bytes) throws DossierProblem {
    return Dossiers.read("a.xlsx", bytes, Limits.usual());
  }

  @Test
  void rosterKeepsEveryField() throws DossierProblem {
    long seed = 13;
    Random random = new Random(seed);
    List<Dossier> people = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      Dossier person = Fixtures.anybody(random, true);
      people.add(
          new Dossier(
              person
                  .draft()
                  .set(Field.NAME, "示例" + i)
                  .set(Field.VERSION, "")
                  .set(Field.ID_NUMBER, "11010119800101%04d".formatted(i))
                  .finish()
                  .fields(),
              person.family(),
              java.util.Optional.empty(),
              person.sets(),
              List.of()));
    }
    Reading reading = read(Dossiers.writeSpreadsheet(people).bytes());
    assertThat(reading.dossiers()).as("seed %d", seed).isEqualTo(people);
  }

  @Test
  void templateOffersChoices() throws DossierProblem, IOException {
    byte[] template = Dossiers.writeSpreadsheet(List.of()).bytes();
    try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(template))) {
      XSSFSheet persons = book.getSheet("人员");
      assertThat(persons.getRow(0).getCell(0).getStringCellValue()).isEqualTo("姓名");
      assertThat(persons.getDataValidations()).hasSize(12);
      assertThat(book.isSheetHidden(book.getSheetIndex("选项"))).isTrue();
    }
    assertThat(read(template).dossiers()).isEmpty();
    assertThat(read(template).findings()).isEmpty();
  }

  @Test
  void formulaLikeTextStaysText() throws DossierProblem, IOException {
    Dossier person =
        new Dossier.Draft()
            .set(Field.NAME, "=HYPERLINK(\"http://x\")")
            .set(Field.REASON, "+1")
            .finish();
    byte[] bytes = Dossiers.writeSpreadsheet(List.of(person)).bytes();
    try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
      Cell cell = book.getSheet("人员").getRow(1).getCell(0);
      assertThat(cell.getCellType()).isEqualTo(CellType.STRING);
      assertThat(cell.getCellStyle().getQuotePrefixed()).isTrue();
    }
    assertThat(read(bytes).dossiers()).containsExactly(person);
  }

  @Test
  void everyBadCellIsListed() throws DossierProblem, IOException {
    byte[] bytes;
    try (XSSFWorkbook book = new XSSFWorkbook()) {
      XSSFSheet sheet = book.createSheet("人员");
      row(sheet.createRow(0), "姓名", "性别", "出生年月", "身份证号", "爱好");
      row(sheet.createRow(1), "林示例", "男", "1981.03", "110101198103070010", "无");
      row(sheet.createRow(2), "周虚构", "汉子", "2021-13", "1.10101E+17", "");
      row(sheet.createRow(3), "", "女", "198207", "", "");
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      book.write(out);
      bytes = out.toByteArray();
    }
    Reading reading = read(bytes);
    assertThat(reading.dossiers()).hasSize(2);
    assertThat(reading.dossiers().getFirst().get(Field.BIRTH_MONTH)).isEqualTo("198103");
    assertThat(reading.findings())
        .extracting(f -> f.place().row() + " " + f.place().column() + " " + f.value())
        .containsExactlyInAnyOrder(
            "1 E 爱好 爱好", "3 B 性别 汉子", "3 C 出生年月 2021-13", "3 D 身份证号 1.10101E+17", "4 姓名 ");
    assertThat(reading.findings())
        .filteredOn(f -> f.value().equals("汉子"))
        .singleElement()
        .extracting(Finding::allowed)
        .isEqualTo(List.of("男", "女"));
  }

  private static void row(Row row, String... values) {
    for (int i = 0; i < values.length; i++) {
      row.createCell(i).setCellValue(values[i]);
    }
  }

  @Test
  void damagedWorkbooksAreRefused() throws DossierProblem {
    byte[] good = Dossiers.writeSpreadsheet(List.of(Fixtures.lin())).bytes();
    Random random = new Random(17);
    for (int i = 0; i < 150; i++) {
      byte[] bad = good.clone();
      for (int k = 0; k < 6; k++) {
        bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
      }
      try {
        assertThat(read(bad).findings()).isNotNull();
      } catch (DossierProblem expected) {
        assertThat(expected.reason().zh()).isNotBlank();
      }
    }
    assertThatThrownBy(() -> read(Arrays.copyOf(good, good.length / 2)))
        .isInstanceOf(DossierProblem.class);
  }

  @Test
  void aSheetMayBeLargerThanAForm() throws DossierProblem {
    Random random = new Random(19);
    List<Dossier> people = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      people.add(Fixtures.anybody(random, true).draft().set(Field.NAME, "示例" + i).finish());
    }
    byte[] bytes = Dossiers.writeSpreadsheet(people).bytes();
    Limits smallForms = new Limits(200_000, 20 << 20, 100, 200, 1 << 20, 1 << 20, 32, 1_000);
    assertThat(Archives.unpack("a.xlsx", bytes, Limits.usual()).entries())
        .as("the sheet is measured and not kept")
        .hasEntrySatisfying("xl/worksheets/sheet1.xml", kept -> assertThat(kept).isEmpty());
    assertThat(Dossiers.read("a.xlsx", bytes, smallForms).dossiers()).hasSize(120);
    Limits smallPackages = new Limits(200_000, 200_000, 100, 200, 1 << 20, 1 << 20, 32, 1_000);
    assertThatThrownBy(() -> Dossiers.read("a.xlsx", bytes, smallPackages))
        .isInstanceOfSatisfying(
            DossierProblem.class,
            p -> assertThat(p.kind()).isEqualTo(DossierProblem.Kind.TOO_LARGE));
  }

  @Test
  void aSheetThatIsABombIsRefused() {
    byte[] bomb =
        PackageTest.zip(
            Map.of(
                "[Content_Types].xml", new byte[1],
                "xl/workbook.xml", new byte[1],
                "xl/worksheets/sheet1.xml", new byte[60 << 20]),
            StandardCharsets.UTF_8);
    assertThatThrownBy(() -> read(bomb))
        .isInstanceOfSatisfying(
            DossierProblem.class, p -> assertThat(p.kind()).isEqualTo(DossierProblem.Kind.HOSTILE));
  }

  /** A parser's limit of 100,000 escaped characters once refused the rosters of a prefecture. */
  @Test
  void anyNumberOfEscapedCharactersIsRead() throws DossierProblem, IOException {
    Random random = new Random(23);
    String text =
        random
            .ints(12_000, 0, 5)
            .mapToObj(i -> List.of("<", "&", ">", "甲", "乙").get(i))
            .collect(Collectors.joining());
    List<Dossier> people = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      people.add(new Dossier.Draft().set(Field.NAME, "示例" + i).set(Field.REASON, text).finish());
    }
    byte[] inline = Dossiers.writeSpreadsheet(people).bytes();
    assertThat(read(inline).dossiers()).isEqualTo(people);
    byte[] shared;
    try (XSSFWorkbook book = new XSSFWorkbook()) {
      XSSFSheet sheet = book.createSheet("人员");
      row(sheet.createRow(0), Field.NAME.label().zh(), Field.REASON.label().zh());
      for (int i = 0; i < 30; i++) {
        row(sheet.createRow(i + 1), "示例" + i, text + i);
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      book.write(out);
      shared = out.toByteArray();
    }
    assertThat(read(shared).dossiers())
        .extracting(person -> person.get(Field.REASON))
        .contains(text + 0, text + 29)
        .hasSize(30);
  }
}
