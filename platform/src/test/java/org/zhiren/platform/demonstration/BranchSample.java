package org.zhiren.platform.demonstration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.zhiren.demo.DemoPrefecture;
import org.zhiren.demo.DemoSize;
import org.zhiren.demo.PrefectureSink;
import org.zhiren.demo.UnitRecord;
import org.zhiren.platform.SampledTest;
import org.zhiren.platform.access.Account;
import org.zhiren.platform.access.AtTheDesk;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.access.Role;
import org.zhiren.platform.organization.OrganizationIntake.UnitPeriod;
import org.zhiren.platform.roster.PersonFile;
import org.zhiren.platform.roster.RosterIntake;

/** A thousand invented people with all their facts, and a personnel cadre of one branch. */
abstract class BranchSample extends SampledTest {

  static final String PREFIX = "roster-test:";
  static final List<PersonFile> PEOPLE = new ArrayList<>();
  static final Map<UUID, UUID> PARENTS = new LinkedHashMap<>();
  static Account cadre;
  static UUID branch;
  static Set<UUID> branchUnits = Set.of();

  @Autowired RosterIntake intake;

  static UUID id(String demoId) {
    return UUID.nameUUIDFromBytes((PREFIX + demoId).getBytes(StandardCharsets.UTF_8));
  }

  <T> T system(Callable<T> work) throws Exception {
    return acting.asSystem("test", work);
  }

  @BeforeEach
  void load() throws Exception {
    if (!PEOPLE.isEmpty()) {
      return;
    }
    List<UnitPeriod> units = new ArrayList<>();
    DemoPrefecture.generate(
        11,
        DemoSize.ofPeople(1_000),
        new PrefectureSink() {
          @Override
          public void unit(UnitRecord unit) {
            UUID parent = unit.parentId() == null ? null : id(unit.parentId());
            if (parent != null) {
              PARENTS.put(id(unit.unitId()), parent);
            }
            units.add(DemonstrationFiles.unit(unit, BranchSample::id));
          }
        });
    system(() -> {
      house.units(units.toArray(UnitPeriod[]::new));
      return intake.load(
          receiver ->
              DemoPrefecture.generate(
                  11,
                  DemoSize.ofPeople(1_000),
                  new DemonstrationPeople(
                      file -> {
                        PEOPLE.add(file);
                        receiver.accept(file);
                      },
                      BranchSample::id)),
          "roster-test",
          "test",
          written -> {});
    });
    Map<UUID, Long> inService =
        PEOPLE.stream()
            .filter(file -> file.basics().leftOn() == null)
            .collect(Collectors.groupingBy(f -> f.placement().unitId(), Collectors.counting()));
    branch =
        PARENTS.keySet().stream()
            .filter(unit -> {
              long all = below(unit).stream().mapToLong(u -> inService.getOrDefault(u, 0L)).sum();
              return all >= 10 && all <= 60;
            })
            .findFirst()
            .orElseThrow();
    branchUnits = below(branch);
    cadre = account(InformationClass.ROSTER);
  }

  static Set<UUID> below(UUID top) {
    Set<UUID> units = new HashSet<>(Set.of(top));
    boolean more = true;
    while (more) {
      more = false;
      for (Map.Entry<UUID, UUID> entry : PARENTS.entrySet()) {
        more |= units.contains(entry.getValue()) && units.add(entry.getKey());
      }
    }
    return units;
  }

  Account account(InformationClass... classes) throws Exception {
    return house.account(Role.UNIT_CADRE, branch, null, classes);
  }

  static boolean inside(PersonFile file) {
    return branchUnits.contains(file.placement().unitId());
  }

  static List<PersonFile> served(boolean inside) {
    return PEOPLE.stream()
        .filter(file -> file.basics().leftOn() == null && inside(file) == inside)
        .toList();
  }

  MockHttpServletResponse ask(Account account, String address, String... purpose) throws Exception {
    var request = get(address).with(AtTheDesk.sits(account));
    if (purpose.length > 0) {
      request.header("Zhiren-Purpose", purpose[0]);
    }
    return web.perform(request).andReturn().getResponse();
  }

  String text(Account account, String address, String... purpose) throws Exception {
    MockHttpServletResponse response = ask(account, address, purpose);
    assertThat(response.getStatus()).as(address).isEqualTo(200);
    return response.getContentAsString(StandardCharsets.UTF_8);
  }
}
