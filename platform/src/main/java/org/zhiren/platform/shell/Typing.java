package org.zhiren.platform.shell;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;

/**
 * Days and numbers as people type them, read in one way and refused in one wording.
 *
 * <p>Every reader comes in two forms. The one without a list refuses at once; the one with a list
 * of faults adds its own and gives {@code null}, so that a form names everything that is wrong with
 * it at the same time. What may be left out has {@code IfAny} in its name.
 *
 * <p>Days may be written {@code 2026-11-23}, {@code 2026.11.23}, {@code 2026/11/23}, {@code
 * 20261123} and {@code 2026年11月23日}; full-width digits and signs count as the plain ones. Which
 * days and numbers make sense in a field is for its own rules to say; here a day lies between the
 * years 1900 and 2999, which is wide enough for the oldest file and for a right without an end, and
 * a whole number has at most nine digits.
 */
public final class Typing {

  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 2999;

  /** Seven digits: a dozen of such counts can be added up without running over. */
  private static final int MOST_COUNT = 9_999_999;

  private static final Pattern DAY =
      Pattern.compile(
          "(\\d{4})([-./])(\\d{1,2})\\2(\\d{1,2})"
              + "|(\\d{4})年(\\d{1,2})月(\\d{1,2})日"
              + "|(\\d{4})(\\d{2})(\\d{2})");
  private static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,9}");
  private static final Pattern VERSION = Pattern.compile("\\d{1,18}");

  /** Digits with a comma after each thousand or with none, and a point before the decimals. */
  private static final Pattern NUMBER =
      Pattern.compile("([+-]?(?:\\d{1,18}|\\d{1,3}(?:,\\d{3}){1,5}))(?:\\.(\\d{1,18}))?");

  private static final Text NO_DAY =
      Text.of(
          "日期（{0}）不对，请按 2026-11-23 的样式填写，年份在 " + FIRST_YEAR + " 至 " + LAST_YEAR + " 之间。",
          "The date ({0}) is not right. Write it like 2026-11-23, in the years "
              + FIRST_YEAR
              + " to "
              + LAST_YEAR
              + ".");
  private static final Text MISSING_DAY =
      Text.of("请填写日期，如 2026-11-23。", "Enter a date such as 2026-11-23.");
  private static final Text NO_WHOLE =
      Text.of("“{0}”不是整数，请只填数字，如 12。", "“{0}” is no whole number. Enter digits alone, such as 12.");
  private static final Text MISSING_WHOLE =
      Text.of("请填写整数，如 12。", "Enter a whole number such as 12.");
  private static final Text NO_COUNT =
      Text.of(
          "“{0}”不对，请填写 0 或正整数，最多七位。",
          "“{0}” is not right. Enter a whole number, 0 or more, of at most seven digits.");
  private static final Text MISSING_COUNT =
      Text.of("请填写 0 或正整数。", "Enter a whole number, 0 or more.");
  private static final Text NO_NUMBER =
      Text.of(
          "“{0}”不是数字，请只填数字，如 12.5，小数不超过 {1} 位。",
          "“{0}” is no number. Enter the number alone, such as 12.5, with at most {1} decimals.");
  private static final Text MISSING_NUMBER =
      Text.of("请填写数字，如 12.5。", "Enter a number such as 12.5.");

  private static final Text NO_ADDRESS =
      Text.of(
          "“{0}”不是手机能打开的地址。请填写以 https:// 或 http:// 开头、不超过 {1} 个字符的地址，例如"
              + " https://zhiren.example.gov.cn。",
          "“{0}” is no address that a phone can open. Give one that begins with https:// or http://"
              + " and has at most {1} characters, for instance https://zhiren.example.gov.cn.");

  private Typing() {}

  /** The day that was typed; empty if it is none. */
  public static Optional<LocalDate> findDay(@Nullable String typed) {
    Matcher parts = DAY.matcher(plain(typed));
    if (!parts.matches()) {
      return Optional.empty();
    }
    int first = parts.group(1) != null ? 1 : parts.group(5) != null ? 5 : 8;
    int month = first == 1 ? 3 : first + 1;
    int year = Integer.parseInt(parts.group(first));
    if (year < FIRST_YEAR || year > LAST_YEAR) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          LocalDate.of(
              year,
              Integer.parseInt(parts.group(month)),
              Integer.parseInt(parts.group(month + 1))));
    } catch (DateTimeException noSuchDay) {
      return Optional.empty();
    }
  }

  /**
   * The day that was typed into {@code field}.
   *
   * @throws InvalidInput if it is none, or nothing was typed
   */
  public static LocalDate day(String field, @Nullable String typed) {
    return required(findDay(typed), () -> fault(field, typed, MISSING_DAY, NO_DAY));
  }

  /**
   * The day that was typed into {@code field}, or {@code usual} if nothing was.
   *
   * @throws InvalidInput if it is none
   */
  public static LocalDate day(String field, @Nullable String typed, LocalDate usual) {
    return plain(typed).isEmpty() ? usual : day(field, typed);
  }

  /**
   * The day that was typed into {@code field}; {@code null} if nothing was.
   *
   * @throws InvalidInput if it is none
   */
  public static @Nullable LocalDate dayIfAny(String field, @Nullable String typed) {
    return plain(typed).isEmpty() ? null : day(field, typed);
  }

  /** The day that was typed into {@code field}; {@code null} and a fault if it is none. */
  public static @Nullable LocalDate day(
      String field, @Nullable String typed, List<InvalidInput.Fault> faults) {
    return noted(findDay(typed), faults, () -> fault(field, typed, MISSING_DAY, NO_DAY))
        .orElse(null);
  }

  /** As {@link #day(String, String, List)}, but without a fault if nothing was typed. */
  public static @Nullable LocalDate dayIfAny(
      String field, @Nullable String typed, List<InvalidInput.Fault> faults) {
    return plain(typed).isEmpty() ? null : day(field, typed, faults);
  }

  /** The whole number of at most nine digits that was typed; empty if it is none. */
  public static Optional<Integer> findWhole(@Nullable String typed) {
    String plain = plain(typed);
    return WHOLE.matcher(plain).matches() ? Optional.of(Integer.valueOf(plain)) : Optional.empty();
  }

  /**
   * The whole number that was typed into {@code field}.
   *
   * @throws InvalidInput if it is none, or nothing was typed
   */
  public static int whole(String field, @Nullable String typed) {
    return required(findWhole(typed), () -> fault(field, typed, MISSING_WHOLE, NO_WHOLE));
  }

  /**
   * The whole number that was typed into {@code field}; a fault and {@code usual}, with which the
   * reading of the form goes on, if it is none.
   */
  public static int whole(
      String field, @Nullable String typed, int usual, List<InvalidInput.Fault> faults) {
    return noted(findWhole(typed), faults, () -> fault(field, typed, MISSING_WHOLE, NO_WHOLE))
        .orElse(usual);
  }

  /** How many: the whole number from 0 of at most seven digits; empty if it is none. */
  public static Optional<Integer> findCount(@Nullable String typed) {
    return findWhole(typed).filter(number -> number >= 0 && number <= MOST_COUNT);
  }

  /**
   * How many: the whole number from 0 that was typed into {@code field}.
   *
   * @throws InvalidInput if it is none, or nothing was typed
   */
  public static int count(String field, @Nullable String typed) {
    return required(findCount(typed), () -> fault(field, typed, MISSING_COUNT, NO_COUNT));
  }

  /** As {@link #whole(String, String, int, List)}, of a whole number from 0. */
  public static int count(
      String field, @Nullable String typed, int usual, List<InvalidInput.Fault> faults) {
    return noted(findCount(typed), faults, () -> fault(field, typed, MISSING_COUNT, NO_COUNT))
        .orElse(usual);
  }

  /**
   * The number that was typed; empty if it is none. Thousands may be parted by commas.
   *
   * @param decimals how many digits may stand after the point, at most 18
   */
  public static Optional<BigDecimal> findNumber(@Nullable String typed, int decimals) {
    String plain = plain(typed);
    Matcher parts = NUMBER.matcher(plain);
    boolean fits =
        parts.matches() && (parts.group(2) == null || parts.group(2).length() <= decimals);
    return fits ? Optional.of(new BigDecimal(plain.replace(",", ""))) : Optional.empty();
  }

  /**
   * The number that was typed into {@code field}.
   *
   * @param decimals how many digits may stand after the point, at most 18
   * @throws InvalidInput if it is none, or nothing was typed
   */
  public static BigDecimal number(String field, @Nullable String typed, int decimals) {
    return required(
        findNumber(typed, decimals),
        () -> fault(field, typed, MISSING_NUMBER, NO_NUMBER, decimals));
  }

  /**
   * The number that was typed into {@code field}; {@code null} and a fault if it is none.
   *
   * @param decimals how many digits may stand after the point, at most 18
   */
  public static @Nullable BigDecimal number(
      String field, @Nullable String typed, int decimals, List<InvalidInput.Fault> faults) {
    return noted(
            findNumber(typed, decimals),
            faults,
            () -> fault(field, typed, MISSING_NUMBER, NO_NUMBER, decimals))
        .orElse(null);
  }

  /** As {@link #number(String, String, int, List)}, without a fault if nothing was typed. */
  public static @Nullable BigDecimal numberIfAny(
      String field, @Nullable String typed, int decimals, List<InvalidInput.Fault> faults) {
    return plain(typed).isEmpty() ? null : number(field, typed, decimals, faults);
  }

  /**
   * The address at which phones will find this house, without a slash at its end.
   *
   * @param longest what a printed code has room for
   * @throws InvalidInput if no phone could open it: it is not http or https, has no host, or has
   *     more than an address of a page
   */
  public static String address(String field, String typed, int longest) {
    String plain = typed.strip().replaceAll("/+$", "");
    try {
      URI uri = new URI(plain);
      String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
      if ((scheme.equals("https") || scheme.equals("http"))
          && uri.getHost() != null
          && uri.getQuery() == null
          && uri.getFragment() == null
          && uri.getUserInfo() == null
          && plain.length() <= longest) {
        return plain;
      }
    } catch (URISyntaxException noAddress) {
      // Refused below, with what is wanted.
    }
    throw new InvalidInput(field, typed, NO_ADDRESS.fill(typed.strip(), longest));
  }

  /** The version that a form carries of what it changes; -1, which nothing has, if it is none. */
  public static long version(@Nullable String sent) {
    return sent != null && VERSION.matcher(sent).matches() ? Long.parseLong(sent) : -1;
  }

  private static <T> T required(Optional<T> read, Supplier<InvalidInput.Fault> otherwise) {
    return read.orElseThrow(() -> new InvalidInput(List.of(otherwise.get())));
  }

  private static <T> Optional<T> noted(
      Optional<T> read, List<InvalidInput.Fault> faults, Supplier<InvalidInput.Fault> otherwise) {
    if (read.isEmpty()) {
      faults.add(otherwise.get());
    }
    return read;
  }

  private static InvalidInput.Fault fault(
      String field, @Nullable String typed, Text missing, Text wrong, Object... more) {
    String said = typed == null ? "" : typed.strip();
    Object[] arguments = new Object[1 + more.length];
    arguments[0] = said;
    System.arraycopy(more, 0, arguments, 1, more.length);
    return new InvalidInput.Fault(field, typed, said.isEmpty() ? missing : wrong.fill(arguments));
  }

  /** What was typed, with full-width digits and signs as the plain ones. */
  private static String plain(@Nullable String typed) {
    return typed == null ? "" : Normalizer.normalize(typed, Normalizer.Form.NFKC).strip();
  }
}
