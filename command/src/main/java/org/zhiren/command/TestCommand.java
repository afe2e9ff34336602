package org.zhiren.command;

import picocli.CommandLine.Command;

/** {@code ./zhiren test}. */
@Command(
    name = "test",
    description = {"Build and test everything, with the browser tests.", "构建并运行全部测试，包括浏览器测试。"})
final class TestCommand extends ScriptCommand {

  TestCommand() {
    super("test");
  }
}
