package org.zhiren.platform.audit.web;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.zhiren.explain.Text;
import org.zhiren.platform.access.Allowed;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.records.AuditLog;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.NotFound;

/** The record for programs. */
@RestController
@RequestMapping("/api/v1/records")
class AuditApi {

  private static final int MOST = 500;

  private final AuditLog audit;

  AuditApi(AuditLog audit) {
    this.audit = audit;
  }

  /** Entries, newest first; continue with {@code before} = the last {@code id}. */
  @Allowed(Right.RECORDS_AUDIT)
  @GetMapping("/entries")
  List<AuditLog.Line> entries(
      @RequestParam(required = false) @Nullable Long before,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate from,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate to,
      @RequestParam(required = false) @Nullable String action,
      @RequestParam(required = false) @Nullable String actor,
      @RequestParam(required = false) @Nullable String objectType,
      @RequestParam(required = false) @Nullable String objectId,
      @RequestParam(defaultValue = "100") int limit) {
    if (limit < 1 || limit > MOST) {
      throw new InvalidInput(
          "limit",
          Integer.toString(limit),
          Text.of("limit（{0}）应在 1 到 500 之间。", "The limit ({0}) must lie between 1 and 500.")
              .fill(limit));
    }
    return audit.find(
        new AuditLog.Question(before, from, to, action, actor, objectType, objectId), limit);
  }

  /** One entry. */
  @Allowed(Right.RECORDS_AUDIT)
  @GetMapping("/entries/{id}")
  AuditLog.Line entry(@PathVariable long id) {
    return audit.one(id).orElseThrow(() -> new NotFound("entry " + id));
  }

  /** The state of the log. */
  @Allowed(Right.RECORDS_AUDIT)
  @GetMapping("/head")
  AuditLog.Head head() {
    return audit.head();
  }
}
