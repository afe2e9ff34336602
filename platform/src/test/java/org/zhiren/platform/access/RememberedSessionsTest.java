package org.zhiren.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterChain;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.MapSession;
import org.springframework.session.web.http.SessionRepositoryFilter;

/** How often a request asks for its session, and that it never meets one that was ended. */
class RememberedSessionsTest {

  private final Counting stored = new Counting();
  private final RememberedSessions<MapSession> sessions = new RememberedSessions<>(stored);
  private String id = "";

  /** A store that counts what it is asked for, and gives out copies as the database does. */
  private static final class Counting implements FindByIndexNameSessionRepository<MapSession> {
    private final Map<String, MapSession> rows = new HashMap<>();
    private int looks;
    private int saves;

    @Override
    public MapSession createSession() {
      return new MapSession();
    }

    @Override
    public void save(MapSession session) {
      saves++;
      rows.remove(session.getOriginalId());
      rows.put(session.getId(), new MapSession(session));
    }

    @Override
    public @Nullable MapSession findById(String id) {
      looks++;
      MapSession row = rows.get(id);
      return row == null ? null : new MapSession(row);
    }

    @Override
    public void deleteById(String id) {
      rows.remove(id);
    }

    @Override
    public Map<String, MapSession> findByIndexNameAndIndexValue(String name, String value) {
      return new LinkedHashMap<>(rows);
    }
  }

  private interface Page {
    void show(HttpServletRequest request, HttpServletResponse response) throws Exception;
  }

  /** A request through both filters; the page writes so much that the answer goes out early. */
  private MockHttpServletResponse request(Page page) throws Exception {
    MockHttpServletRequest request = new MockHttpServletRequest("GET", "/");
    if (!id.isEmpty()) {
      request.setCookies(
          new Cookie(
              "SESSION",
              java.util.Base64.getEncoder()
                  .encodeToString(id.getBytes(java.nio.charset.StandardCharsets.UTF_8))));
    }
    MockHttpServletResponse response = new MockHttpServletResponse();
    SessionRepositoryFilter<?> filter = new SessionRepositoryFilter<>(sessions);
    FilterChain inner =
        new MockFilterChain(
            new HttpServlet() {
              private static final long serialVersionUID = 1L;

              @Override
              protected void service(HttpServletRequest asked, HttpServletResponse answer)
                  throws java.io.IOException {
                try {
                  page.show(asked, answer);
                } catch (java.io.IOException | RuntimeException e) {
                  throw e;
                } catch (Exception e) {
                  throw new IllegalStateException(e);
                }
                answer.getWriter().write("page");
                answer.flushBuffer();
              }
            },
            filter);
    new RememberedSessions.WhileARequestLasts().doFilter(request, response, inner);
    return response;
  }

  private void look() throws Exception {
    request((request, response) -> {
      HttpSession session = request.getSession(false);
      assertThat(session).isNotNull();
      assertThat(Objects.requireNonNull(session).getAttribute("who")).isEqualTo("librarian");
    });
  }

  @BeforeEach
  void signIn() throws Exception {
    request((request, response) -> request.getSession().setAttribute("who", "librarian"));
    id = stored.rows.keySet().iterator().next();
    assertThat(stored.saves).isEqualTo(1);
    stored.looks = 0;
    stored.saves = 0;
  }

  private void lastUsedBefore(Duration time) {
    MapSession row = Objects.requireNonNull(stored.rows.get(id));
    row.setLastAccessedTime(row.getLastAccessedTime().minus(time));
  }

  @Test
  void aRequestLooksOnceAndNotesItsUseOnlyWhenThatIsNews() throws Exception {
    look();
    assertThat(stored.looks).isEqualTo(1);
    assertThat(stored.saves).isZero();
    lastUsedBefore(RememberedSessions.WORTH_NOTING);
    look();
    assertThat(stored.looks).isEqualTo(2);
    assertThat(stored.saves).as("a quarter of a minute later").isEqualTo(1);
    look();
    assertThat(stored.saves).isEqualTo(1);
    lastUsedBefore(RememberedSessions.WORTH_NOTING.plusSeconds(1).negated());
    look();
    assertThat(stored.saves).as("the clock was set back").isEqualTo(2);
  }

  @Test
  void whatIsPutIntoASessionIsWrittenAtOnce() throws Exception {
    request((request, response) -> request.getSession().setAttribute("more", "x"));
    assertThat(stored.saves).isEqualTo(1);
    assertThat(Objects.requireNonNull(stored.rows.get(id)).<String>getAttribute("more"))
        .isEqualTo("x");
    request((request, response) -> request.getSession().removeAttribute("more"));
    assertThat(stored.saves).isEqualTo(2);
    request((request, response) -> {
      request.getSession();
      request.changeSessionId();
    });
    assertThat(stored.saves).isEqualTo(3);
    assertThat(stored.rows).hasSize(1).doesNotContainKey(id);
    id = stored.rows.keySet().iterator().next();
    look();
  }

  @Test
  void aSessionThatWasEndedIsGoneWithTheNextRequest() throws Exception {
    look();
    stored.deleteById(id);
    request((request, response) -> assertThat(request.getSession(false)).isNull());
    assertThat(stored.rows).isEmpty();
  }

  @Test
  void signingOutEndsItWithinTheRequest() throws Exception {
    request((request, response) -> {
      request.getSession().invalidate();
      assertThat(request.getSession(false)).isNull();
    });
    assertThat(stored.rows).isEmpty();
  }
}
