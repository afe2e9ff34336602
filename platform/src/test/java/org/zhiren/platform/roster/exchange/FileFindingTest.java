package org.zhiren.platform.roster.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FileFindingTest {

  private static FileFinding finding(String severity, int row) {
    return new FileFinding(severity, "人员 第 " + row + " 行", "", "原因" + row, "reason " + row);
  }

  @Test
  void whatCanBeReadIsKeptWhole() {
    List<FileFinding> few = new ArrayList<>();
    for (int i = 0; i < FileFinding.MOST_KEPT; i++) {
      few.add(finding("NOTE", i));
    }
    assertThat(FileFinding.read(FileFinding.write(few))).isEqualTo(few);
  }

  @Test
  void ofVeryManyTheSeverestAreKeptAndTheRestIsCounted() {
    List<FileFinding> many = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      many.add(finding("NOTE", i));
    }
    many.add(finding("ERROR", 20_000));
    many.add(finding("WARNING", 20_001));
    List<FileFinding> kept = FileFinding.read(FileFinding.write(many));
    assertThat(kept).hasSize(FileFinding.MOST_KEPT + 1);
    assertThat(kept.getFirst()).isEqualTo(finding("ERROR", 20_000));
    assertThat(kept.get(1)).isEqualTo(finding("WARNING", 20_001));
    assertThat(kept.get(2)).isEqualTo(finding("NOTE", 0));
    assertThat(kept.getLast().en())
        .isEqualTo("%d more are not listed; the most severe come first.".formatted(20_002 - 200));
  }
}
