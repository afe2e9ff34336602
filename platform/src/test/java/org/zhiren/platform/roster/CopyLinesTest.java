package org.zhiren.platform.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.zhiren.platform.PlatformTest;

/** Rows taken in by COPY come out as they were, wherever a rare character happens to lie. */
class CopyLinesTest extends PlatformTest {

  /** A surname outside the Basic Multilingual Plane: two Java chars. */
  private static final String RARE = "𫍯";

  @Test
  void keepsRareCharactersOnBothSidesOfEveryBlock() throws Exception {
    // Number and tab stand before the first row's pairs, a line's end more before the second's: the
    // pairs of one begin at even places and those of the other at odd ones.
    List<String> said = List.of(RARE.repeat(70_000), RARE.repeat(70_000), "\\\t\n\r" + RARE);
    try (Connection connection = owner().open();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("create table roster.rare_letters (row_number integer, words text)");
      CopyLines lines = new CopyLines("rare_letters", List.of("row_number", "words"));
      lines.prepare(connection);
      for (int i = 0; i < said.size(); i++) {
        lines.add(i, said.get(i));
      }
      assertThat(lines.flush(connection)).isEqualTo(said.size());
      List<String> back = new ArrayList<>();
      try (ResultSet rows =
          statement.executeQuery("select words from roster.rare_letters order by row_number")) {
        while (rows.next()) {
          back.add(rows.getString(1));
        }
      }
      assertThat(back).isEqualTo(said);
      connection.rollback();
    }
  }

  @Test
  void keepsWhatIsMissingApartFromWhatIsEmptyAndGoesOnAfterAFlush() throws Exception {
    try (Connection connection = owner().open();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute(
          "create table roster.plain_values (row_number integer, words text, holds boolean, day date)");
      CopyLines lines =
          new CopyLines("plain_values", List.of("row_number", "words", "holds", "day"));
      lines.prepare(connection);
      assertThat(lines.flush(connection)).as("nothing to write").isZero();
      lines.add(1, null, null, null);
      lines.add(2, "", true, LocalDate.of(2026, 2, 28));
      assertThat(lines.flush(connection)).isEqualTo(2);
      lines.add(3, "\\N", false, null);
      assertThat(lines.flush(connection)).as("the earlier rows are not written again").isEqualTo(1);
      List<String> back = new ArrayList<>();
      try (ResultSet rows =
          statement.executeQuery(
              "select row_number || ' ' || coalesce('[' || words || ']', 'none') || ' '"
                  + " || coalesce(holds::text, 'none') || ' ' || coalesce(day::text, 'none')"
                  + " from roster.plain_values order by row_number")) {
        while (rows.next()) {
          back.add(rows.getString(1));
        }
      }
      assertThat(back)
          .containsExactly("1 none none none", "2 [] true 2026-02-28", "3 [\\N] false none");
      connection.rollback();
    }
  }
}
