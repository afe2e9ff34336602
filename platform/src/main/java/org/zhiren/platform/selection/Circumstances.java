package org.zhiren.platform.selection;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.zhiren.platform.access.Account;
import org.zhiren.platform.access.Acting;
import org.zhiren.platform.eligibility.LawInForce;
import org.zhiren.platform.eligibility.WorkingCalendar;
import org.zhiren.platform.organization.MemberKind;
import org.zhiren.platform.organization.Occupation;
import org.zhiren.platform.organization.Post;
import org.zhiren.platform.organization.PostKind;
import org.zhiren.platform.organization.Posts;
import org.zhiren.platform.organization.Staffing;
import org.zhiren.platform.records.Actor;
import org.zhiren.platform.records.ActorSource;
import org.zhiren.platform.selection.procedure.Brief;
import org.zhiren.platform.selection.procedure.Desk;
import org.zhiren.platform.selection.procedure.Entering;
import org.zhiren.platform.selection.procedure.Named;
import org.zhiren.platform.selection.procedure.PostTie;
import org.zhiren.platform.selection.procedure.ProcedureLaw;
import org.zhiren.platform.selection.recusal.Recusals;

/** The law, the calendar, the places and the kin that a step is judged under. */
@Component
class Circumstances {

  private final LawInForce law;
  private final WorkingCalendar calendar;
  private final Posts posts;
  private final Occupation occupation;
  private final Staffing staffing;
  private final Recusals recusals;
  private final Acting acting;
  private final ActorSource actors;
  private final Clock clock;

  Circumstances(
      LawInForce law,
      WorkingCalendar calendar,
      Posts posts,
      Occupation occupation,
      Staffing staffing,
      Recusals recusals,
      Acting acting,
      ActorSource actors,
      Clock clock) {
    this.law = law;
    this.calendar = calendar;
    this.posts = posts;
    this.occupation = occupation;
    this.staffing = staffing;
    this.recusals = recusals;
    this.acting = acting;
    this.actors = actors;
    this.clock = clock;
  }

  ProcedureLaw law() {
    return new ProcedureLaw(law.on(LocalDate.now(clock)), calendar.days());
  }

  /** The desk of the one who acts now; {@code placesOn} asks for the free places of that day. */
  Desk desk(Brief brief, @Nullable LocalDate placesOn) {
    Actor actor = actors.current();
    @Nullable UUID own = acting.account().map(Account::personId).orElse(null);
    return new Desk(
        law(),
        new Entering(
            LocalDate.now(clock),
            actor.accountId(),
            actor.name(),
            own,
            kinship(),
            posting(brief.postId(), LocalDate.now(clock)),
            placesOn == null ? null : freePlaces(brief, placesOn)));
  }

  private Entering.Kinship kinship() {
    // One candidate is compared with a whole team or meeting: the families are read once.
    Map<UUID, Set<UUID>> known = new HashMap<>();
    return (one, other) -> known.computeIfAbsent(other, recusals::nearOf).contains(one);
  }

  /** What stands between candidates and the post on a day, each candidate looked at once. */
  Entering.Posting posting(UUID post, LocalDate on) {
    Map<Named, List<PostTie>> known = new HashMap<>();
    return candidate -> known.computeIfAbsent(candidate, one -> recusals.ties(one, post, on));
  }

  /**
   * How many more people may hold the post on the day: places of the post, and the unit's quota of
   * such posts where one is set. {@code null} if the post cannot be seen.
   */
  @Nullable Integer freePlaces(Brief brief, LocalDate on) {
    Optional<Post> found = posts.find(brief.postId(), on);
    if (found.isEmpty()) {
      return null;
    }
    Post post = found.get();
    int held =
        occupation
            .count(List.of(post.id()), on)
            .map(counts -> counts.getOrDefault(post.id(), 0))
            .orElse(0);
    int free = post.facts().places() - held;
    boolean counted = post.facts().kind() == PostKind.LEADERSHIP && post.facts().heldWith() == null;
    if (counted) {
      for (Staffing.Line line : staffing.of(post.unitId(), on)) {
        Integer vacant = line.vacant();
        if (vacant != null && against(post, line.item().code())) {
          free = Math.min(free, vacant);
        }
      }
    }
    return free;
  }

  private static boolean against(Post post, String item) {
    return switch (item) {
      case "CHIEF" -> post.facts().member() == MemberKind.CHIEF;
      case "DEPUTY" -> post.facts().member() == MemberKind.DEPUTY;
      default -> item.equals("LEVEL:" + post.facts().levelCode());
    };
  }
}
