package org.zhiren.platform.organization;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.explain.Text;
import org.zhiren.platform.shell.InvalidInput;

/** Ends a unit (撤销机构), its posts and quotas with it. */
@Component
public class DissolvingUnit {

  private final PeriodWriter writer;
  private final Settling settling;
  private final Units units;
  private final Posts posts;
  private final Occupation occupation;

  DissolvingUnit(
      PeriodWriter writer, Settling settling, Units units, Posts posts, Occupation occupation) {
    this.writer = writer;
    this.settling = settling;
    this.units = units;
    this.posts = posts;
    this.occupation = occupation;
  }

  /**
   * Dissolves a unit on the day of {@code basis}.
   *
   * @param version the version that the form was read at
   * @throws InvalidInput if units stand below it, or one of its posts is still held
   */
  @Transactional
  public void dissolve(UUID id, long version, Basis basis) {
    Unit unit = writer.unitToChange(id, version, basis.on(), facts -> facts);
    List<Units.Node> below = units.children(id, basis.on());
    if (!below.isEmpty()) {
      throw new InvalidInput(
          "on",
          null,
          Text.of(
                  "“{0}”之下还有 {1} 个机构。请先调整它们的隶属，或改用“合并”。",
                  "{1} units stand below “{0}”. Maybe move them first, or merge it instead.")
              .fill(unit.name(), below.size()));
    }
    List<Post> held = posts.of(id, basis.on());
    occupation.refuseIfOccupied(held, basis.on());
    PeriodWriter.Change change = writer.begin(ChangeKind.UNIT_DISSOLVED, basis);
    held.forEach(post -> writer.endPost(change, post.id()));
    writer.endQuotas(change, id);
    writer.endUnit(change, id);
    settling
        .of(ChangeKind.UNIT_DISSOLVED, change, basis)
        .with("name", unit.name())
        .with("posts", held.size())
        .event(new UnitDissolved(id, basis.on()))
        .unit(id);
  }
}
