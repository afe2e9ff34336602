package org.zhiren.platform.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.annotation.Annotation;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
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

  private static final Set<String> WITHOUT_PASSWORD = Set.of("/account/password");
  private static final Set<String> WITHOUT_FACTOR =
      Set.of(
          "/account/password",
          "/account/second-factor",
          "/account/passkeys",
          "/account/passkeys/options");

  private final SensitiveReads reads;
  private final SecondFactor secondFactor;

  AccessRules(SensitiveReads reads, SecondFactor secondFactor) {
    this.reads = reads;
    this.secondFactor = secondFactor;
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
    Optional<SignedInAccount> signedIn = Acting.signedIn();
    if (signedIn.isEmpty()) {
      return toSignIn(request, response);
    }
    SignedInAccount account = signedIn.get();
    if (account.mustChangePassword() && !WITHOUT_PASSWORD.contains(request.getRequestURI())) {
      return first(request, response, "/account/password");
    }
    if (!account.mustChangePassword()
        && secondFactor.missing(account)
        && !WITHOUT_FACTOR.contains(request.getRequestURI())) {
      return first(request, response, "/account/second-factor");
    }
    Allowed allowed = rule(method, Allowed.class);
    boolean may =
        allowed == null ? rule(method, SignedIn.class) != null : account.mayAny(allowed.value());
    if (!may) {
      reads.refused("endpoint", request.getMethod() + " " + request.getRequestURI(), "right");
      // The same answer as for what does not exist: a refusal must not confirm anything.
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
    return may;
  }

  private static boolean toSignIn(HttpServletRequest request, HttpServletResponse response)
      throws Exception {
    if (request.getRequestURI().startsWith("/api/")) {
      response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
      return false;
    }
    if (request.getHeader("HX-Request") != null) {
      // The page stays as it is, with all that was typed, and asks to sign in.
      EndedSessions.ask(response);
      return false;
    }
    String query = request.getQueryString();
    String asked =
        !request.getMethod().equals("GET") || request.getRequestURI().equals("/")
            ? ""
            : "?next="
                + URLEncoder.encode(
                    request.getRequestURI() + (query == null ? "" : "?" + query),
                    StandardCharsets.UTF_8);
    return send(request, response, "/login" + asked);
  }

  /** Something must be done before anything else is open. */
  private static boolean first(
      HttpServletRequest request, HttpServletResponse response, String page) throws Exception {
    if (request.getRequestURI().startsWith("/api/")) {
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
      return false;
    }
    return send(request, response, page);
  }

  private static boolean send(HttpServletRequest request, HttpServletResponse response, String page)
      throws Exception {
    if (request.getHeader("HX-Request") != null) {
      response.setHeader("HX-Redirect", page);
      response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    } else {
      response.sendRedirect(page);
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
