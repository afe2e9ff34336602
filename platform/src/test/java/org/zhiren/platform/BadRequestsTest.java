package org.zhiren.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.zhiren.platform.access.Account;
import org.zhiren.platform.access.Accounts;
import org.zhiren.platform.access.AtTheDesk;
import org.zhiren.platform.access.Role;

/**
 * Every address that is read, with what nobody should ask: a fault of the asker is never answered
 * as a fault of ours.
 */
class BadRequestsTest extends PlatformTest {

  private static final List<String> NASTY =
      List.of(
          "",
          " 　",
          "x",
          "长".repeat(5_000),
          "-1",
          "2147483648",
          "99999999999999999999",
          "1e400",
          "NaN",
          "2026-02-30",
          "+999999999-12-31",
          "9999-12-31",
          "-".repeat(36),
          UUID.randomUUID().toString(),
          "a\u0000b",
          "\ud842\udfb7\u202e",
          "' or 1=1 --",
          "\"",
          "(",
          "\\",
          "%",
          "*",
          "a AND",
          "{\"a\":[",
          "[[[",
          "../x");

  @Autowired private List<RequestMappingHandlerMapping> mappings;
  @Autowired private Accounts accounts;

  private final List<String> wrong = new ArrayList<>();
  private final Map<Integer, Integer> answers = new TreeMap<>();

  private record Endpoint(HttpMethod method, String path, HandlerMethod handler) {}

  private List<Endpoint> endpoints() {
    List<Endpoint> found = new ArrayList<>();
    for (RequestMappingHandlerMapping mapping : mappings) {
      for (Map.Entry<RequestMappingInfo, HandlerMethod> one :
          mapping.getHandlerMethods().entrySet()) {
        HttpMethod method =
            one.getKey().getMethodsCondition().getMethods().stream()
                .findFirst()
                .map(RequestMethod::asHttpMethod)
                .orElse(HttpMethod.GET);
        if (one.getValue().getBeanType().getName().startsWith("org.zhiren.")) {
          one.getKey()
              .getPatternValues()
              .forEach(path -> found.add(new Endpoint(method, path, one.getValue())));
        }
      }
    }
    return found;
  }

  private Account everybody() throws Exception {
    String login = "bad" + UUID.randomUUID().toString().substring(0, 10);
    EnumSet<Role> roles =
        Arrays.stream(Role.values())
            .filter(role -> !role.officer())
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
    return acting.asSystem(
        "test", () -> accounts.create(login, login, "copper lantern drizzle", roles, null));
  }

  private void ask(Account account, MockHttpServletRequestBuilder request, String asked) {
    try {
      int status =
          web.perform(
                  request
                      .header("Zhiren-Purpose", "DAILY")
                      .with(csrf())
                      .with(AtTheDesk.sits(account)))
              .andReturn()
              .getResponse()
              .getStatus();
      answers.merge(status, 1, Integer::sum);
      if (status >= 500 && status != 503) {
        wrong.add(asked + " answered " + status);
      }
    } catch (Exception fell) {
      Throwable cause = fell;
      while (cause.getCause() != null) {
        cause = cause.getCause();
      }
      String where =
          Arrays.stream(cause.getStackTrace())
              .map(StackTraceElement::toString)
              .filter(line -> line.contains("org.zhiren."))
              .findFirst()
              .orElse("");
      wrong.add(asked + " fell over: " + cause + " at " + where);
    }
  }

  @Test
  void noAddressFallsOver() throws Exception {
    long seed = Long.getLong("seed", System.nanoTime());
    System.out.println("BadRequestsTest addresses, seed " + seed);
    Random random = new Random(seed);
    Account account = everybody();
    for (Endpoint endpoint : endpoints()) {
      if (!endpoint.method().equals(HttpMethod.GET)
          || endpoint.path().equals("/error")
          || endpoint.path().startsWith("/logout")) {
        continue;
      }
      List<String> names = names(endpoint.handler());
      for (int i = 0; i < (names.isEmpty() ? 1 : 3); i++) {
        MockHttpServletRequestBuilder request =
            MockMvcRequestBuilders.get(address(endpoint.path(), random));
        StringBuilder asked = new StringBuilder("GET ").append(endpoint.path());
        for (String name : names) {
          String value = NASTY.get(random.nextInt(NASTY.size()));
          request.param(name, value);
          asked.append(' ').append(name).append('=').append(shorten(value));
        }
        ask(account, request, asked.toString());
      }
    }
    System.out.println("BadRequestsTest answers " + answers);
    assertThat(wrong).as("seed %d", seed).isEmpty();
    assertThat(answers.values().stream().mapToInt(one -> one).sum()).isGreaterThan(300);
  }

  @Test
  void whatABodyLacksIsNamedAndNothingFallsOver() throws Exception {
    long seed = Long.getLong("seed", System.nanoTime());
    System.out.println("BadRequestsTest bodies, seed " + seed);
    Random random = new Random(seed);
    Account account = everybody();
    for (Endpoint endpoint : endpoints()) {
      boolean body =
          Arrays.stream(endpoint.handler().getMethodParameters())
              .anyMatch(one -> one.hasParameterAnnotation(RequestBody.class));
      if (!body || endpoint.method().equals(HttpMethod.GET)) {
        continue;
      }
      for (String sent : List.of("{}", "[]", "null", "{\"x\": null}", "[{}]", "[null]")) {
        MockHttpServletRequestBuilder request =
            MockMvcRequestBuilders.request(endpoint.method(), address(endpoint.path(), random))
                .contentType(MediaType.APPLICATION_JSON)
                .content(sent);
        ask(account, request, endpoint.method() + " " + endpoint.path() + " " + sent);
      }
    }
    System.out.println("BadRequestsTest bodies answers " + answers);
    assertThat(wrong).as("seed %d", seed).isEmpty();
    assertThat(answers.getOrDefault(422, 0)).as("refused with what is missing").isPositive();
    String problem =
        web.perform(
                MockMvcRequestBuilders.post("/api/v1/selections")
                    .contentType(MediaType.APPLICATION_JSON)
                    .content("{}")
                    .with(csrf())
                    .with(AtTheDesk.sits(account)))
            .andExpect(status().is(422))
            .andReturn()
            .getResponse()
            .getContentAsString(StandardCharsets.UTF_8);
    assertThat(problem).contains("\"need\"", "缺少这一项");
  }

  /** The address with something in place of each variable: mostly of nothing that there is. */
  private static java.net.URI address(String pattern, Random random) {
    String path =
        pattern
            .replaceAll("\\{\\w+:([a-z]+)\\|[^}]*}", "$1")
            .replaceAll("\\{\\*\\w+}", "x")
            .replaceAll(
                "\\{[^}]*}",
                switch (random.nextInt(4)) {
                  case 0 -> "0";
                  case 1 -> "-".repeat(36);
                  default -> UUID.randomUUID().toString();
                });
    return java.net.URI.create(path);
  }

  private static List<String> names(HandlerMethod handler) {
    List<String> names = new ArrayList<>();
    for (MethodParameter parameter : handler.getMethodParameters()) {
      RequestParam asked = parameter.getParameterAnnotation(RequestParam.class);
      parameter.initParameterNameDiscovery(new DefaultParameterNameDiscoverer());
      String own = parameter.getParameterName();
      if (asked != null && !Map.class.isAssignableFrom(parameter.getParameterType())) {
        names.add(!asked.name().isEmpty() ? asked.name() : own == null ? "x" : own);
      }
    }
    return names;
  }

  private static String shorten(String text) {
    String shown = text.replace("\u0000", "␀");
    return shown.length() <= 200 ? shown : shown.substring(0, 40) + "… (" + text.length() + ")";
  }
}
