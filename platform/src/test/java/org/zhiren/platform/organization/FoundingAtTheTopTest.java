package org.zhiren.platform.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhiren.platform.SampledTest;
import org.zhiren.platform.access.Account;
import org.zhiren.platform.access.AtTheDesk;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.access.Role;
import org.zhiren.platform.shell.InvalidInput;

/** A unit without one above is founded by those alone who see the whole organisation. */
class FoundingAtTheTopTest extends SampledTest {

  @Autowired private FoundingUnit founding;

  private UUID found(Account account, UUID parent) throws Exception {
    return at(account, () -> founding.found(Sample.unit("新局", parent), Sample.on("2020-01-01")));
  }

  @Test
  void whoSeesPartOfTheOrganisationFoundsWithinIt() throws Exception {
    UUID root =
        acting.asSystem(
            "test", () -> founding.found(Sample.unit("根", null), Sample.on("2000-01-01")));
    Account ofPart =
        house.account(Role.DEPARTMENT_CADRE, root, null, InformationClass.ORGANIZATION);
    assertThat(found(ofPart, root)).isNotNull();
    assertThatThrownBy(() -> found(ofPart, null))
        .isInstanceOfSatisfying(
            InvalidInput.class,
            refused -> {
              assertThat(refused.faults())
                  .extracting(InvalidInput.Fault::field)
                  .containsExactly("parent");
            });
    Account ofAll = house.account(Role.DEPARTMENT_CADRE, null, null, InformationClass.ORGANIZATION);
    assertThat(found(ofAll, null)).isNotNull();
  }

  @Test
  void theFormComesBackWithWhatWasTyped() throws Exception {
    Account ofNothing = house.account(Role.DEPARTMENT_CADRE, null);
    String page =
        web.perform(
                post("/organization/units/new")
                    .param("name", "新设示例局")
                    .param("kind", CodeTables.kinds().iterator().next())
                    .param("level", CodeTables.levels().iterator().next())
                    .param("nature", CodeTables.natures().iterator().next())
                    .param("sector", Sector.ORGAN.name())
                    .param("precedence", "1")
                    .param("on", "2020-01-01")
                    .param("ground", "示编发〔2020〕1号")
                    .param("reason", "职责调整")
                    .with(csrf())
                    .with(AtTheDesk.sits(ofNothing)))
            .andExpect(status().is(422))
            .andReturn()
            .getResponse()
            .getContentAsString(StandardCharsets.UTF_8);
    assertThat(page).contains("新设示例局", "id=\"parent-fault\"");
  }
}
