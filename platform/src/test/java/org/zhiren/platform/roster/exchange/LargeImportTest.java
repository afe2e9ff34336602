package org.zhiren.platform.roster.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.zhiren.dossiers.Dossier;
import org.zhiren.dossiers.Dossiers;
import org.zhiren.dossiers.Field;
import org.zhiren.dossiers.InfoRow;
import org.zhiren.platform.SampleHouse;
import org.zhiren.platform.SampledTest;
import org.zhiren.platform.access.Account;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.access.Role;
import org.zhiren.platform.organization.OrganizationIntake.UnitPeriod;

/**
 * A workbook of many people, whole way: read, compared, written. {@code -Dlarge.import=20000} takes
 * as many, and the seconds of each step stand on the console.
 */
class LargeImportTest extends SampledTest {

  @Test
  void everybodyInAWorkbookComesIn() throws Exception {
    int people = Integer.getInteger("large.import", 600);
    UnitPeriod[] units = new UnitPeriod[50];
    for (int i = 0; i < units.length; i++) {
      units[i] = SampleHouse.unit(UUID.randomUUID(), "大批县第" + i + "局", null);
    }
    house.units(units);
    Account account = house.account(Role.DEPARTMENT_CADRE, null, null, InformationClass.values());
    GeneratedForms generated = new GeneratedForms(7);
    for (int i = 0; i < 30_000; i++) {
      generated.skip(); // other identity numbers than those of the other tests
    }
    List<Dossier> dossiers = new ArrayList<>();
    for (int i = 0; i < people; i++) {
      String unit = "大批县第" + i % 50 + "局";
      Dossier one = generated.next(unit, false).draft().set(Field.VERSION, "").finish();
      dossiers.add(
          new Dossier(
              one.fields(),
              one.family(),
              java.util.Optional.empty(),
              Map.of(Dossier.PLACEMENT, List.of(new InfoRow(Map.of("A0195", unit)))),
              List.of()));
    }
    byte[] workbook = Dossiers.writeSpreadsheet(dossiers).bytes();
    ImportDesk desk = new ImportDesk(web, account);
    long start = System.nanoTime();
    UUID id = desk.check("大批.xlsx", workbook);
    long checked = System.nanoTime();
    assertThat(desk.show(id).get("counts").toString()).isEqualTo("{\"NEW\":" + people + "}");
    assertThat(desk.write(id)).as(desk.show(id).toString()).isEqualTo("DONE");
    long written = System.nanoTime();
    System.out.printf(
        "LargeImportTest: %d people: %.1f s to read and compare, %.1f s to write%n",
        people, (checked - start) / 1e9, (written - checked) / 1e9);
    assertThat(desk.show(id).get("of").get("writtenNew").asInt()).isEqualTo(people);
  }
}
