package org.zhiren.platform.selection.procedure;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;

/** What the rules of all steps have in common: the file, the law, and the faults found. */
abstract class Rules {

  static final int LINE = 200;
  static final int PARAGRAPH = 2_000;
  static final int MOST_PEOPLE = 2_000;

  final CaseFile file;
  final ProcedureLaw law;
  final Entering entering;
  final List<Refusal.Fault> faults;

  Rules(CaseFile file, ProcedureLaw law, Entering entering, List<Refusal.Fault> faults) {
    this.file = file;
    this.law = law;
    this.entering = entering;
    this.faults = faults;
  }

  final void said(String field, String value, int longest) {
    if (value.isBlank() || value.length() > longest) {
      fault(
          field,
          value,
          "请填写，1 至 {0} 字（现为 {1} 字）。",
          "Enter 1 to {0} characters ({1} are there).",
          longest,
          value.strip().length());
    }
  }

  final void person(String field, Named person) {
    said(field, person.name(), 60);
  }

  final void count(String field, int value, int least, int most) {
    if (value < least || value > most) {
      fault(
          field,
          Integer.toString(value),
          "应为 {0} 至 {1} 之间的整数（现为 {2}）。",
          "Give a whole number from {0} to {1} ({2} was given).",
          least,
          most,
          value);
    }
  }

  final void after(String field, LocalDate day, LocalDate than) {
    if (!day.isAfter(than)) {
      fault(
          field,
          day.toString(),
          "日期 {0} 应晚于 {1}。",
          "The day {0} has to be later than {1}.",
          day,
          than);
    }
  }

  final void notBefore(String field, LocalDate day, LocalDate than) {
    if (day.isBefore(than)) {
      fault(
          field,
          day.toString(),
          "日期 {0} 不能早于 {1}。",
          "The day {0} may not lie before {1}.",
          day,
          than);
    }
  }

  final void candidate(String field, Named person) {
    if (file.candidates().stream().noneMatch(person::same)) {
      fault(
          field,
          person.name(),
          "{0} 不是本案现有人选。",
          "{0} is not considered in this case at present.",
          person.name());
    }
  }

  final <S extends Step> void once(Class<S> kind, Step step) {
    if (file.last(kind).isPresent()) {
      fault(
          "step",
          step.text().zh(),
          "“{0}”已经登记。登记有误的，请提出更正。",
          "“{0}” has been entered already. If it is wrong, propose a correction.",
          step.text());
    }
  }

  final void related(String field, Named person, @Nullable UUID other, String name) {
    if (person.personId() != null
        && other != null
        && entering.kinship().near(other, person.personId())) {
      fault(
          field,
          person.name(),
          "{0} 与 {1} 有应当回避的亲属关系，请换人。",
          "{0} and {1} are near relatives: somebody else has to do it.",
          name,
          person.name());
    }
  }

  /** The same for somebody who may have no file: what was declared counts like the record. */
  final void related(String field, Named person, Named other) {
    if (file.declaredKin(other, person)) {
      fault(
          field,
          person.name(),
          "{0} 已声明与 {1} 有应当回避的亲属关系，请换人。",
          "{0} declared to be a near relative of {1}: somebody else has to do it.",
          other.name(),
          person.name());
    } else {
      related(field, person, other.personId(), other.name());
    }
  }

  final void fault(String field, String value, String zh, String en, Object... arguments) {
    faults.add(new Refusal.Fault(field, value, Text.of(zh, en).fill(arguments)));
  }
}
