package org.zhiren.platform.selection.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.zhiren.explain.Text;
import org.zhiren.platform.access.Account;
import org.zhiren.platform.access.Acting;
import org.zhiren.platform.access.Allowed;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.access.SensitiveReads;
import org.zhiren.platform.selection.CaseDocuments;
import org.zhiren.platform.selection.CaseEntry;
import org.zhiren.platform.selection.CaseView;
import org.zhiren.platform.selection.Cases;
import org.zhiren.platform.selection.Hindrances;
import org.zhiren.platform.selection.TakingEffect;
import org.zhiren.platform.selection.TakingSteps;
import org.zhiren.platform.selection.procedure.Form;
import org.zhiren.platform.selection.procedure.Named;
import org.zhiren.platform.selection.procedure.Step;
import org.zhiren.platform.selection.procedure.Taken;
import org.zhiren.platform.shell.Downloads;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.Page;
import org.zhiren.platform.shell.Typing;

/** Cases: the list, one with its gate, forms and entries. */
@Controller
@Allowed({Right.SELECTION_RUN, Right.SELECTION_DECIDE})
public class CaseController {

  private static final int PART = 50;
  private static final int SUGGESTED = 12;

  private final Cases cases;
  private final TakingSteps taking;
  private final TakingEffect effects;
  private final Hindrances hindrances;
  private final CaseDocuments documents;
  private final StepTrees trees;
  private final StepWords words;
  private final Naming naming;
  private final SensitiveReads reads;
  private final Acting acting;

  CaseController(
      Cases cases,
      TakingSteps taking,
      TakingEffect effects,
      Hindrances hindrances,
      CaseDocuments documents,
      StepTrees trees,
      StepWords words,
      Naming naming,
      SensitiveReads reads,
      Acting acting) {
    this.acting = acting;
    this.cases = cases;
    this.taking = taking;
    this.effects = effects;
    this.hindrances = hindrances;
    this.documents = documents;
    this.trees = trees;
    this.words = words;
    this.naming = naming;
    this.reads = reads;
  }

  /**
   * The form of a step as the page shows it.
   *
   * @param kind the kind of step
   * @param title what is done
   * @param consequence what follows
   * @param fields its fields
   * @param typed what they hold
   * @param open whether it is unfolded
   * @param token sent twice, the step is taken once
   */
  public record StepForm(
      String kind,
      Text title,
      Text consequence,
      List<Field> fields,
      Map<String, List<String>> typed,
      boolean open,
      UUID token) {
    /** The first value of a field; empty if it holds none. */
    public String value(String name) {
      List<String> values = typed.getOrDefault(name, List.of());
      return values.isEmpty() ? "" : values.getFirst();
    }

    /** Whether a field holds this value. */
    public boolean has(String name, String value) {
      return typed.getOrDefault(name, List.of()).contains(value);
    }
  }

  /** An entry with its particulars in words. */
  public record Shown(CaseEntry entry, List<StepWords.Said> said, boolean corrected) {
    /**
     * Whether a correction of it may be proposed: not of corrections, nor of what followed a post.
     */
    public boolean correctable() {
      Step step = entry.taken().step();
      return !(step instanceof Step.Correct) && !(step instanceof Step.FollowPost);
    }
  }

  @GetMapping("/selections")
  String list(
      @RequestParam(defaultValue = "OPEN") String show,
      @RequestParam(defaultValue = "") String form,
      @RequestParam(required = false) @Nullable UUID after,
      Model model) {
    Cases.Wanted wanted =
        Arrays.stream(Cases.Wanted.values())
            .filter(one -> one.name().equals(show))
            .findFirst()
            .orElse(Cases.Wanted.OPEN);
    Form chosen =
        Arrays.stream(Form.values())
            .filter(one -> one.name().equals(form))
            .findFirst()
            .orElse(null);
    model.addAttribute("part", cases.list(wanted, chosen, after, PART));
    model.addAttribute("wanted", wanted);
    model.addAttribute("form", chosen == null ? "" : chosen.name());
    model.addAttribute("counts", cases.byPhase());
    model.addAttribute("ready", cases.count(Cases.Wanted.READY));
    model.addAttribute("first", after == null);
    return "selection/web/cases";
  }

  /** What waits for a meeting: where those who decide begin. */
  @GetMapping("/selections/decisions")
  String decisions(Model model) {
    return list(Cases.Wanted.MEETING.name(), "", null, model);
  }

  @GetMapping("/selections/people")
  String people(@RequestParam Map<String, String> typed, Model model) {
    String words = typed.values().stream().findFirst().orElse("");
    String last = words.substring(words.lastIndexOf('\n') + 1).strip();
    model.addAttribute("found", naming.suggestions(last, SUGGESTED));
    return "selection/web/suggestions";
  }

  @GetMapping("/selections/{id}")
  String one(@PathVariable UUID id, Page page, Model model) {
    return one(id, "", Map.of(), List.of(), page, model);
  }

  private String one(
      UUID id,
      String kind,
      Map<String, List<String>> typed,
      List<InvalidInput.Fault> faults,
      Page page,
      Model model) {
    CaseView view = cases.required(id);
    reads.seen("selection", id, InformationClass.SELECTION, List.of("case"));
    boolean runs = page.may(Right.SELECTION_RUN.name());
    List<StepForm> forms = new ArrayList<>();
    if (runs) {
      for (String one : StepForms.offered(view.stage(), view.ties())) {
        boolean meant = one.equals(kind);
        forms.add(
            new StepForm(
                one,
                StepForms.title(one),
                StepForms.consequence(one),
                StepFields.fields(one, view.file(), view.ties()),
                meant ? typed : proposed(one, view, page),
                meant || (kind.isEmpty() && forms.isEmpty() && !view.missing().isEmpty()),
                UUID.randomUUID()));
      }
    }
    model.addAttribute("view", view);
    model.addAttribute("forms", forms);
    model.addAttribute("entries", shown(view));
    model.addAttribute("kind", kind);
    model.addAttribute("faults", faults);
    model.addAttribute("runs", runs);
    model.addAttribute("passing", UUID.randomUUID());
    model.addAttribute("hindrances", hindrances.of(id));
    model.addAttribute("waiting", waiting(view));
    model.addAttribute("remark", kind.equals("Endorse") ? first(typed, "remark") : "");
    return "selection/web/case";
  }

  /** What a form holds before anything is typed. */
  private static Map<String, List<String>> proposed(String kind, CaseView view, Page page) {
    List<String> today = List.of(page.today().toString());
    List<Named> undeclared = view.file().undeclared();
    return kind.equals("Declare") && !undeclared.isEmpty()
        ? Map.of("on", today, "who", List.of(undeclared.getFirst().name() + Naming.OUTSIDE))
        : Map.of("on", today);
  }

  /** An entry that waits for another officer: its particulars, and whether the reader made it. */
  public record Waiting(Shown shown, boolean own, UUID token) {}

  private List<Waiting> waiting(CaseView view) {
    UUID own = acting.account().map(Account::id).orElse(null);
    List<Integer> waits = view.file().waiting().stream().map(Taken::no).toList();
    return shown(view).stream()
        .filter(one -> waits.contains(one.entry().taken().no()))
        .map(one -> new Waiting(one, one.entry().taken().byId().equals(own), UUID.randomUUID()))
        .toList();
  }

  /** Another officer says whether an entry that departs from the rule may stand. */
  @PostMapping("/selections/{id}/endorsements")
  String endorse(
      @PathVariable UUID id,
      @RequestParam MultiValueMap<String, String> sent,
      Page page,
      Model model,
      HttpServletResponse response)
      throws Exception {
    Map<String, List<String>> typed =
        sent.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    try {
      taking.take(
          id,
          version(first(typed, "version")),
          token(first(typed, "token")),
          new Step.Endorse(
              page.today(),
              version(first(typed, "entry")),
              first(typed, "agrees").equals("true"),
              first(typed, "remark").strip()));
      effects.run();
      return "redirect:/selections/" + id;
    } catch (InvalidInput refused) {
      response.setStatus(422);
      return one(id, "Endorse", typed, refused.faults(), page, model);
    }
  }

  private List<Shown> shown(CaseView view) {
    List<Integer> corrected =
        view.file().all(Step.Correct.class).stream().map(Step.Correct::entry).toList();
    return view.entries().stream()
        .map(entry ->
            new Shown(
                entry, words.said(entry.taken().step()), corrected.contains(entry.taken().no())))
        .toList();
  }

  @Allowed(Right.SELECTION_RUN)
  @PostMapping("/selections/{id}/steps")
  String step(
      @PathVariable UUID id,
      @RequestParam MultiValueMap<String, String> sent,
      @RequestParam(required = false) @Nullable MultipartFile file,
      Page page,
      Model model,
      HttpServletResponse response)
      throws Exception {
    Map<String, List<String>> typed =
        sent.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    String kind = first(typed, "step");
    try {
      if (file != null && !file.isEmpty()) {
        String name = file.getOriginalFilename();
        UUID document = documents.attach(id, name == null ? "" : name, file.getBytes());
        typed.put("document", List.of(document.toString()));
      }
      CaseView view = cases.required(id);
      taking.take(
          id,
          version(first(typed, "version")),
          token(first(typed, "token")),
          trees.read(kind, view.file(), view.ties(), typed));
      effects.run();
      return "redirect:/selections/" + id;
    } catch (InvalidInput refused) {
      response.setStatus(422);
      return one(id, kind, typed, refused.faults(), page, model);
    }
  }

  static String first(Map<String, List<String>> typed, String name) {
    List<String> values = typed.getOrDefault(name, List.of());
    return values.isEmpty() ? "" : values.getFirst();
  }

  static int version(String typed) {
    return Typing.findCount(typed).orElse(-1);
  }

  static UUID token(String typed) {
    try {
      return UUID.fromString(typed);
    } catch (IllegalArgumentException none) {
      return UUID.randomUUID();
    }
  }

  @Allowed(Right.SELECTION_RUN)
  @PostMapping("/selections/{id}/documents")
  String attach(
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable MultipartFile file,
      Page page,
      Model model,
      HttpServletResponse response)
      throws IOException {
    try {
      String name = file == null ? null : file.getOriginalFilename();
      documents.attach(id, name == null ? "" : name, file == null ? new byte[0] : file.getBytes());
      return "redirect:/selections/" + id + "#documents";
    } catch (InvalidInput refused) {
      response.setStatus(422);
      return one(id, "documents", Map.of(), refused.faults(), page, model);
    }
  }

  @GetMapping("/selections/{id}/documents/{document}")
  ResponseEntity<byte[]> document(@PathVariable UUID id, @PathVariable UUID document) {
    CaseDocuments.Content content = documents.read(id, document);
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(content.mediaType()))
        .header(HttpHeaders.CONTENT_DISPOSITION, Downloads.named(content.name()))
        .body(content.content());
  }
}
