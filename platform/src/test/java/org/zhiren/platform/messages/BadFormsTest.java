package org.zhiren.platform.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhiren.platform.BadInput;
import org.zhiren.platform.PlatformTest;
import org.zhiren.platform.access.Account;
import org.zhiren.platform.access.Accounts;
import org.zhiren.platform.access.Role;

/** The forms of messages and of their ways out, filled in with what nobody should send. */
class BadFormsTest extends PlatformTest {

  @Autowired private Accounts accounts;

  private Account account(Role role) throws Exception {
    String login = "bad" + UUID.randomUUID().toString().substring(0, 10);
    return acting.asSystem(
        "test", () -> accounts.create(login, login, "copper lantern drizzle", Set.of(role), null));
  }

  @Test
  void noFormFallsOverForgetsOrChangesWhatItRefuses() throws Exception {
    long seed = Long.getLong("seed", System.nanoTime());
    System.out.println("messages BadFormsTest seed " + seed);
    BadInput bad =
        new BadInput(web, superuser(), "messages", seed)
            .fill("address", "https://127.0.0.1/hook")
            .fill("url", "https://127.0.0.1/hook");
    Account reader = account(Role.MEMBER);
    bad.page(reader, "/inbox");
    bad.page(reader, "/inbox/settings");
    bad.page(account(Role.SYSTEM_OFFICER), "/officers/deliveries");
    System.out.println("messages BadFormsTest answers " + bad.answers());
    assertThat(bad.wrong()).as("seed %d", seed).isEmpty();
    assertThat(bad.answers()).as("something was refused").containsKey(422);
  }
}
