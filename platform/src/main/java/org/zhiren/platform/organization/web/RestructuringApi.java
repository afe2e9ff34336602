package org.zhiren.platform.organization.web;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.zhiren.explain.Text;
import org.zhiren.platform.access.Allowed;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.organization.Basis;
import org.zhiren.platform.organization.ChangingUnit;
import org.zhiren.platform.organization.MergingUnits;
import org.zhiren.platform.organization.QuotaItem;
import org.zhiren.platform.organization.ReorderingUnits;
import org.zhiren.platform.organization.SettingQuota;
import org.zhiren.platform.organization.SplittingUnit;
import org.zhiren.platform.organization.UnitFacts;
import org.zhiren.platform.shell.InvalidInput;

/** Merging, dividing, ordering, particulars and quotas for programs. */
@RestController
@RequestMapping("/api/v1/organization/units")
@Allowed(Right.ORGANIZATION_EDIT)
@Tag(name = "organization")
class RestructuringApi {

  private final MergingUnits merging;
  private final SplittingUnit splitting;
  private final ReorderingUnits reordering;
  private final ChangingUnit changing;
  private final SettingQuota setting;

  RestructuringApi(
      MergingUnits merging,
      SplittingUnit splitting,
      ReorderingUnits reordering,
      ChangingUnit changing,
      SettingQuota setting) {
    this.merging = merging;
    this.splitting = splitting;
    this.reordering = reordering;
    this.changing = changing;
    this.setting = setting;
  }

  /**
   * Units that become one.
   *
   * @param sources versions by unit
   * @param target the unit that takes over; absent if one is founded
   * @param targetVersion its version
   * @param founded facts of the unit to be founded; absent if one takes over
   * @param endedPosts posts that end; all others move
   */
  record Merging(
      Map<UUID, Long> sources,
      @Nullable UUID target,
      @Nullable Long targetVersion,
      @Nullable UnitFacts founded,
      Set<UUID> endedPosts,
      Basis basis) {}

  /** A unit that becomes several. */
  record Splitting(long version, List<SplittingUnit.Part> parts, Basis basis) {}

  /** Every unit directly below, the first one first. */
  record Ordering(List<UUID> units, Basis basis) {}

  /** New particulars; name and place are left as they are. */
  record Particulars(long version, UnitFacts facts, Basis basis) {}

  /** A quota; without {@code places} it is lifted. */
  record Quota(long version, String item, @Nullable Integer places, Basis basis) {}

  /**
   * The unit that took over.
   *
   * @param id the unit
   */
  record Merged(UUID id) {}

  /**
   * The units that were founded.
   *
   * @param ids in the order of the parts
   */
  record Founded(List<UUID> ids) {}

  @PostMapping("/merge")
  Merged merge(@RequestBody Merging body) {
    UUID target = body.target();
    Long version = body.targetVersion();
    return new Merged(
        merging.merge(
            new MergingUnits.Plan(
                body.sources(),
                target == null ? null : Map.entry(target, version == null ? -1 : version),
                body.founded(),
                body.endedPosts()),
            body.basis()));
  }

  @PostMapping("/{id}/split")
  Founded split(@PathVariable UUID id, @RequestBody Splitting body) {
    return new Founded(splitting.split(id, body.version(), body.parts(), body.basis()));
  }

  @PostMapping("/{id}/order")
  void reorder(@PathVariable UUID id, @RequestBody Ordering body) {
    reordering.reorder(id, body.units(), body.basis());
  }

  @PostMapping("/{id}/change")
  void change(@PathVariable UUID id, @RequestBody Particulars body) {
    changing.change(id, body.version(), body.facts(), body.basis());
  }

  @PostMapping("/{id}/quota")
  void quota(@PathVariable UUID id, @RequestBody Quota body) {
    QuotaItem item =
        QuotaItem.of(body.item())
            .orElseThrow(() ->
                new InvalidInput(
                    "item",
                    body.item(),
                    Text.of("没有这个项目（{0}）。可用：{1}。", "There is no such item ({0}). There are: {1}.")
                        .fill(
                            body.item(),
                            String.join(
                                ", ", QuotaItem.all().stream().map(QuotaItem::code).toList()))));
    setting.set(id, body.version(), item, body.places(), body.basis());
  }
}
