package org.zhiren.command;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.function.IntConsumer;
import org.zhiren.explain.Text;
import org.zhiren.statutes.Population;
import org.zhiren.statutes.PopulationBuilder;
import org.zhiren.statutes.StatutesJson;

/** Reads people, posts and applications from files; what is wrong is said in one line. */
final class StatutesFiles {
  private static final int STEP = 100_000;

  private StatutesFiles() {}

  /**
   * Reads one document.
   *
   * @throws CommandProblem if the file cannot be read or does not hold such a document
   */
  static <T> T read(Path file, Function<String, T> parse) {
    try {
      return parse.apply(Files.readString(file));
    } catch (IOException e) {
      throw unreadable(file, e);
    } catch (IllegalArgumentException e) {
      throw wrong(file, e);
    }
  }

  /**
   * Reads people, one a line.
   *
   * @param progress told the number read, now and then
   * @throws CommandProblem if the file cannot be read or a line is not a person
   */
  static Population people(Path file, IntConsumer progress) {
    PopulationBuilder builder = Population.builder();
    int[] count = {0};
    try (Reader lines = Files.newBufferedReader(file)) {
      StatutesJson.people(
          lines,
          person -> {
            builder.add(person);
            if (++count[0] % STEP == 0) {
              progress.accept(count[0]);
            }
          });
    } catch (IOException e) {
      throw unreadable(file, e);
    } catch (IllegalArgumentException e) {
      throw wrong(file, e);
    }
    return builder.build();
  }

  private static CommandProblem unreadable(Path file, IOException e) {
    Text why =
        switch (e) {
          case NoSuchFileException _ -> Text.of("没有这个文件", "there is no such file");
          case AccessDeniedException _ -> Text.of("没有读取权限", "reading it is not permitted");
          case MalformedInputException _ -> Text.of("不是 UTF-8 编码", "it is not in UTF-8");
          default -> Text.same(String.valueOf(e.getMessage()));
        };
    return new CommandProblem(
        CommandProblem.UNUSABLE,
        Text.of("文件（{0}）无法读取：{1}。", "The file ({0}) cannot be read: {1}.").fill(file, why));
  }

  private static CommandProblem wrong(Path file, IllegalArgumentException e) {
    return new CommandProblem(
        CommandProblem.UNUSABLE,
        Text.of(
                "文件（{0}）的内容不能使用：{1} 格式见 docs/statutes 下的 *.schema.json。",
                "The content of the file ({0}) cannot be used: {1} The format is in docs/statutes/*.schema.json.")
            .fill(file, String.valueOf(e.getMessage()).replace('\n', ' ')));
  }
}
