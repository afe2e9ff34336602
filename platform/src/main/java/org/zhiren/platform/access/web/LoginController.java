package org.zhiren.platform.access.web;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhiren.platform.shell.Open;

/** The sign-in page. */
@Controller
class LoginController {

  @Open
  @GetMapping("/login")
  String login(
      @RequestParam(required = false) String error,
      @RequestParam(required = false) String out,
      Model model) {
    model.addAttribute("failed", error != null);
    model.addAttribute("out", out != null);
    return "access/web/login";
  }
}
