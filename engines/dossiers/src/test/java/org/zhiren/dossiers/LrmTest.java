package org.zhiren.dossiers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LrmTest {

  private static final Charset GB18030 = Charset.forName("GB18030");

  private static Dossier read(byte[] bytes) throws DossierProblem {
    return Dossiers.read("a.lrm", bytes, Limits.usual()).dossiers().getFirst();
  }

  @Test
  void readsTheSampleLikeTheLrmxOfTheSamePerson() throws DossierProblem {
    Dossier lrm = read(Fixtures.sample("lrm"));
    Dossier lrmx = Fixtures.lin();
    for (Field field : Field.values()) {
      switch (field) {
        // The two samples state this in different precision; .lrm has no version.
        case AGE_AS_OF -> assertThat(lrm.get(field)).isEqualTo("202606");
        case VERSION -> assertThat(lrm.get(field)).isEmpty();
        default -> assertThat(lrm.get(field)).as(field.name()).isEqualTo(lrmx.get(field));
      }
    }
    assertThat(lrm.family()).isEqualTo(lrmx.family());
  }

  @Test
  void writesTheSampleBack() throws DossierProblem {
    byte[] written = Dossiers.writeLrm(read(Fixtures.sample("lrm"))).bytes();
    String sample = new String(Fixtures.sample("lrm"), GB18030);
    assertThat(new String(written, GB18030).replace("\r\n", "\n"))
        .isEqualTo(sample.replace("\r\n", "\n").strip());
  }

  @Test
  void generatedFilesKeepEveryField() throws DossierProblem {
    long seed = 7;
    Random random = new Random(seed);
    for (int i = 0; i < 1000; i++) {
      Dossier person = Fixtures.anybody(random, false);
      Dossier expected =
          new Dossier(
              person.draft().set(Field.VERSION, "").finish().fields(),
              person.family(),
              person.photo(),
              person.sets(),
              person.kept());
      byte[] bytes = Dossiers.writeLrm(expected).bytes();
      Dossier again =
          LrmFormat.read("a.lrm", bytes, expected.photo().map(Photo::bytes), Limits.usual())
              .dossiers()
              .getFirst();
      assertThat(again).as("seed %d, file %d", seed, i).isEqualTo(expected);
    }
  }

  @Test
  void thirtyFourthFieldIsTheIdentityNumber() throws DossierProblem {
    Dossier person = Fixtures.lin().draft().set(Field.ID_NUMBER, "110101198103070010").finish();
    String text = new String(Dossiers.writeLrm(person).bytes(), GB18030);
    assertThat(text.split("\",\"", -1)).hasSize(34);
    assertThat(read(text.getBytes(GB18030)).get(Field.ID_NUMBER)).isEqualTo("110101198103070010");
    assertThat(new String(Dossiers.writeLrm(Fixtures.lin()).bytes(), GB18030).split("\",\"", -1))
        .hasSize(33);
  }

  @Test
  void shortFamilyListsAndCommasAreRead() throws DossierProblem {
    String text =
        new String(Fixtures.sample("lrm"), GB18030)
            .replace("@@@@@@@@@@@@", "@@@@@@")
            .replace("示例大学公共管理学院行政管理专业学习", "学习,工作,\"引\"号");
    Dossier person = read(text.getBytes(GB18030));
    assertThat(person.family()).hasSize(2);
    assertThat(person.get(Field.RESUME)).contains("学习,工作,\"引\"号");
  }

  @Test
  void signsOfTheFormatAreRefusedInValues() throws DossierProblem {
    Dossier lin = Fixtures.lin();
    for (Dossier person :
        new Dossier[] {
          lin.draft().set(Field.FULL_TIME_EDUCATION, "大学#专").finish(),
          lin.draft().set(Field.REASON, "所谓\",\"需要").finish(),
          lin.draft().add(new FamilyMember("女", "甲@乙", "", "", "")).finish()
        }) {
      assertThatThrownBy(() -> Dossiers.writeLrm(person))
          .isInstanceOfSatisfying(
              DossierProblem.class,
              p -> assertThat(p.kind()).isEqualTo(DossierProblem.Kind.CANNOT_HOLD));
    }
  }

  @Test
  void fieldsThatShouldBeEmptyAreKept() throws DossierProblem {
    String[] fields = new String(Fixtures.sample("lrm"), GB18030).split("\",\"", -1);
    fields[13] = "旧";
    String text = String.join("\",\"", fields);
    Dossier person = read(text.getBytes(GB18030));
    assertThat(person.kept()).containsExactly(new Kept(Kept.Origin.LRM_FIELD, "13", "旧"));
    assertThat(read(Dossiers.writeLrm(person).bytes())).isEqualTo(person);
  }

  @Test
  void pictureBesideTheFileIsThePhoto(@TempDir Path folder) throws IOException, DossierProblem {
    Files.write(folder.resolve("林示例.lrm"), Fixtures.sample("lrm"));
    byte[] picture = Fixtures.picture("jpg", 30, 40);
    Files.write(folder.resolve("林示例.pic"), picture);
    Reading reading = Dossiers.read(folder.resolve("林示例.lrm"), Limits.usual());
    assertThat(reading.dossiers().getFirst().photo()).contains(new Photo(picture));
  }

  @Test
  void brokenRecordsAreRefused() {
    for (String text : new String[] {"\"", "\"甲\"", "\"甲\",\"乙\",\"丙\"", "\"".repeat(2000)}) {
      assertThatThrownBy(() -> read(text.getBytes(GB18030)))
          .as(text)
          .isInstanceOf(DossierProblem.class);
    }
  }
}
