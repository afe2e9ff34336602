package org.zhiren.platform.responsibility;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.access.NeedToKnow;
import org.zhiren.platform.responsibility.reckoning.Light;

/**
 * Makes the leader's page: marks from the plan in memory, names and reasons from the database. Not
 * in one transaction, so that nobody who waits for a tree holds a connection.
 */
@Component
public class Overviews {

  /** Of how many that are behind the forecast is looked at. */
  private static final int LOOKED_AT = 200;

  private final Plans plans;
  private final Targets targets;
  private final Monitoring monitoring;
  private final LivePlans live;
  private final NeedToKnow needToKnow;

  Overviews(
      Plans plans, Targets targets, Monitoring monitoring, LivePlans live, NeedToKnow needToKnow) {
    this.plans = plans;
    this.targets = targets;
    this.monitoring = monitoring;
    this.live = live;
    this.needToKnow = needToKnow;
  }

  /**
   * How a plan stands today, within what the acting account may see.
   *
   * @param most how many of each list
   */
  public Overview of(UUID planId, int most) {
    Plan plan = plans.required(planId);
    LocalDate asOf = live.asOf(plan);
    NeedToKnow.Visible visible = needToKnow.visible(InformationClass.TARGETS);
    Overview.Marked marked =
        live.ask(
                plan,
                tree ->
                    tree.marked(
                        unit -> visible.everywhere() || visible.units().contains(unit),
                        most,
                        LOOKED_AT))
            .orElseGet(() -> slowly(plan, asOf, most));
    return new Overview(
        plan,
        asOf,
        marked.count(),
        marked.whole(),
        monitoring.rows(plan, targets.some(marked.late()), asOf),
        monitoring.misses(plan, targets.some(marked.behind()), asOf, most),
        monitoring.rows(plan, targets.some(marked.unknown()), asOf),
        works(marked, plan),
        marked.units());
  }

  /** The columns of the map; those on top that may not be seen are named by nobody. */
  private List<Target> works(Overview.Marked marked, Plan plan) {
    return targets.some(marked.works()).stream()
        .filter(target -> target.planId().equals(plan.id()))
        .toList();
  }

  /** A draft whose weights do not add up yet has no tree. */
  private Overview.Marked slowly(Plan plan, LocalDate asOf, int most) {
    Board board = monitoring.board(plan, asOf);
    List<UUID> works =
        board.rows().stream()
            .map(Board.Row::target)
            .filter(target -> target.parentId() == null)
            .map(Target::id)
            .toList();
    return new Overview.Marked(
        board.count(),
        null,
        ids(board.with(Light.RED, most)),
        ids(board.with(Light.YELLOW, LOOKED_AT)),
        ids(board.with(Light.GREY, most)),
        works,
        board.units(works));
  }

  private static List<UUID> ids(List<Board.Row> rows) {
    return rows.stream().map(row -> row.target().id()).toList();
  }
}
