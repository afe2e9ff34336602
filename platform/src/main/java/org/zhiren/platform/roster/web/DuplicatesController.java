package org.zhiren.platform.roster.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhiren.platform.access.Allowed;
import org.zhiren.platform.access.Purposes;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.access.SensitiveReads;
import org.zhiren.platform.roster.Duplicates;
import org.zhiren.platform.roster.MergingPeople;
import org.zhiren.platform.roster.People;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.NotFound;
import org.zhiren.platform.shell.Page;

/** Likely duplicates, and the merge of two files with both side by side. */
@Controller
@Allowed(Right.ROSTER_EDIT)
class DuplicatesController {

  static final int MOST = 200;

  private final Duplicates duplicates;
  private final MergingPeople merging;
  private final People people;
  private final EditFields fields;
  private final Purposes purposes;
  private final SensitiveReads reads;

  DuplicatesController(
      Duplicates duplicates,
      MergingPeople merging,
      People people,
      EditFields fields,
      Purposes purposes,
      SensitiveReads reads) {
    this.duplicates = duplicates;
    this.merging = merging;
    this.people = people;
    this.fields = fields;
    this.purposes = purposes;
    this.reads = reads;
  }

  @GetMapping("/roster/duplicates")
  String list(Model model) {
    model.addAttribute("pairs", duplicates.pairs(MOST));
    return "roster/web/duplicates";
  }

  @GetMapping("/roster/{id}/merge/{other}")
  String preview(@PathVariable UUID id, @PathVariable UUID other, Page page, Model model) {
    if (purposes.stated().isEmpty()) {
      return "redirect:/roster/" + id;
    }
    return show(id, other, new Submitted(null), List.of(), page, model);
  }

  private String show(
      UUID id,
      UUID other,
      Submitted typed,
      List<InvalidInput.Fault> faults,
      Page page,
      Model model) {
    MergingPeople.Preview preview = merging.preview(id, other);
    for (UUID person : List.of(id, other)) {
      for (var seen : MergingPeople.CLASSES) {
        reads.seen("person", person, seen, List.of("merge"));
      }
    }
    model.addAttribute("preview", preview);
    model.addAttribute("one", people.find(id).orElseThrow(() -> new NotFound("person " + id)));
    model.addAttribute(
        "two", people.find(other).orElseThrow(() -> new NotFound("person " + other)));
    model.addAttribute(
        "tables",
        preview.facts().stream()
            .map(
                brought -> FactTable.of(page, brought.fact().kind(), List.of(brought.fact()), null))
            .toList());
    model.addAttribute("fields", fields);
    model.addAttribute("source", typed.text("source"));
    model.addAttribute("reason", typed.text("reason"));
    model.addAttribute("faults", faults);
    return "roster/web/merge";
  }

  @PostMapping("/roster/{id}/merge/{other}")
  String merge(
      @PathVariable UUID id,
      @PathVariable UUID other,
      @RequestParam MultiValueMap<String, String> values,
      @RequestParam long version,
      @RequestParam long otherVersion,
      Page page,
      Model model,
      HttpServletResponse response) {
    Submitted typed = new Submitted(values);
    Set<String> columns = new HashSet<>();
    values.forEach((name, chosen) -> {
      if (name.startsWith("basic-") && chosen.contains("other")) {
        columns.add(name.substring("basic-".length()));
      }
    });
    try {
      long statement =
          merging.merge(
              id,
              other,
              new MergingPeople.Plan(
                  new long[] {version, otherVersion},
                  columns,
                  Set.copyOf(values.getOrDefault("fact", List.of()))),
              typed.ground());
      return "redirect:/roster/" + id + "?saved=" + statement;
    } catch (InvalidInput refused) {
      response.setStatus(422);
      return show(id, other, typed, refused.faults(), page, model);
    }
  }
}
