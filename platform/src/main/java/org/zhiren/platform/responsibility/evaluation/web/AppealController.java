package org.zhiren.platform.responsibility.evaluation.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.zhiren.explain.Text;
import org.zhiren.platform.access.Allowed;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.responsibility.EvidenceFiles;
import org.zhiren.platform.responsibility.ProvingFile;
import org.zhiren.platform.responsibility.evaluation.AnsweringAppeals;
import org.zhiren.platform.responsibility.evaluation.AppealFiles;
import org.zhiren.platform.responsibility.evaluation.ConfirmingResults;
import org.zhiren.platform.responsibility.evaluation.FilingAppeals;
import org.zhiren.platform.shell.Downloads;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.Page;
import org.zhiren.platform.shell.Typing;

/** What a unit says about its results, with its documents, and the answer to it. */
@Controller
@Allowed({Right.TARGETS_MANAGE, Right.TARGETS_REPORT})
public class AppealController {

  private final ConfirmingResults confirming;
  private final FilingAppeals filing;
  private final AnsweringAppeals answering;
  private final AppealFiles files;
  private final EvaluationPages pages;

  AppealController(
      ConfirmingResults confirming,
      FilingAppeals filing,
      AnsweringAppeals answering,
      AppealFiles files,
      EvaluationPages pages) {
    this.confirming = confirming;
    this.filing = filing;
    this.answering = answering;
    this.files = files;
    this.pages = pages;
  }

  @Allowed(Right.TARGETS_REPORT)
  @PostMapping("/targets/{id}/scores/units/{unit}/confirm")
  String confirm(
      @PathVariable UUID id,
      @PathVariable UUID unit,
      Page page,
      Model model,
      HttpServletResponse response) {
    return ofUnit(
        id,
        unit,
        EvaluationPages.Typed.NOTHING,
        () -> confirming.confirm(id, unit),
        page,
        model,
        response);
  }

  @Allowed(Right.TARGETS_REPORT)
  @PostMapping("/targets/{id}/scores/units/{unit}/appeals")
  String appeal(
      @PathVariable UUID id,
      @PathVariable UUID unit,
      @RequestParam(defaultValue = "") String target,
      @RequestParam(defaultValue = "") String ground,
      @RequestParam(defaultValue = "") String evidence,
      @RequestParam(required = false) @Nullable List<MultipartFile> file,
      Page page,
      Model model,
      HttpServletResponse response)
      throws IOException {
    List<Sent> sent = sent(file);
    return ofUnit(
        id,
        unit,
        new EvaluationPages.Typed(target, ground, evidence),
        () ->
            filing.file(
                id,
                asked(target),
                ground,
                evidence,
                sent.stream().map(one -> ProvingFile.of(one.name(), one.content())).toList()),
        page,
        model,
        response);
  }

  /** One more document for an appeal that waits. */
  @Allowed(Right.TARGETS_REPORT)
  @PostMapping("/targets/{id}/scores/units/{unit}/appeals/{appeal}/files")
  String attach(
      @PathVariable UUID id,
      @PathVariable UUID unit,
      @PathVariable UUID appeal,
      @RequestParam(required = false) @Nullable MultipartFile file,
      Page page,
      Model model,
      HttpServletResponse response)
      throws IOException {
    String name = file == null ? null : file.getOriginalFilename();
    byte[] content = file == null ? new byte[0] : file.getBytes();
    return ofUnit(
        id,
        unit,
        EvaluationPages.Typed.NOTHING,
        () -> filing.attach(appeal, ProvingFile.of(name == null ? "" : name, content)),
        page,
        model,
        response);
  }

  @GetMapping("/targets/{id}/appeals/{appeal}/files/{file}")
  ResponseEntity<byte[]> read(
      @PathVariable UUID id, @PathVariable UUID appeal, @PathVariable UUID file) {
    EvidenceFiles.Content content = files.read(id, appeal, file);
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(content.mediaType()))
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header(HttpHeaders.CONTENT_DISPOSITION, Downloads.named(content.name()))
        .body(content.content());
  }

  @Allowed(Right.TARGETS_MANAGE)
  @PostMapping("/targets/{id}/appeals/{appeal}")
  String answer(
      @PathVariable UUID id,
      @PathVariable UUID appeal,
      @RequestParam(defaultValue = "") String how,
      @RequestParam(defaultValue = "") String corrected,
      @RequestParam(defaultValue = "") String answer,
      Page page,
      Model model,
      HttpServletResponse response) {
    try {
      answering.answer(appeal, value(how, corrected), answer);
      return "redirect:/targets/" + id + "/scores";
    } catch (InvalidInput refused) {
      response.setStatus(422);
      return pages.scores(id, 0, refused.faults(), page, model);
    }
  }

  private String ofUnit(
      UUID id,
      UUID unit,
      EvaluationPages.Typed typed,
      Runnable work,
      Page page,
      Model model,
      HttpServletResponse response) {
    try {
      work.run();
      return "redirect:/targets/" + id + "/scores/units/" + unit;
    } catch (InvalidInput refused) {
      response.setStatus(422);
      return pages.unit(id, unit, 0, typed, refused.faults(), page, model);
    }
  }

  /** A file as it came. */
  // Read once and looked at; never changed.
  @SuppressWarnings("ArrayRecordComponent")
  private record Sent(String name, byte[] content) {}

  /** A form without a chosen file sends one without name and content. */
  private static List<Sent> sent(@Nullable List<MultipartFile> files) throws IOException {
    List<Sent> sent = new ArrayList<>();
    for (MultipartFile file : files == null ? List.<MultipartFile>of() : files) {
      String name = file.getOriginalFilename();
      if (name != null && !name.isBlank()) {
        sent.add(new Sent(name, file.getBytes()));
      }
    }
    return sent;
  }

  private static UUID asked(String target) {
    try {
      return UUID.fromString(target);
    } catch (IllegalArgumentException notAnId) {
      throw new InvalidInput(
          "target", target, Text.of("请选择申诉的目标。", "Choose the target that it is about."));
    }
  }

  private static @Nullable BigDecimal value(String how, String typed) {
    return how.equals("uphold") ? Typing.number("corrected", typed, 12) : null;
  }
}
