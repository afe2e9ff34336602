package org.zhiren.platform.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The sessions of the database, asked for once a request. The filter of the sessions looks a
 * session up again after its answer has gone out, and notes at each request when it was last used.
 * Here the first look serves the whole request, and the last use is noted every quarter of a minute
 * at most: a session that nobody uses ends up to that much before its time, never after.
 *
 * <p>Nothing is kept from one request to the next: a session that was ended, here or elsewhere, is
 * gone with the next click. Everything but the time of the last use is written at once.
 *
 * @param <S> the sessions of the store behind this one
 */
final class RememberedSessions<S extends Session>
    implements FindByIndexNameSessionRepository<RememberedSessions.Remembered<S>> {

  /** So much later the use of a session is worth writing down again. */
  static final Duration WORTH_NOTING = Duration.ofSeconds(15);

  /** What was looked up in the request of this thread; nothing is remembered outside one. */
  private static final ThreadLocal<@Nullable Map<String, Remembered<?>>> REQUEST =
      new ThreadLocal<>();

  private final FindByIndexNameSessionRepository<S> stored;

  RememberedSessions(FindByIndexNameSessionRepository<S> stored) {
    this.stored = stored;
  }

  /** A session, and whether anything but its last use has changed. */
  static final class Remembered<S extends Session> implements Session {
    private final S session;
    private boolean changed;
    private Instant noted;

    private Remembered(S session, boolean isNew) {
      this.session = session;
      this.changed = isNew;
      this.noted = session.getLastAccessedTime();
    }

    private boolean worthSaving() {
      // A clock that was set back is no reason to write nothing for hours.
      return changed
          || Duration.between(noted, session.getLastAccessedTime()).abs().compareTo(WORTH_NOTING)
              >= 0;
    }

    private void saved() {
      changed = false;
      noted = session.getLastAccessedTime();
    }

    @Override
    public String getId() {
      return session.getId();
    }

    @Override
    public String changeSessionId() {
      changed = true;
      return session.changeSessionId();
    }

    @Override
    public <T> @Nullable T getAttribute(String attributeName) {
      return session.getAttribute(attributeName);
    }

    @Override
    public Set<String> getAttributeNames() {
      return session.getAttributeNames();
    }

    @Override
    public void setAttribute(String attributeName, Object attributeValue) {
      changed = true;
      session.setAttribute(attributeName, attributeValue);
    }

    @Override
    public void removeAttribute(String attributeName) {
      changed = true;
      session.removeAttribute(attributeName);
    }

    @Override
    public Instant getCreationTime() {
      return session.getCreationTime();
    }

    @Override
    public void setLastAccessedTime(Instant lastAccessedTime) {
      session.setLastAccessedTime(lastAccessedTime);
    }

    @Override
    public Instant getLastAccessedTime() {
      return session.getLastAccessedTime();
    }

    @Override
    public void setMaxInactiveInterval(Duration interval) {
      changed = true;
      session.setMaxInactiveInterval(interval);
    }

    @Override
    public Duration getMaxInactiveInterval() {
      return session.getMaxInactiveInterval();
    }

    @Override
    public boolean isExpired() {
      return session.isExpired();
    }
  }

  @Override
  public Remembered<S> createSession() {
    return new Remembered<>(stored.createSession(), true);
  }

  @Override
  public void save(Remembered<S> session) {
    if (session.worthSaving()) {
      stored.save(session.session);
      session.saved();
    }
    Map<String, Remembered<?>> request = REQUEST.get();
    if (request != null) {
      // Under its present name alone: signing in gives a session another.
      request.values().removeIf(one -> one == session);
      request.put(session.getId(), session);
    }
  }

  // What one repository remembers of a request is of its own kind; there is one repository.
  @SuppressWarnings("unchecked")
  @Override
  public @Nullable Remembered<S> findById(String id) {
    Map<String, Remembered<?>> request = REQUEST.get();
    Remembered<?> known = request == null ? null : request.get(id);
    if (known != null && known.getId().equals(id) && !known.isExpired()) {
      return (Remembered<S>) known;
    }
    S found = SessionStore.reading(() -> stored.findById(id));
    if (found == null) {
      return null;
    }
    Remembered<S> session = new Remembered<>(found, false);
    if (request != null) {
      request.put(id, session);
    }
    return session;
  }

  @Override
  public void deleteById(String id) {
    Map<String, Remembered<?>> request = REQUEST.get();
    if (request != null) {
      request.remove(id);
    }
    stored.deleteById(id);
  }

  @Override
  public Map<String, Remembered<S>> findByIndexNameAndIndexValue(
      String indexName, String indexValue) {
    Map<String, Remembered<S>> found = new LinkedHashMap<>();
    stored
        .findByIndexNameAndIndexValue(indexName, indexValue)
        .forEach((id, session) -> found.put(id, new Remembered<>(session, false)));
    return found;
  }

  /** Remembers while a request lasts, and not a moment longer. Comes before all other filters. */
  static final class WhileARequestLasts extends OncePerRequestFilter {
    @Override
    protected void doFilterInternal(
        HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws ServletException, IOException {
      REQUEST.set(new HashMap<>());
      try {
        chain.doFilter(request, response);
      } finally {
        REQUEST.remove();
      }
    }
  }
}
