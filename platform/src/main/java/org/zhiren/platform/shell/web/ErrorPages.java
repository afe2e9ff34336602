package org.zhiren.platform.shell.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.ModelAndView;
import org.zhiren.explain.Shortening;
import org.zhiren.explain.Text;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.NotFound;
import org.zhiren.platform.shell.Open;
import org.zhiren.platform.shell.Page;
import org.zhiren.platform.shell.StaleVersion;

/**
 * Faults as a person or a program can use them: a page for browsers, {@code problem+json} (RFC
 * 9457) for the API. What cannot be seen and what does not exist look the same.
 */
@Controller
@ControllerAdvice
class ErrorPages implements ErrorController {

  private static final Logger LOG = LoggerFactory.getLogger(ErrorPages.class);

  /**
   * What PostgreSQL says of a value that it cannot keep: too long, out of range, beyond its
   * calendar, a character that text may not hold.
   */
  private static final Set<String> CANNOT_BE_KEPT =
      Set.of("22001", "22003", "22008", "22021", "22P05");

  private static final Text OUT_OF_RANGE =
      Text.of(
          "有内容无法保存：文字过长、数字或日期超出范围，或含有控制字符。请更正后重新提交。",
          "Something cannot be kept: a text is too long, a number or a date out of range, or there"
              + " are control characters. Correct it and send it again.");

  private static final Text MISSING =
      Text.of(
          "缺少“{0}”。请返回上一页，填写后重新提交。",
          "“{0}” is missing. Please go back, fill it in and send it again.");

  private static final Text UNFIT =
      Text.of(
          "“{0}”的值“{1}”不能用。请返回上一页，更正后重新提交。",
          "The value “{1}” does not fit “{0}”. Please go back, correct it and send it again.");

  private static final int SHOWN = 60;

  private final Pages pages;

  ErrorPages(Pages pages) {
    this.pages = pages;
  }

  @ExceptionHandler(NotFound.class)
  Object notFound(HttpServletRequest request) {
    return answer(request, 404, Map.of());
  }

  @ExceptionHandler(InvalidInput.class)
  Object invalid(InvalidInput refused, HttpServletRequest request) {
    return answer(request, 422, Map.of("faults", refused.faults()));
  }

  /** A parameter that is not there, as no form of ours sends it: at least its name is said. */
  @ExceptionHandler(MissingServletRequestParameterException.class)
  Object missing(MissingServletRequestParameterException refused, HttpServletRequest request) {
    String name = refused.getParameterName();
    var fault = new InvalidInput.Fault(name, null, MISSING.fill(name));
    return answer(request, 400, Map.of("faults", List.of(fault)));
  }

  /**
   * A parameter of another kind than is asked for, such as letters for a number. In the path it is
   * an address that does not exist.
   */
  @ExceptionHandler(MethodArgumentTypeMismatchException.class)
  Object unfit(MethodArgumentTypeMismatchException refused, HttpServletRequest request) {
    String name = refused.getName();
    String value = Shortening.shown(String.valueOf(refused.getValue()), SHOWN);
    if (request.getParameter(name) == null) {
      return answer(request, 400, Map.of());
    }
    var fault = new InvalidInput.Fault(name, value, UNFIT.fill(name, value));
    return answer(request, 400, Map.of("faults", List.of(fault)));
  }

  @ExceptionHandler(StaleVersion.class)
  Object stale(StaleVersion refused, HttpServletRequest request) {
    return answer(request, 409, Map.of("differences", refused.differences()));
  }

  /**
   * The last guard behind the checks of the forms: what the database refuses as a value is the
   * fault of the input, anything else is ours.
   */
  @ExceptionHandler(DataIntegrityViolationException.class)
  Object notKept(DataIntegrityViolationException refused, HttpServletRequest request) {
    Throwable cause = refused.getMostSpecificCause();
    String state = cause instanceof SQLException sql ? sql.getSQLState() : null;
    if (state == null || !CANNOT_BE_KEPT.contains(state)) {
      throw refused;
    }
    LOG.warn("The database refused a value at {} with {}", request.getRequestURI(), state);
    return invalid(new InvalidInput("", null, OUT_OF_RANGE), request);
  }

  /** Everything else: refused by security, not found, or our own fault. */
  @Open
  @RequestMapping("/error")
  Object other(HttpServletRequest request) {
    Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    int status = code instanceof Integer number ? number : 500;
    if (status >= 500) {
      LOG.error("A request failed with {}", status);
    }
    return answer(request, status == 403 ? 404 : status, Map.of());
  }

  private Object answer(HttpServletRequest request, int status, Map<String, Object> details) {
    Page page = pages.of(request);
    Object original = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    String path = original instanceof String uri ? uri : request.getRequestURI();
    if (path.startsWith("/api/") || wantsJson(request)) {
      return problem(page, path, status, details);
    }
    ModelAndView view = new ModelAndView("shell/web/error");
    view.setStatus(HttpStatus.valueOf(status));
    view.addObject("page", page);
    view.addObject("status", known(page, status));
    view.addObject("faults", details.getOrDefault("faults", List.of()));
    view.addObject("differences", details.getOrDefault("differences", List.of()));
    return view;
  }

  private static ResponseEntity<ProblemDetail> problem(
      Page page, String path, int status, Map<String, Object> details) {
    int shown = known(page, status);
    ProblemDetail problem = ProblemDetail.forStatus(status);
    problem.setTitle(page.t("shell.error." + shown + ".title"));
    problem.setDetail(page.t("shell.error." + shown + ".advice"));
    problem.setInstance(URI.create(path));
    if (details.get("faults") instanceof List<?> faults) {
      problem.setProperty(
          "faults",
          faults.stream()
              .map(InvalidInput.Fault.class::cast)
              .map(f ->
                  Map.of(
                      "field", f.field(),
                      "value", f.value() == null ? "" : f.value(),
                      "message", page.t(f.message())))
              .toList());
    }
    if (details.get("differences") instanceof List<?> differences) {
      problem.setProperty("differences", differences);
    }
    return ResponseEntity.status(status)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem);
  }

  private static int known(Page page, int status) {
    return page.texts().has("shell.error." + status + ".title") ? status : 500;
  }

  private static boolean wantsJson(HttpServletRequest request) {
    String accept = request.getHeader("Accept");
    return accept != null && accept.contains("json") && !accept.contains("text/html");
  }
}
