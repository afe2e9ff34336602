package org.zhiren.platform.messages.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhiren.platform.access.Allowed;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.messages.Categories;
import org.zhiren.platform.messages.MailChoices;
import org.zhiren.platform.messages.Webhooks;
import org.zhiren.platform.shell.InvalidInput;

/** The system officer's page: mail, webhooks, and what could not be delivered. No content. */
@Controller
@Allowed(Right.ACCOUNTS_MANAGE)
public class DeliveriesController {

  private final Webhooks webhooks;
  private final MailChoices choices;
  private final Categories categories;

  DeliveriesController(Webhooks webhooks, MailChoices choices, Categories categories) {
    this.webhooks = webhooks;
    this.choices = choices;
    this.categories = categories;
  }

  /** What was typed into the form for a new webhook. */
  public record Typed(String label, String url, Set<String> categories) {
    /** Copies the codes. */
    public Typed {
      categories = Set.copyOf(categories);
    }
  }

  @GetMapping("/officers/deliveries")
  String list(Model model) {
    return page(new Typed("", "https://", Set.of()), "", List.of(), model);
  }

  private String page(Typed typed, String secret, List<InvalidInput.Fault> faults, Model model) {
    model.addAttribute("webhooks", webhooks.list());
    model.addAttribute("dead", webhooks.dead());
    model.addAttribute("mailOn", choices.mailOn());
    model.addAttribute("categories", categories);
    model.addAttribute("typed", typed);
    model.addAttribute("secret", secret);
    model.addAttribute("faults", faults);
    return "messages/web/deliveries";
  }

  @PostMapping("/officers/deliveries/webhooks")
  String register(
      @RequestParam(defaultValue = "") String label,
      @RequestParam(defaultValue = "") String url,
      @RequestParam(required = false) @Nullable Set<String> categories,
      Model model,
      HttpServletResponse response) {
    Typed typed = new Typed(label, url, categories == null ? Set.of() : categories);
    try {
      String secret = webhooks.register(label, url, typed.categories()).secret();
      return page(new Typed("", "https://", Set.of()), secret, List.of(), model);
    } catch (InvalidInput refused) {
      response.setStatus(422);
      return page(typed, "", refused.faults(), model);
    }
  }

  @PostMapping("/officers/deliveries/webhooks/{id}/{step:test|end}")
  String step(@PathVariable UUID id, @PathVariable String step) {
    if (step.equals("end")) {
      webhooks.end(id);
    } else {
      webhooks.test(id);
    }
    return "redirect:/officers/deliveries";
  }

  @PostMapping("/officers/deliveries/{id}/again")
  String again(@PathVariable UUID id) {
    webhooks.again(id);
    return "redirect:/officers/deliveries#dead";
  }
}
