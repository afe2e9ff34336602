package org.zhiren.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.zhiren.platform.access.Allowed;
import org.zhiren.platform.access.SignedIn;
import org.zhiren.platform.shell.Open;

/** Default deny: an endpoint without an access rule fails the build. */
class EndpointRulesTest extends PlatformTest {

  @Autowired private List<RequestMappingHandlerMapping> mappings;

  @Test
  void everyEndpointHasAnAccessRule() {
    List<HandlerMethod> ours =
        mappings.stream()
            .flatMap(m -> m.getHandlerMethods().values().stream())
            .filter(m -> m.getBeanType().getName().startsWith("org.zhiren."))
            .toList();

    assertThat(ours)
        .as("endpoints found: the check must not pass on nothing")
        .hasSizeGreaterThan(5);
    assertThat(ours.stream().filter(m -> !ruled(m)).map(HandlerMethod::getShortLogMessage))
        .as("endpoints without @Open, @SignedIn or @Allowed")
        .isEmpty();
  }

  private static boolean ruled(HandlerMethod method) {
    return List.of(Open.class, SignedIn.class, Allowed.class).stream()
        .anyMatch(rule ->
            AnnotatedElementUtils.hasAnnotation(method.getMethod(), rule)
                || AnnotatedElementUtils.hasAnnotation(method.getBeanType(), rule));
  }
}
