package org.zhiren.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Accounts that the server wrote down for whoever started it: those of the demonstration, or the
 * first officers of an empty installation.
 *
 * @param demo whether they belong to the demonstration
 * @param accounts the accounts; empty if there is no such file
 */
record AccountsFile(boolean demo, List<Line> accounts) {

  /** One account. */
  record Line(String login, String password, String role) {}

  AccountsFile {
    accounts = List.copyOf(accounts);
  }

  static AccountsFile of(Path dataFolder) {
    Path demo = dataFolder.resolve("demo-accounts.txt");
    return Files.exists(demo)
        ? new AccountsFile(true, lines(demo))
        : new AccountsFile(false, lines(dataFolder.resolve("first-accounts.txt")));
  }

  private static List<Line> lines(Path file) {
    List<Line> lines = new ArrayList<>();
    if (Files.exists(file)) {
      try {
        for (String line : Files.readAllLines(file)) {
          String[] words = line.split("\t", 3);
          if (words.length == 3) {
            lines.add(new Line(words[0], words[1], words[2]));
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return lines;
  }

  /** For people: how to sign in, with a heading. Nothing if there are no accounts. */
  String text() {
    if (accounts.isEmpty()) {
      return "";
    }
    StringBuilder text = new StringBuilder();
    text.append(
        demo
            ? Speech.say("演示账户（账户名、密码、角色）：", "Demo accounts (account, password, role):")
            : Speech.say(
                "还没有其他账户。请先以下列账户登录（首次登录须改密码）：" + "系统管理员开立账户，安全管理员授予角色和范围，审计管理员监督两者。",
                "There is no other account yet. Sign in with these first (each password must be"
                    + " changed at once): the system officer opens accounts, the security officer"
                    + " grants roles and scopes, the audit officer watches both."));
    text.append('\n');
    for (Line line : accounts) {
      text.append("  %-12s %-20s %s%n".formatted(line.login, line.password, line.role));
    }
    return text.toString();
  }

  /** For programs. */
  List<Map<String, String>> describe() {
    List<Map<String, String>> list = new ArrayList<>();
    for (Line line : accounts) {
      Map<String, String> entry = new LinkedHashMap<>();
      entry.put("login", line.login);
      entry.put("password", line.password);
      entry.put("role", line.role);
      list.add(entry);
    }
    return list;
  }
}
