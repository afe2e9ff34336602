package org.zhiren.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.zhiren.platform.PlatformTest;
import org.zhiren.platform.shell.Open;

/** Each role at each endpoint: the decision at run time is the one that the rule declares. */
class EndpointMatrixTest extends PlatformTest {

  @Autowired private List<RequestMappingHandlerMapping> mappings;
  @Autowired private AccessRules rules;
  @Autowired private Accounts accounts;
  @Autowired private LiveAccounts live;

  @Autowired private org.springframework.context.ApplicationContext context;

  private record Endpoint(
      String method, String path, List<MediaType> consumes, HandlerMethod handler) {}

  private List<Endpoint> endpoints() {
    List<Endpoint> found = new ArrayList<>();
    for (RequestMappingHandlerMapping mapping : mappings) {
      for (Map.Entry<RequestMappingInfo, HandlerMethod> e :
          mapping.getHandlerMethods().entrySet()) {
        if (e.getValue().getBeanType().getName().startsWith("org.zhiren.")) {
          String method =
              e.getKey().getMethodsCondition().getMethods().stream()
                  .findFirst()
                  .map(RequestMethod::name)
                  .orElse("GET");
          e.getKey()
              .getPatternValues()
              .forEach(path ->
                  found.add(
                      new Endpoint(
                          method,
                          // One of few words where the address allows no other, else anything.
                          path.replaceAll("\\{\\w+:([a-z]+)\\|[^}]*}", "$1")
                              .replaceAll("\\{[^}]*}", UUID.randomUUID().toString()),
                          List.copyOf(e.getKey().getConsumesCondition().getConsumableMediaTypes()),
                          e.getValue())));
        }
      }
    }
    return found;
  }

  @Test
  void eachRoleGetsWhatTheRuleSaysAtEachEndpoint() throws Exception {
    Map<String, SignedInAccount> actors = new LinkedHashMap<>();
    actors.put("anonymous", null);
    actors.put("without role", actor());
    for (Role role : Role.values()) {
      actors.put(role.name(), actor(role));
    }
    List<Endpoint> endpoints = endpoints();
    int cells = 0;
    int let = 0;
    for (Endpoint endpoint : endpoints) {
      for (Map.Entry<String, SignedInAccount> actor : actors.entrySet()) {
        boolean expected = declared(endpoint.handler(), actor.getValue());
        MockHttpServletResponse response = new MockHttpServletResponse();
        boolean decided = decide(endpoint, actor.getValue(), response);
        assertThat(decided)
            .as("%s at %s %s", actor.getKey(), endpoint.method(), endpoint.path())
            .isEqualTo(expected);
        if (!decided) {
          int refusal = endpoint.path().startsWith("/api/") ? 401 : 302;
          assertThat(response.getStatus())
              .as("%s at %s %s", actor.getKey(), endpoint.method(), endpoint.path())
              .isEqualTo(actor.getValue() == null ? refusal : 404);
        }
        cells++;
        let += decided ? 1 : 0;
      }
    }
    System.out.printf(
        "EndpointMatrixTest: %d endpoints, %d cells, %d let in%n", endpoints.size(), cells, let);
    assertThat(cells).as("cells: the check must not pass on nothing").isGreaterThan(200);
    assertThat(let).isBetween(1, cells - 1);
  }

  private SignedInAccount actor(Role... roles) throws Exception {
    String login = "m" + UUID.randomUUID().toString().substring(0, 12);
    Account account =
        acting.asSystem(
            "test",
            () -> accounts.create(login, login, "copper lantern drizzle", Set.of(roles), null));
    return live.find(account.id()).orElseThrow();
  }

  private boolean decide(Endpoint endpoint, SignedInAccount actor, MockHttpServletResponse response)
      throws Exception {
    if (actor != null) {
      SecurityContextHolder.getContext()
          .setAuthentication(
              UsernamePasswordAuthenticationToken.authenticated(actor, null, List.of()));
    }
    try {
      return rules.preHandle(
          new MockHttpServletRequest(endpoint.method(), endpoint.path()),
          response,
          endpoint.handler());
    } finally {
      SecurityContextHolder.clearContext();
    }
  }

  /** The declaration, read without the code under test. */
  private static boolean declared(HandlerMethod handler, SignedInAccount actor) {
    boolean open =
        AnnotatedElementUtils.hasAnnotation(handler.getMethod(), Open.class)
            || AnnotatedElementUtils.hasAnnotation(handler.getBeanType(), Open.class);
    if (open || actor == null) {
      return open;
    }
    Allowed allowed =
        AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), Allowed.class);
    if (allowed == null
        && AnnotatedElementUtils.hasAnnotation(handler.getMethod(), SignedIn.class)) {
      return true;
    }
    if (allowed == null) {
      allowed = AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), Allowed.class);
    }
    return allowed == null
        || Arrays.stream(allowed.value())
            .anyMatch(right ->
                actor.account().roles().stream().anyMatch(role -> role.rights().contains(right)));
  }

  /** Filters, session, request token, error pages and all: what a browser would get. */
  @Test
  void theWholeStackAnswersAsTheRuleSays() throws Exception {
    Map<String, Account> actors = new LinkedHashMap<>();
    actors.put("anonymous", null);
    actors.put("without role", actor().account());
    for (Role role : Role.values()) {
      actors.put(role.name(), actor(role).account());
    }
    List<String> wrong = new ArrayList<>();
    int cells = 0;
    for (Endpoint endpoint : endpoints()) {
      for (Map.Entry<String, Account> actor : actors.entrySet()) {
        Account account = actor.getValue();
        boolean may =
            declared(
                endpoint.handler(), account == null ? null : live.find(account.id()).orElseThrow());
        if (may && !endpoint.method().equals("GET")) {
          // Would change something; what it may do is the matter of its module's tests.
          continue;
        }
        MockHttpServletResponse answer = answer(endpoint, account);
        String fault = fault(endpoint, account, may, answer);
        if (!fault.isEmpty()) {
          wrong.add(
              "%s at %s %s: %s"
                  .formatted(actor.getKey(), endpoint.method(), endpoint.path(), fault));
        }
        cells++;
      }
    }
    System.out.printf("EndpointMatrixTest: %d cells through the whole stack%n", cells);
    assertThat(wrong).isEmpty();
    assertThat(cells).as("cells: the check must not pass on nothing").isGreaterThan(500);
  }

  private MockHttpServletResponse answer(Endpoint endpoint, Account account) throws Exception {
    var request =
        org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request(
                org.springframework.http.HttpMethod.valueOf(endpoint.method()), endpoint.path())
            .with(
                org.springframework.security.test.web.servlet.request
                    .SecurityMockMvcRequestPostProcessors.csrf());
    if (account != null) {
      request.with(AtTheDesk.sits(account));
    }
    if (!endpoint.consumes().isEmpty()) {
      request.contentType(endpoint.consumes().getFirst());
    }
    return web.perform(request).andReturn().getResponse();
  }

  private static String fault(
      Endpoint endpoint, Account account, boolean may, MockHttpServletResponse answer) {
    boolean api = endpoint.path().startsWith("/api/");
    String target = answer.getRedirectedUrl();
    boolean toSignIn = answer.getStatus() == 302 && target != null && target.startsWith("/login");
    String met = answer.getStatus() + (target == null ? "" : " to " + target);
    if (account == null && !may) {
      return (api ? answer.getStatus() == 401 : toSignIn) ? "" : met;
    }
    if (!may) {
      return answer.getStatus() == 404 ? "" : met;
    }
    boolean refused =
        answer.getStatus() == 401
            || answer.getStatus() == 403
            || answer.getStatus() >= 500
            || (account != null && toSignIn && !endpoint.path().startsWith("/login"));
    // The error page itself answers 500 when there was no error.
    return refused && !endpoint.path().equals("/error") ? met : "";
  }

  /** No door beside the controllers: what else could answer a request. */
  @Test
  void thereIsNoEndpointOutsideTheMatrix() {
    var functions =
        context.getBeansOfType(
            org.springframework.web.servlet.function.support.RouterFunctionMapping.class);
    functions
        .values()
        .forEach(
            mapping -> assertThat(mapping.getRouterFunction()).as("router functions").isNull());
    context
        .getBeansOfType(org.springframework.web.servlet.handler.BeanNameUrlHandlerMapping.class)
        .values()
        .forEach(
            mapping -> assertThat(mapping.getHandlerMap()).as("handlers by bean name").isEmpty());
    List<String> foreign =
        mappings.stream()
            .flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream())
            .filter(e -> !e.getValue().getBeanType().getName().startsWith("org.zhiren."))
            .flatMap(e -> e.getKey().getPatternValues().stream())
            .sorted()
            .toList();
    assertThat(foreign)
        .as("endpoints of libraries: only the description of the interface")
        .allMatch(path -> path.startsWith("/api/v1/openapi"));
  }

  @Test
  void officersHoldNoRightOverBusinessData() {
    Set<Right> officers = Set.of(Right.ACCOUNTS_MANAGE, Right.GRANTS_MANAGE, Right.RECORDS_AUDIT);
    for (Role role : Role.values()) {
      if (role.officer()) {
        assertThat(role.rights()).hasSize(1).isSubsetOf(officers);
      } else {
        assertThat(role.rights()).doesNotContainAnyElementsOf(officers);
      }
    }
  }
}
