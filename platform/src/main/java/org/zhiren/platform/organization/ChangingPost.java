package org.zhiren.platform.organization;

import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Changes a post: title, level, places, also the unit to which it belongs (调整职位). */
@Component
public class ChangingPost {

  private final PeriodWriter writer;
  private final Settling settling;
  private final Units units;

  ChangingPost(PeriodWriter writer, Settling settling, Units units) {
    this.writer = writer;
    this.settling = settling;
    this.units = units;
  }

  /**
   * Changes a post as of the day of {@code basis}.
   *
   * @param version the version that the form was read at
   * @param wanted the facts from then on
   */
  @Transactional
  public void change(UUID id, long version, PostFacts wanted, Basis basis) {
    Post post = writer.postToChange(id, version, basis.on(), stored -> wanted);
    FactRules.check(wanted, basis);
    if (units.find(wanted.unitId(), basis.on()).isEmpty()) {
      throw FactRules.noUnitOn(wanted.unitId(), basis.on());
    }
    PeriodWriter.Change change = writer.begin(ChangeKind.POST_CHANGED, basis);
    writer.changePost(change, post, wanted);
    settling
        .of(ChangeKind.POST_CHANGED, change, basis)
        .differences(Differences.between(post.facts(), wanted))
        .post(id, wanted.unitId());
  }
}
