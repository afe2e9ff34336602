package org.zhiren.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.zhiren.explain.Text;

/** The way to the embedded server that another process of ours runs. */
final class RunningServer {

  private static final int PORT_LINE = 3;

  private RunningServer() {}

  static DatabaseAccess superuser(Path dataFolder) {
    return access(dataFolder, Cluster.SUPERUSER, "superuser.password");
  }

  static DatabaseAccess owner(Path dataFolder) {
    return access(dataFolder, Roles.OWNER, "owner.password");
  }

  private static DatabaseAccess access(Path dataFolder, String role, String passwordFile) {
    try {
      List<String> lines = Files.readAllLines(dataFolder.resolve("database/postmaster.pid"));
      String password =
          Files.readString(dataFolder.resolve("secrets").resolve(passwordFile)).strip();
      return new DatabaseAccess(
          "jdbc:postgresql://127.0.0.1:"
              + lines.get(PORT_LINE).strip()
              + "/"
              + EmbeddedPostgres.DATABASE,
          role,
          password);
    } catch (IOException | IndexOutOfBoundsException e) {
      throw new DatabaseProblem(
          DatabaseProblem.Kind.UNREACHABLE,
          Text.of(
                  "数据文件夹（{0}）的数据库正在启动或停止。请稍后再试。",
                  "The database of the data folder ({0}) is starting or stopping. Try again in a"
                      + " moment.")
              .fill(dataFolder),
          e);
    }
  }
}
