package org.zhiren.platform.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.zhiren.platform.shell.Open;

/**
 * Default deny: a controller method without an access rule is refused. A test makes sure that none
 * exists; this is the second wall, should the test ever be cheated.
 */
@Component
class AccessRules implements HandlerInterceptor, WebMvcConfigurer {

  private final Acting acting;

  AccessRules(Acting acting) {
    this.acting = acting;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this);
  }

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
      throws Exception {
    if (!(handler instanceof HandlerMethod method)) {
      return true;
    }
    if (rule(method, Open.class) != null || !ours(method)) {
      return true;
    }
    Optional<Account> account = acting.account();
    if (account.isEmpty()) {
      return toSignIn(request, response);
    }
    Allowed allowed = rule(method, Allowed.class);
    boolean may =
        allowed == null
            ? rule(method, SignedIn.class) != null
            : Arrays.stream(allowed.value()).anyMatch(account.get()::may);
    if (!may) {
      // The same answer as for what does not exist: a refusal must not confirm anything.
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
    return may;
  }

  private static boolean toSignIn(HttpServletRequest request, HttpServletResponse response)
      throws Exception {
    if (request.getRequestURI().startsWith("/api/")) {
      response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
    } else if (request.getHeader("HX-Request") != null) {
      response.setHeader("HX-Redirect", "/login");
      response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    } else {
      response.sendRedirect("/login");
    }
    return false;
  }

  /** Endpoints of libraries (the OpenAPI document) hold no business data. */
  private static boolean ours(HandlerMethod method) {
    return method.getBeanType().getName().startsWith("org.zhiren.");
  }

  private static <A extends Annotation> @Nullable A rule(HandlerMethod method, Class<A> kind) {
    A onMethod = AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), kind);
    return onMethod != null
        ? onMethod
        : AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), kind);
  }
}
