package org.zhiren.platform.access.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhiren.platform.access.Allowed;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.access.WithheldRoles;
import org.zhiren.platform.shell.Block;
import org.zhiren.platform.shell.BlockSource;
import org.zhiren.platform.shell.InvalidInput;

/** Where a second person gives back the roles that were withheld when a password was reset. */
@Controller
@Allowed({Right.GRANTS_MANAGE, Right.RECORDS_AUDIT})
class ConfirmationsController {

  private final WithheldRoles withheld;

  ConfirmationsController(WithheldRoles withheld) {
    this.withheld = withheld;
  }

  @GetMapping("/officers/confirmations")
  String page(Model model) {
    return page(List.of(), model);
  }

  private String page(List<InvalidInput.Fault> faults, Model model) {
    model.addAttribute("entries", withheld.waiting());
    model.addAttribute("faults", faults);
    return "access/web/confirmations";
  }

  @PostMapping("/officers/confirmations/{id}")
  String confirm(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String reason,
      Model model,
      HttpServletResponse response) {
    try {
      withheld.confirm(id, reason);
    } catch (InvalidInput refused) {
      response.setStatus(422);
      return page(refused.faults(), model);
    }
    return "redirect:/officers/confirmations";
  }

  /** On the desk of those who must act. */
  @Bean
  static BlockSource confirmationBlocks(WithheldRoles withheld) {
    return page ->
        page.may(Right.GRANTS_MANAGE.name()) || page.may(Right.RECORDS_AUDIT.name())
            ? List.of(
                new Block(
                    11,
                    "access.withheld.title",
                    "/officers/confirmations",
                    withheld.waiting().stream()
                        .map(entry ->
                            new Block.Line(
                                entry.name(),
                                entry.login(),
                                "/officers/confirmations",
                                "attention"))
                        .toList()))
            : List.of();
  }
}
