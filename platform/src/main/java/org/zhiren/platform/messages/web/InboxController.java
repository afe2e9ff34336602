package org.zhiren.platform.messages.web;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.zhiren.explain.Text;
import org.zhiren.platform.access.SignedIn;
import org.zhiren.platform.messages.Categories;
import org.zhiren.platform.messages.Inbox;
import org.zhiren.platform.messages.MailChoices;
import org.zhiren.platform.messages.MessageFeed;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.Language;
import org.zhiren.platform.shell.NotFound;
import org.zhiren.platform.shell.Open;

/** The inbox and its ways outside. */
@Controller
@SignedIn
class InboxController {

  private static final int PART = 30;

  private final Inbox inbox;
  private final MailChoices choices;
  private final MessageFeed feed;
  private final Categories categories;
  private final Clock clock;

  InboxController(
      Inbox inbox, MailChoices choices, MessageFeed feed, Categories categories, Clock clock) {
    this.inbox = inbox;
    this.choices = choices;
    this.feed = feed;
    this.categories = categories;
    this.clock = clock;
  }

  @GetMapping("/inbox")
  String list(
      @RequestParam(defaultValue = "ALL") String show,
      @RequestParam(defaultValue = "") String category,
      @RequestParam(required = false) @Nullable UUID after,
      Model model) {
    Inbox.Show wanted = show(show);
    model.addAttribute("part", inbox.list(wanted, category, after, PART));
    model.addAttribute("show", wanted);
    model.addAttribute("category", category);
    model.addAttribute("first", after == null);
    model.addAttribute("categories", categories);
    model.addAttribute("now", OffsetDateTime.now(clock).toString());
    model.addAttribute("unread", inbox.unread());
    return "messages/web/inbox";
  }

  private static Inbox.Show show(String name) {
    return Arrays.stream(Inbox.Show.values())
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElse(Inbox.Show.ALL);
  }

  /** To the page that the message is about; the message counts as read. */
  @GetMapping("/inbox/{id}")
  String open(@PathVariable UUID id) {
    return "redirect:" + inbox.open(id).link();
  }

  @PostMapping("/inbox/{id}/{step:read|unread|keep|release}")
  String change(
      @PathVariable UUID id,
      @PathVariable String step,
      @RequestParam(defaultValue = "ALL") String show,
      @RequestParam(defaultValue = "") String category) {
    switch (step) {
      case "read" -> inbox.mark(id, true);
      case "unread" -> inbox.mark(id, false);
      case "keep" -> inbox.keep(id, true);
      default -> inbox.keep(id, false);
    }
    String kind = categories.find(category).isPresent() ? category : "";
    return "redirect:/inbox?show=" + show(show) + "&category=" + kind + "#m-" + id;
  }

  @PostMapping("/inbox/read")
  String readAll(@RequestParam String until) {
    try {
      inbox.markAll(OffsetDateTime.parse(until));
    } catch (DateTimeException e) {
      throw new InvalidInput(
          "until", until, Text.of("请回到收件箱再试一次。", "Go back to the inbox and try again."));
    }
    return "redirect:/inbox";
  }

  @GetMapping("/inbox/settings")
  String settings(Model model) {
    return settings("", "", List.of(), model);
  }

  private String settings(
      String typed, String feedAddress, List<InvalidInput.Fault> faults, Model model) {
    model.addAttribute("choice", choices.mine());
    model.addAttribute("mailOn", choices.mailOn());
    model.addAttribute("domains", choices.domains());
    model.addAttribute("categories", categories.all());
    model.addAttribute("typed", typed);
    model.addAttribute("feedAddress", feedAddress);
    model.addAttribute("faults", faults);
    return "messages/web/settings";
  }

  @PostMapping("/inbox/settings")
  String choose(
      @RequestParam(defaultValue = "false") boolean daily,
      @RequestParam(defaultValue = "zh") String language,
      @RequestParam(required = false) @Nullable Set<String> wanted) {
    choices.choose(
        daily,
        language.equals("en") ? Language.EN : Language.ZH,
        wanted == null ? Set.of() : wanted);
    return "redirect:/inbox/settings";
  }

  @PostMapping("/inbox/settings/address")
  String claim(
      @RequestParam(defaultValue = "") String address, Model model, HttpServletResponse response) {
    try {
      choices.claim(address);
      return "redirect:/inbox/settings#code";
    } catch (InvalidInput refused) {
      response.setStatus(422);
      return settings(address, "", refused.faults(), model);
    }
  }

  @PostMapping("/inbox/settings/confirm")
  String confirm(
      @RequestParam(defaultValue = "") String code, Model model, HttpServletResponse response) {
    if (choices.confirm(code)) {
      return "redirect:/inbox/settings";
    }
    response.setStatus(422);
    return settings(
        "",
        "",
        List.of(
            new InvalidInput.Fault(
                "code",
                null,
                Text.of(
                    "验证码不对或已过期（30 分钟内有效，最多试 5 次）。请核对邮件，或重新获取。",
                    "The code is not right or too old (it lasts 30 minutes and 5 attempts). Compare it with the mail, or ask for"
                        + " a new one."))),
        model);
  }

  @PostMapping("/inbox/settings/forget")
  String forget() {
    choices.forget();
    return "redirect:/inbox/settings";
  }

  @PostMapping("/inbox/settings/feed")
  String newFeed(Model model) {
    String address =
        ServletUriComponentsBuilder.fromCurrentContextPath()
            .path("/inbox/feed/" + choices.newFeed())
            .toUriString();
    return settings("", address, List.of(), model);
  }

  @PostMapping("/inbox/settings/feed/end")
  String endFeed() {
    choices.endFeed();
    return "redirect:/inbox/settings";
  }

  /** For a reader program, which cannot sign in: the address itself is the secret. */
  @Open
  @GetMapping("/inbox/feed/{token}")
  ResponseEntity<byte[]> feed(@PathVariable String token) {
    String text = feed.of(token).orElseThrow(() -> new NotFound("feed"));
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("application/atom+xml;charset=UTF-8"))
        .cacheControl(CacheControl.noStore())
        .body(text.getBytes(StandardCharsets.UTF_8));
  }
}
