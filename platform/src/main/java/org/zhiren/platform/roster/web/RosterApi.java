package org.zhiren.platform.roster.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.zhiren.explain.Text;
import org.zhiren.platform.access.Acting;
import org.zhiren.platform.access.Allowed;
import org.zhiren.platform.access.Purposes;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.roster.People;
import org.zhiren.platform.roster.Person;
import org.zhiren.platform.roster.PersonFile;
import org.zhiren.platform.roster.PersonFiles;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.NotFound;

/** People and their files for programs. */
@RestController
@RequestMapping("/api/v1/roster")
@Allowed(Right.ROSTER_READ)
@Tag(name = "roster", description = "People, in the order of statutory precedence")
class RosterApi {

  private static final int MOST = 1_000;

  private final People people;
  private final PersonFiles files;
  private final Purposes purposes;
  private final Acting acting;

  RosterApi(People people, PersonFiles files, Purposes purposes, Acting acting) {
    this.people = people;
    this.files = files;
    this.purposes = purposes;
    this.acting = acting;
  }

  /**
   * A part of the list.
   *
   * @param total how many match in all
   * @param people the people of this part
   * @param next give this as {@code after} for the next part; {@code null} at the end
   */
  record Listed(int total, List<Person> people, @Nullable UUID next) {}

  @Operation(summary = "People by name or pinyin initials, unit with all below, level and state")
  @GetMapping("/people")
  Listed list(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(required = false) @Nullable UUID unit,
      @RequestParam(required = false) @Nullable String level,
      @RequestParam(defaultValue = "false") boolean left,
      @RequestParam(required = false) @Nullable UUID after,
      @RequestParam(defaultValue = "100") int limit) {
    People.Search search = new People.Search(q, unit, level, left, false);
    People.Part part = people.list(search, after, Math.clamp(limit, 1, MOST));
    return new Listed(people.count(search), part.people(), part.next());
  }

  @Operation(
      summary =
          "The file of one person, as far as it may be seen; the header Zhiren-Purpose states what"
              + " for")
  @GetMapping("/people/{id}")
  PersonFiles.Opened person(@PathVariable UUID id) {
    if (people.find(id).isEmpty()) {
      throw new NotFound("person " + id);
    }
    if (purposes.stated().isEmpty()) {
      throw new InvalidInput(
          Purposes.HEADER,
          null,
          Text.of(
              "打开个人档案须说明目的。请在请求头 Zhiren-Purpose 中给出，例如 DAILY。",
              "A file opens only for a stated purpose. Give it in the header Zhiren-Purpose, for"
                  + " instance DAILY."));
    }
    PersonFiles.Opened opened = files.open(id).orElseThrow(() -> new NotFound("person " + id));
    return acting.required().may(Right.ROSTER_EDIT) ? opened : masked(opened);
  }

  private static PersonFiles.Opened masked(PersonFiles.Opened opened) {
    PersonFile file = opened.file();
    PersonFile.Basics who = file.basics();
    return new PersonFiles.Opened(
        file.with(who.withIdNumber(Words.masked(who.idNumber()))),
        opened.classes(),
        opened.source(),
        opened.recordedAt(),
        opened.version());
  }
}
