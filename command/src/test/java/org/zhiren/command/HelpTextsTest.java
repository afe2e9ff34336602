package org.zhiren.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** Every command explains itself in the language asked for, and says wrong usage in two lines. */
class HelpTextsTest {

  private static final String CHINESE = "[\\u4e00-\\u9fff]";

  private final Locale before = Locale.getDefault();

  @AfterEach
  void speakAsBefore() {
    Locale.setDefault(before);
  }

  private static List<CommandLine> all(CommandLine line) {
    List<CommandLine> all = new ArrayList<>(List.of(line));
    line.getSubcommands().values().forEach(below -> all.addAll(all(below)));
    return all;
  }

  @Test
  void helpIsInOneLanguage() {
    Locale.setDefault(Locale.ENGLISH);
    for (CommandLine command : all(Zhiren.commandLine())) {
      assertThat(command.getUsageMessage())
          .as(command.getCommandName())
          .contains("Usage: ./zhiren")
          .doesNotContainPattern(CHINESE);
    }
    Locale.setDefault(Locale.SIMPLIFIED_CHINESE);
    for (CommandLine command : all(Zhiren.commandLine())) {
      String help = command.getUsageMessage();
      assertThat(help).as(command.getCommandName()).contains("用法：./zhiren");
      for (var option : command.getCommandSpec().options()) {
        if (option.hidden()) {
          continue;
        }
        assertThat(String.join("", option.description()))
            .as("%s %s", command.getCommandName(), option.longestName())
            .containsPattern(CHINESE);
      }
    }
  }

  @Test
  void linesOfBothLanguagesAreTakenApart() {
    Locale.setDefault(Locale.ENGLISH);
    assertThat(HelpTexts.spoken("Write it.", "写入。")).containsExactly("Write it.");
    assertThat(HelpTexts.spoken("Public key. 公钥。")).containsExactly("Public key.");
    assertThat(HelpTexts.spoken("只有中文。")).containsExactly("只有中文。");
    Locale.setDefault(Locale.SIMPLIFIED_CHINESE);
    assertThat(HelpTexts.spoken("Write it.", "写入。")).containsExactly("写入。");
    assertThat(HelpTexts.spoken("Public key. 公钥。")).containsExactly("公钥。");
    assertThat(HelpTexts.spoken("English only.")).containsExactly("English only.");
    assertThat(HelpTexts.spoken("Use URL.", "用 URL 连接 PostgreSQL（15 及以上）。"))
        .containsExactly("用 URL 连接 PostgreSQL（15 及以上）。");
  }

  @Test
  void slipsAreCounted() {
    assertThat(HelpTexts.slips("start", "start")).isZero();
    assertThat(HelpTexts.slips("start", "strat")).isEqualTo(1);
    assertThat(HelpTexts.slips("", "stop")).isEqualTo(4);
    assertThat(HelpTexts.slips("stop", "top")).isEqualTo(1);
    assertThat(HelpTexts.slips("demo", "domo")).isEqualTo(1);
    assertThat(HelpTexts.slips("backup", "doctor")).isGreaterThan(2);
  }

  private static String wrong(String... words) {
    CommandLine line = Zhiren.commandLine();
    StringWriter err = new StringWriter();
    line.setErr(new PrintWriter(err, true));
    assertThat(line.execute(words)).isEqualTo(CommandProblem.USAGE);
    assertThat(err.toString().lines()).as(err.toString()).hasSize(2);
    return err.toString();
  }

  @Test
  void wrongUsageIsSaidInTwoLines() {
    Locale.setDefault(Locale.ENGLISH);
    assertThat(wrong("start", "--port", "many"))
        .contains("--port")
        .contains("many")
        .contains("Help: ./zhiren start --help");
    assertThat(wrong("strat")).contains("Did you mean: start?");
    assertThat(wrong("start", "--prot", "3")).contains("Did you mean: --port?");
    assertThat(wrong("dance")).doesNotContain("Did you mean");
    assertThat(wrong("restore")).contains("FILE");
    Locale.setDefault(Locale.SIMPLIFIED_CHINESE);
    assertThat(wrong("start", "--pört")).contains("不认识的命令或选项").contains("说明：");
    assertThat(wrong("restore")).contains("缺少");
    assertThat(wrong("demo", "--people", "viele")).contains("--people").contains("不能使用");
  }
}
