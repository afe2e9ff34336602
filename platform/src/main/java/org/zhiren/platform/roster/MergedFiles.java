package org.zhiren.platform.roster;

import java.sql.ResultSet;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Files that were merged into others, for modules that keep rows of their own about people: what
 * they hold under the number of a merged file belongs to the one that stays, until the merge is
 * taken back.
 */
@Component
public class MergedFiles {

  private final JdbcClient jdbc;

  MergedFiles(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Merged file → file that stays, within what the acting account may see. */
  @Transactional
  public Map<UUID, UUID> all() {
    Map<UUID, UUID> into = new HashMap<>();
    MergingPeople.show(jdbc);
    jdbc.sql("select id, merged_into from roster.person where merged_into is not null")
        .query((ResultSet row) -> {
          into.put(Columns.uuid(row, "id"), Columns.uuid(row, "merged_into"));
        });
    MergingPeople.hide(jdbc);
    Map<UUID, UUID> last = new HashMap<>();
    into.forEach((merged, kept) -> {
      UUID stays = kept;
      // A file that stayed may itself have been merged later; there are no rings, but be safe.
      for (int step = 0; step < into.size() && into.containsKey(stays); step++) {
        stays = into.getOrDefault(stays, stays);
      }
      last.put(merged, stays);
    });
    return Map.copyOf(last);
  }
}
