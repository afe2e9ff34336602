package org.zhiren.platform.demonstration;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.zhiren.platform.appraisal.CampaignIntake;
import org.zhiren.platform.appraisal.CampaignKind;
import org.zhiren.platform.organization.Units;

/** One appraisal that is open with some sheets in, and one that is being drawn up. */
@Component
@Order(40)
class DemonstrationCampaigns implements DemonstrationPart {

  private static final Logger LOG = LoggerFactory.getLogger(DemonstrationCampaigns.class);
  private static final int LEAST_TEAM = 4;
  private static final int UNITS_LOOKED_AT = 400;
  private static final int SHARE_PERCENT = 70;
  private static final long SEED = 5;

  private final CampaignIntake intake;
  private final Units units;
  private final Clock clock;

  DemonstrationCampaigns(CampaignIntake intake, Units units, Clock clock) {
    this.intake = intake;
    this.units = units;
    this.clock = clock;
  }

  /** Makes them for the first units with a leadership team. */
  @Override
  public void load(Filled filled) {
    LocalDate today = LocalDate.now(clock);
    List<UUID> chosen =
        units.tree(null, today, 2, UNITS_LOOKED_AT).stream()
            .map(node -> node.unit().id())
            .filter(unit -> intake.team(unit) >= LEAST_TEAM)
            .limit(2)
            .toList();
    if (chosen.isEmpty()) {
      return;
    }
    String ground = "关于开展%d年度考核工作的通知".formatted(today.getYear());
    UUID open = intake.draft(CampaignKind.DEMOCRATIC, chosen.getFirst(), today.getYear(), ground);
    SplittableRandom random = new SplittableRandom(SEED);
    int sheets =
        intake.openAndMark(
            open,
            SHARE_PERCENT,
            // A strict rater in every fourth; who does not know a person says so now and then.
            (rater, person) ->
                (rater * 7 + person * 3) % 19 == 0
                    ? 0
                    : Math.clamp(4 - person % 3 / 2 - (rater % 4 == 0 ? 1 : 0), 1, 4),
            random);
    UUID draft = intake.draft(CampaignKind.ROUND_360, chosen.getLast(), today.getYear(), ground);
    LOG.info("Demonstration: appraisals {} (sheets {}), {}", open, sheets, draft);
  }
}
