package org.zhiren.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The entry of {@code ./zhiren}. Each subcommand is a class of its own in this package. */
@Command(
    name = "zhiren",
    mixinStandardHelpOptions = true,
    version = "Zhiren 0.1.0",
    description = {
      "Zhiren 知任: organisation and personnel platform for a public body.",
      "组织人事工作平台。"
    },
    subcommands = {HelpCommand.class, FormCommand.class, LedgerCommand.class, DemoFilesCommand.class})
public final class Zhiren {

  private Zhiren() {}

  /** Runs one command; the process ends with its exit code. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Zhiren()).execute(arguments));
  }
}
