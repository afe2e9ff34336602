package org.zhiren.dossiers;

import java.util.ArrayList;
import java.util.List;
import org.zhiren.explain.Text;

/** Looks whether the cells read as what they should be; the text stays as it is in any case. */
final class FieldChecks {

  private FieldChecks() {}

  static List<Finding> check(String file, Dossier dossier) {
    List<Finding> findings = new ArrayList<>();
    if (dossier.name().isEmpty()) {
      findings.add(
          Finding.error(
              Finding.Place.of(file, Field.NAME.label().zh()),
              "",
              Text.of("没有姓名。", "There is no name. Maybe the file is another kind of file.")));
    }
    dossier
        .fields()
        .forEach((field, text) -> {
          if (!isWellFormed(field, text)) {
            findings.add(
                Finding.warning(
                    Finding.Place.of(file, field.label().zh()), text, expectation(field)));
          }
        });
    for (int i = 0; i < dossier.family().size(); i++) {
      FamilyMember member = dossier.family().get(i);
      boolean readable =
          member.birth().isEmpty()
              || member.birth().matches("(19|20)\\d{2}")
              || FormDates.monthOfDay(member.birth()).isPresent();
      if (!readable) {
        findings.add(
            new Finding(
                Finding.Severity.WARNING,
                new Finding.Place(file, "家庭成员", i + 1, "出生年月"),
                member.birth(),
                Text.of("应为 yyyyMM 或 yyyy。", "Should be yyyyMM or yyyy."),
                List.of()));
      }
    }
    return findings;
  }

  static boolean isWellFormed(Field field, String text) {
    return text.isEmpty()
        || switch (field.form()) {
          case TEXT, LINES -> true;
          case MONTH -> FormDates.monthOfDay(text).isPresent();
          case DAY -> FormDates.monthOfDay(text).isPresent();
        };
  }

  static Text expectation(Field field) {
    return field.form() == Field.Form.DAY
        ? Text.of(
            "应为 yyyyMMdd 或 yyyyMM，例如 20260601。", "Should be yyyyMMdd or yyyyMM, such as 20260601.")
        : Text.of("应为 yyyyMM，例如 198103。", "Should be yyyyMM, such as 198103.");
  }
}
