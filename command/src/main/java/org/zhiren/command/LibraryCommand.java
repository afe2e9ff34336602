package org.zhiren.command;

import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * {@code ./zhiren library}: reads, cleans, indexes, searches and compares documents without a
 * server, and fills the library of a running one.
 */
@Command(
    name = "library",
    description = {
      "Read, clean, index, search and compare documents, without a server; load them into a running"
          + " one.",
      "读取、清洗、索引、检索、比对材料，不需要服务器；load 导入运行中的服务器。"
    },
    subcommands = {
      LibraryReadCommand.class,
      LibraryLoadCommand.class,
      LibraryCleanCommand.class,
      LibraryIndexCommand.class,
      LibrarySearchCommand.class,
      LibraryEvaluateCommand.class,
      LibraryDuplicatesCommand.class,
      LibraryCompareCommand.class
    })
final class LibraryCommand implements Runnable {

  @Spec private @Nullable CommandSpec spec;

  /** Without a subcommand: shows what there is. */
  @Override
  public void run() {
    if (spec == null) {
      throw new IllegalStateException("The command was not started by picocli.");
    }
    CommandLine line = spec.commandLine();
    line.usage(line.getErr());
    throw new CommandProblem(
        CommandProblem.USAGE,
        Text.of(
            "缺少子命令，例如 library search。", "A subcommand is missing, for instance library search."));
  }
}
