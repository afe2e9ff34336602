package org.zhiren.platform.demonstration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhiren.platform.access.Account;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.access.NearRelatives;
import org.zhiren.platform.access.Role;
import org.zhiren.platform.roster.PersonFile;

/**
 * A file opens inside the branch, for a purpose, on record; family, sanctions and appraisals need
 * scopes of their own, and nobody opens the own file or that of a relative.
 */
class RosterFilesTest extends BranchSample {

  @Autowired private NearRelatives kin;
  @Autowired private TransactionTemplate transactions;

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
    Account recusal = account(InformationClass.ROSTER, InformationClass.FAMILY);
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
        house.account(Role.DEPARTMENT_CADRE, null, own.basics().id(), InformationClass.ROSTER);
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
}
