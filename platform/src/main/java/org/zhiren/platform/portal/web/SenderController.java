package org.zhiren.platform.portal.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.zhiren.explain.Text;
import org.zhiren.platform.portal.Feedback;
import org.zhiren.platform.portal.FeedbackKind;
import org.zhiren.platform.portal.FollowingFeedback;
import org.zhiren.platform.portal.PublicPage;
import org.zhiren.platform.portal.ReceiptCode;
import org.zhiren.platform.portal.SendingFeedback;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.KeptLanguage;
import org.zhiren.platform.shell.Open;

/**
 * Sending feedback and following it. The code travels in the body of a form, never in an address.
 */
@Controller
@Open
class SenderController {

  private final PublicPagesModel models;
  private final SendingFeedback sending;
  private final FollowingFeedback following;
  private final FormStamps stamps;

  SenderController(
      PublicPagesModel models,
      SendingFeedback sending,
      FollowingFeedback following,
      FormStamps stamps) {
    this.models = models;
    this.sending = sending;
    this.following = following;
    this.stamps = stamps;
  }

  @GetMapping("/public/feedback")
  String form(
      @RequestParam(required = false) @Nullable String lang,
      @RequestParam(defaultValue = "") String about,
      HttpServletResponse response,
      Model model) {
    models.fill(PublicPage.FEEDBACK, model);
    if (lang != null) {
      return KeptLanguage.keep(lang, "/public/feedback", response);
    }
    return form(
        about.isBlank() ? "" : FeedbackKind.OBJECTION.name(), about, "", "", List.of(), model);
  }

  private String form(
      String kind,
      String about,
      String said,
      String contact,
      List<InvalidInput.Fault> faults,
      Model model) {
    model.addAttribute("kind", kind);
    model.addAttribute("about", about);
    model.addAttribute("said", said);
    model.addAttribute("contact", contact);
    model.addAttribute("faults", faults);
    model.addAttribute("stamp", stamps.fresh());
    return "portal/web/send";
  }

  @PostMapping("/public/feedback")
  String send(
      @RequestParam(defaultValue = "") String kind,
      @RequestParam(defaultValue = "") String about,
      @RequestParam(defaultValue = "") String said,
      @RequestParam(defaultValue = "") String contact,
      @RequestParam(defaultValue = "") String website,
      @RequestParam(defaultValue = "") String stamp,
      @RequestParam(required = false) @Nullable List<MultipartFile> files,
      HttpServletResponse response,
      Model model)
      throws IOException {
    models.fill(PublicPage.FEEDBACK, model);
    List<byte[]> sent = new ArrayList<>();
    if (files != null) {
      for (MultipartFile file : files) {
        if (!file.isEmpty()) {
          sent.add(file.getBytes());
        }
      }
    }
    FeedbackKind chosen =
        Arrays.stream(FeedbackKind.values())
            .filter(one -> one.name().equals(kind))
            .findFirst()
            .orElse(null);
    try {
      // People do not see the field for the website; programs fill in every field that there is.
      if (!website.isEmpty() || !stamps.use(stamp)) {
        throw new InvalidInput(
            "send",
            null,
            Text.of(
                "这张表已经用过、打开太久或提交太快。内容都在，请再提交一次；附件要重新选择。",
                "This form was used, opened too long ago or sent too quickly. Everything is still here: send it once more, and"
                    + " choose the files again."));
      }
      ReceiptCode code = sending.send(new SendingFeedback.Sent(chosen, about, said, contact, sent));
      model.addAttribute("code", code.shown());
      return "portal/web/sent";
    } catch (InvalidInput refused) {
      response.setStatus(422);
      return form(kind, about, said, contact, refused.faults(), model);
    }
  }

  @GetMapping("/public/receipt")
  String ask(
      @RequestParam(required = false) @Nullable String lang,
      HttpServletResponse response,
      Model model) {
    models.fill(PublicPage.FEEDBACK, model);
    if (lang != null) {
      return KeptLanguage.keep(lang, "/public/receipt", response);
    }
    return ask("", List.of(), model);
  }

  private static String ask(String typed, List<InvalidInput.Fault> faults, Model model) {
    model.addAttribute("typed", typed);
    model.addAttribute("faults", faults);
    return "portal/web/receipt";
  }

  @PostMapping("/public/receipt")
  String follow(
      @RequestParam(defaultValue = "") String code, HttpServletResponse response, Model model) {
    models.fill(PublicPage.FEEDBACK, model);
    Optional<Feedback> found = ReceiptCode.read(code).flatMap(following::find);
    if (found.isEmpty()) {
      response.setStatus(404);
      return ask(
          code,
          List.of(
              new InvalidInput.Fault(
                  "code",
                  code,
                  Text.of(
                      "没有这个回执码。回执码有 20 位，没有 0、O、1、I、L，请对照后重新输入。",
                      "There is no such receipt. It has 20 characters, without 0, O, 1, I and L; compare it and type it again."))),
          model);
    }
    return follow(code, found.get(), "", List.of(), model);
  }

  private static String follow(
      String code, Feedback feedback, String said, List<InvalidInput.Fault> faults, Model model) {
    model.addAttribute("code", code);
    model.addAttribute("feedback", feedback);
    model.addAttribute("said", said);
    model.addAttribute("faults", faults);
    return "portal/web/follow";
  }

  @PostMapping("/public/receipt/add")
  String add(
      @RequestParam(defaultValue = "") String code,
      @RequestParam(defaultValue = "") String said,
      HttpServletResponse response,
      Model model) {
    models.fill(PublicPage.FEEDBACK, model);
    Optional<ReceiptCode> read = ReceiptCode.read(code);
    if (read.isEmpty() || following.find(read.get()).isEmpty()) {
      return follow(code, response, model);
    }
    List<InvalidInput.Fault> faults = List.of();
    try {
      following.add(read.get(), said);
    } catch (InvalidInput refused) {
      response.setStatus(422);
      faults = refused.faults();
    }
    return follow(
        code,
        following.find(read.get()).orElseThrow(),
        faults.isEmpty() ? "" : said,
        faults,
        model);
  }
}
