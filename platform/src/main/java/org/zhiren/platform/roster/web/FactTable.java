package org.zhiren.platform.roster.web;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhiren.platform.organization.CodeNames;
import org.zhiren.platform.roster.Choices;
import org.zhiren.platform.roster.Fact;
import org.zhiren.platform.roster.FactKind;
import org.zhiren.platform.roster.PersonSheet;
import org.zhiren.platform.roster.web.FactCell.Tag;
import org.zhiren.platform.shell.Page;

/**
 * The facts of a kind as a table: the first cell of each row names the fact.
 *
 * @param kind the kind
 * @param title heading
 * @param caption what, how many, as of when
 * @param headers of the columns
 * @param rows facts with their cells
 */
public record FactTable(
    FactKind kind, String title, String caption, List<String> headers, List<Row> rows) {

  /** Copies the lists. */
  public FactTable {
    headers = List.copyOf(headers);
    rows = List.copyOf(rows);
  }

  /** One fact. */
  public record Row(Fact fact, List<FactCell> cells) {

    /** Copies the cells. */
    public Row {
      cells = List.copyOf(cells);
    }
  }

  /** The order of the sections. */
  public static final List<FactKind> ORDER =
      List.of(
          FactKind.CAREER,
          FactKind.RANK,
          FactKind.EDUCATION,
          FactKind.TITLE,
          FactKind.TRAINING,
          FactKind.APPRAISAL,
          FactKind.HONOUR,
          FactKind.SANCTION,
          FactKind.FAMILY,
          FactKind.LANGUAGE,
          FactKind.ARCHIVE);

  /** The sections of a file that are shown. */
  public static List<FactTable> of(Page page, PersonSheet sheet) {
    List<FactTable> tables = new ArrayList<>();
    for (FactKind kind : ORDER) {
      if (sheet.shows(kind)) {
        tables.add(of(page, kind, sheet.of(kind), sheet));
      }
    }
    return tables;
  }

  /** One section. */
  static FactTable of(Page page, FactKind kind, List<Fact> facts, @Nullable PersonSheet sheet) {
    Cells cells = new Cells(page, sheet);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < facts.size(); i++) {
      rows.add(new Row(facts.get(i), cells.of(facts.get(i), i + 1)));
    }
    return new FactTable(
        kind,
        page.t("person.kind." + kind.code()),
        page.t("person.caption." + kind.code(), String.valueOf(facts.size())),
        headers(kind).stream().map(key -> page.t("person.column." + key)).toList(),
        rows);
  }

  private static List<String> headers(FactKind kind) {
    return switch (kind) {
      case CAREER -> List.of("post", "from", "until", "length", "level", "change", "document");
      case RANK -> List.of("rank", "from", "until", "change");
      case EDUCATION -> List.of("education", "mode", "degree", "school", "enrolled", "graduated");
      case TITLE -> List.of("title", "gained", "route");
      case TRAINING -> List.of("course", "organiser", "from", "until", "hours");
      case APPRAISAL -> List.of("year", "grade");
      case HONOUR -> List.of("honour", "granted", "authority", "level");
      case SANCTION -> List.of("sanction", "decided", "effect", "lifted", "ground", "authority");
      case FAMILY -> List.of("name", "relation", "birth", "political", "workplace");
      case LANGUAGE -> List.of("language", "reached");
      case ARCHIVE -> List.of("identity", "reviewed", "birthday", "work", "party", "highest");
    };
  }

  /** How the facts of each kind are put in cells. */
  private record Cells(Page page, @Nullable PersonSheet sheet) {

    List<FactCell> of(Fact fact, int number) {
      return switch (fact.kind()) {
        case CAREER -> career(fact, number);
        case RANK ->
            List.of(
                term(fact, "rank_name"),
                date(fact, "begins_on"),
                until(fact),
                term(fact, "change_kind"));
        case EDUCATION ->
            List.of(
                tagged(term(fact, "education_name"), fact.yes("highest"), "person.tag.highest"),
                plain(
                    page.t(
                        fact.text("mode_code").equals("1")
                            ? "roster.mode.full"
                            : "roster.mode.service")),
                term(fact, "degree_name"),
                words(
                    fact.value("major") == null
                        ? fact.text("school")
                        : fact.text("school") + " · " + CodeNames.in(page, fact.text("major"))),
                month(fact, "enrolled_on"),
                month(fact, "graduated_on"));
        case TITLE ->
            List.of(term(fact, "title_name"), date(fact, "gained_on"), term(fact, "route"));
        case TRAINING ->
            List.of(
                tagged(chinese(fact, "course"), fact.yes("away"), "person.tag.away"),
                chinese(fact, "organiser"),
                date(fact, "begins_on"),
                date(fact, "ends_on"),
                look(fact.text("hours"), "z-number"));
        case APPRAISAL -> List.of(look(fact.text("year"), "z-date"), term(fact, "grade"));
        case HONOUR ->
            List.of(
                term(fact, "name"),
                date(fact, "granted_on"),
                chinese(fact, "authority"),
                term(fact, "level"));
        case SANCTION ->
            List.of(
                sanction(fact),
                date(fact, "decided_on"),
                look(
                    page.t(
                        "roster.effect.until",
                        fact.text("effect_months"),
                        fact.text("effect_ends")),
                    "z-date"),
                date(fact, "lifted_on"),
                chinese(fact, "ground"),
                chinese(fact, "authority"));
        case FAMILY ->
            List.of(
                new FactCell(
                    fact.text("name"),
                    "",
                    true,
                    fact.value("relative_id") == null
                        ? null
                        : "/roster/" + fact.text("relative_id"),
                    List.of()),
                term(fact, "relation_name"),
                month(fact, "birth_date"),
                term(fact, "political_status"),
                term(fact, "workplace"));
        case LANGUAGE -> List.of(term(fact, "language"), term(fact, "level"));
        case ARCHIVE ->
            List.of(
                term(fact, "identity"),
                date(fact, "reviewed_on"),
                compared(fact, "birth_date"),
                compared(fact, "work_start_date"),
                compared(fact, "party_join_date"),
                words(
                    Choices.find("educations", fact.text("highest_education_code"))
                        .map(choice -> CodeNames.in(page, choice.name()))
                        .orElse(fact.text("highest_education_code"))));
      };
    }

    private List<FactCell> career(Fact fact, int number) {
      List<Tag> tags = new ArrayList<>();
      tag(tags, !fact.yes("main"), "person.tag.beside", "info");
      tag(tags, fact.yes("exceptional"), "person.tag.exceptional", "info");
      tag(tags, fact.yes("grassroots"), "person.tag.grassroots", "info");
      if (fact.value("probation_until") != null && fact.value("confirmed_on") == null) {
        tags.add(new Tag(page.t("roster.probation", fact.text("probation_until")), "attention"));
      }
      String change = fact.text("change_kind");
      String method = fact.value("method");
      return List.of(
          new FactCell(number + ". " + fact.text("wording"), "", true, null, tags),
          month(fact, "begins_on"),
          fact.value("ends_on") == null
              ? look(page.t("roster.now"), "z-date")
              : month(fact, "ends_on"),
          look(length(fact), "z-date"),
          plain(Words.level(page, fact.text("level_code"))),
          words(
              method == null || method.equals(change)
                  ? CodeNames.in(page, change)
                  : CodeNames.in(page, change) + " · " + CodeNames.in(page, method)),
          new FactCell(
              page.orDash(fact.value("document_number")), "z-code", true, null, List.of()));
    }

    private String length(Fact fact) {
      LocalDate begins = fact.day("begins_on");
      LocalDate ends = fact.day("ends_on");
      LocalDate on = sheet == null ? page.today() : sheet.on();
      LocalDate end = ends == null ? on : ends;
      if (begins == null || end.isBefore(begins)) {
        return "—";
      }
      Period length = Period.between(begins, end);
      return page.t(
          "person.length", String.valueOf(length.getYears()), String.valueOf(length.getMonths()));
    }

    private FactCell sanction(Fact fact) {
      List<Tag> tags = new ArrayList<>();
      LocalDate ends = fact.day("effect_ends");
      LocalDate on = sheet == null ? page.today() : sheet.on();
      tag(tags, ends != null && ends.isAfter(on), "person.tag.effective", "attention");
      tag(
          tags,
          ends != null && !ends.isAfter(on) && fact.value("lifted_on") == null,
          "person.tag.notlifted",
          "attention");
      return new FactCell(CodeNames.in(page, fact.text("name")), "", true, null, tags);
    }

    private FactCell compared(Fact fact, String column) {
      String value = fact.value(column);
      String stands = sheet == null ? value : sheet.basic(column);
      List<Tag> tags = new ArrayList<>();
      tag(tags, value != null && !value.equals(stands), "roster.archive.differs", "attention");
      return new FactCell(page.orDash(value), "z-date", false, null, tags);
    }

    private void tag(List<Tag> tags, boolean so, String key, String state) {
      if (so) {
        tags.add(new Tag(page.t(key), state));
      }
    }

    private FactCell tagged(FactCell cell, boolean so, String key) {
      return so
          ? new FactCell(
              cell.text(),
              cell.look(),
              cell.chinese(),
              cell.href(),
              List.of(new Tag(page.t(key), "info")))
          : cell;
    }

    private FactCell chinese(Fact fact, String column) {
      return words(fact.value(column));
    }

    private FactCell term(Fact fact, String column) {
      return words(CodeNames.in(page, fact.value(column)));
    }

    private FactCell words(@Nullable String text) {
      return new FactCell(page.orDash(text), "", true, null, List.of());
    }

    private FactCell plain(String text) {
      return new FactCell(page.orDash(text), "", false, null, List.of());
    }

    private FactCell look(String text, String look) {
      return new FactCell(page.orDash(text), look, false, null, List.of());
    }

    private FactCell date(Fact fact, String column) {
      return look(page.orDash(fact.value(column)), "z-date");
    }

    private FactCell month(Fact fact, String column) {
      return look(Words.month(fact.day(column)), "z-date");
    }

    private FactCell until(Fact fact) {
      return fact.value("ends_on") == null
          ? look(page.t("roster.now"), "z-date")
          : date(fact, "ends_on");
    }
  }
}
