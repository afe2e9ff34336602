package org.zhiren.platform.roster.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhiren.dossiers.Dossier;
import org.zhiren.dossiers.Dossiers;
import org.zhiren.dossiers.FamilyMember;
import org.zhiren.dossiers.Field;
import org.zhiren.dossiers.LrmxEdition;
import org.zhiren.platform.SampleHouse;
import org.zhiren.platform.SampledTest;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.access.Role;
import org.zhiren.platform.organization.OrganizationIntake.UnitPeriod;
import org.zhiren.platform.roster.PersonFile;
import org.zhiren.platform.shell.Sha256;
import tools.jackson.databind.JsonNode;

/**
 * Imports as people do them: what is new, changed, in conflict or wrong is told apart and repaired;
 * all of it or nothing is written, within one's own scope only, and taken back.
 */
class ImportTest extends SampledTest {

  private static ImportDesk all;
  private static ImportDesk narrow;
  private static UUID inside;
  private static int serial;

  @Autowired private FormsOfPeople forms;
  @Autowired private org.springframework.transaction.support.TransactionTemplate transactions;

  @BeforeEach
  void prepare() throws Exception {
    if (all != null) {
      return;
    }
    UnitPeriod one = SampleHouse.unit(UUID.randomUUID(), "导入县水利局", null);
    UnitPeriod other = SampleHouse.unit(UUID.randomUUID(), "导入县教育局", null);
    inside = one.id();
    house.units(one, other);
    all =
        new ImportDesk(
            web, house.account(Role.DEPARTMENT_CADRE, null, null, InformationClass.values()));
    narrow =
        new ImportDesk(
            web,
            house.account(
                Role.DEPARTMENT_CADRE,
                inside,
                null,
                InformationClass.ORGANIZATION,
                InformationClass.ROSTER));
  }

  /** Somebody new, with a valid identity number. */
  private static Dossier.Draft somebody(String unit) {
    serial++;
    String number =
        new GeneratedForms(serial).idNumber(LocalDate.of(1981, 3, 1 + serial % 27), true);
    String unique = number.substring(0, 4) + "%02d".formatted(serial) + number.substring(6, 17);
    int sum = 0;
    int[] weights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    for (int i = 0; i < 17; i++) {
      sum += (unique.charAt(i) - '0') * weights[i];
    }
    return new Dossier.Draft()
        .set(Field.NAME, "林示" + Character.toString(0x7000 + serial))
        .set(Field.SEX, "男")
        .set(Field.BIRTH_MONTH, "198103")
        .set(Field.ETHNICITY, "汉族")
        .set(Field.ID_NUMBER, unique + "10X98765432".charAt(sum % 11))
        .set(Field.CURRENT_POST, unit + "副局长")
        .set(
            Field.RESUME,
            "2003.07--2010.05  " + unit + "科员\n2010.05--                  " + unit + "副局长")
        .set(Field.FULL_TIME_EDUCATION, "大学")
        .add(new FamilyMember("父亲", "林大树", "195502", "群众", "已退休"));
  }

  private static byte[] lrmx(Dossier dossier) {
    return Dossiers.writeLrmx(dossier, LrmxEdition.of(dossier)).bytes();
  }

  private static byte[] xlsx(Dossier... people) throws Exception {
    return Dossiers.writeSpreadsheet(List.of(people)).bytes();
  }

  private static List<String> verdicts(JsonNode rows) {
    List<String> verdicts = new ArrayList<>();
    rows.forEach(row -> verdicts.add(row.get("verdict").asString()));
    return verdicts;
  }

  private UUID personOf(ImportDesk desk, UUID id) throws Exception {
    return UUID.fromString(desk.people(id, "").get(0).get("person").asString());
  }

  private FormsOfPeople.Form form(UUID person) throws Exception {
    return acting.asSystem("test", () -> forms.of(person).orElseThrow());
  }

  private boolean exists(UUID person) throws Exception {
    return acting.asSystem("test", () -> forms.of(person).isPresent());
  }

  @Test
  void aNewPersonBecomesFactsThatNameTheirFile() throws Exception {
    Dossier lin = somebody("导入县水利局").set(Field.APPRAISALS, "2021年度优秀；2022、2023年度称职").finish();
    UUID id = all.check("林.lrmx", lrmx(lin));
    assertThat(verdicts(all.people(id, ""))).containsExactly("NEW");
    assertThat(all.write(id)).isEqualTo("DONE");
    PersonFile file = form(personOf(all, id)).file();
    assertThat(file.placement().unitId()).isEqualTo(inside);
    assertThat(file.basics().birthDate().toString()).startsWith("1981-03");
    assertThat(file.career())
        .extracting(c -> c.start() + " " + c.end() + " " + c.wording())
        .containsExactly("2003-07-01 2010-05-01 导入县水利局科员", "2010-05-01 null 导入县水利局副局长");
    assertThat(file.appraisals())
        .extracting(a -> a.year() + a.grade())
        .containsExactly("2021优秀", "2022称职", "2023称职");
    assertThat(file.family()).extracting(PersonFile.Relative::name).containsExactly("林大树");
    assertThat(file.family().getFirst().relationCode()).isEqualTo("10");
    String source =
        acting.asSystem(
            "test",
            () ->
                transactions.execute(status ->
                    jdbc.sql(
                            "select s.source from roster.statement s join roster.import i on i.said_new = s.id where i.id = :id")
                        .param("id", id)
                        .query(String.class)
                        .single()));
    assertThat(source).isEqualTo("导入 林.lrmx");
    assertThat(all.show(id).get("files").get(0).get("sha256").asString())
        .isEqualTo(Sha256.hex(lrmx(lin)));
  }

  @Test
  void changesAreShownCellByCellAndOnlyTheMarkedOnesAreWritten() throws Exception {
    Dossier before = somebody("导入县水利局").finish();
    UUID first = all.check("a.lrmx", lrmx(before));
    assertThat(all.write(first)).isEqualTo("DONE");
    UUID person = personOf(all, first);

    UUID same = all.check("again.lrmx", lrmx(before));
    assertThat(verdicts(all.people(same, ""))).containsExactly("SAME");

    Dossier after =
        before
            .draft()
            .set(Field.HEALTH, "健康")
            .set(Field.ETHNICITY, "回族")
            .set(
                Field.RESUME,
                "2003.07--2010.05  导入县水利局科员\n2010.05--2026.10  导入县水利局副局长\n2026.10--         导入县水利局局长")
            .set(Field.FULL_TIME_EDUCATION, "")
            .finish();
    UUID id = all.check("b.lrmx", lrmx(after));
    JsonNode row = all.people(id, "").get(0);
    assertThat(row.get("verdict").asString()).isEqualTo("CHANGED");
    assertThat(row.get("detail").get("differences").toString())
        .contains("\"part\":\"HEALTH\",\"before\":\"\",\"after\":\"健康\"")
        .contains("\"part\":\"ETHNICITY\",\"before\":\"汉族\",\"after\":\"回族\"")
        .contains("\"part\":\"RESUME\"")
        .doesNotContain("FULL_TIME_EDUCATION");
    all.say(
        "/api/v1/roster/imports/" + id + "/people/1", Map.of("parts", List.of("HEALTH", "RESUME")));
    assertThat(all.write(id)).isEqualTo("DONE");
    FormsOfPeople.Form now = form(person);
    assertThat(now.form().get(Field.HEALTH)).isEqualTo("健康");
    assertThat(now.form().get(Field.ETHNICITY)).isEqualTo("汉族");
    assertThat(now.form().get(Field.RESUME)).isEqualTo(after.get(Field.RESUME));
    assertThat(now.form().get(Field.FULL_TIME_EDUCATION)).isEqualTo("大学");
    assertThat(now.file().career())
        .extracting(c -> c.start() + " " + c.end())
        .containsExactly("2003-07-01 2010-05-01", "2010-05-01 2026-10-01", "2026-10-01 null");

    assertThat(
            all.say("/api/v1/roster/imports/" + first + "/undo", Map.of("reason", "误")).getStatus())
        .as("somebody was changed since")
        .isEqualTo(422);
    assertThat(all.say("/api/v1/roster/imports/" + id + "/undo", Map.of("reason", "误")).getStatus())
        .isEqualTo(200);
    assertThat(form(person).form().draft().set(Field.VERSION, "").finish()).isEqualTo(before);
    assertThat(form(person).file().career()).hasSize(2);
  }

  @Test
  void anImportIsTakenBackWhole() throws Exception {
    UUID id = all.check("a.xlsx", xlsx(somebody("导入县水利局").finish(), somebody("导入县教育局").finish()));
    assertThat(all.write(id)).isEqualTo("DONE");
    UUID person = personOf(all, id);
    assertThat(exists(person)).isTrue();
    assertThat(all.say("/api/v1/roster/imports/" + id + "/undo", Map.of("reason", "")).getStatus())
        .isEqualTo(422);
    assertThat(
            all.say("/api/v1/roster/imports/" + id + "/undo", Map.of("reason", "误传")).getStatus())
        .isEqualTo(200);
    assertThat(all.state(id)).isEqualTo("UNDONE");
    assertThat(exists(person)).isFalse();
  }

  @Test
  void badCellsAreNamedAndRepairedInPlace() throws Exception {
    Dossier good = somebody("导入县水利局").finish();
    Dossier bad =
        somebody("导入县水利局").set(Field.SEX, "汉子").set(Field.BIRTH_MONTH, "2021-13").finish();
    Dossier lost = somebody("不知何处的局").finish();
    UUID id = all.check("a.xlsx", xlsx(good, bad, lost));
    JsonNode rows = all.people(id, "");
    assertThat(verdicts(rows)).containsExactly("NEW", "FAULTY", "FAULTY");
    JsonNode second = rows.get(1);
    assertThat(second.get("sourceRow").asInt()).isEqualTo(3);
    assertThat(second.get("detail").get("faults").toString())
        .contains("\"part\":\"SEX\",\"value\":\"汉子\"")
        .contains("\"allowed\":[\"男\",\"女\"]")
        .contains("\"part\":\"BIRTH_MONTH\",\"value\":\"2021-13\"");
    assertThat(all.write(id)).startsWith("422").contains("open");
    assertThat(all.state(id)).isEqualTo("CHECKED");
    all.say(
        "/api/v1/roster/imports/" + id + "/people/2",
        Map.of("cells", Map.of("SEX", "男", "BIRTH_MONTH", "198103")));
    assertThat(
            all.say("/api/v1/roster/imports/" + id + "/units", Map.of("不知何处的局副局长", "没有这个局"))
                .getStatus())
        .isEqualTo(422);
    all.say("/api/v1/roster/imports/" + id + "/units", Map.of("不知何处的局副局长", "导入县教育局"));
    assertThat(verdicts(all.people(id, ""))).containsExactly("NEW", "NEW", "NEW");
    assertThat(all.write(id)).isEqualTo("DONE");
  }

  @Test
  void twoPeopleOfOneNameAndBirthAreAConflictThatSomebodyDecides() throws Exception {
    Dossier one = somebody("导入县水利局").finish();
    UUID first = all.check("a.lrmx", lrmx(one));
    assertThat(all.write(first)).isEqualTo("DONE");
    Dossier namesake =
        somebody("导入县水利局").set(Field.NAME, one.name()).set(Field.HEALTH, "一般").finish();
    UUID id = all.check("b.lrmx", lrmx(namesake));
    JsonNode row = all.people(id, "").get(0);
    assertThat(row.get("verdict").asString()).isEqualTo("CONFLICT");
    assertThat(row.get("detail").get("candidates").toString()).contains("BIRTH");
    all.say("/api/v1/roster/imports/" + id + "/people/1", Map.of("target", "NEW"));
    assertThat(verdicts(all.people(id, ""))).containsExactly("NEW");
    all.say(
        "/api/v1/roster/imports/" + id + "/people/1",
        Map.of("target", personOf(all, first).toString()));
    assertThat(verdicts(all.people(id, ""))).containsExactly("CHANGED");
  }

  @Test
  void theSameNumberTwiceInOneFileIsSaid() throws Exception {
    Dossier one = somebody("导入县水利局").finish();
    UUID id = all.check("a.xlsx", xlsx(one, one.draft().set(Field.NAME, "林另名").finish()));
    assertThat(verdicts(all.people(id, ""))).containsExactly("NEW", "FAULTY");
    all.say("/api/v1/roster/imports/" + id + "/leave-out", Map.of());
    assertThat(all.write(id)).isEqualTo("DONE");
    assertThat(all.show(id).get("of").get("writtenNew").asInt()).isEqualTo(1);
  }

  @Test
  void nobodyBringsPeopleIntoUnitsBeyondTheScope() throws Exception {
    UUID id =
        narrow.check("a.xlsx", xlsx(somebody("导入县水利局").finish(), somebody("导入县教育局").finish()));
    assertThat(verdicts(narrow.people(id, ""))).containsExactly("NEW", "FAULTY");
    assertThat(narrow.write(id)).startsWith("422");
    narrow.say("/api/v1/roster/imports/" + id + "/leave-out", Map.of());
    assertThat(narrow.write(id)).isEqualTo("DONE");
    PersonFile file = form(personOf(narrow, id)).file();
    assertThat(file.family()).as("family is a class of its own").isEmpty();

    Dossier elsewhere = somebody("导入县教育局").finish();
    UUID there = all.check("b.lrmx", lrmx(elsewhere));
    assertThat(all.write(there)).isEqualTo("DONE");
    UUID again =
        narrow.check(
            "c.lrmx", lrmx(elsewhere.draft().set(Field.CURRENT_POST, "导入县水利局副局长").finish()));
    assertThat(verdicts(narrow.people(again, ""))).containsExactly("ELSEWHERE");
    assertThat(narrow.people(again, "").toString()).doesNotContain(personOf(all, there).toString());
  }

  @Test
  void anImportIsNobodyElsesBusiness() throws Exception {
    UUID id = all.check("a.lrmx", lrmx(somebody("导入县水利局").finish()));
    assertThat(narrow.ask("/api/v1/roster/imports/" + id).getStatus()).isEqualTo(404);
    assertThat(narrow.ask("/exchange/imports/" + id).getStatus()).isEqualTo(404);
    assertThat(narrow.ask("/exchange/imports/" + id + "/files/1").getStatus()).isEqualTo(404);
    assertThat(all.ask("/exchange/imports/" + id + "/files/1").getStatus()).isEqualTo(200);
  }

  @Test
  void hostileFilesChangeNothingAndAreExplained() throws Exception {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put(
        "xxe.lrmx",
        """
        <?xml version="1.0"?><!DOCTYPE Person [<!ENTITY x SYSTEM "file:///etc/passwd">]>
        <Person><XingMing>&x;</XingMing></Person>
        """
            .strip()
            .getBytes(StandardCharsets.UTF_8));
    files.put("broken.lrmx", "<Person><XingMing>林".getBytes(StandardCharsets.UTF_8));
    files.put("empty.lrmx", new byte[0]);
    files.put("virus.exe", new byte[] {'M', 'Z', 0, 0});
    files.put(
        "slip.zip",
        ImportDesk.zip(Map.of("../../etc/passwd.lrmx", lrmx(somebody("导入县水利局").finish()))));
    files.put("bomb.zip", ImportDesk.zip(Map.of("a.lrmx", new byte[60 << 20])));
    files.put("good.lrmx", lrmx(somebody("导入县水利局").finish()));
    var answer = all.upload(files, "试验");
    assertThat(answer.getStatus()).isEqualTo(202);
    UUID id =
        UUID.fromString(
            tools.jackson.databind.json.JsonMapper.builder()
                .build()
                .readTree(answer.getContentAsString())
                .get("id")
                .asString());
    all.await(id, "CHECKING");
    JsonNode shown = all.show(id);
    assertThat(shown.get("of").get("state").asString()).isEqualTo("CHECKED");
    for (JsonNode file : shown.get("files")) {
      boolean good = file.get("name").asString().equals("good.lrmx");
      assertThat(file.get("people").asInt()).as(file.toString()).isEqualTo(good ? 1 : 0);
      if (!good) {
        assertThat(file.get("findings").toString()).as(file.toString()).contains("\"ERROR\"");
      }
    }
    assertThat(shown.toString()).doesNotContain("root:");
    assertThat(all.upload(Map.of(), "试验").getStatus()).isEqualTo(422);
    assertThat(all.upload(Map.of("a.lrmx", new byte[] {1}), " ").getStatus()).isEqualTo(422);
  }
}
