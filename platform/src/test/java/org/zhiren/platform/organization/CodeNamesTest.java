package org.zhiren.platform.organization;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.zhiren.explain.Text;
import org.zhiren.platform.shell.Language;
import org.zhiren.statutes.Grade;
import org.zhiren.statutes.MeasureKind;
import org.zhiren.statutes.PostLevel;
import org.zhiren.statutes.Rank;

/** A translated table is translated whole, each name once, and the house says one thing one way. */
class CodeNamesTest {

  static List<String> tables() {
    return CodeNames.TABLES;
  }

  @ParameterizedTest
  @MethodSource("tables")
  void aTableIsTranslatedWholeAndEachNameOnce(String table) {
    Map<String, String> english = CodeNames.english(table);
    List<String> names =
        CodeTables.rows(table).stream().map(CodeTables.Entry::name).distinct().toList();
    assertThat(english.keySet()).as("names of %s with an English one", table).containsAll(names);
    assertThat(names).as("names that %s has", table).containsAll(english.keySet());
    assertThat(english.values())
        .as("English names of %s", table)
        .doesNotHaveDuplicates()
        .allSatisfy(
            name -> assertThat(name).isNotBlank().isEqualTo(name.strip()).doesNotContain("  "))
        .noneMatch(name -> name.codePoints().anyMatch(c -> Character.isIdeographic(c)));
  }

  static List<String> parts() {
    return CodeNames.PARTS;
  }

  /** Most of these tables is data like the names of people: it stays Chinese. */
  @ParameterizedTest
  @MethodSource("parts")
  void aPartOfATableIsTranslatedByItsOwnNamesAndEachNameOnce(String table) {
    Map<String, String> english = CodeNames.english(table);
    Set<String> names =
        CodeTables.rows(table).stream().map(CodeTables.Entry::name).collect(Collectors.toSet());
    assertThat(names).as("names that %s has", table).containsAll(english.keySet());
    assertThat(english).hasSizeLessThan(names.size());
    assertThat(english.values())
        .doesNotHaveDuplicates()
        .allSatisfy(name -> assertThat(name).isNotBlank().isEqualTo(name.strip()))
        .noneMatch(name -> name.codePoints().anyMatch(c -> Character.isIdeographic(c)));
  }

  @Test
  void allProvincesHaveTheirNamesAndNoPlaceBelow() {
    List<String> provinces =
        CodeTables.rows("ZB01_admin_division").stream()
            .filter(entry -> entry.code().endsWith("0000"))
            .map(CodeTables.Entry::name)
            .toList();
    assertThat(CodeNames.english("ZB01_admin_division").keySet())
        .containsExactlyInAnyOrderElementsOf(provinces)
        .hasSize(34);
  }

  @Test
  void everyTableIsTranslatedWholeOrInPart() throws Exception {
    try (InputStream in =
        Objects.requireNonNull(CodeNames.class.getResourceAsStream("/codes/tables.tsv"))) {
      List<String> all =
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .skip(1)
              .map(line -> line.split("\t", -1)[1])
              .toList();
      assertThat(Stream.concat(parts().stream(), tables().stream()).toList())
          .containsExactlyInAnyOrderElementsOf(all);
    }
  }

  @Test
  void aNameHasOneEnglishNameInWhicheverTableItStands() {
    Map<String, String> seen = new HashMap<>();
    for (String table : tables()) {
      CodeNames.english(table)
          .forEach((zh, en) -> {
            String before = seen.putIfAbsent(zh, en);
            assertThat(before == null ? en : before).as("%s in %s", zh, table).isEqualTo(en);
          });
    }
    assertThat(seen).hasSizeGreaterThan(1_100);
  }

  @Test
  void pagesAndRulesUseTheSameWords() {
    List<Text> said =
        Stream.of(
                Stream.of(PostLevel.values()).map(PostLevel::text),
                Stream.of(Rank.values()).map(Rank::text),
                Stream.of(Grade.values()).map(Grade::text),
                Stream.of(MeasureKind.values()).map(MeasureKind::text),
                Stream.of(MemberKind.values()).map(MemberKind::text))
            .flatMap(each -> each)
            .toList();
    assertThat(said)
        .filteredOn(text -> CodeNames.known(text.zh()))
        .hasSizeGreaterThan(25)
        .allSatisfy(text -> assertThat(CodeNames.text(text.zh())).isEqualTo(text));
  }

  @Test
  void aLineOfNamesIsPutIntoEnglishNameByName() {
    assertThat(CodeNames.each(Language.EN, "2025 称职，2024 优秀"))
        .isEqualTo("2025 competent, 2024 excellent");
    assertThat(CodeNames.each(Language.EN, "研究生 法学硕士 澜川大学 法学"))
        .isEqualTo("postgraduate Master of Law 澜川大学 law");
    assertThat(CodeNames.each(Language.ZH, "2025 称职，2024 优秀")).isEqualTo("2025 称职，2024 优秀");
    assertThat(CodeNames.each(Language.EN, "")).isEmpty();
  }

  @Test
  void whatHasNoEnglishNameStaysAsItIs() {
    assertThat(CodeNames.text("凉州市委组织部")).isEqualTo(Text.same("凉州市委组织部"));
    assertThat(CodeNames.known("凉州市委组织部")).isFalse();
    assertThat(CodeNames.text("")).isEqualTo(Text.same("—"));
    assertThat(CodeNames.in(Language.EN, "中共党员")).isEqualTo("Communist Party member");
    assertThat(CodeNames.in(Language.ZH, "中共党员")).isEqualTo("中共党员");
    assertThat(CodeNames.level("1A31")).isEqualTo(Text.of("县处级正职", "division level, chief"));
    assertThat(CodeNames.level("11")).isEqualTo(Text.of("一级巡视员", "counsel, class 1"));
    assertThat(CodeNames.level("9Z99")).isEqualTo(Text.same("9Z99"));
  }
}
