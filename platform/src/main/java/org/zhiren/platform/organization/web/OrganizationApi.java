package org.zhiren.platform.organization.web;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.zhiren.platform.access.Allowed;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.organization.AbolishingPost;
import org.zhiren.platform.organization.Basis;
import org.zhiren.platform.organization.Changes;
import org.zhiren.platform.organization.ChangingPost;
import org.zhiren.platform.organization.CreatingPost;
import org.zhiren.platform.organization.DissolvingUnit;
import org.zhiren.platform.organization.FoundingUnit;
import org.zhiren.platform.organization.MovingUnit;
import org.zhiren.platform.organization.Post;
import org.zhiren.platform.organization.PostFacts;
import org.zhiren.platform.organization.Posts;
import org.zhiren.platform.organization.RenamingUnit;
import org.zhiren.platform.organization.Staffing;
import org.zhiren.platform.organization.UndoingChange;
import org.zhiren.platform.organization.Unit;
import org.zhiren.platform.organization.UnitFacts;
import org.zhiren.platform.organization.Units;
import org.zhiren.platform.shell.NotFound;
import org.zhiren.platform.shell.Page;
import org.zhiren.platform.shell.Typing;

/** Units, posts, tree and changes for programs. */
@RestController
@RequestMapping("/api/v1/organization")
@Tag(name = "organization", description = "Units, posts and quotas, as they stood on a day")
class OrganizationApi {

  private static final int MOST = 100_000;

  private final Units units;
  private final Posts posts;
  private final Staffing staffing;
  private final Changes changes;
  private final FoundingUnit founding;
  private final RenamingUnit renaming;
  private final MovingUnit moving;
  private final DissolvingUnit dissolving;
  private final CreatingPost creating;
  private final ChangingPost changing;
  private final AbolishingPost abolishing;
  private final UndoingChange undoing;

  OrganizationApi(
      Units units,
      Posts posts,
      Staffing staffing,
      Changes changes,
      FoundingUnit founding,
      RenamingUnit renaming,
      MovingUnit moving,
      DissolvingUnit dissolving,
      CreatingPost creating,
      ChangingPost changing,
      AbolishingPost abolishing,
      UndoingChange undoing) {
    this.units = units;
    this.posts = posts;
    this.staffing = staffing;
    this.changes = changes;
    this.founding = founding;
    this.renaming = renaming;
    this.moving = moving;
    this.dissolving = dissolving;
    this.creating = creating;
    this.changing = changing;
    this.abolishing = abolishing;
    this.undoing = undoing;
  }

  /**
   * A unit with its posts and quotas.
   *
   * @param unit the unit
   * @param above the units above, from the top
   * @param posts its posts
   * @param staffing its quotas beside what is there
   */
  record UnitDetail(Unit unit, List<Unit> above, List<Post> posts, List<Staffing.Line> staffing) {}

  /**
   * A part of the list of units.
   *
   * @param units the units, by name
   * @param next give this as {@code after} for the next part; absent at the end
   */
  record UnitList(List<Unit> units, @Nullable UUID next) {}

  /**
   * What identifies a thing just made.
   *
   * @param id the identifier
   */
  record Made(UUID id) {}

  /** A unit to found. */
  record Founding(UnitFacts facts, Basis basis) {}

  /** A new name. */
  record Renaming(long version, String name, String shortName, Basis basis) {}

  /** A new place; without {@code parentId} the unit becomes a root. */
  record Moving(long version, @Nullable UUID parentId, Basis basis) {}

  /** An end. */
  record Ending(long version, Basis basis) {}

  /** A post to create. */
  record Creating(PostFacts facts, Basis basis) {}

  /** New facts of a post. */
  record Changing(long version, PostFacts facts, Basis basis) {}

  /** Why a change is undone. */
  record Undoing(String reason) {}

  @Allowed(Right.ORGANIZATION_READ)
  @GetMapping("/tree")
  List<Units.Node> tree(
      @RequestParam(required = false) @Nullable UUID top,
      @RequestParam(required = false) @Nullable String on,
      @RequestParam(defaultValue = "2") int depth,
      Page page) {
    return units.tree(top, Typing.day("on", on, page.today()), Math.clamp(depth, 0, 100), MOST);
  }

  @Allowed(Right.ORGANIZATION_READ)
  @GetMapping("/units")
  UnitList list(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(required = false) @Nullable String kind,
      @RequestParam(required = false) @Nullable String level,
      @RequestParam(required = false) @Nullable String on,
      @RequestParam(required = false) @Nullable UUID after,
      @RequestParam(defaultValue = "100") int limit,
      Page page) {
    int most = Math.clamp(limit, 1, 1_000);
    List<Unit> part =
        units.list(
            new Units.Search(q.strip(), kind, level, null),
            Typing.day("on", on, page.today()),
            after,
            most);
    return new UnitList(part, part.size() < most ? null : part.getLast().id());
  }

  @Allowed(Right.ORGANIZATION_READ)
  @GetMapping("/units/{id}")
  UnitDetail unit(
      @PathVariable UUID id, @RequestParam(required = false) @Nullable String on, Page page) {
    LocalDate day = Typing.day("on", on, page.today());
    Unit unit = units.find(id, day).orElseThrow(() -> new NotFound("unit " + id));
    return new UnitDetail(unit, units.above(id, day), posts.of(id, day), staffing.of(id, day));
  }

  @Allowed(Right.ORGANIZATION_READ)
  @GetMapping("/units/{id}/periods")
  List<Unit> periods(@PathVariable UUID id) {
    List<Unit> periods = units.periods(id).toList();
    if (periods.isEmpty()) {
      throw new NotFound("unit " + id);
    }
    return periods;
  }

  @Allowed(Right.ORGANIZATION_READ)
  @GetMapping("/units/{id}/changes")
  List<Changes.Entry> changesOf(@PathVariable UUID id) {
    return changes.ofUnit(id);
  }

  @Allowed(Right.ORGANIZATION_READ)
  @GetMapping("/posts/{id}")
  Post post(@PathVariable UUID id, @RequestParam(required = false) @Nullable String on, Page page) {
    return posts
        .find(id, Typing.day("on", on, page.today()))
        .orElseThrow(() -> new NotFound("post " + id));
  }

  @Allowed(Right.ORGANIZATION_READ)
  @GetMapping("/changes")
  List<Changes.Entry> changes(
      @RequestParam(required = false) @Nullable Long before,
      @RequestParam(defaultValue = "100") int limit) {
    return changes.latest(Math.clamp(limit, 1, 1_000), before);
  }

  @Allowed(Right.ORGANIZATION_EDIT)
  @PostMapping("/units")
  Made found(@RequestBody Founding body) {
    return new Made(founding.found(body.facts(), body.basis()));
  }

  @Allowed(Right.ORGANIZATION_EDIT)
  @PostMapping("/units/{id}/rename")
  void rename(@PathVariable UUID id, @RequestBody Renaming body) {
    renaming.rename(id, body.version(), body.name(), body.shortName(), body.basis());
  }

  @Allowed(Right.ORGANIZATION_EDIT)
  @PostMapping("/units/{id}/move")
  void move(@PathVariable UUID id, @RequestBody Moving body) {
    moving.move(id, body.version(), body.parentId(), body.basis());
  }

  @Allowed(Right.ORGANIZATION_EDIT)
  @PostMapping("/units/{id}/dissolve")
  void dissolve(@PathVariable UUID id, @RequestBody Ending body) {
    dissolving.dissolve(id, body.version(), body.basis());
  }

  @Allowed(Right.ORGANIZATION_EDIT)
  @PostMapping("/posts")
  Made create(@RequestBody Creating body) {
    return new Made(creating.create(body.facts(), body.basis()));
  }

  @Allowed(Right.ORGANIZATION_EDIT)
  @PostMapping("/posts/{id}/change")
  void change(@PathVariable UUID id, @RequestBody Changing body) {
    changing.change(id, body.version(), body.facts(), body.basis());
  }

  @Allowed(Right.ORGANIZATION_EDIT)
  @PostMapping("/posts/{id}/abolish")
  void abolish(@PathVariable UUID id, @RequestBody Ending body) {
    abolishing.abolish(id, body.version(), body.basis());
  }

  @Allowed(Right.ORGANIZATION_EDIT)
  @PostMapping("/changes/{id}/undo")
  void undo(@PathVariable long id, @RequestBody Undoing body) {
    undoing.undo(id, body.reason());
  }
}
