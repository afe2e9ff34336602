package org.zhiren.platform.organization.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.zhiren.platform.shell.InvalidInput;

/** What every form does: show, do, or show again with what is wrong (422). */
@Component
class Submitting {

  static final String VIEW = "organization/web/form";

  String show(Form form, Model model) {
    return show(form, List.of(), model);
  }

  private static String show(Form form, List<InvalidInput.Fault> faults, Model model) {
    model.addAttribute("form", form);
    model.addAttribute("faults", faults);
    return VIEW;
  }

  /**
   * Does what the form asks for.
   *
   * @param form the form with everything typed, to show again if something is wrong
   * @param act does it and answers where to go on
   */
  String submit(
      Supplier<Form> form, Supplier<String> act, HttpServletResponse response, Model model) {
    try {
      return "redirect:" + act.get();
    } catch (InvalidInput refused) {
      response.setStatus(422);
      return show(form.get(), refused.faults(), model);
    }
  }
}
