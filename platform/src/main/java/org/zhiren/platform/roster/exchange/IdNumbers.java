package org.zhiren.platform.roster.exchange;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/** Citizen identity numbers (GB 11643-1999): area, day of birth, order, check character. */
final class IdNumbers {

  private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  private static final String CHECKS = "10X98765432";

  private IdNumbers() {}

  /** Whether the eighteen characters and the check character are right and the day exists. */
  static boolean isValid(String number) {
    if (!number.matches("\\d{17}[\\dX]")) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < WEIGHTS.length; i++) {
      sum += (number.charAt(i) - '0') * WEIGHTS[i];
    }
    return CHECKS.charAt(sum % CHECKS.length()) == number.charAt(17) && birth(number).isPresent();
  }

  /** The day of birth that the number states; empty if it is not of eighteen characters. */
  static Optional<LocalDate> birth(String number) {
    if (!number.matches("\\d{17}[\\dXx]")) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          LocalDate.of(
              Integer.parseInt(number.substring(6, 10)),
              Integer.parseInt(number.substring(10, 12)),
              Integer.parseInt(number.substring(12, 14))));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
