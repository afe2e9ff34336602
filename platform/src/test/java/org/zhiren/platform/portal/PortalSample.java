package org.zhiren.platform.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.zhiren.platform.SampledTest;
import org.zhiren.platform.access.Account;
import org.zhiren.platform.access.AtTheDesk;
import org.zhiren.platform.access.Role;

/** Open pages, a visitor without an account, and the officers behind the pages. */
abstract class PortalSample extends SampledTest {

  @Autowired private PublicPages pages;

  Account officer;
  Account named;
  Account cadre;

  @BeforeEach
  void open() throws Exception {
    officer = account(Role.SUPERVISION_CADRE, "干监");
    named = account(Role.SUPERVISION_CADRE, "卜甲");
    cadre = account(Role.DEPARTMENT_CADRE, "组干");
    acting.asSystem(
        "test",
        () -> {
          for (PublicPage page : PublicPage.values()) {
            pages.turn(page, true);
          }
          return true;
        });
  }

  Account account(Role role, String name) throws Exception {
    return house.named(name + UUID.randomUUID().toString().substring(0, 6), role);
  }

  MockHttpServletResponse visit(String address) throws Exception {
    return web.perform(MockMvcRequestBuilders.get(address)).andReturn().getResponse();
  }

  MockHttpServletResponse sends(String address, String... form) throws Exception {
    var request = post(address);
    for (int i = 0; i < form.length; i += 2) {
      request.param(form[i], form[i + 1]);
    }
    return web.perform(request).andReturn().getResponse();
  }

  MockHttpServletResponse at(Account account, String address) throws Exception {
    return web.perform(MockMvcRequestBuilders.get(address).with(AtTheDesk.sits(account)))
        .andReturn()
        .getResponse();
  }

  MockHttpServletResponse does(Account account, String address, String... form) throws Exception {
    var request = post(address).with(AtTheDesk.sits(account)).with(csrf());
    for (int i = 0; i < form.length; i += 2) {
      request.param(form[i], form[i + 1]);
    }
    return web.perform(request).andReturn().getResponse();
  }

  static String text(MockHttpServletResponse response) throws Exception {
    return response.getContentAsString(StandardCharsets.UTF_8);
  }

  static String found(String pattern, String text) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    assertThat(matcher.find()).as(pattern).isTrue();
    return matcher.group(1);
  }
}
