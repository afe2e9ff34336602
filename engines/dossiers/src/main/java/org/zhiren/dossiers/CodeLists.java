package org.zhiren.dossiers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The names of the code tables that a spreadsheet offers for choice. */
final class CodeLists {

  static final List<String> SEX = names("GB2261.1_sex");
  static final List<String> HEALTH = names("GB2261.3_health");
  static final List<String> ETHNICITY = names("GB3304_ethnicity");
  static final List<String> RELATION = names("GB4761_family_relation");
  static final List<String> POLITICAL = names("GB4762_political_status");
  static final List<String> DEGREE = names("GB6864_degree");
  static final List<String> EDUCATION = names("ZB64_education");
  static final List<String> POST_LEVEL = names("ZB09_post_level");
  static final List<String> RANK = names("ZB148_rank");
  static final List<String> CATEGORY = names("ZB125_personnel_category");
  static final List<String> MANAGED_BY = names("ZB130_management_category");

  /** Heading of a column to the names that it offers; other columns are free text. */
  static final Map<String, List<String>> BY_HEADING =
      Map.ofEntries(
          Map.entry(Field.SEX.label().zh(), SEX),
          Map.entry(Field.HEALTH.label().zh(), HEALTH),
          Map.entry(Field.ETHNICITY.label().zh(), ETHNICITY),
          Map.entry(Field.FULL_TIME_EDUCATION.label().zh(), EDUCATION),
          Map.entry(Field.IN_SERVICE_EDUCATION.label().zh(), EDUCATION),
          Map.entry(Field.FULL_TIME_DEGREE.label().zh(), DEGREE),
          Map.entry(Field.IN_SERVICE_DEGREE.label().zh(), DEGREE),
          Map.entry(Field.POLITICAL_STATUS.label().zh(), POLITICAL),
          Map.entry("职务层次", POST_LEVEL),
          Map.entry("职级", RANK),
          Map.entry("人员类别", CATEGORY),
          Map.entry("管理类别", MANAGED_BY),
          Map.entry("称谓", RELATION));

  private CodeLists() {}

  private static List<String> names(String table) {
    try (InputStream in =
        Objects.requireNonNull(CodeLists.class.getResourceAsStream("codes/" + table + ".tsv"))) {
      Set<String> names = new LinkedHashSet<>();
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      for (String line : text.split("\n")) {
        String[] pair = line.strip().split("\t");
        if (pair.length == 2 && !pair[0].equals("code")) {
          names.add(pair[1].strip());
        }
      }
      return List.copyOf(names);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
