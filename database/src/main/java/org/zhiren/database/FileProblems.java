package org.zhiren.database;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;

/** What an operating system's refusal means for the operator. */
final class FileProblems {

  private FileProblems() {}

  static DatabaseProblem translate(IOException e, Path where) {
    String reason =
        e instanceof FileSystemException f && f.getReason() != null
            ? f.getReason()
            : DatabaseAccess.oneLine(e);
    String lower = reason.toLowerCase(Locale.ROOT);
    if (lower.contains("no space left") || lower.contains("quota exceeded")) {
      return diskFull(where, e);
    }
    if (e instanceof AccessDeniedException
        || lower.contains("permission denied")
        || lower.contains("operation not permitted")
        || lower.contains("read-only file system")) {
      return noPermission(where, e);
    }
    return new DatabaseProblem(
        DatabaseProblem.Kind.BROKEN_DATA,
        Text.of(
                "无法使用文件夹（{0}）：{1}。请检查该路径，或用 --data 另选文件夹。",
                "The folder ({0}) cannot be used: {1}. Check the path or choose another folder with"
                    + " --data.")
            .fill(where, reason),
        e);
  }

  static DatabaseProblem diskFull(Path where, @Nullable Throwable cause) {
    return new DatabaseProblem(
        DatabaseProblem.Kind.DISK_FULL,
        Text.of(
                "磁盘空间不足（{0}，剩余 {1} MiB）。请腾出空间后重新启动；已保存的数据没有丢失。",
                "The disk is full ({0}, {1} MiB left). Free some space and start again; nothing that"
                    + " was saved is lost.")
            .fill(where, DataFolder.usableMebibytes(where)),
        cause);
  }

  static DatabaseProblem noPermission(Path where, Throwable cause) {
    return new DatabaseProblem(
        DatabaseProblem.Kind.NO_PERMISSION,
        Text.of(
                "没有权限使用文件夹（{0}，当前用户 {1}）。请换用有权限的用户，或用 --data 另选文件夹。",
                "No permission for the folder ({0}, current user {1}). Use a user who has it or"
                    + " choose another folder with --data.")
            .fill(where, System.getProperty("user.name")),
        cause);
  }
}
