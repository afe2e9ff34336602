package org.zhiren.platform.organization;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Columns and mappings that reading and writing share. */
final class Rows {

  /** Columns of {@code unit_state} that hold what is said about a unit. */
  static final String UNIT_COLUMNS =
      "name, short_name, initials, code, parent_id, kind, level, nature, subordination, sector,"
          + " area_code, precedence, grassroots, hardship, sensitive_function";

  static final String UNIT_VALUES =
      ":name, :short_name, :initials, :code, :parent_id, :kind, :level, :nature, :subordination,"
          + " :sector, :area_code, :precedence, :grassroots, :hardship, :sensitive_function";

  /** Columns of {@code post_state} that hold what is said about a post. */
  static final String POST_COLUMNS =
      "unit_id, name, level_code, kind, member, team, places, precedence, held_with,"
          + " place_recusal, probation";

  static final String POST_VALUES =
      ":unit_id, :name, :level_code, :kind, :member, :team, :places, :precedence, :held_with,"
          + " :place_recusal, :probation";

  /** Head of a query for units; {@code s} is the state, {@code u} the unit. */
  static final String UNIT_SELECT =
      "select s.unit_id, s.name, s.short_name, s.code, s.parent_id, s.kind, s.level, s.nature,"
          + " s.subordination, s.sector, s.area_code, s.precedence, s.grassroots, s.hardship,"
          + " s.sensitive_function, lower(s.valid) as from_on, upper(s.valid) as until_on, u.version"
          + " from organization.unit_state s join organization.unit u on u.id = s.unit_id ";

  /** Head of a query for posts; {@code s} is the state, {@code p} the post. */
  static final String POST_SELECT =
      "select s.post_id, s.unit_id, s.name, s.level_code, s.kind, s.member, s.team, s.places,"
          + " s.precedence, s.held_with, s.place_recusal, s.probation, lower(s.valid) as from_on,"
          + " upper(s.valid) as until_on, p.version"
          + " from organization.post_state s join organization.post p on p.id = s.post_id ";

  private Rows() {}

  static Unit unit(ResultSet row, int number) throws SQLException {
    return new Unit(
        uuid(row, "unit_id"),
        new UnitFacts(
            row.getString("name"),
            row.getString("short_name"),
            row.getString("code"),
            row.getObject("parent_id", UUID.class),
            row.getString("kind"),
            row.getString("level"),
            row.getString("nature"),
            row.getString("subordination"),
            Sector.valueOf(row.getString("sector")),
            row.getString("area_code"),
            row.getInt("precedence"),
            row.getBoolean("grassroots"),
            row.getBoolean("hardship"),
            row.getString("sensitive_function")),
        date(row, "from_on"),
        row.getObject("until_on", LocalDate.class),
        row.getLong("version"));
  }

  static Post post(ResultSet row, int number) throws SQLException {
    return new Post(
        uuid(row, "post_id"),
        new PostFacts(
            uuid(row, "unit_id"),
            row.getString("name"),
            row.getString("level_code"),
            PostKind.valueOf(row.getString("kind")),
            MemberKind.valueOf(row.getString("member")),
            row.getBoolean("team"),
            row.getInt("places"),
            row.getInt("precedence"),
            row.getObject("held_with", UUID.class),
            row.getBoolean("place_recusal"),
            row.getBoolean("probation")),
        date(row, "from_on"),
        row.getObject("until_on", LocalDate.class),
        row.getLong("version"));
  }

  static Quota quota(ResultSet row, int number) throws SQLException {
    String code = row.getString("item");
    return new Quota(
        uuid(row, "unit_id"),
        QuotaItem.of(code)
            .orElseThrow(() -> new IllegalStateException("Unknown quota (%s).".formatted(code))),
        row.getInt("places"),
        date(row, "from_on"),
        row.getObject("until_on", LocalDate.class));
  }

  static Map<String, @Nullable Object> parameters(UnitFacts facts) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    values.put("name", facts.name());
    values.put("short_name", facts.shortName());
    values.put("initials", PinyinInitials.of(facts.name()));
    values.put("code", facts.code());
    values.put("parent_id", facts.parentId());
    values.put("kind", facts.kind());
    values.put("level", facts.level());
    values.put("nature", facts.nature());
    values.put("subordination", facts.subordination());
    values.put("sector", facts.sector().name());
    values.put("area_code", facts.areaCode());
    values.put("precedence", facts.precedence());
    values.put("grassroots", facts.grassroots());
    values.put("hardship", facts.hardship());
    values.put("sensitive_function", facts.sensitiveFunction());
    return values;
  }

  static Map<String, @Nullable Object> parameters(PostFacts facts) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    values.put("unit_id", facts.unitId());
    values.put("name", facts.name());
    values.put("level_code", facts.levelCode());
    values.put("kind", facts.kind().name());
    values.put("member", facts.member().name());
    values.put("team", facts.team());
    values.put("places", facts.places());
    values.put("precedence", facts.precedence());
    values.put("held_with", facts.heldWith());
    values.put("place_recusal", facts.placeRecusal());
    values.put("probation", facts.probation());
    return values;
  }

  static UUID uuid(ResultSet row, String column) throws SQLException {
    UUID value = row.getObject(column, UUID.class);
    if (value == null) {
      throw new IllegalStateException("The column (%s) is empty.".formatted(column));
    }
    return value;
  }

  static LocalDate date(ResultSet row, String column) throws SQLException {
    LocalDate value = row.getObject(column, LocalDate.class);
    if (value == null) {
      throw new IllegalStateException("The column (%s) is empty.".formatted(column));
    }
    return value;
  }
}
