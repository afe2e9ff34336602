package org.zhiren.platform.organization;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;
import org.zhiren.platform.shell.Language;
import org.zhiren.platform.shell.Page;

/**
 * What the names of the national code tables are called in English. Stored, compared, sent and
 * printed is the official Chinese name; a page in English shows what stands here. The English names
 * are translations of this house and not part of the standards, but for the names of the ethnic
 * groups, which are the romanised ones of GB/T 3304-1991.
 *
 * <p>A name means the same in whichever table it stands, so that a name alone is enough to find its
 * English. Names that are data rather than terms (places below the provinces, rare majors) have
 * none and stay Chinese.
 */
public final class CodeNames {

  /** The tables that are translated, each whole. */
  public static final List<String> TABLES =
      List.of(
          "A0531_level_kind",
          "B0194_org_nature",
          "GB2261.1_sex",
          "GB2261.3_health",
          "GB3304_ethnicity",
          "GB4761_family_relation",
          "GB4762_political_status",
          "GB6864_degree",
          "GB8561_professional_title",
          "GB8561_professional_title_names",
          "NLLB_former_age_limit",
          "ZB03_unit_level",
          "ZB04_unit_category",
          "ZB09_post_level",
          "ZB09_post_level_names",
          "ZB122_selection_method",
          "ZB123_education_mode",
          "ZB125_personnel_category",
          "ZB126_management_state",
          "ZB128_approving_authority",
          "ZB129_team_member_kind",
          "ZB130_management_category",
          "ZB133_former_rank",
          "ZB134_grade",
          "ZB135_establishment_type",
          "ZB139_specialist_qualification",
          "ZB148_rank",
          "ZB14_post_state",
          "ZB18_appraisal_result",
          "ZB24_title_route",
          "ZB64_education",
          "ZB65_reward_discipline",
          "ZB87_subordination");

  /**
   * The tables of which a part is translated: the divisions at province level by their usual
   * romanised names, the disciplines and the majors that are taught most. The other names of these
   * tables are data and stay Chinese.
   */
  public static final List<String> PARTS = List.of("GB16835_major_names", "ZB01_admin_division");

  /** Usual words of files for which there is no national table. */
  private static final String USUAL = "usual";

  private static final Text NOTHING = Text.same("—");

  private static final Map<String, Text> NAMES = names();

  /** A word of a line that puts several names together. */
  private static final Pattern WORD = Pattern.compile("[^ ，、；·]+");

  private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

  private CodeNames() {}

  /** The name in both languages; the same in both if it has no English, a dash for nothing. */
  public static Text text(String name) {
    Text known = NAMES.get(name);
    return known != null ? known : name.isBlank() ? NOTHING : Text.same(name);
  }

  /** All names that have an English one. */
  public static Set<String> all() {
    return NAMES.keySet();
  }

  /** Whether the name has an English one. */
  public static boolean known(String name) {
    return NAMES.containsKey(name);
  }

  /** The name in the language of the page; a dash for nothing. */
  public static String in(Page page, @Nullable String name) {
    return name == null || name.isBlank() ? "—" : in(page.language(), name);
  }

  /** The name in that language. */
  public static String in(Language language, String name) {
    return name.isBlank() ? name : language.of(text(name));
  }

  /**
   * A line of names and other words, put together with blanks or Chinese signs, in that language:
   * each name that has an English one is shown by it.
   */
  public static String each(Language language, String line) {
    if (language == Language.ZH) {
      return line;
    }
    return WORD.matcher(line)
        .replaceAll(found -> Matcher.quoteReplacement(in(language, found.group())))
        .replace("，", ", ")
        .replace("、", ", ")
        .replace("；", "; ");
  }

  /**
   * The value for {@code lang} of an element that holds {@code shown}: Chinese words stay marked as
   * such on a page in English.
   */
  public static String lang(Page page, String shown) {
    return page.chinese() || HAN.matcher(shown).find() ? "zh-CN" : "en";
  }

  /** The level of a post (ZB09, ZB148) in the language of the page; the code if it has no name. */
  public static String level(Page page, @Nullable String code) {
    return code == null || code.isEmpty() ? "—" : page.t(level(code));
  }

  /** The level of a post (ZB09, ZB148) in both languages; the code if it has no name. */
  public static Text level(String code) {
    return CodeTables.postLevel(code).map(CodeTables.Entry::text).orElseGet(() -> Text.same(code));
  }

  /**
   * The English names of a table by their Chinese ones.
   *
   * @throws IllegalStateException if the table is not translated
   */
  static Map<String, String> english(String table) {
    String resource = "/codes/en/" + table + ".tsv";
    try (InputStream in = CodeNames.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("There are no English names (%s).".formatted(resource));
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .skip(1)
          .filter(line -> !line.isBlank())
          .map(line -> line.split("\t", -1))
          .collect(
              Collectors.toMap(
                  line -> line[0],
                  line -> line[1],
                  (one, other) -> {
                    throw new IllegalStateException(
                        "%s translates a name twice (%s, %s).".formatted(resource, one, other));
                  },
                  LinkedHashMap::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Text> names() {
    Map<String, Text> names = new LinkedHashMap<>();
    TABLES.forEach(table -> put(names, table));
    PARTS.forEach(table -> put(names, table));
    put(names, USUAL);
    return Map.copyOf(names);
  }

  private static void put(Map<String, Text> names, String table) {
    english(table)
        .forEach((zh, en) -> {
          Text before = names.putIfAbsent(zh, Text.of(zh, en));
          if (before != null && !before.en().equals(en)) {
            throw new IllegalStateException(
                "A name has two English ones (%s: %s, %s in %s)."
                    .formatted(zh, before.en(), en, table));
          }
        });
  }
}
