package org.zhiren.platform.selection.record.web;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.zhiren.platform.access.Allowed;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.selection.record.CaseRecords;

/** The whole-process record of a case: page, PDF, bundle. */
@Controller
@Allowed({Right.SELECTION_RUN, Right.SELECTION_DECIDE})
class RecordController {

  private final CaseRecords records;

  RecordController(CaseRecords records) {
    this.records = records;
  }

  @GetMapping("/selections/{id}/record")
  String record(@PathVariable UUID id, Model model) {
    model.addAttribute("record", records.of(id));
    return "selection/record/web/record";
  }

  @GetMapping("/selections/{id}/record.pdf")
  ResponseEntity<byte[]> pdf(@PathVariable UUID id) {
    return file("全程纪实.pdf", "application/pdf", records.pdf(id));
  }

  @GetMapping("/selections/{id}/record.zip")
  ResponseEntity<byte[]> bundle(@PathVariable UUID id) {
    return file("全程纪实核验包.zip", "application/zip", records.bundle(id));
  }

  private static ResponseEntity<byte[]> file(String name, String type, byte[] bytes) {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(type))
        .header("Cache-Control", "no-store")
        .header(
            "Content-Disposition",
            ContentDisposition.attachment()
                .filename(name, StandardCharsets.UTF_8)
                .build()
                .toString())
        .body(bytes);
  }
}
