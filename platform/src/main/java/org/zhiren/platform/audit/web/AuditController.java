package org.zhiren.platform.audit.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhiren.platform.access.Allowed;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.records.Act;
import org.zhiren.platform.records.AuditLog;
import org.zhiren.platform.records.Records;
import org.zhiren.platform.shell.NavigationEntry;
import org.zhiren.platform.shell.NavigationSource;
import org.zhiren.platform.shell.NotFound;
import org.zhiren.platform.shell.Open;

/** The pages of the audit officer. */
@Controller
class AuditController {

  private static final int PAGE = 50;

  private final AuditLog audit;
  private final Records records;
  private final TransactionTemplate transaction;

  AuditController(AuditLog audit, Records records, PlatformTransactionManager transactions) {
    this.audit = audit;
    this.records = records;
    this.transaction = new TransactionTemplate(transactions);
  }

  @Allowed(Right.RECORDS_AUDIT)
  @GetMapping("/records")
  String record(
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate from,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate to,
      @RequestParam(defaultValue = "") String action,
      @RequestParam(defaultValue = "") String actor,
      @RequestParam(name = "type", defaultValue = "") String objectType,
      @RequestParam(name = "object", defaultValue = "") String objectId,
      @RequestParam(required = false) @Nullable Long before,
      @RequestHeader(name = "HX-Request", defaultValue = "") String htmx,
      Model model) {
    List<AuditLog.Line> lines =
        audit.find(
            new AuditLog.Question(
                before,
                from,
                to,
                absent(action),
                absent(actor),
                absent(objectType),
                absent(objectId)),
            PAGE + 1);
    boolean more = lines.size() > PAGE;
    model.addAttribute("lines", more ? lines.subList(0, PAGE) : lines);
    model.addAttribute("next", more ? lines.get(PAGE - 1).id() : 0L);
    model.addAttribute("from", from == null ? "" : from.toString());
    model.addAttribute("to", to == null ? "" : to.toString());
    model.addAttribute("action", action);
    model.addAttribute("actor", actor);
    model.addAttribute("objectType", objectType);
    model.addAttribute("objectId", objectId);
    if (!htmx.isEmpty()) {
      return "audit/web/lines";
    }
    model.addAttribute("head", audit.head());
    return "audit/web/records";
  }

  @Allowed(Right.RECORDS_AUDIT)
  @GetMapping("/records/{id}")
  String entry(@PathVariable long id, Model model) {
    model.addAttribute("line", audit.one(id).orElseThrow(() -> new NotFound("entry " + id)));
    model.addAttribute("receipt", audit.receipt(id).orElse(""));
    return "audit/web/entry";
  }

  @Allowed(Right.RECORDS_AUDIT)
  @GetMapping("/records/{id}/receipt")
  ResponseEntity<byte[]> receipt(@PathVariable long id) {
    String text = audit.receipt(id).orElseThrow(() -> new NotFound("receipt " + id));
    return ResponseEntity.ok()
        .contentType(MediaType.TEXT_PLAIN)
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"receipt-" + id + ".txt\"")
        .body(text.getBytes(StandardCharsets.UTF_8));
  }

  @Allowed(Right.RECORDS_AUDIT)
  @GetMapping("/records/log")
  void log(HttpServletResponse response) throws IOException {
    transaction.executeWithoutResult(
        status -> records.record(Act.of("records.log.downloaded", "log", "all")));
    response.setContentType("application/gzip");
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"zhiren-ledger.jsonl.gz\"");
    try (OutputStream out = new GZIPOutputStream(response.getOutputStream())) {
      audit.write(out);
    }
  }

  @Allowed(Right.RECORDS_AUDIT)
  @PostMapping("/records/check")
  String check() {
    transaction.executeWithoutResult(
        status -> records.record(Act.of("records.log.checked", "log", "all")));
    audit.startCheck();
    return "redirect:/records#head";
  }

  @Allowed(Right.RECORDS_AUDIT)
  @GetMapping("/records/head")
  String head(Model model) {
    model.addAttribute("head", audit.head());
    return "audit/web/head";
  }

  /** The newest signed head: public, so that anybody can keep it as evidence. */
  @Open
  @GetMapping("/ledger/checkpoint")
  ResponseEntity<byte[]> checkpoint() {
    return ResponseEntity.ok()
        .contentType(MediaType.TEXT_PLAIN)
        .body(audit.head().head().getBytes(StandardCharsets.UTF_8));
  }

  /** The public key of the log. */
  @Open
  @GetMapping("/ledger/key")
  ResponseEntity<byte[]> key() {
    return ResponseEntity.ok()
        .contentType(MediaType.TEXT_PLAIN)
        .body((audit.head().key() + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private static @Nullable String absent(String text) {
    return text.isBlank() ? null : text.strip();
  }

  @Bean
  static NavigationSource auditNavigation() {
    return () ->
        List.of(
            new NavigationEntry(
                930, "audit.title", "/records", "notebook", Right.RECORDS_AUDIT.name(), "j"));
  }
}
