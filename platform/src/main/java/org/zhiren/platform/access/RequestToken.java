package org.zhiren.platform.access;

import java.util.UUID;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/** One token for all entries of a request. */
final class RequestToken {

  private RequestToken() {}

  static String current() {
    RequestAttributes request = RequestContextHolder.getRequestAttributes();
    if (request == null) {
      return UUID.randomUUID().toString();
    }
    String name = RequestToken.class.getName();
    Object known = request.getAttribute(name, RequestAttributes.SCOPE_REQUEST);
    if (known instanceof String token) {
      return token;
    }
    String token = UUID.randomUUID().toString();
    request.setAttribute(name, token, RequestAttributes.SCOPE_REQUEST);
    return token;
  }
}
