package org.zhiren.platform.demonstration;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.zhiren.platform.eligibility.Target;
import org.zhiren.platform.organization.PostOccupancy;
import org.zhiren.platform.roster.Person;
import org.zhiren.platform.selection.procedure.Brief;
import org.zhiren.platform.selection.procedure.Form;
import org.zhiren.platform.selection.procedure.Named;
import org.zhiren.platform.selection.procedure.Phase;
import org.zhiren.platform.selection.procedure.PostTie;

/** Two cases that depart from the usual way, each by leave of somebody else. */
final class RecusalCases {

  private static final int MOST_LOOKED_AT = 400;
  private static final int WITHOUT_MEETING = 300;
  private static final int WITH_RELATIVE = 310;

  private final CaseCast cast;

  RecusalCases(CaseCast cast) {
    this.cast = cast;
  }

  /** A case in which the recommendation by a meeting was left out, approved and endorsed. */
  int withoutMeeting(Target target) {
    List<Named> candidates = cast.candidates(target);
    if (candidates.isEmpty()) {
      return 0;
    }
    Brief brief =
        CaseCast.brief(Form.PROMOTION, target, null, cast.today().minusDays(26), "单位人数较少，班子缺员。");
    InventedCase told =
        cast.tell(brief, candidates, WITHOUT_MEETING).withoutMeeting().until(Phase.SHORTLIST, 1);
    cast.load(brief, told, WITHOUT_MEETING);
    return 1;
  }

  /**
   * A case in which a relative of the candidate leads the unit: an exception was entered and waits
   * for another officer.
   */
  int withRelative(List<Target> all) {
    Map<UUID, List<Target>> byUnit =
        all.stream().collect(Collectors.groupingBy(target -> target.unit().id()));
    Map<UUID, List<PostOccupancy.Holder>> holders = cast.holders(all);
    int looked = 0;
    for (Target led : all) {
      for (PostOccupancy.Holder holder : holders.getOrDefault(led.id(), List.of())) {
        Target other = beside(led, byUnit.getOrDefault(led.unit().id(), List.of()));
        if (other != null && looked++ < MOST_LOOKED_AT && relative(holder, other)) {
          return 1;
        }
      }
    }
    return 0;
  }

  private static @Nullable Target beside(Target led, List<Target> here) {
    return here.stream().filter(one -> !one.id().equals(led.id())).findFirst().orElse(null);
  }

  private boolean relative(PostOccupancy.Holder holder, Target target) {
    for (UUID near : cast.intake().nearOf(holder.personId())) {
      Person relative = cast.inService(near);
      if (relative != null && !relative.postText().equals(target.title())) {
        Named person = new Named(near, relative.name());
        Optional<PostTie> tie =
            cast.intake().ties(person, target.id()).stream()
                .filter(one -> one.certain() && one.path() != null)
                .findFirst();
        if (tie.isPresent() && cast.take(near)) {
          load(target, person, tie.get());
          return true;
        }
      }
    }
    return false;
  }

  private void load(Target target, Named person, PostTie tie) {
    Brief brief =
        CaseCast.brief(Form.PROMOTION, target, null, cast.today().minusDays(57), "班子缺员，岗位专业性强。");
    InventedCase told =
        cast.tell(brief, List.of(person), WITH_RELATIVE).until(Phase.CONSULTATION, 1);
    told.answerRecusal(tie);
    cast.load(brief, told, WITH_RELATIVE);
  }
}
