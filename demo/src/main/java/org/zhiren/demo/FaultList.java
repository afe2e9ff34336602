package org.zhiren.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhiren.demo.Person.Stint;

/** Writes down what was planted. */
final class FaultList {
  private final Identifiers ids;
  private final LocalDate asOf;
  private final List<Planted> list = new ArrayList<>();

  FaultList(Identifiers ids, LocalDate asOf) {
    this.ids = ids;
    this.asOf = asOf;
  }

  List<Planted> list() {
    return list;
  }

  void overQuota(UnitNode unit) {
    String name = unit.nameOn(asOf);
    add(
        PlantedKind.QUOTA_EXCEEDED,
        null,
        unit,
        List.of(),
        0,
        "%s副职职数%d名，实配%d名".formatted(name, unit.deputyQuota, unit.deputyQuota + 1),
        "quota of %d deputies, %d in post".formatted(unit.deputyQuota, unit.deputyQuota + 1));
  }

  void exceeded(Appraisals.Exceeded found) {
    add(
        PlantedKind.EXCELLENT_EXCEEDED,
        null,
        found.organ(),
        List.of(),
        found.year(),
        "%s%d年度优秀%d人，定等次%d人"
            .formatted(found.organ().nameOn(asOf), found.year(), found.excellent(), found.graded()),
        "%d of %d graded excellent in %d"
            .formatted(found.excellent(), found.graded(), found.year()));
  }

  void person(Person person) {
    PlantedKind kind = person.fault;
    if (kind == null) {
      return;
    }
    List<String> related = new ArrayList<>();
    UnitNode unit = null;
    PostNode post = CareerFaults.postOf(person);
    Stint current = person.current;
    int year = 0;
    String zh = kind.zh();
    String en = kind.en();
    switch (kind) {
      case KIN_IN_UNIT -> {
        Person spouse = person.spouse;
        unit = post == null ? null : post.unit;
        if (spouse != null) {
          related.add(ids.person(spouse.index));
          zh += "：与" + spouse.name + "系夫妻";
          en += ": married to " + spouse.name;
        }
      }
      case DUPLICATE_PERSON -> {
        Person original = person.original;
        if (original != null) {
          related.add(ids.person(original.index));
        }
      }
      case RETIREMENT_DUE -> {
        zh += "：应于" + person.retirement() + "退休";
        en += ": due on " + person.retirement();
      }
      case TERM_EXCEEDED, PROBATION_OVERDUE, HOME_PLACE, STRONG_PASSED_OVER -> {
        unit = post == null ? null : post.unit;
        if (current != null) {
          zh += "：任现职自" + current.start;
          en += ": in post since " + current.start;
        }
      }
      case EXCELLENT_UNDER_SANCTION, PROMOTED_UNDER_SANCTION, SANCTION_NOT_LIFTED -> {
        Person.SanctionPlan plan = person.sanction;
        if (plan != null) {
          year = plan.date().getYear();
          zh += "：" + plan.date() + plan.name();
          en += ": sanction of " + plan.date();
        }
      }
      case PARTY_TOO_YOUNG -> {
        zh += "：" + person.birth + "出生，" + person.partyJoin + "入党";
        en += ": born " + person.birth + ", joined " + person.partyJoin;
      }
      case WORK_TOO_YOUNG -> {
        zh += "：" + person.birth + "出生，" + person.workStart + "参加工作";
        en += ": born " + person.birth + ", started " + person.workStart;
      }
      default -> {
        // The kind says all.
      }
    }
    add(kind, person, unit, related, year, person.name + "：" + zh, person.name + ": " + en);
  }

  private void add(
      PlantedKind kind,
      @Nullable Person person,
      @Nullable UnitNode unit,
      List<String> related,
      int year,
      String zh,
      String en) {
    list.add(
        new Planted(
            kind,
            person == null ? null : ids.person(person.index),
            unit == null ? null : ids.unit(unit),
            List.copyOf(related),
            year,
            zh,
            en));
  }
}
