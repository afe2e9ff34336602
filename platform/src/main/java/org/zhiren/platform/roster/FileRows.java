package org.zhiren.platform.roster;

import java.sql.ResultSet;
import java.sql.SQLException;

/** Rows of the tables as parts of a file. */
final class FileRows {

  private FileRows() {}

  static PersonFile.Basics basics(ResultSet row) throws SQLException {
    return new PersonFile.Basics(
        Columns.uuid(row, "id"),
        row.getString("name"),
        row.getString("sex"),
        Columns.date(row, "birth_date"),
        row.getString("id_number"),
        row.getString("ethnicity"),
        row.getString("native_place"),
        row.getString("birthplace"),
        row.getString("growth_place"),
        row.getString("growth_area_code"),
        row.getString("political_status"),
        Columns.dateOrNull(row, "party_join_date"),
        Columns.dateOrNull(row, "work_start_date"),
        row.getString("health"),
        row.getString("management_state"),
        row.getString("category"),
        row.getString("managed_by"),
        row.getString("former_age_limit"),
        row.getString("specialty"),
        row.getLong("photo_seed"),
        Columns.dateOrNull(row, "left_on"));
  }

  /** The post itself is found in the career. */
  static PersonFile.Placement placement(ResultSet row) throws SQLException {
    return new PersonFile.Placement(
        Columns.uuid(row, "unit_id"),
        null,
        row.getString("post_text"),
        row.getString("level_code"),
        row.getString("rank_name"));
  }

  static PersonFile.Career career(ResultSet row, int number) throws SQLException {
    return new PersonFile.Career(
        Columns.uuidOrNull(row, "at_unit_id"),
        Columns.uuidOrNull(row, "post_id"),
        Columns.date(row, "begins_on"),
        Columns.dateOrNull(row, "ends_on"),
        row.getBoolean("main"),
        row.getString("level_code"),
        row.getString("wording"),
        row.getString("change_kind"),
        row.getString("method"),
        row.getString("document_number"),
        row.getBoolean("exceptional"),
        Columns.dateOrNull(row, "probation_until"),
        Columns.dateOrNull(row, "confirmed_on"),
        row.getBoolean("grassroots"));
  }

  static PersonFile.Rank rank(ResultSet row, int number) throws SQLException {
    return new PersonFile.Rank(
        row.getString("rank_code"),
        row.getString("rank_name"),
        Columns.date(row, "begins_on"),
        Columns.dateOrNull(row, "ends_on"),
        row.getString("change_kind"));
  }

  static PersonFile.Education education(ResultSet row, int number) throws SQLException {
    return new PersonFile.Education(
        row.getString("mode_code"),
        row.getString("education_code"),
        row.getString("education_name"),
        row.getString("degree_code"),
        row.getString("degree_name"),
        row.getString("school"),
        row.getString("major"),
        Columns.dateOrNull(row, "enrolled_on"),
        Columns.dateOrNull(row, "graduated_on"),
        row.getBoolean("highest"));
  }

  static PersonFile.Title title(ResultSet row, int number) throws SQLException {
    return new PersonFile.Title(
        row.getString("title_code"),
        row.getString("title_name"),
        Columns.date(row, "gained_on"),
        row.getString("route"));
  }

  static PersonFile.Appraisal appraisal(ResultSet row, int number) throws SQLException {
    return new PersonFile.Appraisal(
        row.getInt("year"), row.getString("grade"), Columns.uuidOrNull(row, "organ_unit_id"));
  }

  static PersonFile.Training training(ResultSet row, int number) throws SQLException {
    return new PersonFile.Training(
        row.getString("course"),
        row.getString("organiser"),
        Columns.date(row, "begins_on"),
        Columns.date(row, "ends_on"),
        row.getInt("hours"),
        row.getBoolean("away"));
  }

  static PersonFile.Honour honour(ResultSet row, int number) throws SQLException {
    return new PersonFile.Honour(
        row.getString("name"),
        Columns.date(row, "granted_on"),
        row.getString("authority"),
        row.getString("level"));
  }

  static PersonFile.Sanction sanction(ResultSet row, int number) throws SQLException {
    return new PersonFile.Sanction(
        row.getString("name"),
        Columns.date(row, "decided_on"),
        row.getInt("effect_months"),
        Columns.date(row, "effect_ends"),
        Columns.dateOrNull(row, "lifted_on"),
        row.getString("ground"),
        row.getString("authority"));
  }

  static PersonFile.Relative relative(ResultSet row, int number) throws SQLException {
    return new PersonFile.Relative(
        row.getString("relation_code"),
        row.getString("relation_name"),
        row.getString("name"),
        Columns.dateOrNull(row, "birth_date"),
        row.getString("political_status"),
        row.getString("workplace"),
        Columns.uuidOrNull(row, "relative_id"));
  }

  static PersonFile.LanguageSkill language(ResultSet row, int number) throws SQLException {
    return new PersonFile.LanguageSkill(row.getString("language"), row.getString("level"));
  }

  static PersonFile.Archive archive(ResultSet row, int number) throws SQLException {
    return new PersonFile.Archive(
        Columns.date(row, "birth_date"),
        Columns.dateOrNull(row, "work_start_date"),
        Columns.dateOrNull(row, "party_join_date"),
        row.getString("highest_education_code"),
        row.getString("identity"),
        Columns.date(row, "reviewed_on"));
  }
}
