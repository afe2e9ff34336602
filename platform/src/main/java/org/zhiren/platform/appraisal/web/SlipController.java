package org.zhiren.platform.appraisal.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhiren.explain.Text;
import org.zhiren.platform.appraisal.Marking;
import org.zhiren.platform.appraisal.Marks;
import org.zhiren.platform.appraisal.SheetForm;
import org.zhiren.platform.appraisal.SlipCode;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.KeptLanguage;
import org.zhiren.platform.shell.Open;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The form of whoever holds a slip. Nobody signs in, no session is opened, no cookie is needed: the
 * code in the address is all there is. Works without scripts; with them a lost connection loses
 * nothing.
 */
@Controller
@Open
class SlipController {

  private static final int RECEIPT_BYTES = 24;
  private static final int MOST_BYTES = 2 << 20;

  private final Marking marking;
  private final JsonMapper json;
  private final SecureRandom random = new SecureRandom();

  SlipController(Marking marking, JsonMapper json) {
    this.marking = marking;
    this.json = json;
  }

  /** The page for those who type the code. */
  @GetMapping("/s")
  String type(
      @RequestParam(required = false) @Nullable String lang,
      HttpServletResponse response,
      Model model) {
    if (lang != null) {
      return KeptLanguage.keep(lang, "/s", response);
    }
    return type("", List.of(), model);
  }

  private static String type(String typed, List<InvalidInput.Fault> faults, Model model) {
    model.addAttribute("typed", typed);
    model.addAttribute("faults", faults);
    return "appraisal/web/typecode";
  }

  @PostMapping("/s")
  String typed(
      @RequestParam(defaultValue = "") String code, HttpServletResponse response, Model model) {
    Optional<SlipCode> read = SlipCode.read(code);
    if (read.isEmpty()) {
      response.setStatus(422);
      return type(
          code,
          List.of(
              new InvalidInput.Fault(
                  "code",
                  code,
                  Text.of(
                      "票证上的编码有 16 位，没有 0、O、1、I。请对照票证重新输入。",
                      "The code on the slip has 16 characters, without 0, O, 1 and I. Compare it with"
                          + " the slip and type it again."))),
          model);
    }
    return "redirect:/s/" + read.get().value();
  }

  @GetMapping("/s/{code}")
  String form(
      @PathVariable String code,
      @RequestParam(required = false) @Nullable String lang,
      HttpServletResponse response,
      Model model) {
    Optional<SlipCode> read = SlipCode.read(code);
    Optional<SheetForm> form = read.flatMap(marking::form);
    if (form.isEmpty()) {
      return unknown(response);
    }
    String here = "/s/" + read.orElseThrow().value();
    if (lang != null) {
      return KeptLanguage.keep(lang, here, response);
    }
    return show(form.get(), here, SheetSent.NOTHING, newReceipt(), List.of(), response, model);
  }

  private static String unknown(HttpServletResponse response) {
    response.setStatus(404);
    return "appraisal/web/unknownslip";
  }

  private static String show(
      SheetForm form,
      String here,
      SheetSent typed,
      String receipt,
      List<InvalidInput.Fault> faults,
      HttpServletResponse response,
      Model model) {
    model.addAttribute("form", form);
    model.addAttribute("address", here);
    model.addAttribute("back", "");
    model.addAttribute("typed", typed);
    model.addAttribute("receipt", receipt);
    model.addAttribute("faults", faults);
    if (form.standing() == SheetForm.Standing.USABLE) {
      return "appraisal/web/sheet";
    }
    if (form.standing() != SheetForm.Standing.USED) {
      response.setStatus(409);
    }
    return "appraisal/web/sheetshut";
  }

  private String newReceipt() {
    byte[] bytes = new byte[RECEIPT_BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** A browser without scripts. */
  @PostMapping(path = "/s/{code}", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
  String send(
      @PathVariable String code,
      @RequestParam MultiValueMap<String, String> sent,
      HttpServletResponse response,
      Model model) {
    Optional<SlipCode> read = SlipCode.read(code);
    Optional<SheetForm> form = read.flatMap(marking::form);
    if (form.isEmpty()) {
      return unknown(response);
    }
    SlipCode slip = read.orElseThrow();
    String here = "/s/" + slip.value();
    SheetSent typed = new SheetSent(sent);
    String receipt = typed.value("receipt");
    if (form.get().standing() != SheetForm.Standing.USABLE) {
      // The same sheet once more is answered as received; the form itself is not shown any more.
      Marking.Outcome again = marking.submit(slip, receipt, new Marks(List.of(), Map.of()));
      return again == Marking.Outcome.ALREADY
          ? received(form.get(), model)
          : show(form.get(), here, typed, receipt, List.of(), response, model);
    }
    try {
      Marking.Outcome outcome = marking.submit(slip, receipt, typed.marks(form.get()));
      if (outcome == Marking.Outcome.RECEIVED || outcome == Marking.Outcome.ALREADY) {
        return received(form.get(), model);
      }
      return "redirect:" + here;
    } catch (InvalidInput refused) {
      response.setStatus(422);
      return show(form.get(), here, typed, receipt, refused.faults(), response, model);
    }
  }

  private static String received(SheetForm form, Model model) {
    model.addAttribute("form", form);
    return "appraisal/web/received";
  }

  /**
   * What the script of the form sends.
   *
   * @param receipt a random text of the phone's own, the same at each attempt
   * @param marks one for each person and item
   * @param remarks by the number of the person
   */
  record Sheet(
      @Nullable String receipt,
      @Nullable List<Marks.Mark> marks,
      @Nullable Map<Integer, @Nullable String> remarks) {

    /** What is there; whatever is missing the database will miss. */
    Marks said() {
      List<Marks.Mark> there = new ArrayList<>();
      if (marks != null) {
        marks.stream().filter(Objects::nonNull).forEach(there::add);
      }
      Map<Integer, String> written = new HashMap<>();
      if (remarks != null) {
        for (Map.Entry<Integer, @Nullable String> one : remarks.entrySet()) {
          String remark = one.getValue();
          if (remark != null) {
            written.put(one.getKey(), remark);
          }
        }
      }
      return new Marks(there, written);
    }
  }

  /**
   * What became of it.
   *
   * @param outcome the name of the outcome
   */
  record Answer(String outcome) {}

  @PostMapping(path = "/s/{code}", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Answer> send(@PathVariable String code, HttpServletRequest request)
      throws IOException {
    // Anybody may knock here: no more is read than the largest sheet could be.
    byte[] body = request.getInputStream().readNBytes(MOST_BYTES + 1);
    if (body.length > MOST_BYTES) {
      return answer(Marking.Outcome.INCOMPLETE);
    }
    Sheet sheet;
    try {
      sheet = json.readValue(body, Sheet.class);
    } catch (JacksonException notASheet) {
      return answer(Marking.Outcome.INCOMPLETE);
    }
    if (sheet == null) {
      return answer(Marking.Outcome.INCOMPLETE);
    }
    return answer(
        SlipCode.read(code)
            .map(slip ->
                marking.submit(slip, Objects.requireNonNullElse(sheet.receipt(), ""), sheet.said()))
            .orElse(Marking.Outcome.UNKNOWN));
  }

  private static ResponseEntity<Answer> answer(Marking.Outcome outcome) {
    int status =
        switch (outcome) {
          case RECEIVED, ALREADY -> 200;
          case USED, EARLY, CLOSED -> 409;
          case INCOMPLETE -> 422;
          case UNKNOWN -> 404;
        };
    return ResponseEntity.status(status).body(new Answer(outcome.name()));
  }
}
