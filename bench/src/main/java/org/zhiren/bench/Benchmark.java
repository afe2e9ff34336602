package org.zhiren.bench;

import java.io.PrintStream;
import java.util.List;

/** One measurement of {@code ./zhiren bench NAME}. */
public interface Benchmark {

  /** The word after {@code ./zhiren bench}. */
  String name();

  /** One line: what is measured, against what. */
  String purpose();

  /**
   * Measures and prints a Markdown table of figures to {@code out}.
   *
   * @param options what followed the name on the command line
   * @param out where the figures go
   * @throws Exception if the measurement cannot be done; the message says what is missing
   */
  void run(List<String> options, PrintStream out) throws Exception;
}
