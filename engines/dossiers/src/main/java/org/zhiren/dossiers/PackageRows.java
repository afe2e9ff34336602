package org.zhiren.dossiers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gives a dossier that came from a form the rows that an exchange package needs. */
final class PackageRows {

  private static final String KEY = "A0000";

  private PackageRows() {}

  /** The dossier with A01, A08 and A36 where it had none, every row under one key. */
  static Dossier complete(Dossier said, int number) {
    Map<String, List<InfoRow>> sets = new LinkedHashMap<>(said.sets());
    List<InfoRow> placed = sets.remove(Dossier.PLACEMENT);
    Dossier dossier = new Dossier(said.fields(), said.family(), said.photo(), sets, said.kept());
    if (!dossier.rows("A01").isEmpty()) {
      return dossier;
    }
    String id = dossier.get(Field.ID_NUMBER);
    String key = id.isEmpty() ? "P%06d".formatted(number) : id;
    Dossier.Draft draft = dossier.draft();
    Map<String, String> basic = new LinkedHashMap<>();
    basic.put(KEY, key);
    for (Field field : Field.values()) {
      field.column().ifPresent(column -> basic.put(column, dossier.get(field)));
    }
    basic.put(
        "A0104",
        switch (dossier.get(Field.SEX)) {
          case "男" -> "1";
          case "女" -> "2";
          default -> dossier.get(Field.SEX);
        });
    if (placed != null && !placed.isEmpty()) {
      basic.putAll(placed.getFirst().columns());
    }
    draft.add("A01", new InfoRow(basic));
    if (dossier.rows("A08").isEmpty()) {
      schooling(dossier, key).forEach(row -> draft.add("A08", row));
    }
    if (dossier.rows("A36").isEmpty()) {
      for (int i = 0; i < dossier.family().size(); i++) {
        FamilyMember member = dossier.family().get(i);
        Map<String, String> row = new LinkedHashMap<>();
        row.put(KEY, key);
        row.put("A3601", member.name());
        row.put("A3604A", member.relation());
        row.put("A3607", member.birth());
        row.put("A3627", member.politicalStatus());
        row.put("A3611", member.workplaceAndPost());
        row.put("SORTID", Integer.toString(i + 1));
        draft.add("A36", new InfoRow(row));
      }
    }
    return draft.finish();
  }

  private static List<InfoRow> schooling(Dossier dossier, String key) {
    List<InfoRow> rows = new ArrayList<>();
    add(
        rows,
        key,
        "1",
        dossier.get(Field.FULL_TIME_EDUCATION),
        dossier.get(Field.FULL_TIME_DEGREE),
        dossier.get(Field.FULL_TIME_EDUCATION_SCHOOL));
    add(
        rows,
        key,
        "2",
        dossier.get(Field.IN_SERVICE_EDUCATION),
        dossier.get(Field.IN_SERVICE_DEGREE),
        dossier.get(Field.IN_SERVICE_EDUCATION_SCHOOL));
    return rows;
  }

  private static void add(
      List<InfoRow> rows, String key, String mode, String education, String degree, String school) {
    if (!(education + degree + school).isEmpty()) {
      Map<String, String> row = new LinkedHashMap<>();
      row.put(KEY, key);
      row.put("A0801A", education);
      row.put("A0901A", degree);
      row.put("A0814", school);
      row.put("A0837", mode);
      rows.add(new InfoRow(row));
    }
  }
}
