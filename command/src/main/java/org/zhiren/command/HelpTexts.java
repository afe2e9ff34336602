package org.zhiren.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.zhiren.explain.Text;
import picocli.CommandLine;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * Help in one language. The commands describe themselves in both, English first: either as lines of
 * one language each, or as one line with the Chinese wording behind the English one.
 */
final class HelpTexts {

  private static final Pattern CHINESE = Pattern.compile("[\\u4e00-\\u9fff]");
  private static final Pattern BOTH = Pattern.compile("^([ -~·…]+?) +([^ -~·…].*)$");

  private HelpTexts() {}

  /** Leaves in the help of a command, and of those below it, what is in the language spoken. */
  static void translate(CommandLine line) {
    CommandSpec spec = line.getCommandSpec();
    UsageMessageSpec usage = spec.usageMessage();
    usage.header(spoken(usage.header()));
    usage.description(spoken(usage.description()));
    Map<String, String> codes = new LinkedHashMap<>();
    usage.exitCodeList().forEach((code, words) -> codes.put(code, String.join(" ", spoken(words))));
    usage.exitCodeList(codes);
    if (!codes.isEmpty()) {
      usage.exitCodeListHeading(Speech.say("%n退出码：%n", "%nExit codes:%n"));
    }
    usage.footer(both(usage.footer()));
    usage.synopsisHeading(Speech.say("用法：./", "Usage: ./"));
    usage.commandListHeading(Speech.say("%n命令：%n", "%nCommands:%n"));
    if (spec.userObject() instanceof HelpCommand) {
      usage.header(Speech.say("显示某个命令的说明。", "Show the help of a command."));
      usage.description(Speech.say("不带命令名则列出全部命令。", "Without a command it lists all of them."));
    }
    List.copyOf(spec.options()).forEach(option -> replace(spec, option));
    List.copyOf(spec.positionalParameters()).forEach(place -> replace(spec, place));
    line.getSubcommands().values().forEach(HelpTexts::translate);
  }

  private static void replace(CommandSpec spec, ArgSpec argument) {
    String[] words = spoken(standard(argument.description()));
    spec.remove(argument);
    switch (argument) {
      case OptionSpec option ->
          spec.addOption(OptionSpec.builder(option).description(words).build());
      case PositionalParamSpec place ->
          spec.addPositional(PositionalParamSpec.builder(place).description(words).build());
      default -> throw new IllegalStateException("an argument of an unknown kind");
    }
  }

  /** Instead of the words of picocli itself for what it adds to every command. */
  private static String[] standard(String... lines) {
    String words = String.join(" ", lines);
    if (words.startsWith("Show this help message") || words.startsWith("Show usage help for")) {
      return new String[] {"Show this help and end.", "显示本说明。"};
    }
    if (words.startsWith("Print version information")) {
      return new String[] {"Show the version and end.", "显示版本。"};
    }
    if (words.startsWith("The COMMAND to display")) {
      return new String[] {"The command.", "命令名。"};
    }
    return lines;
  }

  /** Of lines of which some are in two languages, each in the language spoken. */
  private static String[] both(String... lines) {
    List<String> chosen = new ArrayList<>();
    for (String line : lines) {
      chosen.add(String.join(" ", spoken(line)));
    }
    return chosen.toArray(String[]::new);
  }

  /** Of lines in two languages, those in the language spoken; all of them if there is but one. */
  static String[] spoken(String... lines) {
    List<String> chinese = new ArrayList<>();
    List<String> english = new ArrayList<>();
    for (String line : lines) {
      Matcher both = BOTH.matcher(line);
      if (!CHINESE.matcher(line).find()) {
        english.add(line);
      } else if (both.matches() && CHINESE.matcher(both.group(2)).find()) {
        english.add(both.group(1));
        chinese.add(both.group(2));
      } else {
        chinese.add(line);
      }
    }
    List<String> wanted = Speech.say("zh", "en").equals("zh") ? chinese : english;
    return wanted.isEmpty() ? lines : wanted.toArray(String[]::new);
  }

  /** One line for wrong usage, and where the help is. */
  static int wrongUsage(CommandLine.ParameterException e, String... arguments) {
    CommandLine line = e.getCommandLine();
    line.getErr().println(Speech.say(wording(e)));
    line.getErr()
        .println(
            Speech.say(
                Text.of("说明：./{0} --help", "Help: ./{0} --help")
                    .fill(line.getCommandSpec().qualifiedName())));
    return CommandProblem.USAGE;
  }

  private static Text wording(CommandLine.ParameterException e) {
    ArgSpec argument = e.getArgSpec();
    if (e instanceof CommandLine.UnmatchedArgumentException unmatched) {
      List<String> near = near(e.getCommandLine(), unmatched.getUnmatched().getFirst());
      Text words =
          Text.of("不认识的命令或选项（{0}）。", "Unknown command or option ({0}).")
              .fill(String.join(" ", unmatched.getUnmatched()));
      return near.isEmpty()
          ? words
          : Text.of("{0}您是否要：{1}", "{0} Did you mean: {1}?").fill(words, String.join(", ", near));
    }
    if (e instanceof CommandLine.MissingParameterException missing) {
      return Text.of("缺少：{0}。", "Missing: {0}.")
          .fill(String.join(", ", missing.getMissing().stream().map(HelpTexts::label).toList()));
    }
    if (argument != null && e.getValue() != null) {
      return Text.of("{0} 的值（{1}）不能使用。", "The value of {0} ({1}) cannot be used.")
          .fill(label(argument), e.getValue());
    }
    return Text.of("用法有误：{0}", "Wrong usage: {0}").fill(String.valueOf(e.getMessage()));
  }

  /** Names of commands or options that are two slips of the finger away at most. */
  private static List<String> near(CommandLine line, String word) {
    List<String> names =
        word.startsWith("-")
            ? line.getCommandSpec().options().stream().map(OptionSpec::longestName).toList()
            : List.copyOf(line.getSubcommands().keySet());
    return names.stream().filter(name -> slips(name, word) <= 2).toList();
  }

  /** Letters to add, drop, change or swap with their neighbour to make one word of the other. */
  static int slips(String one, String other) {
    int[][] d = new int[one.length() + 1][other.length() + 1];
    for (int i = 0; i <= one.length(); i++) {
      for (int j = 0; j <= other.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
        d[i][j] = Math.min(Math.min(d[i - 1][j] + 1, d[i][j - 1] + 1), d[i - 1][j - 1] + change);
        if (i > 1
            && j > 1
            && one.charAt(i - 1) == other.charAt(j - 2)
            && one.charAt(i - 2) == other.charAt(j - 1)) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[one.length()][other.length()];
  }

  private static String label(ArgSpec argument) {
    return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
  }
}
