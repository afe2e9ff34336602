package org.zhiren.platform.roster.exchange.web;

import java.util.Arrays;
import java.util.Optional;
import org.zhiren.dossiers.Field;
import org.zhiren.explain.Shortening;
import org.zhiren.platform.shell.Page;

/** How the parts of a form are called, and how long texts are shown in short. */
public final class Parts {

  private static final int BRIEF = 48;

  private Parts() {}

  /** The name of a part: a cell, the family, a row of it, the unit, the photo. */
  public static String name(Page page, String part) {
    if (part.startsWith("FAMILY.")) {
      return page.t("exchange.part.FAMILY") + " " + part.substring("FAMILY.".length());
    }
    Optional<Field> field =
        Arrays.stream(Field.values()).filter(f -> f.name().equals(part)).findFirst();
    return field.map(f -> page.t(f.label())).orElseGet(() -> page.t("exchange.part." + part));
  }

  /** The beginning of a text, on one line. */
  public static String brief(String text) {
    return Shortening.shown(text.replaceAll("\\s+", " ").strip(), BRIEF);
  }

  /** Whether a cell holds lines rather than a word. */
  public static boolean isLong(Field field) {
    return switch (field) {
      case RESUME,
          REWARDS,
          APPRAISALS,
          REASON,
          CURRENT_POST,
          PROPOSED_POST,
          POST_TO_LEAVE,
          FULL_TIME_EDUCATION_SCHOOL,
          FULL_TIME_DEGREE_SCHOOL,
          IN_SERVICE_EDUCATION_SCHOOL,
          IN_SERVICE_DEGREE_SCHOOL ->
          true;
      default -> false;
    };
  }
}
