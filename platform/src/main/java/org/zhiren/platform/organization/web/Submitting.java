package org.zhiren.platform.organization.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.StaleVersion;

/**
 * What every form does: show, do, or show again with what is wrong (422) or with what somebody else
 * changed meanwhile (409). Nothing typed is ever lost.
 */
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
   * @param form the form with everything typed, to show again if something is wrong; it carries the
   *     version that is stored now, so that sending it once more is a decision made with open eyes
   * @param act does it and answers where to go on
   */
  String submit(
      Supplier<Form> form, Supplier<String> act, HttpServletResponse response, Model model) {
    try {
      return "redirect:" + act.get();
    } catch (InvalidInput refused) {
      response.setStatus(422);
      return show(form.get(), refused.faults(), model);
    } catch (StaleVersion stale) {
      response.setStatus(409);
      model.addAttribute("stale", true);
      model.addAttribute("differences", stale.differences());
      return show(form.get(), List.of(), model);
    }
  }
}
