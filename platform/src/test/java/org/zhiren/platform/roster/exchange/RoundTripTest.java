package org.zhiren.platform.roster.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
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
import org.zhiren.dossiers.Field;
import org.zhiren.dossiers.Limits;
import org.zhiren.dossiers.LrmxEdition;
import org.zhiren.platform.SampleHouse;
import org.zhiren.platform.SampledTest;
import org.zhiren.platform.access.Account;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.access.Role;

/**
 * Files through the database and back: every cell, every relative, the photo, and what the form has
 * no place for, whatever the order of the elements.
 */
class RoundTripTest extends SampledTest {

  private static final int PEOPLE = 1_000;
  private static final String UNIT = "往返县财政局";
  private static ImportDesk desk;

  @Autowired private FormsOfPeople forms;

  @BeforeEach
  void prepare() throws Exception {
    if (desk != null) {
      return;
    }
    house.units(SampleHouse.unit(UUID.randomUUID(), UNIT, null));
    Account account = house.account(Role.DEPARTMENT_CADRE, null, null, InformationClass.values());
    desk = new ImportDesk(web, account);
  }

  @Test
  void lrmxInAnyOrderComesBackEqual() throws Exception {
    long seed = 20_261_126;
    GeneratedForms generated = new GeneratedForms(seed);
    Map<String, byte[]> entries = new LinkedHashMap<>();
    for (int i = 0; i < PEOPLE; i++) {
      byte[] lrmx = Dossiers.writeLrmx(generated.next(UNIT, false), LrmxEdition.FOUR).bytes();
      entries.put("%04d.lrmx".formatted(i), generated.shuffled(lrmx));
    }
    List<Dossier> said = new ArrayList<>();
    for (byte[] bytes : entries.values()) {
      said.add(Dossiers.read("a.lrmx", bytes, Limits.usual()).dossiers().getFirst());
    }
    List<Dossier> back = through("all.zip", ImportDesk.zip(entries));
    assertThat(back).hasSize(PEOPLE);
    for (int i = 0; i < PEOPLE; i++) {
      assertThat(back.get(i)).as("seed %d, person %d", seed, i).isEqualTo(said.get(i));
      byte[] again = Dossiers.writeLrmx(back.get(i), LrmxEdition.of(back.get(i))).bytes();
      assertThat(Dossiers.read("a.lrmx", again, Limits.usual()).dossiers().getFirst())
          .as("seed %d, file %d", seed, i)
          .isEqualTo(said.get(i));
    }
  }

  @Test
  void lrmComesBackEqual() throws Exception {
    long seed = 20_261_127;
    GeneratedForms generated = new GeneratedForms(seed);
    for (int i = 0; i < 1_500; i++) {
      generated.next(UNIT, true); // other numbers than those of the first test
    }
    Map<String, byte[]> entries = new LinkedHashMap<>();
    for (int i = 0; i < PEOPLE; i++) {
      Dossier one = generated.next(UNIT, true);
      entries.put("%04d.lrm".formatted(i), Dossiers.writeLrm(one).bytes());
      if (one.photo().isPresent()) {
        entries.put("%04d.pic".formatted(i), one.photo().get().bytes());
      }
    }
    List<byte[]> files =
        entries.entrySet().stream()
            .filter(e -> e.getKey().endsWith(".lrm"))
            .map(Map.Entry::getValue)
            .toList();
    List<Dossier> back = through("all.zip", ImportDesk.zip(entries));
    assertThat(back).hasSize(PEOPLE);
    for (int i = 0; i < PEOPLE; i++) {
      Dossier read = Dossiers.read("a.lrm", files.get(i), Limits.usual()).dossiers().getFirst();
      assertThat(back.get(i).fields()).as("seed %d, file %d", seed, i).isEqualTo(read.fields());
      assertThat(back.get(i).family()).as("seed %d, file %d", seed, i).isEqualTo(read.family());
      assertThat(Dossiers.writeLrm(back.get(i)).bytes())
          .as("seed %d, file %d", seed, i)
          .isEqualTo(files.get(i));
    }
  }

  /** The samples of the engine, with a unit put before the post so that it is found. */
  @Test
  void theSampleComesBackEqual() throws Exception {
    Path sample =
        Path.of("../engines/dossiers/src/test/resources/org/zhiren/dossiers/lin-shili.lrmx");
    Dossier read =
        Dossiers.read("林示例.lrmx", Files.readAllBytes(sample), Limits.usual()).dossiers().getFirst();
    Dossier placed =
        read.draft().set(Field.CURRENT_POST, UNIT + read.get(Field.CURRENT_POST)).finish();
    byte[] bytes = Dossiers.writeLrmx(placed, LrmxEdition.of(placed)).bytes();
    assertThat(through("林示例.lrmx", bytes)).containsExactly(placed);
  }

  private List<Dossier> through(String name, byte[] bytes) throws Exception {
    UUID id = desk.check(name, bytes);
    assertThat(desk.show(id).toString()).contains("\"state\":\"CHECKED\"");
    assertThat(desk.people(id, "&verdict=FAULTY").toString()).isEqualTo("[]");
    assertThat(desk.people(id, "&verdict=CONFLICT").toString()).isEqualTo("[]");
    assertThat(desk.write(id)).as(desk.show(id).toString()).isEqualTo("DONE");
    List<UUID> people = new ArrayList<>();
    desk.people(id, "").forEach(row -> people.add(UUID.fromString(row.get("person").asString())));
    return acting.asSystem(
        "test", () -> forms.of(people).values().stream().map(FormsOfPeople.Form::form).toList());
  }
}
