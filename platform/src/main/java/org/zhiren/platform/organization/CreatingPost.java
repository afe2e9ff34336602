package org.zhiren.platform.organization;

import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Creates a post (设置职位). */
@Component
public class CreatingPost {

  private final PeriodWriter writer;
  private final Settling settling;
  private final Units units;

  CreatingPost(PeriodWriter writer, Settling settling, Units units) {
    this.writer = writer;
    this.settling = settling;
    this.units = units;
  }

  /**
   * Creates a post on the day of {@code basis}.
   *
   * @return identifies the post from now on
   */
  @Transactional
  public UUID create(PostFacts facts, Basis basis) {
    FactRules.check(facts, basis);
    if (units.find(facts.unitId(), basis.on()).isEmpty()) {
      throw FactRules.noUnitOn(facts.unitId(), basis.on());
    }
    PeriodWriter.Change change = writer.begin(ChangeKind.POST_CREATED, basis);
    UUID id = UUID.randomUUID();
    writer.createPost(change, id, facts);
    settling
        .of(ChangeKind.POST_CREATED, change, basis)
        .with("name", facts.name())
        .with("unit", facts.unitId())
        .with("level", facts.levelCode())
        .with("places", facts.places())
        .post(id, facts.unitId());
    return id;
  }
}
