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

  private record Endpoint(String method, String path, HandlerMethod handler) {}

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
                          path.replaceAll("\\{[^}]*}", UUID.randomUUID().toString()),
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
