package org.zhiren.platform.shell.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhiren.platform.shell.Open;
import org.zhiren.platform.shell.Page;
import org.zhiren.platform.shell.PaletteItem;
import org.zhiren.platform.shell.PaletteSource;

/** The command palette: pages of the menu, and whatever the modules find within one's rights. */
@Controller
class PaletteController {

  private static final int PER_SOURCE = 6;

  /** What everybody may do, by the key of its name. */
  private static final Map<String, String> ACTIONS =
      Map.of(
          "shell.account", "/account",
          "shell.help", "/help",
          "shell.help.programs.link", "/help/api");

  private final List<PaletteSource> sources;

  PaletteController(List<PaletteSource> sources) {
    this.sources = sources;
  }

  /** Open because it shows a stranger nothing: no menu, and sources answer within one's rights. */
  @Open
  @GetMapping("/palette")
  String find(@RequestParam(name = "q", defaultValue = "") String query, Page page, Model model) {
    String wanted = query.strip();
    List<PaletteItem> items = new ArrayList<>();
    if (page.viewer() != null) {
      String lower = wanted.toLowerCase(Locale.ROOT);
      page.navigation().stream()
          .filter(e -> page.t(e.key()).toLowerCase(Locale.ROOT).contains(lower))
          .forEach(e ->
              items.add(
                  new PaletteItem("shell.palette.pages", page.t(e.key()), "", e.href(), e.icon())));
      if (!wanted.isEmpty()) {
        ACTIONS.entrySet().stream()
            .filter(e -> page.t(e.getKey()).toLowerCase(Locale.ROOT).contains(lower))
            .forEach(e ->
                items.add(
                    new PaletteItem(
                        "shell.palette.actions",
                        page.t(e.getKey()),
                        "",
                        e.getValue(),
                        "chevron-right")));
        for (PaletteSource source : sources) {
          items.addAll(source.find(wanted, page.language(), PER_SOURCE));
        }
      }
    }
    model.addAttribute("query", wanted);
    model.addAttribute("items", items);
    return "shell/web/palette";
  }
}
