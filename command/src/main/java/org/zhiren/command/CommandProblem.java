package org.zhiren.command;

import org.zhiren.explain.Text;

/** Ends a command with one line for people and an exit code for programs. */
public final class CommandProblem extends RuntimeException {

  /** The answer is no: a verification failed, something is not running. */
  public static final int NO = 1;

  /** Wrong usage. */
  public static final int USAGE = 2;

  /** The input or the environment cannot be used. */
  public static final int UNUSABLE = 3;

  /** Our own fault. */
  public static final int FAULT = 70;

  private static final long serialVersionUID = 1L;

  private final int exitCode;
  private final Text text;

  /** A problem that ends the command with {@code exitCode}. */
  public CommandProblem(int exitCode, Text text) {
    super(text.en());
    this.exitCode = exitCode;
    this.text = text;
  }

  /** The exit code. */
  public int exitCode() {
    return exitCode;
  }

  /** The one line. */
  public Text text() {
    return text;
  }
}
