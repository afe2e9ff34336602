package org.zhiren.command;

import java.io.PrintWriter;
import java.util.Locale;
import org.zhiren.database.DatabaseProblem;
import org.zhiren.explain.Text;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The entry of {@code ./zhiren}. Each subcommand is a class of its own in this package. */
@Command(
    name = "zhiren",
    mixinStandardHelpOptions = true,
    version = "Zhiren " + Zhiren.VERSION,
    description = {
      "Zhiren: organisation and personnel platform for a public body.",
      "知任：组织人事工作平台。"
    },
    exitCodeListHeading = "%nExit codes 退出码:%n",
    exitCodeList = {
      "0:done, or the answer is yes 完成，或回答为“是”",
      "1:the answer is no: not running, verification failed, findings 回答为“否”",
      "2:wrong usage 用法有误",
      "3:input or environment cannot be used 输入或环境不可用",
      "70:a fault of the program 程序自身错误"
    },
    subcommands = {
      HelpCommand.class,
      StartCommand.class,
      StopCommand.class,
      StatusCommand.class,
      DemoCommand.class,
      DoctorCommand.class,
      BackupCommand.class,
      RestoreCommand.class,
      LedgerCommand.class,
      BallotsCommand.class,
      DemoFilesCommand.class,
      FormCommand.class,
      ExamineCommand.class,
      ScreenCommand.class,
      FairnessCommand.class,
      LibraryCommand.class,
      ServeCommand.class,
      TestCommand.class,
      BenchCommand.class
    })
public final class Zhiren {

  /** The version of the program. */
  static final String VERSION = "0.1.0";

  private Zhiren() {}

  /** Runs one command; the process ends with its exit code. */
  public static void main(String[] arguments) {
    Locale.setDefault(Speech.of(System.getenv(), arguments));
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    CommandLine line = new CommandLine(new Zhiren());
    line.setExecutionExceptionHandler((e, command, parsed) -> report(e, command.getErr()));
    line.setParameterExceptionHandler(HelpTexts::wrongUsage);
    equip(line);
    HelpTexts.translate(line);
    return line;
  }

  /**
   * Gives every command {@code --help} and {@code --lang}, so that none can forget them, and shows
   * its description where commands are listed.
   */
  private static void equip(CommandLine line) {
    CommandSpec spec = line.getCommandSpec();
    if (!(line.getCommand() instanceof HelpCommand) && !spec.mixinStandardHelpOptions()) {
      spec.mixinStandardHelpOptions(true);
    }
    if (spec.findOption("--lang") == null) {
      // Read before all else, see main: declared here so that it is known and shown.
      spec.addOption(
          OptionSpec.builder("--lang")
              .type(String.class)
              .paramLabel("zh|en")
              .description("Language of the output.", "输出语言。")
              .build());
    }
    UsageMessageSpec usage = spec.usageMessage();
    if (usage.header().length == 0) {
      usage.header(usage.description());
      usage.description(new String[0]);
    }
    line.getSubcommands().values().forEach(Zhiren::equip);
  }

  private static int report(Exception e, PrintWriter err) {
    switch (e) {
      case CommandProblem problem -> {
        err.println(Speech.say(problem.text()));
        return problem.exitCode();
      }
      case DatabaseProblem problem -> {
        err.println(Speech.say(problem.text()));
        return CommandProblem.UNUSABLE;
      }
      default -> {
        err.println(
            Speech.say(
                Text.of(
                        "程序内部错误（{0}）。请设置 ZHIREN_DEBUG=1 重试，并把输出发给维护者。",
                        "A fault of the program ({0}). Set ZHIREN_DEBUG=1, try again and send the"
                            + " output to the maintainers.")
                    .fill(e)));
        if (System.getenv("ZHIREN_DEBUG") != null) {
          e.printStackTrace(err);
        }
        return CommandProblem.FAULT;
      }
    }
  }
}
