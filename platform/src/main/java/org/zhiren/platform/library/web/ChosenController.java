package org.zhiren.platform.library.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhiren.platform.access.Allowed;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.library.HandingOut;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.Page;

/** What is chosen in a list of documents: taken out together, or put into a collection. */
@Controller
@Allowed(Right.LIBRARY_READ)
class ChosenController {

  private final HandingOut handing;
  private final LibraryController lists;
  private final ShelfController collections;

  ChosenController(HandingOut handing, LibraryController lists, ShelfController collections) {
    this.handing = handing;
    this.lists = lists;
    this.collections = collections;
  }

  /**
   * The choice.
   *
   * @param from the question of the list in which was chosen, so that a refusal stands there
   * @param within the collection in which was chosen, instead of a question
   */
  @PostMapping("/library/chosen")
  @Nullable String chosen(
      @RequestParam(required = false) @Nullable List<@Nullable UUID> id,
      @RequestParam(defaultValue = "docx") String form,
      @RequestParam(defaultValue = "") String collection,
      @RequestParam(defaultValue = "") String from,
      @RequestParam(required = false) @Nullable UUID within,
      Page page,
      Model model,
      HttpServletResponse response)
      throws IOException {
    // An empty parameter comes as an identifier that is none.
    List<UUID> ids = id == null ? List.of() : id.stream().filter(Objects::nonNull).toList();
    try {
      handing.check(ids);
    } catch (InvalidInput refused) {
      if (within == null && from.isBlank()) {
        throw refused;
      }
      response.setStatus(422);
      Set<String> picked = ids.stream().map(UUID::toString).collect(Collectors.toSet());
      return within == null
          ? lists.list(from, picked, refused.faults(), page, model)
          : collections.collection(within, picked, refused.faults(), model);
    }
    if (form.equals("collect")) {
      return collections.collect(ids, collection, page);
    }
    HandingOut.Form meant =
        List.of("docx", "pdf", "txt", "original").contains(form)
            ? DocumentController.form(form)
            : HandingOut.Form.DOCX;
    response.setContentType("application/zip");
    response.setHeader("Cache-Control", "no-store");
    response.setHeader(
        "Content-Disposition", DocumentController.attachment("library-" + ids.size() + ".zip"));
    handing.many(ids, meant, response.getOutputStream());
    return null;
  }
}
