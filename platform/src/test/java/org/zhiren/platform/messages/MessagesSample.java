package org.zhiren.platform.messages;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhiren.explain.Text;
import org.zhiren.platform.LocalMail;
import org.zhiren.platform.SampledTest;
import org.zhiren.platform.access.Account;
import org.zhiren.platform.access.Role;

/** Two readers and a system officer, who write and read through the pages. */
abstract class MessagesSample extends SampledTest {

  static final Text SAYS = Text.of("王一的考察材料待签", "Papers about WANG Yi wait for you");

  @Autowired Messages messages;
  @Autowired Dispatcher dispatcher;
  @Autowired TransactionTemplate transactions;

  Account reader;
  Account other;
  Account officer;

  @BeforeEach
  void accounts() throws Exception {
    reader = house.account(Role.MEMBER, null);
    other = house.account(Role.MEMBER, null);
    officer = house.account(Role.SYSTEM_OFFICER, null);
    LocalMail.shared().refuse(0);
  }

  /** Sent by somebody else than the reader, as in real life. */
  void message(Account to, String key) throws Exception {
    acting.asSystem(
        "test",
        () ->
            transactions.execute(status -> {
              messages.send(
                  Message.to(to.id(), "account", key)
                      .says(SAYS)
                      .details(Text.of("详情", "details"))
                      .at("/help"));
              return key;
            }));
  }

  MockHttpServletResponse get(Account account, String address) throws Exception {
    return desk.ask(
        account, org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get(address));
  }

  MockHttpServletResponse send(Account account, String address, String... form) throws Exception {
    var request = post(address);
    for (int i = 0; i < form.length; i += 2) {
      request.param(form[i], form[i + 1]);
    }
    return desk.ask(account, request);
  }

  long count(String sql, Object... values) throws Exception {
    return acting.asSystem(
        "test",
        () ->
            transactions.execute(
                status -> jdbc.sql(sql).params(List.of(values)).query(Long.class).single()));
  }

  void asSystem(String sql, Object... values) throws Exception {
    acting.asSystem(
        "test",
        () -> transactions.execute(status -> jdbc.sql(sql).params(List.of(values)).update()));
  }
}
