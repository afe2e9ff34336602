package org.zhiren.platform.shell.web;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.zhiren.platform.shell.Open;

/** Help: what can be done with the keyboard, and where the guide is. */
@Controller
class HelpController {

  @Open
  @GetMapping("/help")
  String help() {
    return "shell/web/help";
  }
}
