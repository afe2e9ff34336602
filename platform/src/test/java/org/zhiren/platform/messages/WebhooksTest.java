package org.zhiren.platform.messages;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
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
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;

/** Webhooks: signed, retried, given up, sent again, and never turned against the house. */
class WebhooksTest extends MessagesSample {

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
}
