package org.zhiren.platform.selection.record.web;

import java.util.Locale;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.zhiren.platform.access.Allowed;
import org.zhiren.platform.access.Purposing;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.selection.Cases;
import org.zhiren.platform.selection.meeting.CasePapers;
import org.zhiren.platform.selection.meeting.Printing;
import org.zhiren.platform.selection.record.CaseRecord;
import org.zhiren.platform.selection.record.CaseRecords;
import org.zhiren.platform.shell.Downloads;

/** The whole-process record of a case: page, PDF, bundle. */
@Controller
@Allowed({Right.SELECTION_RUN, Right.SELECTION_DECIDE})
class RecordController {

  private final CaseRecords records;
  private final CasePapers papers;
  private final Cases cases;
  private final Purposing purposing;

  RecordController(CaseRecords records, CasePapers papers, Cases cases, Purposing purposing) {
    this.records = records;
    this.papers = papers;
    this.cases = cases;
    this.purposing = purposing;
  }

  @GetMapping("/selections/{id}/record")
  String record(@PathVariable UUID id, Model model) {
    CaseRecord record = records.of(id);
    model.addAttribute("record", record);
    model.addAttribute("papers", CasePapers.ready(record.view()));
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

  @GetMapping("/selections/{id}/{paper:notice|order}.{format:pdf|docx}")
  ResponseEntity<byte[]> paper(
      @PathVariable UUID id, @PathVariable String paper, @PathVariable String format) {
    cases.required(id);
    if (!purposing.stated()) {
      return Purposing.askForFile("/selections/" + id + "/" + paper + "." + format);
    }
    CasePapers.Paper wanted = CasePapers.Paper.valueOf(paper.toUpperCase(Locale.ROOT));
    Printing.Format as = Printing.Format.valueOf(format.toUpperCase(Locale.ROOT));
    return file(wanted.text().zh() + "." + format, as.mediaType(), papers.print(id, wanted, as));
  }

  private static ResponseEntity<byte[]> file(String name, String type, byte[] bytes) {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(type))
        .header("Cache-Control", "no-store")
        .header("Content-Disposition", Downloads.named(name))
        .body(bytes);
  }
}
