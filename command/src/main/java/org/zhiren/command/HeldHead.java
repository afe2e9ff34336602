package org.zhiren.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;
import org.zhiren.ledger.SignedCheckpoint;

/** A signed head of the log that the user holds from elsewhere. */
final class HeldHead {

  private HeldHead() {}

  /** Reads it; nothing if no file is named. */
  static @Nullable SignedCheckpoint read(@Nullable Path file) throws IOException {
    if (file == null) {
      return null;
    }
    try {
      return SignedCheckpoint.parse(Files.readString(file));
    } catch (NoSuchFileException e) {
      throw unusable(file, Text.of("没有这个文件", "there is no such file"));
    } catch (IllegalArgumentException e) {
      throw unusable(file, Text.same(String.valueOf(e.getMessage())));
    }
  }

  private static CommandProblem unusable(Path file, Text why) {
    return new CommandProblem(
        CommandProblem.UNUSABLE,
        Text.of("检查点文件（{0}）不能使用：{1}。", "The checkpoint file ({0}) cannot be used: {1}.")
            .fill(file, why));
  }
}
