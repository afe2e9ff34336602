package org.zhiren.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.zhiren.database.DatabaseAccess;

/** What must hold after a crash. */
final class CrashCheck {

  private CrashCheck() {}

  /**
   * The state after a crash.
   *
   * @param found changes that stand, acknowledged or not
   * @param lost acknowledged changes that do not stand
   * @param half changes without entry and entries without change
   * @param chainFaults entries that are missing in between or whose hash does not follow
   */
  record Result(long found, long lost, long half, long chainFaults) {

    Result worst(Result other) {
      return new Result(
          Math.max(found, other.found),
          Math.max(lost, other.lost),
          Math.max(half, other.half),
          Math.max(chainFaults, other.chainFaults));
    }
  }

  static byte[] next(byte[] former, long position, long id, String words) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(former);
      sha256.update(ByteBuffer.allocate(16).putLong(position).putLong(id).array());
      sha256.update(words.getBytes(StandardCharsets.UTF_8));
      return sha256.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  static Result check(DatabaseAccess access, Set<Long> acknowledged) throws SQLException {
    Set<Long> changes = new HashSet<>();
    long half = 0;
    long faults = 0;
    byte[] hash = {};
    long position = 0;
    try (Connection connection = access.open();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.setFetchSize(1000);
      try (ResultSet rows =
          statement.executeQuery(
              """
              SELECT c.id, e.position, e.hash, c.words
              FROM crash.change c FULL JOIN crash.entry e ON e.change_id = c.id
              ORDER BY e.position
              """)) {
        while (rows.next()) {
          long id = rows.getLong(1);
          boolean noChange = rows.wasNull();
          long at = rows.getLong(2);
          boolean noEntry = rows.wasNull();
          if (noChange || noEntry) {
            half++;
            continue;
          }
          changes.add(id);
          hash = next(hash, ++position, id, rows.getString(4));
          if (at != position || !Arrays.equals(hash, rows.getBytes(3))) {
            faults++;
          }
        }
      }
      try (ResultSet head = statement.executeQuery("SELECT size, hash FROM crash.head")) {
        if (!head.next() || head.getLong(1) != position || !Arrays.equals(hash, head.getBytes(2))) {
          faults++;
        }
      }
    }
    long lost = acknowledged.stream().filter(id -> !changes.contains(id)).count();
    return new Result(changes.size(), lost, half, faults);
  }
}
