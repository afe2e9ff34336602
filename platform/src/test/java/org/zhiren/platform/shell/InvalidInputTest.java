package org.zhiren.platform.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.zhiren.explain.Text;

class InvalidInputTest {

  private static final Text QUOTING =
      Text.of("没有这个单位（{0}）。请重新选择。", "There is no unit ({0}). Choose again.");

  @Test
  void aLongValueIsQuotedByItsBeginningAndKeptWhole() {
    String typed = "长".repeat(2_000);
    InvalidInput.Fault fault =
        new InvalidInput.Fault("unit", " " + typed + " ", QUOTING.fill(typed));
    assertThat(fault.message().zh()).isEqualTo("没有这个单位（" + "长".repeat(60) + "…）。请重新选择。");
    assertThat(fault.message().en())
        .isEqualTo("There is no unit (" + "长".repeat(60) + "…). Choose again.");
    assertThat(fault.value()).isEqualTo(" " + typed + " ");
  }

  @Test
  void aShortValueIsQuotedWhole() {
    String typed = "长".repeat(60);
    assertThat(new InvalidInput.Fault("unit", typed, QUOTING.fill(typed)).message().zh())
        .contains("（" + typed + "）");
    assertThat(new InvalidInput.Fault("unit", null, QUOTING.fill("")).message().zh())
        .contains("（）");
  }
}
