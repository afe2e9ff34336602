package org.zhiren.demo;

import java.time.LocalDate;

/** Numbers with check characters: GB 11643 (citizens) and GB 32100 (units). */
final class IdNumbers {
  private static final int[] CITIZEN_WEIGHTS = {
    7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2
  };
  private static final String CITIZEN_CHECKS = "10X98765432";
  private static final String UNIT_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

  private IdNumbers() {}

  /** A citizen's number; {@code serial} 0…999 is odd for men and even for women. */
  static String citizen(String areaCode, LocalDate birth, int serial) {
    String body =
        areaCode
            + digits(
                birth.getYear() * 10000 + birth.getMonthValue() * 100 + birth.getDayOfMonth(), 8)
            + digits(serial, 3);
    return body + citizenCheck(body);
  }

  static char citizenCheck(String seventeen) {
    int sum = 0;
    for (int i = 0; i < 17; i++) {
      sum += CITIZEN_WEIGHTS[i] * (seventeen.charAt(i) - '0');
    }
    return CITIZEN_CHECKS.charAt(sum % 11);
  }

  /** A unit's code: X9, a registration body that does not exist, then area, serial and check. */
  static String unit(String areaCode, int serial) {
    String body = "X9" + areaCode + digits(serial, 9);
    int sum = 0;
    int weight = 1;
    for (int i = 0; i < 17; i++) {
      sum += UNIT_ALPHABET.indexOf(body.charAt(i)) * weight;
      weight = weight * 3 % 31;
    }
    return body + UNIT_ALPHABET.charAt((31 - sum % 31) % 31);
  }

  /** Zero-padded without the cost of a format. */
  static String digits(int value, int width) {
    String plain = Integer.toString(value);
    return "0".repeat(Math.max(0, width - plain.length())) + plain;
  }
}
