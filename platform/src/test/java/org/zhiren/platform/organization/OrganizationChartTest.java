package org.zhiren.platform.organization;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.zhiren.platform.organization.OrganizationChart.Box;
import org.zhiren.platform.organization.OrganizationChart.Paper;
import org.zhiren.platform.organization.OrganizationChart.Sheet;

/** Charts of random trees: nothing leaves the sheet, nothing covers anything, nobody is missing. */
class OrganizationChartTest {

  @Test
  void everyUnitIsDrawnWithinTheSheetAndCoversNobody() {
    long seed = Long.getLong("zhiren.seed", new Random().nextLong());
    System.out.println("OrganizationChartTest: -Dzhiren.seed=" + seed);
    Random random = new Random(seed);
    for (int round = 0; round < 60; round++) {
      List<Units.Node> nodes = tree(random, 1 + random.nextInt(300));
      for (Paper paper : Paper.values()) {
        List<Sheet> sheets = OrganizationChart.sheets(nodes, paper);
        Set<UUID> drawn = new HashSet<>();
        for (Sheet sheet : sheets) {
          for (Box box : sheet.boxes()) {
            if (box.unit() != null) {
              drawn.add(box.unit());
            }
            assertThat(box.x()).isGreaterThanOrEqualTo(0);
            assertThat(box.x() + box.width()).isLessThanOrEqualTo(paper.width());
            assertThat(box.y() + box.height()).isLessThanOrEqualTo(paper.height());
            assertThat(sheet.boxes().stream().filter(other -> covers(box, other)).count())
                .as("boxes that cover %s, seed %d", box, seed)
                .isZero();
          }
        }
        assertThat(drawn).as("units drawn, seed %d", seed).hasSize(nodes.size());
      }
    }
  }

  private static boolean covers(Box a, Box b) {
    return a != b
        && a.x() < b.x() + b.width()
        && b.x() < a.x() + a.width()
        && a.y() < b.y() + b.height()
        && b.y() < a.y() + a.height();
  }

  /** The top first, then parents before children. */
  private static List<Units.Node> tree(Random random, int size) {
    List<Units.Node> nodes = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      UUID parent =
          nodes.isEmpty()
              ? null
              : nodes.get((int) (nodes.size() * Math.pow(random.nextDouble(), 3))).unit().id();
      nodes.add(
          new Units.Node(
              new Unit(
                  UUID.randomUUID(),
                  Sample.unit("机构".repeat(1 + random.nextInt(8)), parent),
                  LocalDate.of(2000, 1, 1),
                  null,
                  1),
              0));
    }
    return nodes;
  }
}
