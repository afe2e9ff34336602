package org.zhiren.bench;

import java.util.List;
import java.util.Optional;

/** Options of a measurement: {@code --name value}. */
final class Options {

  private Options() {}

  /** The number after {@code name}, or {@code otherwise} if the option is not given. */
  static long number(List<String> options, String name, long otherwise) {
    int index = options.indexOf(name);
    if (index < 0) {
      return otherwise;
    }
    try {
      return Long.parseLong(options.get(index + 1));
    } catch (NumberFormatException | IndexOutOfBoundsException e) {
      throw new IllegalArgumentException("%s needs a whole number after it.".formatted(name), e);
    }
  }

  /** The word after {@code name}, if the option is given. */
  static Optional<String> text(List<String> options, String name) {
    int index = options.indexOf(name);
    if (index < 0) {
      return Optional.empty();
    }
    if (index + 1 >= options.size()) {
      throw new IllegalArgumentException("%s needs a word after it.".formatted(name));
    }
    return Optional.of(options.get(index + 1));
  }
}
