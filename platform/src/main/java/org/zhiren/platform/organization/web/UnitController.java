package org.zhiren.platform.organization.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhiren.platform.access.Allowed;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.organization.Changes;
import org.zhiren.platform.organization.CodeNames;
import org.zhiren.platform.organization.Occupation;
import org.zhiren.platform.organization.Post;
import org.zhiren.platform.organization.PostOccupancy;
import org.zhiren.platform.organization.Posts;
import org.zhiren.platform.organization.Staffing;
import org.zhiren.platform.organization.Unit;
import org.zhiren.platform.organization.Units;
import org.zhiren.platform.shell.NotFound;
import org.zhiren.platform.shell.Page;
import org.zhiren.platform.shell.Typing;

/** The pages of one unit and of one post. */
@Controller
@Allowed(Right.ORGANIZATION_READ)
class UnitController {

  private final Units units;
  private final Posts posts;
  private final Changes changes;
  private final Occupation occupation;
  private final Staffing staffing;

  UnitController(
      Units units, Posts posts, Changes changes, Occupation occupation, Staffing staffing) {
    this.units = units;
    this.posts = posts;
    this.changes = changes;
    this.occupation = occupation;
    this.staffing = staffing;
  }

  @GetMapping("/organization/units/{id}")
  String unit(
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable String on,
      Page page,
      Model model) {
    LocalDate day = Typing.day("on", on, page.today());
    List<Unit> periods = units.periods(id).toList();
    if (periods.isEmpty()) {
      throw new NotFound("unit " + id);
    }
    Unit unit = units.find(id, day).orElse(null);
    model.addAttribute("on", day);
    model.addAttribute("id", id);
    Unit shown = unit == null ? nearest(periods, day) : unit;
    model.addAttribute("unit", shown);
    model.addAttribute("exists", unit != null);
    model.addAttribute("periods", periods.reversed());
    model.addAttribute("above", units.above(id, unit == null ? shown.from() : day));
    model.addAttribute("below", units.children(id, day));
    model.addAttribute("posts", rows(page, posts.of(id, day), day));
    model.addAttribute("staffing", staffing.of(id, day));
    model.addAttribute("changes", changes.ofUnit(id));
    return "organization/web/unit";
  }

  @GetMapping("/organization/posts/{id}")
  String post(
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable String on,
      Page page,
      Model model) {
    LocalDate day = Typing.day("on", on, page.today());
    List<Post> periods = posts.periods(id);
    if (periods.isEmpty()) {
      throw new NotFound("post " + id);
    }
    Post found = posts.find(id, day).orElse(null);
    Post post = found == null ? nearestPost(periods, day) : found;
    model.addAttribute("on", day);
    model.addAttribute("row", rows(page, List.of(post), day).getFirst());
    model.addAttribute("exists", found != null);
    model.addAttribute(
        "unit", units.find(post.unitId(), day).or(() -> units.last(post.unitId())).orElse(null));
    model.addAttribute("periods", rows(page, periods.reversed(), day));
    model.addAttribute("changes", changes.ofPost(id));
    return "organization/web/post";
  }

  private List<PostRow> rows(Page page, List<Post> shown, LocalDate on) {
    List<UUID> ids = shown.stream().map(Post::id).toList();
    Map<UUID, Integer> counts = occupation.count(ids, on).orElse(null);
    Map<UUID, List<PostOccupancy.Holder>> holders = occupation.holders(ids, on);
    return shown.stream()
        .map(post ->
            new PostRow(
                post,
                CodeNames.level(page, post.facts().levelCode()),
                counts == null ? null : counts.getOrDefault(post.id(), 0),
                holders.getOrDefault(post.id(), List.of())))
        .toList();
  }

  /**
   * The period to show when the unit did not exist on the day: the first to come, else the last.
   */
  private static Unit nearest(List<Unit> periods, LocalDate on) {
    return periods.stream()
        .filter(unit -> unit.from().isAfter(on))
        .findFirst()
        .orElse(periods.getLast());
  }

  private static Post nearestPost(List<Post> periods, LocalDate on) {
    return periods.stream()
        .filter(post -> post.from().isAfter(on))
        .findFirst()
        .orElse(periods.getLast());
  }
}
