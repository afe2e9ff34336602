package org.zhiren.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Engines are pure and know only {@code explain}; nothing goes in circles. */
class RoomsTest {

  private static final List<String> ENGINES =
      List.of("explain", "ledger", "statutes", "fairness", "ballots", "materials", "dossiers");

  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.zhiren");

  @Test
  void theWholeHouseIsLookedAt() {
    // Rules that look at nothing hold always; these numbers only grow.
    assertThat(HOUSE.size()).isGreaterThan(300);
    assertThat(inRoom("org.zhiren.ledger")).isGreaterThan(30);
    assertThat(inRoom("org.zhiren.platform")).isGreaterThan(60);
    assertThat(inRoom("org.zhiren.demo")).isGreaterThan(30);
  }

  private static long inRoom(String room) {
    return HOUSE.stream().filter(c -> c.getPackageName().startsWith(room)).count();
  }

  @Test
  void enginesKnowNothingButExplain() {
    for (String engine : ENGINES) {
      List<String> others = new ArrayList<>();
      for (String other : ENGINES) {
        if (!other.equals(engine) && !other.equals("explain")) {
          others.add("org.zhiren." + other + "..");
        }
      }
      others.addAll(
          List.of(
              "org.zhiren.platform..",
              "org.zhiren.database..",
              "org.zhiren.command..",
              "org.zhiren.demo..",
              "org.springframework..",
              "jakarta..",
              "java.sql..",
              "javax.sql.."));
      noClasses()
          .that()
          .resideInAPackage("org.zhiren." + engine + "..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(others.toArray(String[]::new))
          .allowEmptyShould(true)
          .check(HOUSE);
    }
  }

  @Test
  void enginesHaveNoClock() {
    String[] engines = ENGINES.stream().map(e -> "org.zhiren." + e + "..").toArray(String[]::new);
    for (Class<?> time :
        List.of(
            java.time.LocalDate.class,
            java.time.LocalDateTime.class,
            java.time.OffsetDateTime.class,
            java.time.ZonedDateTime.class,
            java.time.Instant.class)) {
      noClasses()
          .that()
          .resideInAnyPackage(engines)
          .should()
          .callMethod(time, "now")
          .allowEmptyShould(true)
          .check(HOUSE);
    }
  }

  @Test
  void theReckoningOfTargetsIsAsPureAsAnEngine() {
    String reckoning = "org.zhiren.platform.responsibility.reckoning";
    assertThat(inRoom(reckoning)).isGreaterThan(30);
    classes()
        .that()
        .resideInAPackage(reckoning)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            reckoning,
            "org.zhiren.explain",
            // Student's t: as pure as what is asked here.
            "org.zhiren.fairness",
            "org.jspecify.annotations",
            // Its package-info says under which name other modules may use its words.
            "org.springframework.modulith",
            "java.lang..",
            "java.math",
            "java.time..",
            "java.util..")
        .check(HOUSE);
    for (Class<?> time : List.of(java.time.LocalDate.class, java.time.YearMonth.class)) {
      noClasses().that().resideInAPackage(reckoning).should().callMethod(time, "now").check(HOUSE);
    }
  }

  @Test
  void readingLibrariesStayInTheChild() {
    assertThat(inRoom("org.zhiren.reading.child")).isGreaterThan(20);
    noClasses()
        .that()
        .resideInAPackage("org.zhiren.reading")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.zhiren.reading.child..",
            "org.apache.poi..",
            "org.apache.pdfbox..",
            "org.apache.commons..",
            "org.jsoup..")
        .check(HOUSE);
    noClasses()
        .that()
        .resideOutsideOfPackage("org.zhiren.reading..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.zhiren.reading.child..", "org.jsoup..")
        .check(HOUSE);
  }

  @Test
  void theProcedureOfSelectionIsAsPureAsAnEngine() {
    String procedure = "org.zhiren.platform.selection.procedure";
    assertThat(inRoom(procedure)).isGreaterThan(40);
    classes()
        .that()
        .resideInAPackage(procedure)
        .and()
        .doNotHaveSimpleName("package-info")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            procedure,
            "org.zhiren.explain",
            "org.zhiren.statutes",
            "org.jspecify.annotations",
            "java.lang..",
            "java.math",
            "java.time..",
            "java.util..")
        .check(HOUSE);
    noClasses()
        .that()
        .resideInAPackage(procedure)
        .should()
        .callMethod(java.time.LocalDate.class, "now")
        .check(HOUSE);
  }

  @Test
  void nothingGoesInCircles() {
    slices().matching("org.zhiren.(*)..").should().beFreeOfCycles().check(HOUSE);
  }

  @Test
  void everyPackageOfTheMainCodeIsNullMarked() {
    Map<String, Boolean> marked = new TreeMap<>();
    for (JavaClass one : HOUSE) {
      if (!one.getPackageName().startsWith("org.zhiren.pages")) {
        marked.merge(
            one.getPackageName(),
            one.getPackage().isAnnotatedWith(NullMarked.class),
            Boolean::logicalOr);
      }
    }
    assertThat(marked).hasSizeGreaterThan(10);
    assertThat(marked.entrySet().stream().filter(e -> !e.getValue()).map(Map.Entry::getKey))
        .as("packages without @NullMarked in their package-info")
        .isEmpty();
  }

  @Test
  void namesSayWhatThingsAre() {
    classes()
        .that()
        .resideInAPackage("org.zhiren..")
        .should()
        .haveNameNotMatching(".*(Manager|Helper|Utils?|Impl|DTO|Dto)$")
        .check(HOUSE);
  }
}
