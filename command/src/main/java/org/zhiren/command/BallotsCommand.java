package org.zhiren.command;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ./zhiren ballots}: rehearses a secret ballot, and verifies any. */
@Command(
    name = "ballots",
    description = {
      "Rehearse a secret ballot, or verify the archive of one (compatible with Belenios).",
      "演练无记名投票，或核验投票档案（与 Belenios 兼容）。"
    },
    subcommands = {BallotsDemo.class, BallotsVerify.class})
final class BallotsCommand implements Runnable {

  @Spec private @Nullable CommandSpec spec;

  /** Without a subcommand: shows what there is. */
  @Override
  public void run() {
    if (spec == null) {
      throw new IllegalStateException("The command was not started by picocli.");
    }
    CommandLine line = spec.commandLine();
    line.usage(line.getErr());
    throw new CommandLine.ParameterException(
        line, "Missing subcommand. Maybe: verify ARCHIVE, or demo --out DIR");
  }
}
