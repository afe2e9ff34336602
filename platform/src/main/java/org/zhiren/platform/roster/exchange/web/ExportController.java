package org.zhiren.platform.roster.exchange.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhiren.explain.Text;
import org.zhiren.platform.access.Allowed;
import org.zhiren.platform.access.Purposes;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.roster.ExportQuota;
import org.zhiren.platform.roster.People;
import org.zhiren.platform.roster.PeopleExport;
import org.zhiren.platform.roster.Person;
import org.zhiren.platform.shell.Downloads;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.Page;

/** Taking the people of a list out: the list as it was filtered, in one of the formats. */
@Controller
@Allowed(Right.ROSTER_EXPORT)
class ExportController {

  private static final int BATCH = 1_000;

  private final People people;
  private final List<PeopleExport> exports;
  private final Purposes purposes;
  private final ExportQuota quota;

  ExportController(
      People people, List<PeopleExport> exports, Purposes purposes, ExportQuota quota) {
    this.quota = quota;
    this.people = people;
    this.exports = exports;
    this.purposes = purposes;
  }

  @GetMapping("/exchange/export")
  String choose(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(required = false) @Nullable UUID unit,
      @RequestParam(defaultValue = "") String level,
      @RequestParam(defaultValue = "") String state,
      HttpServletRequest request,
      Model model) {
    String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
    if (purposes.stated().isEmpty()) {
      return "redirect:/purpose?next="
          + URLEncoder.encode("/exchange/export" + query, StandardCharsets.UTF_8);
    }
    People.Search search = search(q, unit, level, state);
    model.addAttribute("total", people.count(search));
    model.addAttribute("limit", quota.limit());
    model.addAttribute("left", quota.left());
    model.addAttribute("sample", people.list(search, null, 5).people());
    model.addAttribute("exports", exports);
    model.addAttribute("query", query.isEmpty() ? "?" : query + "&");
    model.addAttribute("stated", purposes.stated().orElseThrow());
    return "roster/exchange/web/export";
  }

  private static People.Search search(String q, @Nullable UUID unit, String level, String state) {
    return new People.Search(q, unit, level.isBlank() ? null : level, state.equals("left"), false);
  }

  @GetMapping("/exchange/export/file")
  void write(
      @RequestParam String format,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(required = false) @Nullable UUID unit,
      @RequestParam(defaultValue = "") String level,
      @RequestParam(defaultValue = "") String state,
      Page page,
      HttpServletResponse response)
      throws IOException {
    PeopleExport export =
        exports.stream()
            .filter(e -> e.key().equals(format))
            .findFirst()
            .orElseThrow(() ->
                new InvalidInput(
                    "format",
                    format,
                    Text.of("没有名为“{0}”的格式。", "There is no format “{0}”.").fill(format)));
    if (purposes.stated().isEmpty()) {
      throw new InvalidInput("purpose", null, Text.of("请先说明用途。", "State the purpose first."));
    }
    People.Search search = search(q, unit, level, state);
    quota.use(people.count(search), export.key());
    List<UUID> ids = ids(search);
    response.setContentType(export.mediaType());
    response.setHeader("Cache-Control", "no-store");
    response.setHeader(
        "Content-Disposition",
        Downloads.named(page.t(export.label()) + "-" + page.today() + "." + export.extension()));
    export.write(ids, response.getOutputStream());
  }

  private List<UUID> ids(People.Search search) {
    List<UUID> ids = new ArrayList<>();
    UUID after = null;
    do {
      People.Part part = people.list(search, after, BATCH);
      part.people().stream().map(Person::id).forEach(ids::add);
      after = part.next();
    } while (after != null);
    return ids;
  }
}
