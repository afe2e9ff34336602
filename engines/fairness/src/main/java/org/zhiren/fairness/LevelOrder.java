package org.zhiren.fairness;

import java.util.Arrays;
import java.util.List;

/** The order of level names: numbers by value before words, words by their characters. */
final class LevelOrder {

  private LevelOrder() {}

  static int compare(String a, String b) {
    boolean numberA = isNumber(a);
    boolean numberB = isNumber(b);
    if (numberA && numberB) {
      int byValue = Double.compare(Double.parseDouble(a), Double.parseDouble(b));
      return byValue != 0 ? byValue : a.compareTo(b);
    }
    if (numberA != numberB) {
      return numberA ? -1 : 1;
    }
    return a.compareTo(b);
  }

  /** The indices of the names in their order. */
  static int[] order(List<String> names) {
    int n = names.size();
    Integer[] order = new Integer[n];
    double[] value = new double[n];
    for (int i = 0; i < n; i++) {
      order[i] = i;
      value[i] = isNumber(names.get(i)) ? Double.parseDouble(names.get(i)) : Double.NaN;
    }
    // NaN comes last in this comparison: words after numbers.
    Arrays.sort(
        order,
        (a, b) -> {
          int byValue = Double.compare(value[a], value[b]);
          return byValue != 0 ? byValue : names.get(a).compareTo(names.get(b));
        });
    return Arrays.stream(order).mapToInt(Integer::intValue).toArray();
  }

  private static boolean isNumber(String text) {
    int start = text.startsWith("-") ? 1 : 0;
    if (text.length() == start || text.length() > 300) {
      return false;
    }
    boolean digit = false;
    boolean point = false;
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        digit = true;
      } else if (c == '.' && !point) {
        point = true;
      } else {
        return false;
      }
    }
    return digit;
  }
}
