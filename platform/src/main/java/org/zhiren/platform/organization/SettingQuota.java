package org.zhiren.platform.organization;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.explain.Text;
import org.zhiren.platform.shell.InvalidInput;

/** Sets how many of something a unit may have (核定职数编制). */
@Component
public class SettingQuota {

  private final PeriodWriter writer;
  private final Settling settling;

  SettingQuota(PeriodWriter writer, Settling settling) {
    this.writer = writer;
    this.settling = settling;
  }

  /**
   * Sets a quota as of the day of {@code basis}.
   *
   * @param version the version of the unit that the form was read at
   * @param places how many; {@code null} lifts the quota
   */
  @Transactional
  public void set(
      UUID unitId, long version, QuotaItem item, @Nullable Integer places, Basis basis) {
    if (places != null && (places < 0 || places > 99_999)) {
      throw new InvalidInput(
          "places",
          places.toString(),
          Text.of("数目（{0}）应在 0 至 99999 之间。", "The number ({0}) must lie between 0 and 99999.")
              .fill(places));
    }
    Unit unit = writer.unitToChange(unitId, version, basis.on(), facts -> facts);
    writer.refuseIfQuotaIsLater(unitId, item, basis.on());
    PeriodWriter.Change change = writer.begin(ChangeKind.QUOTA_SET, basis);
    writer.setQuota(change, unitId, item, places);
    writer.touchUnit(change, unitId);
    settling
        .of(ChangeKind.QUOTA_SET, change, basis)
        .with("unit", unit.name())
        .with("item", item.code())
        .with("places", places)
        .unit(unitId);
  }
}
