package org.zhiren.platform.demonstration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.zhiren.demo.DemoPrefecture;
import org.zhiren.demo.DemoSize;
import org.zhiren.demo.PrefectureSink;
import org.zhiren.demo.UnitRecord;
import org.zhiren.platform.PlatformTest;
import org.zhiren.platform.access.Account;
import org.zhiren.platform.access.Accounts;
import org.zhiren.platform.access.AtTheDesk;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.access.NearRelatives;
import org.zhiren.platform.access.Purpose;
import org.zhiren.platform.access.Role;
import org.zhiren.platform.access.Scopes;
import org.zhiren.platform.organization.Basis;
import org.zhiren.platform.organization.Occupation;
import org.zhiren.platform.organization.OrganizationIntake;
import org.zhiren.platform.organization.OrganizationIntake.UnitPeriod;
import org.zhiren.platform.organization.PostOccupancy;
import org.zhiren.platform.organization.Sector;
import org.zhiren.platform.organization.UnitFacts;
import org.zhiren.platform.roster.People;
import org.zhiren.platform.roster.PersonFile;
import org.zhiren.platform.roster.RosterIntake;

/**
 * A thousand invented people with all their facts, seen by a personnel cadre of one branch: list,
 * search, count, API, file and palette end at the border of the branch; family needs a scope of its
 * own.
 */
class RosterTest extends PlatformTest {

  private static final String PREFIX = "roster-test:";
  private static final List<PersonFile> PEOPLE = new ArrayList<>();
  private static final Map<UUID, UUID> PARENTS = new LinkedHashMap<>();
  private static Account cadre;
  private static UUID branch;
  private static Set<UUID> branchUnits = Set.of();

  @Autowired private OrganizationIntake organization;
  @Autowired private RosterIntake intake;
  @Autowired private Accounts accounts;
  @Autowired private Scopes scopes;
  @Autowired private People people;
  @Autowired private Occupation occupation;
  @Autowired private NearRelatives kin;
  @Autowired private org.springframework.transaction.support.TransactionTemplate transactions;

  private static UUID id(String demoId) {
    return UUID.nameUUIDFromBytes((PREFIX + demoId).getBytes(StandardCharsets.UTF_8));
  }

  private <T> T system(Callable<T> work) throws Exception {
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
            units.add(
                new UnitPeriod(
                    id(unit.unitId()),
                    new UnitFacts(
                        unit.name(),
                        unit.shortName(),
                        null,
                        parent,
                        unit.kind(),
                        unit.level(),
                        unit.nature(),
                        null,
                        Sector.ORGAN,
                        null,
                        unit.precedence(),
                        false,
                        false,
                        null),
                    LocalDate.of(1949, 10, 1),
                    null));
          }
        });
    system(() -> {
      organization.load(
          units.stream(),
          Stream.empty(),
          Stream.empty(),
          new Basis(LocalDate.of(2026, 11, 1), "test", "test"),
          written -> {});
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
                      RosterTest::id)),
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
    cadre = system(() -> account("roster-cadre", InformationClass.ROSTER));
  }

  private static Set<UUID> below(UUID top) {
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

  private Account account(String login, InformationClass... classes) {
    Account account =
        accounts.create(login, login, "correct horse battery", Set.of(Role.UNIT_CADRE), null);
    for (InformationClass informationClass : classes) {
      scopes.grant(
          account.id(),
          informationClass,
          branch,
          Purpose.DAILY,
          LocalDate.of(2020, 1, 1),
          LocalDate.of(2099, 1, 1),
          "test");
    }
    return account;
  }

  private static boolean inside(PersonFile file) {
    return branchUnits.contains(file.placement().unitId());
  }

  private static List<PersonFile> served(boolean inside) {
    return PEOPLE.stream()
        .filter(file -> file.basics().leftOn() == null && inside(file) == inside)
        .toList();
  }

  private MockHttpServletResponse ask(Account account, String address, String... purpose)
      throws Exception {
    var request = get(address).with(AtTheDesk.sits(account));
    if (purpose.length > 0) {
      request.header("Zhiren-Purpose", purpose[0]);
    }
    return web.perform(request).andReturn().getResponse();
  }

  private String text(Account account, String address, String... purpose) throws Exception {
    MockHttpServletResponse response = ask(account, address, purpose);
    assertThat(response.getStatus()).as(address).isEqualTo(200);
    return response.getContentAsString(StandardCharsets.UTF_8);
  }

  @Test
  void everyFactOfEveryFileIsThereOnce() throws Exception {
    system(() ->
        transactions.execute(status -> {
          assertThat(rows("person")).isEqualTo(PEOPLE.size()).isGreaterThanOrEqualTo(1_000);
          assertThat(rows("career"))
              .isEqualTo(PEOPLE.stream().mapToInt(f -> f.career().size()).sum());
          assertThat(rows("rank")).isEqualTo(PEOPLE.stream().mapToInt(f -> f.ranks().size()).sum());
          assertThat(rows("training"))
              .isEqualTo(PEOPLE.stream().mapToInt(f -> f.trainings().size()).sum());
          assertThat(rows("family"))
              .isEqualTo(PEOPLE.stream().mapToInt(f -> f.family().size()).sum());
          assertThat(rows("sanction"))
              .isEqualTo(PEOPLE.stream().mapToInt(f -> f.sanctions().size()).sum());
          return true;
        }));
  }

  private int rows(String table) {
    return jdbc.sql(
            "select count(*) from roster."
                + table
                + " f join roster.statement s on s.id = f.said_by where s.source = 'roster-test'")
        .query(Integer.class)
        .single();
  }

  @Test
  void listCountAndApiEndAtTheBorderOfTheBranch() throws Exception {
    Set<String> expected =
        served(true).stream().map(f -> f.basics().id().toString()).collect(Collectors.toSet());
    String api = text(cadre, "/api/v1/roster/people?limit=1000");
    assertThat(api).contains("\"total\":" + expected.size() + ",");
    assertThat(expected).allMatch(api::contains);
    assertThat(served(false)).noneMatch(file -> api.contains(file.basics().id().toString()));
    assertThat(text(cadre, "/roster")).contains("共 " + expected.size() + " 人");
  }

  @Test
  void partsOfTheListMeetWithoutGapOrRepetition() throws Exception {
    List<UUID> read = new ArrayList<>();
    system(() -> {
      UUID after = null;
      do {
        People.Part part = people.list(new People.Search("", branch, null, false, false), after, 7);
        part.people().forEach(person -> read.add(person.id()));
        after = part.next();
      } while (after != null);
      return true;
    });
    assertThat(read)
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(
            served(true).stream().map(f -> f.basics().id()).toList());
  }

  @Test
  void searchAndPaletteFindNobodyOutside() throws Exception {
    PersonFile inside = served(true).getFirst();
    Set<String> names =
        PEOPLE.stream()
            .filter(RosterTest::inside)
            .map(f -> f.basics().name())
            .collect(Collectors.toSet());
    PersonFile outside =
        served(false).stream()
            .filter(file -> names.stream().noneMatch(n -> n.contains(file.basics().name())))
            .findFirst()
            .orElseThrow();
    assertThat(text(cadre, "/roster?q=" + inside.basics().name()))
        .contains("/roster/" + inside.basics().id());
    assertThat(text(cadre, "/palette?q=" + inside.basics().name()))
        .contains("/roster/" + inside.basics().id());
    assertThat(text(cadre, "/roster?q=" + outside.basics().name()))
        .doesNotContain(outside.basics().id().toString());
    assertThat(text(cadre, "/palette?q=" + outside.basics().name()))
        .doesNotContain(outside.basics().id().toString());
  }

  @Test
  void aFileOutsideDoesNotExist() throws Exception {
    UUID outside = served(false).getFirst().basics().id();
    for (String address :
        List.of(
            "/roster/" + outside,
            "/roster/" + outside + "/portrait.svg",
            "/api/v1/roster/people/" + outside,
            "/roster/" + UUID.randomUUID())) {
      assertThat(ask(cadre, address, "DAILY").getStatus()).as(address).isEqualTo(404);
    }
  }

  @Test
  void aFileOpensForAPurposeAndTheReadingIsRecorded() throws Exception {
    PersonFile file = served(true).getLast();
    String address = "/roster/" + file.basics().id();
    assertThat(ask(cadre, address).getRedirectedUrl())
        .as("asks for the purpose and shows nothing yet")
        .isEqualTo("/purpose?to=" + address);
    assertThat(ask(cadre, "/api/v1/roster/people/" + file.basics().id()).getStatus())
        .isEqualTo(422);
    assertThat(ask(cadre, address, "SUPERVISION").getStatus())
        .as("a purpose that no scope serves")
        .isEqualTo(404);
    assertThat(reads(file)).isZero();
    assertThat(text(cadre, address, "DAILY"))
        .contains(file.basics().idNumber())
        .contains("id=\"career\"");
    assertThat(reads(file)).isEqualTo(1);
    assertThat(text(cadre, address + "/portrait.svg")).startsWith("<svg");
  }

  private int reads(PersonFile file) throws Exception {
    return system(() ->
        transactions.execute(status ->
            jdbc.sql(
                    "select count(*) from records.entry where action = 'access.read' and object_id"
                        + " = :id")
                .param("id", file.basics().id().toString())
                .query(Integer.class)
                .single()));
  }

  @Test
  void familySanctionsAndAppraisalsNeedScopesOfTheirOwn() throws Exception {
    PersonFile file =
        served(true).stream().filter(f -> !f.family().isEmpty()).findFirst().orElseThrow();
    String relative = file.family().getFirst().name();
    String address = "/roster/" + file.basics().id();
    assertThat(text(cadre, address, "DAILY"))
        .doesNotContain(relative)
        .doesNotContain("id=\"family\"")
        .doesNotContain("id=\"sanction\"")
        .doesNotContain("id=\"appraisal\"");
    assertThat(text(cadre, "/api/v1" + address.replace("roster/", "roster/people/"), "DAILY"))
        .doesNotContain(relative);
    Account recusal =
        system(() -> account("roster-recusal", InformationClass.ROSTER, InformationClass.FAMILY));
    assertThat(text(recusal, address, "DAILY"))
        .contains(relative)
        .contains("id=\"family\"")
        .doesNotContain("id=\"sanction\"");
  }

  @Test
  void relativesAreKnownFromEitherFile() throws Exception {
    PersonFile file =
        PEOPLE.stream()
            .filter(f -> f.family().stream().anyMatch(r -> r.personId() != null))
            .findFirst()
            .orElseThrow();
    UUID relative =
        file.family().stream()
            .map(PersonFile.Relative::personId)
            .filter(java.util.Objects::nonNull)
            .findFirst()
            .orElseThrow();
    system(() ->
        transactions.execute(status -> {
          assertThat(kin.of(file.basics().id())).contains(relative);
          assertThat(kin.of(relative)).contains(file.basics().id());
          return true;
        }));
  }

  @Test
  void nobodyOpensTheOwnFileOrANearRelativesWhateverTheScope() throws Exception {
    Map<UUID, PersonFile> serving =
        PEOPLE.stream()
            .filter(f -> f.basics().leftOn() == null)
            .collect(Collectors.toMap(f -> f.basics().id(), f -> f));
    PersonFile own =
        serving.values().stream()
            .filter(f -> f.family().stream().anyMatch(r -> serving.containsKey(r.personId())))
            .findFirst()
            .orElseThrow();
    Set<UUID> near =
        own.family().stream()
            .map(PersonFile.Relative::personId)
            .filter(serving::containsKey)
            .collect(Collectors.toSet());
    Account account =
        system(() ->
            accounts.create(
                "roster-kin",
                "roster-kin",
                "correct horse battery",
                Set.of(Role.DEPARTMENT_CADRE),
                own.basics().id()));
    system(() ->
        scopes.grant(
            account.id(),
            InformationClass.ROSTER,
            null,
            Purpose.DAILY,
            LocalDate.of(2020, 1, 1),
            LocalDate.of(2099, 1, 1),
            "test"));
    Set<UUID> refused = new HashSet<>(near);
    refused.add(own.basics().id());
    for (UUID person : refused) {
      assertThat(ask(account, "/roster/" + person, "DAILY").getStatus()).isEqualTo(404);
      assertThat(ask(account, "/api/v1/roster/people/" + person, "DAILY").getStatus())
          .isEqualTo(404);
      assertThat(
              jdbc.sql(
                      "select count(*) from records.entry where action = 'access.denied' and"
                          + " account_id = :account and object_id = :person")
                  .param("account", account.id())
                  .param("person", person.toString())
                  .query(Integer.class)
                  .single())
          .as("refusals in the record")
          .isEqualTo(2);
    }
    UUID stranger =
        serving.keySet().stream().filter(id -> !refused.contains(id)).findFirst().orElseThrow();
    assertThat(ask(account, "/roster/" + stranger, "DAILY").getStatus()).isEqualTo(200);
  }

  @Test
  void holdersAreThoseOfTheDay() throws Exception {
    PersonFile file =
        PEOPLE.stream()
            .filter(f -> f.career().stream().anyMatch(c -> c.postId() != null && c.end() != null))
            .findFirst()
            .orElseThrow();
    PersonFile.Career past =
        file.career().stream()
            .filter(c -> c.postId() != null && c.end() != null)
            .findFirst()
            .orElseThrow();
    UUID post = java.util.Objects.requireNonNull(past.postId());
    LocalDate end = java.util.Objects.requireNonNull(past.end());
    for (LocalDate day : List.of(past.start().minusDays(1), past.start(), end.minusDays(1), end)) {
      Set<UUID> expected =
          PEOPLE.stream()
              .filter(f ->
                  f.career().stream()
                      .anyMatch(c ->
                          post.equals(c.postId())
                              && !c.start().isAfter(day)
                              && (c.end() == null || c.end().isAfter(day))))
              .map(f -> f.basics().id())
              .collect(Collectors.toSet());
      system(() ->
          transactions.execute(status -> {
            assertThat(
                    occupation.holders(List.of(post), day).getOrDefault(post, List.of()).stream()
                        .map(PostOccupancy.Holder::personId)
                        .collect(Collectors.toSet()))
                .as("holders on %s", day)
                .isEqualTo(expected);
            assertThat(occupation.count(List.of(post), day).orElseThrow().getOrDefault(post, 0))
                .isEqualTo(expected.size());
            return true;
          }));
    }
  }

  @Test
  void somebodyOnFileIsNotLoadedTwice() {
    assertThat(
            org.assertj.core.api.Assertions.catchThrowable(() ->
                system(() ->
                    intake.load(
                        receiver -> receiver.accept(PEOPLE.getFirst()), "again", "test", n -> {}))))
        .isInstanceOf(org.zhiren.platform.shell.InvalidInput.class);
  }
}
