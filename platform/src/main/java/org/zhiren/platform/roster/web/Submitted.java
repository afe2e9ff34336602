package org.zhiren.platform.roster.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.zhiren.platform.roster.Ground;
import org.zhiren.platform.roster.web.EditForm.Control;
import org.zhiren.platform.roster.web.EditForm.Field;
import org.zhiren.platform.roster.web.EditForm.Group;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.Page;
import org.zhiren.platform.shell.Typing;

/**
 * What was typed into a form that changes a file; nothing of it is lost when something is wrong.
 *
 * @param values what was sent; {@code null} while the form is shown for the first time
 */
record Submitted(@Nullable MultiValueMap<String, String> values) {

  static final String VIEW = "roster/web/edit";

  /** The form is shown for the first time. */
  static final Submitted NOTHING = new Submitted(null);

  String text(String field) {
    return values == null ? "" : Objects.requireNonNullElse(values.getFirst(field), "").strip();
  }

  /** What was typed, or {@code usual} while the form is shown for the first time. */
  String or(String field, String usual) {
    return values == null ? usual : text(field);
  }

  Ground ground() {
    return new Ground(text("source"), text("reason"));
  }

  long version() {
    return Typing.version(text("version"));
  }

  /** Source and reason: every change has them. */
  Group groundFields(Page page, boolean reasonNeeded) {
    return new Group(
        page.t("person.ground"),
        List.of(
            new Field(
                "source",
                page.t("person.source"),
                Control.TEXT,
                text("source"),
                true,
                page.t("person.source.hint"),
                List.of()),
            reason(page, reasonNeeded)));
  }

  /** The reason alone. */
  Field reason(Page page, boolean needed) {
    return new Field(
        "reason", page.t("person.reason"), Control.AREA, text("reason"), needed, "", List.of());
  }

  static String show(EditForm form, Model model) {
    return show(form, List.of(), model);
  }

  private static String show(EditForm form, List<InvalidInput.Fault> faults, Model model) {
    model.addAttribute("form", form);
    model.addAttribute("faults", faults);
    return VIEW;
  }

  /** Does it and goes on, or shows the form again with what is wrong. */
  static String submit(
      Supplier<EditForm> form, Supplier<String> act, HttpServletResponse response, Model model) {
    try {
      return "redirect:" + act.get();
    } catch (InvalidInput refused) {
      response.setStatus(422);
      return show(form.get(), refused.faults(), model);
    }
  }

  /** The file after a change, with the offer to take it back. */
  static String after(UUID person, long statement, String anchor) {
    return "/roster/" + person + "?saved=" + statement + "#" + anchor;
  }
}
