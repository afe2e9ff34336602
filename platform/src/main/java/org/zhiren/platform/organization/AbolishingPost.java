package org.zhiren.platform.organization;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Ends a post that nobody holds (撤销职位). */
@Component
public class AbolishingPost {

  private final PeriodWriter writer;
  private final Settling settling;
  private final Occupation occupation;

  AbolishingPost(PeriodWriter writer, Settling settling, Occupation occupation) {
    this.writer = writer;
    this.settling = settling;
    this.occupation = occupation;
  }

  /**
   * Abolishes a post on the day of {@code basis}.
   *
   * @param version the version that the form was read at
   * @throws org.zhiren.platform.shell.InvalidInput if somebody still holds it
   */
  @Transactional
  public void abolish(UUID id, long version, Basis basis) {
    Post post = writer.postToChange(id, version, basis.on(), facts -> facts);
    occupation.refuseIfOccupied(List.of(post), basis.on());
    PeriodWriter.Change change = writer.begin(ChangeKind.POST_ABOLISHED, basis);
    writer.endPost(change, id);
    settling
        .of(ChangeKind.POST_ABOLISHED, change, basis)
        .with("name", post.name())
        .with("unit", post.unitId())
        .event(new PostAbolished(id, basis.on()))
        .post(id, post.unitId());
  }
}
