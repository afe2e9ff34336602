package org.zhiren.platform.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.zhiren.explain.Shortening;
import org.zhiren.explain.Text;

/**
 * The purpose that the person at the desk has stated. It lasts as long as the session, can be
 * changed at any time, and stands in every entry of the record from then on. A program states it
 * with each request, in the header {@value #HEADER}.
 */
@Component
public class Purposes {

  /** {@code SELECTION} or {@code SELECTION;matter}, the matter percent-encoded. */
  public static final String HEADER = "Zhiren-Purpose";

  private static final String ATTRIBUTE = "zhiren.purpose";
  private static final int MATTER_LENGTH = 200;

  /**
   * A stated purpose.
   *
   * @param purpose the kind
   * @param matter the matter in the person's own words; may be empty
   */
  public record Stated(Purpose purpose, String matter) {

    /** Both in one line, as the record keeps them. */
    public String line() {
      return matter.isEmpty() ? purpose.name() : purpose.name() + ": " + matter;
    }

    /** Both in words. */
    public Text text() {
      return matter.isEmpty()
          ? purpose.text()
          : Text.of("{0}：{1}", "{0}: {1}").fill(purpose.text(), matter);
    }
  }

  /** What has been stated in this session or with this request, if anything. */
  public Optional<Stated> stated() {
    return current();
  }

  /** Keeps {@code purpose} for this session. */
  public void state(Purpose purpose, String matter) {
    HttpServletRequest request = request();
    if (request == null) {
      throw new IllegalStateException("A purpose is stated within a request.");
    }
    String held = Shortening.cut(matter.strip(), MATTER_LENGTH);
    request.getSession().setAttribute(ATTRIBUTE, purpose.name() + ";" + held);
  }

  static Optional<Stated> current() {
    HttpServletRequest request = request();
    if (request == null) {
      return Optional.empty();
    }
    String header = request.getHeader(HEADER);
    if (header != null) {
      return parse(URLDecoder.decode(header, StandardCharsets.UTF_8));
    }
    HttpSession session = request.getSession(false);
    return session != null && session.getAttribute(ATTRIBUTE) instanceof String line
        ? parse(line)
        : Optional.empty();
  }

  private static Optional<Stated> parse(String line) {
    int end = line.indexOf(';');
    String name = (end < 0 ? line : line.substring(0, end)).strip();
    String matter = end < 0 ? "" : line.substring(end + 1).strip();
    return Arrays.stream(Purpose.values())
        .filter(purpose -> purpose.name().equals(name))
        .map(purpose -> new Stated(purpose, matter))
        .findFirst();
  }

  private static @Nullable HttpServletRequest request() {
    return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes web
        ? web.getRequest()
        : null;
  }
}
