package org.zhiren.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.zhiren.platform.access.Account;
import org.zhiren.platform.access.Accounts;
import org.zhiren.platform.access.AtTheDesk;
import org.zhiren.platform.access.Role;

/**
 * Every form on every page whose address needs nothing particular, filled in with what nobody
 * should send: whatever is refused comes back with the form and with what was typed. The modules
 * ask more of their own forms; {@code -Dsendings=20 -Dseed=…} searches thoroughly.
 */
class EveryFormTest extends PlatformTest {

  /**
   * Where nobody is refused in the ordinary way: signing in, and what ends a session; and where
   * several lines carry the same names, of which half a form keeps nothing.
   */
  private static final Set<String> APART =
      Set.of("/login", "/error", "/logout", "/public", "/supervisions/rules");

  @Autowired private List<RequestMappingHandlerMapping> mappings;
  @Autowired private Accounts accounts;

  private Account account(Set<Role> roles) throws Exception {
    String login = "every" + UUID.randomUUID().toString().substring(0, 10);
    return acting.asSystem(
        "test", () -> accounts.create(login, login, "copper lantern drizzle", roles, null));
  }

  private List<String> addresses() {
    return mappings.stream()
        .flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream())
        .filter(one -> one.getValue().getBeanType().getName().startsWith("org.zhiren."))
        .filter(one -> one.getKey().getMethodsCondition().getMethods().contains(RequestMethod.GET))
        .flatMap(one -> one.getKey().getPatternValues().stream())
        .filter(path -> !path.contains("{") && !path.startsWith("/api/"))
        .filter(path -> !APART.contains(path))
        .sorted()
        .distinct()
        .toList();
  }

  private boolean shown(Account account, String address) throws Exception {
    MockHttpServletResponse answer =
        web.perform(
                get(address)
                    .accept(MediaType.TEXT_HTML)
                    .header("Zhiren-Purpose", "DAILY")
                    .with(AtTheDesk.sits(account)))
            .andReturn()
            .getResponse();
    String type = answer.getContentType();
    return answer.getStatus() == 200
        && type != null
        && type.startsWith("text/html")
        && answer.getContentAsString().contains("method=\"post\"");
  }

  @Test
  void noFormForgetsWhatItRefuses() throws Exception {
    long seed = Long.getLong("seed", 20_261_127);
    System.out.println("EveryFormTest seed " + seed);
    Set<Role> business =
        Arrays.stream(Role.values())
            .filter(role -> !role.officer())
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
    BadInput bad =
        new BadInput(web, superuser(), "organization", seed)
            .briefly()
            .fill("code", "")
            .fill("website", "");
    Set<String> pages = new TreeSet<>();
    for (Set<Role> roles :
        List.of(
            business,
            Set.of(Role.SYSTEM_OFFICER),
            Set.of(Role.SECURITY_OFFICER),
            Set.of(Role.AUDIT_OFFICER))) {
      Account account = account(roles);
      for (String address : addresses()) {
        if (!pages.contains(address) && shown(account, address)) {
          bad.page(account, address);
          pages.add(address);
        }
      }
    }
    System.out.println("EveryFormTest pages " + pages.size() + ", answers " + bad.answers());
    assertThat(bad.wrong()).as("seed %d", seed).isEmpty();
    assertThat(bad.answers().getOrDefault(422, 0)).as("refused").isGreaterThan(10);
  }
}
