package org.zhiren.command;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Parameters;

/**
 * A command that the script itself carries out, since it needs Maven rather than this program. It
 * stands here so that the help lists it.
 */
abstract class ScriptCommand implements Callable<Integer> {

  private final String name;

  @Parameters(
      arity = "0..*",
      paramLabel = "OPTION",
      description = {"Passed on.", "原样传递。"})
  private List<String> words = List.of();

  ScriptCommand(String name) {
    this.name = name;
  }

  @Override
  public final Integer call() throws Exception {
    List<String> command = new ArrayList<>();
    command.add("sh");
    command.add(Installation.current().script().toString());
    command.add(name);
    command.addAll(words);
    return new ProcessBuilder(command).inheritIO().start().waitFor();
  }
}
