package org.zhiren.platform.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.zhiren.platform.SampledTest;
import org.zhiren.platform.access.Account;
import org.zhiren.platform.access.AtTheDesk;
import org.zhiren.platform.access.Role;
import org.zhiren.platform.shell.InvalidInput;

/** Whichever way people leave, they count towards one limit at once and one quota of the day. */
class ExportQuotaTest extends SampledTest {

  private static final int QUOTA = 5_000;

  @Autowired private ExportQuota quota;

  private Account account() throws Exception {
    return house.account(Role.DEPARTMENT_CADRE, null);
  }

  private void as(Account account, Runnable work) throws Exception {
    at(
        account,
        () -> {
          work.run();
          return true;
        });
  }

  @Test
  void theDayEndsForOneAccountAndForNobodyElse() throws Exception {
    Account busy = account();
    Account idle = account();
    as(
        busy,
        () -> {
          for (int i = 1; i <= QUOTA / quota.limit(); i++) {
            quota.use(quota.limit(), "test");
            assertThat(quota.left()).isEqualTo(QUOTA - i * quota.limit());
          }
          assertThatThrownBy(() -> quota.use(1, "test")).isInstanceOf(InvalidInput.class);
          quota.use(0, "test");
        });
    as(
        idle,
        () -> {
          assertThat(quota.left()).isEqualTo(QUOTA);
        });
  }

  @Test
  void moreThanTheLimitNeedASecondPersonAndCountForNothing() throws Exception {
    Account account = account();
    String ids =
        Stream.generate(UUID::randomUUID)
            .limit(quota.limit() + 1L)
            .map(id -> '"' + id.toString() + '"')
            .collect(Collectors.joining(","));
    MockHttpServletResponse answer =
        web.perform(
                post("/api/v1/roster/exports/register-pdf")
                    .contentType(MediaType.APPLICATION_JSON)
                    .content("{\"ids\":[" + ids + "]}")
                    .header("Zhiren-Purpose", "DAILY")
                    .with(csrf())
                    .with(AtTheDesk.sits(account)))
            .andReturn()
            .getResponse();
    assertThat(answer.getStatus()).as(answer.getContentAsString()).isEqualTo(422);
    assertThat(answer.getContentAsString()).contains("501", "第二人");
    as(
        account,
        () -> {
          assertThat(quota.left()).isEqualTo(QUOTA);
        });
  }
}
