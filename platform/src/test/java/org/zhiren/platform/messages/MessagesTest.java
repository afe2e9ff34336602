package org.zhiren.platform.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.transaction.IllegalTransactionStateException;
import org.zhiren.platform.LocalMail;
import org.zhiren.platform.access.Account;

/** A message exists with its cause, is its reader's alone, and leaves by mail and feed. */
class MessagesTest extends MessagesSample {

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
}
