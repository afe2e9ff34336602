package org.zhiren.platform.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhiren.explain.Text;
import org.zhiren.platform.LocalMail;
import org.zhiren.platform.PlatformTest;
import org.zhiren.platform.access.Account;
import org.zhiren.platform.access.Accounts;
import org.zhiren.platform.access.AtTheDesk;
import org.zhiren.platform.access.Role;

/** From the cause of a message to the inbox, the mail server and the receiver of a webhook. */
class MessagesTest extends PlatformTest {

  private static final Text SAYS = Text.of("王一的考察材料待签", "Papers about WANG Yi wait for you");

  @Autowired private Messages messages;
  @Autowired private Dispatcher dispatcher;
  @Autowired private Accounts accounts;
  @Autowired private TransactionTemplate transactions;

  private Account reader;
  private Account other;
  private Account officer;

  @BeforeEach
  void accounts() throws Exception {
    reader = account(Role.MEMBER);
    other = account(Role.MEMBER);
    officer = account(Role.SYSTEM_OFFICER);
    LocalMail.shared().refuse(0);
  }

  private Account account(Role role) throws Exception {
    String login = "msg" + UUID.randomUUID().toString().substring(0, 10);
    return acting.asSystem(
        "test",
        () ->
            accounts.create(login, login, "copper lantern drizzle", java.util.Set.of(role), null));
  }

  /** Sent by somebody else than the reader, as in real life. */
  private void message(Account to, String key) throws Exception {
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

  private MockHttpServletResponse get(Account account, String address) throws Exception {
    return web.perform(
            org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get(address)
                .with(AtTheDesk.sits(account)))
        .andReturn()
        .getResponse();
  }

  private MockHttpServletResponse send(Account account, String address, String... form)
      throws Exception {
    var request = post(address).with(AtTheDesk.sits(account)).with(csrf());
    for (int i = 0; i < form.length; i += 2) {
      request.param(form[i], form[i + 1]);
    }
    return web.perform(request).andReturn().getResponse();
  }

  private long count(String sql, Object... values) throws Exception {
    return acting.asSystem(
        "test",
        () ->
            transactions.execute(
                status -> jdbc.sql(sql).params(List.of(values)).query(Long.class).single()));
  }

  private void asSystem(String sql, Object... values) throws Exception {
    acting.asSystem(
        "test",
        () -> transactions.execute(status -> jdbc.sql(sql).params(List.of(values)).update()));
  }

  @Test
  void aMessageExistsOnlyIfItsCauseDoesAndOnlyOnce() throws Exception {
    assertThatThrownBy(
            () -> messages.send(Message.to(reader.id(), "delivery", "k").says(SAYS).at("/help")))
        .isInstanceOf(IllegalTransactionStateException.class);
    assertThatThrownBy(() ->
            acting.asSystem(
                "test",
                () ->
                    transactions.execute(status -> {
                      messages.send(
                          Message.to(reader.id(), "delivery", "gone").says(SAYS).at("/help"));
                      throw new IllegalStateException("the cause failed");
                    })))
        .hasMessage("the cause failed");
    message(reader, "once");
    message(reader, "once");
    message(other, "once");
    assertThat(count("select count(*) from messages.message where account_id = ?", reader.id()))
        .isEqualTo(1);
    assertThat(count("select count(*) from messages.message where account_id = ?", other.id()))
        .isEqualTo(1);
  }

  @Test
  void theInboxIsTheReadersAlone() throws Exception {
    message(reader, "a");
    String page = get(reader, "/inbox").getContentAsString(StandardCharsets.UTF_8);
    assertThat(page).contains(SAYS.zh()).contains("收件箱，1 条未读");
    UUID id =
        acting.asSystem(
            "test",
            () ->
                transactions.execute(status ->
                    jdbc.sql("select id from messages.message where account_id = ?")
                        .param(reader.id())
                        .query(UUID.class)
                        .single()));
    for (Account stranger : List.of(other, officer)) {
      assertThat(get(stranger, "/inbox").getContentAsString(StandardCharsets.UTF_8))
          .doesNotContain(SAYS.zh());
      assertThat(get(stranger, "/inbox/" + id).getStatus()).isEqualTo(404);
      assertThat(send(stranger, "/inbox/" + id + "/keep").getStatus()).isEqualTo(404);
    }
    MockHttpServletResponse opened = get(reader, "/inbox/" + id);
    assertThat(opened.getRedirectedUrl()).isEqualTo("/help");
    assertThat(get(reader, "/inbox").getContentAsString(StandardCharsets.UTF_8))
        .doesNotContain("收件箱，1 条未读");
    send(reader, "/inbox/" + id + "/unread");
    assertThat(get(reader, "/inbox?show=UNREAD").getContentAsString(StandardCharsets.UTF_8))
        .contains(SAYS.zh());
    try (Connection connection = application().open();
        var rows =
            connection.createStatement().executeQuery("select count(*) from messages.message")) {
      rows.next();
      assertThat(rows.getInt(1)).as("nobody acts: no row").isZero();
    }
  }

  /** Asks for mail, reads the code from it and confirms. */
  private String withMail(Account account, boolean daily) throws Exception {
    String address = account.login() + "@local.test";
    assertThat(send(account, "/inbox/settings/address", "address", address).getStatus())
        .isEqualTo(302);
    dispatcher.dispatch();
    List<String> mails = LocalMail.shared().to(address);
    assertThat(mails).hasSize(1);
    Matcher code = Pattern.compile("(?<!\\d)(\\d{8})(?!\\d)").matcher(body(mails.getFirst()));
    assertThat(code.find()).isTrue();
    assertThat(send(account, "/inbox/settings/confirm", "code", "00000000 ").getStatus())
        .isIn(422, 302);
    assertThat(send(account, "/inbox/settings/confirm", "code", code.group(1)).getStatus())
        .isEqualTo(302);
    send(
        account,
        "/inbox/settings",
        "daily",
        Boolean.toString(daily),
        "language",
        "en",
        "wanted",
        "account");
    return address;
  }

  private static String body(String mail) {
    String text = mail.substring(mail.indexOf("\n\n") + 2);
    return mail.contains("Content-Transfer-Encoding: base64")
        ? new String(Base64.getMimeDecoder().decode(text), StandardCharsets.UTF_8)
        : text;
  }

  @Test
  void mailSaysOnlyThatThereIsSomethingAndComesAgainAfterAFailure() throws Exception {
    String address = withMail(reader, false);
    message(reader, "mail");
    LocalMail.shared().refuse(1);
    dispatcher.dispatch();
    assertThat(LocalMail.shared().to(address)).as("the code alone").hasSize(1);
    assertThat(
            count(
                "select count(*) from messages.delivery where account_id = ? and channel = 'MAIL' and state = 'WAITING' and fault is not null",
                reader.id()))
        .isEqualTo(1);
    asSystem("update messages.delivery set next_at = now() where account_id = ?", reader.id());
    dispatcher.dispatch();
    dispatcher.dispatch();
    List<String> mails = LocalMail.shared().to(address);
    assertThat(mails).hasSize(2);
    String body = body(mails.getLast());
    assertThat(body).contains("There is a message for you").contains("https://zhiren.test/inbox/");
    assertThat(mails.getLast() + body).doesNotContain("WANG").doesNotContain("王一");
  }

  @Test
  void whoWantsOneMailADayGetsWhatIsStillUnread() throws Exception {
    String address = withMail(reader, true);
    message(reader, "one");
    message(reader, "two");
    dispatcher.dispatch();
    assertThat(LocalMail.shared().to(address)).hasSize(1);
    dispatcher.daily();
    dispatcher.dispatch();
    dispatcher.daily();
    dispatcher.dispatch();
    assertThat(LocalMail.shared().to(address)).hasSize(2);
    assertThat(body(LocalMail.shared().to(address).getLast()).split("/inbox/[0-9a-f-]{36}"))
        .as("two messages")
        .hasSize(3);
  }

  @Test
  void noMailForWhatIsUnwantedReadOrOfSomebodyLocked() throws Exception {
    String address = withMail(reader, false);
    acting.asSystem(
        "test",
        () ->
            transactions.execute(status -> {
              messages.send(
                  Message.to(reader.id(), MessagesSetup.DELIVERY, "unwanted")
                      .says(SAYS)
                      .at("/help"));
              return true;
            }));
    dispatcher.dispatch();
    assertThat(LocalMail.shared().to(address)).as("only the kind that is wanted").hasSize(1);
    message(reader, "while locked");
    asSystem("update access.account set active = false where id = ?", reader.id());
    dispatcher.dispatch();
    assertThat(LocalMail.shared().to(address)).as("nothing leaves to who was locked").hasSize(1);

    String daily = withMail(other, true);
    message(other, "read before the evening");
    dispatcher.dispatch();
    asSystem("update messages.message set read_at = now() where account_id = ?", other.id());
    dispatcher.daily();
    dispatcher.dispatch();
    assertThat(LocalMail.shared().to(daily)).as("what was read is not told again").hasSize(1);
  }

  @Test
  void oldMessagesGoOnceTheyWereReadUnlessTheyAreKept() throws Exception {
    for (String key : List.of("read", "kept", "unread", "young")) {
      message(reader, key);
    }
    String old = "read_at = now() - interval '401 days'";
    asSystem(
        "update messages.message set " + old + " where account_id = ? and key in ('read', 'kept')",
        reader.id());
    asSystem(
        "update messages.message set kept = true where account_id = ? and key = 'kept'",
        reader.id());
    asSystem(
        "update messages.message set read_at = now() - interval '399 days' where account_id = ? and key = 'young'",
        reader.id());
    dispatcher.daily();
    List<String> left =
        acting.asSystem(
            "test",
            () ->
                transactions.execute(status ->
                    jdbc.sql("select key from messages.message where account_id = ?")
                        .param(reader.id())
                        .query(String.class)
                        .list()));
    assertThat(left).containsExactlyInAnyOrder("kept", "unread", "young");
  }

  /** What a receiver got. */
  private record Got(Map<String, String> headers, byte[] body) {}

  @Test
  void webhooksAreSignedRetriedGivenUpAndSentAgain() throws Exception {
    List<Got> got = Collections.synchronizedList(new ArrayList<>());
    AtomicInteger answer = new AtomicInteger(500);
    HttpServer receiver =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.createContext(
        "/hook",
        exchange -> {
          byte[] body = exchange.getRequestBody().readAllBytes();
          Map<String, String> headers = new java.util.HashMap<>();
          exchange
              .getRequestHeaders()
              .forEach((name, values) ->
                  headers.put(name.toLowerCase(java.util.Locale.ROOT), values.getFirst()));
          got.add(new Got(headers, body));
          exchange.sendResponseHeaders(answer.get(), -1);
          exchange.close();
        });
    receiver.start();
    // What other tests sent has gone before the receiver is known.
    dispatcher.dispatch();
    try {
      String url = "http://127.0.0.1:" + receiver.getAddress().getPort() + "/hook?a=1";
      MockHttpServletResponse registered =
          send(
              officer,
              "/officers/deliveries/webhooks",
              "label",
              "值班系统",
              "url",
              url,
              "categories",
              "account");
      assertThat(registered.getStatus()).isEqualTo(200);
      Matcher shown =
          Pattern.compile("whsec_([A-Za-z0-9+/=]+)")
              .matcher(registered.getContentAsString(StandardCharsets.UTF_8));
      assertThat(shown.find()).isTrue();
      byte[] secret = Base64.getDecoder().decode(shown.group(1));
      UUID hook =
          jdbc.sql("select id from messages.webhook where url = ?")
              .param(url)
              .query(UUID.class)
              .single();
      assertThat(
              jdbc.sql("select secret from messages.webhook where id = ?")
                  .param(hook)
                  .query(byte[].class)
                  .single())
          .as("sealed")
          .isNotEqualTo(secret);

      message(reader, "hooked");
      dispatcher.dispatch();
      assertThat(got).hasSize(1);
      verify(got.getFirst(), secret);
      String said = new String(got.getFirst().body(), StandardCharsets.UTF_8);
      assertThat(said)
          .contains(reader.id().toString(), "https://zhiren.test/inbox/", "account")
          .doesNotContain("王一")
          .doesNotContain(reader.login());

      // Killed between the answer and our note of it: the claim runs out, and it comes once more.
      answer.set(200);
      asSystem("update messages.delivery set next_at = now() where webhook_id = ?", hook);
      dispatcher.dispatch();
      assertThat(got).hasSize(2);
      asSystem(
          "update messages.delivery set state = 'WAITING', next_at = now() where webhook_id = ?",
          hook);
      dispatcher.dispatch();
      assertThat(got).hasSize(3);
      assertThat(got.stream().map(one -> one.headers().get("webhook-id")).distinct())
          .as("the receiver can pass over what it has had")
          .hasSize(1);

      // Given up, told to the officer, sent again by hand.
      answer.set(302);
      message(reader, "dead");
      dispatcher.spread();
      dispatcher.dispatch();
      asSystem(
          "update messages.delivery set attempts = ?, next_at = now() where state = 'WAITING' and channel = 'WEBHOOK'",
          Backoff.MOST_ATTEMPTS - 1);
      dispatcher.dispatch();
      String page = get(officer, "/officers/deliveries").getContentAsString(StandardCharsets.UTF_8);
      assertThat(page).contains("HTTP 302").contains("值班系统");
      assertThat(get(officer, "/inbox").getContentAsString(StandardCharsets.UTF_8))
          .contains("有外部通知多次未能送达");
      Matcher dead = Pattern.compile("/officers/deliveries/([0-9a-f-]{36})/again").matcher(page);
      assertThat(dead.find()).isTrue();
      answer.set(200);
      assertThat(send(officer, "/officers/deliveries/" + dead.group(1) + "/again").getStatus())
          .isEqualTo(302);
      dispatcher.dispatch();
      assertThat(
              count(
                  "select count(*) from messages.delivery where id = ? and state = 'DONE'",
                  UUID.fromString(dead.group(1))))
          .isEqualTo(1);
    } finally {
      jdbc.sql("update messages.webhook set active = false").update();
      receiver.stop(0);
    }
  }

  /** By the recipe that the documents give, without our own code. */
  private static void verify(Got got, byte[] secret) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret, "HmacSHA256"));
    String signed =
        got.headers().get("webhook-id")
            + "."
            + got.headers().get("webhook-timestamp")
            + "."
            + new String(got.body(), StandardCharsets.UTF_8);
    assertThat(got.headers().get("webhook-signature"))
        .isEqualTo(
            "v1,"
                + Base64.getEncoder()
                    .encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8))));
  }

  @Test
  void aWebhookCannotBeTurnedAgainstTheHouse() throws Exception {
    for (String url :
        List.of(
            "http://10.0.0.1/x",
            "https://169.254.169.254/latest",
            "https://[::1]/x",
            "http://example.com/x",
            "http://8.8.8.8/x",
            "https://user:secret@127.0.0.1/x",
            "ftp://127.0.0.1/x",
            "file:///etc/passwd",
            "https://no-such-host.invalid/x",
            "nonsense")) {
      MockHttpServletResponse refused =
          send(
              officer,
              "/officers/deliveries/webhooks",
              "label",
              "x",
              "url",
              url,
              "categories",
              "account");
      assertThat(refused.getStatus()).as(url).isEqualTo(422);
      assertThat(refused.getContentAsString(StandardCharsets.UTF_8))
          .as("nothing typed is lost")
          .contains(org.springframework.web.util.HtmlUtils.htmlEscape(url));
    }
    assertThat(get(reader, "/officers/deliveries").getStatus()).isEqualTo(404);
  }

  @Test
  void theFeedSaysWhatAMailWouldAndEndsWithItsAddress() throws Exception {
    message(reader, "feed");
    String page = send(reader, "/inbox/settings/feed").getContentAsString(StandardCharsets.UTF_8);
    Matcher address = Pattern.compile("/inbox/feed/([A-Za-z0-9_-]{43})").matcher(page);
    assertThat(address.find()).isTrue();
    MockHttpServletResponse feed =
        web.perform(
                org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get(
                    address.group()))
            .andReturn()
            .getResponse();
    assertThat(feed.getContentType()).startsWith("application/atom+xml");
    String text = feed.getContentAsString(StandardCharsets.UTF_8);
    assertThat(text).contains("您有一条新消息", "https://zhiren.test/inbox/").doesNotContain("王一");
    javax.xml.parsers.DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new java.io.ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    send(reader, "/inbox/settings/feed/end");
    assertThat(
            web.perform(
                    org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get(
                        address.group()))
                .andReturn()
                .getResponse()
                .getStatus())
        .isEqualTo(404);
  }
}
