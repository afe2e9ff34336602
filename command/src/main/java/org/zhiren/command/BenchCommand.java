package org.zhiren.command;

import picocli.CommandLine.Command;

/** {@code ./zhiren bench NAME}. */
@Command(
    name = "bench",
    description = {"Repeat a measurement; without a name, list them.", "重做一项测量；不带名称则列出全部。"})
final class BenchCommand extends ScriptCommand {

  BenchCommand() {
    super("bench");
  }
}
