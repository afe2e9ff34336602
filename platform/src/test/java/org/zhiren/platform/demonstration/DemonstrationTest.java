package org.zhiren.platform.demonstration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.annotation.Order;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhiren.demo.DemoPrefecture;
import org.zhiren.demo.DemoSize;
import org.zhiren.platform.PlatformTest;
import org.zhiren.platform.organization.OrganizationIntake.UnitPeriod;

/** The invented prefecture as periods, and the accounts to look at it with. */
class DemonstrationTest extends PlatformTest {

  @Autowired private DemonstrationAccounts accounts;
  @Autowired private List<DemonstrationPart> parts;
  @Autowired private TransactionTemplate transactions;
  @TempDir private Path folder;

  @Test
  void periodsOfAUnitFollowOneAnotherWithoutGapOrOverlap() {
    DemonstrationUnits invented = new DemonstrationUnits();
    DemoPrefecture.generate(7, DemoSize.PREFECTURE, invented);
    Map<UUID, List<UnitPeriod>> byUnit =
        invented.unitPeriods().collect(Collectors.groupingBy(UnitPeriod::id));

    assertThat(byUnit.values().stream().filter(periods -> periods.size() > 1).count())
        .as("units that changed in five years")
        .isGreaterThan(10);
    for (List<UnitPeriod> periods : byUnit.values()) {
      for (int i = 1; i < periods.size(); i++) {
        assertThat(periods.get(i).from()).isEqualTo(periods.get(i - 1).until());
        assertThat(periods.get(i).facts()).isNotEqualTo(periods.get(i - 1).facts());
      }
    }
  }

  @Test
  void everyPartHasAPlaceOfItsOwnAndComesInThere() {
    List<Integer> places =
        parts.stream()
            .map(part -> AopUtils.getTargetClass(part).getAnnotation(Order.class))
            .map(order -> order == null ? null : order.value())
            .toList();
    assertThat(places).as("a part without @Order comes in nobody knows when").doesNotContainNull();
    assertThat(places).doesNotHaveDuplicates().isSorted();
  }

  @Test
  void theAccountsAreReadableByTheOwnerOnly() throws Exception {
    DemonstrationUnits invented = new DemonstrationUnits();
    DemoPrefecture.generate(7, DemoSize.ofPeople(1_000), invented);

    acting.asSystem(
        "test",
        () -> {
          transactions.executeWithoutResult(status -> {
            accounts.create(
                invented.records().stream().filter(unit -> unit.parentId() == null).toList(),
                folder);
            // The scopes of units need the units; the accounts of this test are not kept.
            status.setRollbackOnly();
          });
          return true;
        });

    Path file = folder.resolve(DemonstrationAccounts.FILE);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    List<String> lines = Files.readAllLines(file);
    assertThat(lines).hasSize(7).allMatch(line -> line.matches("[a-z0-9]+\t[A-Za-z2-9]{14}\t.+"));
    assertThat(lines.stream().map(line -> line.split("\t")[1]).distinct()).hasSize(7);
  }
}
