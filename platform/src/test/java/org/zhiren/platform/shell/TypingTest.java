package org.zhiren.platform.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people type: the forms that are read, and the words with which others are refused. */
class TypingTest {

  private static final LocalDate DAY = LocalDate.of(2026, 3, 5);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-03-05",
        " 2026-03-05 ",
        "2026-3-5",
        "2026.3.5",
        "2026/03/05",
        "20260305",
        "2026年3月5日",
        "２０２６－０３－０５",
        "２０２６．３．５",
      })
  void daysAreReadAsPeopleWriteThem(String typed) {
    assertThat(Typing.day("on", typed)).isEqualTo(DAY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-02-29",
        "2026-13-01",
        "2026-00-10",
        "2026-03-00",
        "2026-04-31",
        "2026-03/05",
        "05.03.2026",
        "2026-3",
        "202635",
        "-2026-03-05",
        "12026-03-05",
        "2026-03-05T00:00",
        "明天",
      })
  void whatIsNoDayIsRefusedWithItsValueAndAnExample(String typed) {
    assertThatThrownBy(() -> Typing.day("on", typed))
        .isInstanceOfSatisfying(
            InvalidInput.class,
            refused -> {
              InvalidInput.Fault fault = refused.faults().getFirst();
              assertThat(fault.field()).isEqualTo("on");
              assertThat(fault.value()).isEqualTo(typed);
              assertThat(fault.message().zh()).contains(typed).contains("2026-11-23");
              assertThat(fault.message().en()).contains(typed).contains("2026-11-23");
            });
  }

  @Test
  void yearsHaveOneLimit() {
    assertThat(Typing.findDay("1899-12-31")).isEmpty();
    assertThat(Typing.findDay("1900-01-01")).contains(LocalDate.of(1900, 1, 1));
    assertThat(Typing.findDay("2999-12-31")).contains(LocalDate.of(2999, 12, 31));
    assertThat(Typing.findDay("3000-01-01")).isEmpty();
    assertThat(Typing.findDay("1900-02-29")).as("1900 had no leap day").isEmpty();
    assertThat(Typing.findDay("2000-02-29")).isPresent();
  }

  @Test
  void nothingTypedIsTheUsualDayNoDayOrAFault() {
    List<InvalidInput.Fault> faults = new ArrayList<>();
    assertThat(Typing.day("on", " ", DAY)).isEqualTo(DAY);
    assertThat(Typing.day("on", null, DAY)).isEqualTo(DAY);
    assertThat(Typing.dayIfAny("on", "")).isNull();
    assertThat(Typing.dayIfAny("on", "\u3000", faults)).as("a wide blank").isNull();
    assertThat(faults).isEmpty();
    assertThat(Typing.day("on", "", faults)).isNull();
    assertThat(faults).hasSize(1);
    assertThat(faults.getFirst().message().zh()).startsWith("请填写日期").doesNotContain("（）");
    assertThat(faults.getFirst().message().en()).startsWith("Enter a date");
    assertThat(Typing.dayIfAny("on", "no", faults)).isNull();
    assertThat(faults).hasSize(2);
    assertThatThrownBy(() -> Typing.day("on", null)).isInstanceOf(InvalidInput.class);
    assertThatThrownBy(() -> Typing.dayIfAny("on", "no")).isInstanceOf(InvalidInput.class);
    assertThatThrownBy(() -> Typing.day("on", "no", DAY)).isInstanceOf(InvalidInput.class);
  }

  @Test
  void everyDayIsReadBackInEveryForm() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    long first = LocalDate.of(1900, 1, 1).toEpochDay();
    long last = LocalDate.of(2999, 12, 31).toEpochDay();
    for (int i = 0; i < 2_000; i++) {
      LocalDate day = LocalDate.ofEpochDay(random.nextLong(first, last + 1));
      String iso = day.toString();
      for (String typed :
          List.of(
              iso,
              iso.replace('-', '.'),
              iso.replace('-', '/'),
              iso.replace("-", ""),
              "%d年%d月%d日".formatted(day.getYear(), day.getMonthValue(), day.getDayOfMonth()))) {
        assertThat(Typing.findDay(typed)).as("%s, seed %d", typed, seed).contains(day);
      }
    }
  }

  @Test
  void wholeNumbersHaveAtMostNineDigits() {
    assertThat(Typing.whole("n", "999999999")).isEqualTo(999_999_999);
    assertThat(Typing.whole("n", "-999999999")).isEqualTo(-999_999_999);
    assertThat(Typing.whole("n", " +１２ ")).isEqualTo(12);
    assertThat(Typing.findWhole("1000000000")).isEmpty();
    assertThat(Typing.findWhole("1.0")).isEmpty();
    assertThat(Typing.findWhole("")).isEmpty();
    assertThat(Typing.findWhole("-")).isEmpty();
    List<InvalidInput.Fault> faults = new ArrayList<>();
    assertThat(Typing.whole("n", "twelve", 7, faults)).isEqualTo(7);
    assertThat(Typing.whole("n", "", 7, faults)).isEqualTo(7);
    assertThat(Typing.whole("n", "12", 7, faults)).isEqualTo(12);
    assertThat(faults).hasSize(2);
    assertThat(faults.getFirst().message().en()).contains("twelve").contains("12");
    assertThat(faults.getLast().message().zh()).isEqualTo("请填写整数，如 12。");
  }

  @Test
  void countsBeginWithZero() {
    assertThat(Typing.count("n", "0")).isZero();
    assertThat(Typing.findCount("-1")).isEmpty();
    assertThat(Typing.findCount("9999999")).contains(9_999_999);
    assertThat(Typing.findCount("10000000")).as("sums of counts must not run over").isEmpty();
    List<InvalidInput.Fault> faults = new ArrayList<>();
    assertThat(Typing.count("n", "-1", 0, faults)).isZero();
    assertThat(faults)
        .singleElement()
        .satisfies(fault -> assertThat(fault.message().zh()).contains("-1").contains("0 或正整数"));
    assertThatThrownBy(() -> Typing.count("n", "")).isInstanceOf(InvalidInput.class);
  }

  @Test
  void numbersHaveTheDecimalsOfTheirField() {
    assertThat(Typing.number("n", "12.50", 2)).isEqualByComparingTo("12.5");
    assertThat(Typing.findNumber("12.505", 2)).isEmpty();
    assertThat(Typing.findNumber("-0.5", 1)).contains(new BigDecimal("-0.5"));
    assertThat(Typing.findNumber("1,234,567.8", 2)).contains(new BigDecimal("1234567.8"));
    assertThat(Typing.findNumber("1，234", 0)).as("the wide comma").contains(new BigDecimal("1234"));
    assertThat(Typing.findNumber("1,5", 2)).as("no decimal comma is guessed").isEmpty();
    assertThat(Typing.findNumber("1e5", 2)).isEmpty();
    assertThat(Typing.findNumber(".5", 2)).isEmpty();
    assertThat(Typing.findNumber("5.", 2)).isEmpty();
    assertThat(Typing.findNumber("1".repeat(18), 0)).isPresent();
    assertThat(Typing.findNumber("1".repeat(19), 0)).isEmpty();
    List<InvalidInput.Fault> faults = new ArrayList<>();
    assertThat(Typing.numberIfAny("n", "", 2, faults)).isNull();
    assertThat(faults).isEmpty();
    assertThat(Typing.number("n", "", 2, faults)).isNull();
    assertThat(Typing.number("n", "1.234", 2, faults)).isNull();
    assertThat(faults).hasSize(2);
    assertThat(faults.getLast().message().en()).contains("1.234").contains("at most 2 decimals");
    assertThatThrownBy(() -> Typing.number("n", "x", 2)).isInstanceOf(InvalidInput.class);
  }

  @Test
  void anAddressIsOneThatAPhoneCanOpen() {
    assertThat(Typing.address("address", " https://zhiren.example.gov.cn// ", 60))
        .isEqualTo("https://zhiren.example.gov.cn");
    assertThat(Typing.address("address", "http://10.0.0.7:8080/zhiren", 60))
        .isEqualTo("http://10.0.0.7:8080/zhiren");
    String sixty = "https://" + "a".repeat(49) + ".cn";
    assertThat(Typing.address("address", sixty, 60)).hasSize(60);
    for (String refused :
        List.of(
            "",
            "zhiren.example.gov.cn",
            "ftp://zhiren.example.gov.cn",
            "https://zhiren.example.gov.cn?a=b",
            "https://zhiren.example.gov.cn#a",
            "https://me@zhiren.example.gov.cn",
            "https://",
            "https://a b.cn",
            sixty + "n")) {
      assertThatThrownBy(() -> Typing.address("address", refused, 60))
          .as(refused)
          .isInstanceOf(InvalidInput.class);
    }
  }

  @Test
  void whatIsNoVersionIsTheVersionOfNothing() {
    assertThat(Typing.version("0")).isZero();
    assertThat(Typing.version("9".repeat(18))).isEqualTo(999_999_999_999_999_999L);
    assertThat(Typing.version("9".repeat(19))).isEqualTo(-1);
    assertThat(Typing.version(null)).isEqualTo(-1);
    assertThat(Typing.version("-3")).isEqualTo(-1);
  }
}
