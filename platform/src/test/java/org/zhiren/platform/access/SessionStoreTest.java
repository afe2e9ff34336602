package org.zhiren.platform.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Point;
import java.io.File;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.csrf.DefaultCsrfToken;

/** What may come out of the bytes of a session. */
class SessionStoreTest {

  private final GenericConversionService store =
      new SessionStore().springSessionConversionService();

  private Object throughTheTable(Object attribute) {
    return store.convert(store.convert(attribute, byte[].class), Object.class);
  }

  @Test
  void whatASessionNeedsComesBack() {
    SessionAccount account = new SessionAccount(UUID.randomUUID(), 17);
    SecurityContextImpl context =
        new SecurityContextImpl(
            UsernamePasswordAuthenticationToken.authenticated(account, null, List.of()));
    assertThat(throughTheTable(context)).isEqualTo(context);
    assertThat(throughTheTable("text")).isEqualTo("text");
    assertThat(throughTheTable(new DefaultCsrfToken("h", "p", "t")))
        .isInstanceOf(DefaultCsrfToken.class);
  }

  @Test
  void anythingElseIsRefused() {
    assertThatThrownBy(() -> throughTheTable(new File("/etc/passwd")))
        .hasStackTraceContaining("REJECTED");
    assertThatThrownBy(() -> throughTheTable(new Point(1, 2))).hasStackTraceContaining("REJECTED");
    assertThatThrownBy(() -> throughTheTable(new java.util.ArrayList<>(List.of(new File("x")))))
        .hasStackTraceContaining("REJECTED");
  }
}
