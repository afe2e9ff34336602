package org.zhiren.demo;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhiren.demo.PersonRecord.FamilyMember;

/** Parents, spouse and children of one person. */
final class Household {
  private static final List<String> WORK =
      List.of("个体经营", "务农", "民营企业职工", "自由职业", "私立幼儿园教师", "外地企业职员", "物流公司职员");

  private Household() {}

  static List<FamilyMember> of(
      Person person, SplitRandom random, LocalDate asOf, @Nullable String spouseId, String work) {
    List<FamilyMember> family = new ArrayList<>();
    boolean plain = !person.name.contains("·");
    String surname = plain ? Names.surnameOf(person.name) : "";
    int age = (int) ChronoUnit.YEARS.between(person.birth, asOf);
    Person partner = person.spouse;
    String fatherOf = surname;
    if (partner != null) {
      family.add(
          new FamilyMember(
              partner.female ? "13" : "12",
              partner.female ? "妻子" : "丈夫",
              partner.name,
              partner.birth,
              partner.political,
              work,
              spouseId));
    } else if (age >= 27 && random.chance(0.87)) {
      LocalDate birth = person.birth.plusDays(random.between(-1500, 1500));
      String name = Names.person(random, "01", !person.female, birth.getYear());
      fatherOf = person.female ? Names.surnameOf(name) : surname;
      family.add(
          new FamilyMember(
              person.female ? "12" : "13",
              person.female ? "丈夫" : "妻子",
              name,
              birth,
              random.chance(0.3) ? "01" : "13",
              random.pick(WORK),
              null));
    }
    if (!family.isEmpty() && age >= 29) {
      if (partner != null && person.female) {
        fatherOf = partner.name.contains("·") ? "" : Names.surnameOf(partner.name);
      }
      int children = random.chance(0.85) ? (random.chance(0.3) ? 2 : 1) : 0;
      for (int i = 0; i < children; i++) {
        boolean girl = random.chance(0.48);
        LocalDate birth =
            person
                .birth
                .plusYears(25 + random.below(Math.max(1, Math.min(12, age - 27))))
                .plusDays(i * 700L);
        if (birth.isBefore(asOf)) {
          String first = fatherOf.isEmpty() ? Names.surname(random) : fatherOf;
          boolean pupil = birth.isAfter(asOf.minusYears(22));
          family.add(
              new FamilyMember(
                  girl ? "15" : "14",
                  girl ? "女儿" : "儿子",
                  first + Names.given(random, girl, birth.getYear()),
                  birth,
                  pupil ? "03" : "13",
                  pupil ? "学生" : random.pick(WORK),
                  null));
        }
      }
    }
    for (int parent = 0; parent < 2; parent++) {
      boolean mother = parent == 1;
      LocalDate birth = person.birth.minusYears(random.between(22, 32)).plusDays(random.below(300));
      String name =
          mother || surname.isEmpty()
              ? Names.person(random, person.ethnicity, mother, birth.getYear())
              : surname + Names.given(random, false, birth.getYear());
      boolean deceased = birth.isBefore(asOf.minusYears(65 + random.below(30)));
      family.add(
          new FamilyMember(
              mother ? "11" : "10",
              mother ? "母亲" : "父亲",
              name,
              birth,
              random.chance(0.2) ? "01" : "13",
              deceased ? "已去世" : birth.isBefore(asOf.minusYears(60)) ? "退休" : random.pick(WORK),
              null));
    }
    return family;
  }
}
