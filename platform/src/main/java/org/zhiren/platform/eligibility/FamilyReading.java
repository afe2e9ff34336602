package org.zhiren.platform.eligibility;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhiren.platform.organization.Unit;
import org.zhiren.platform.roster.FilesInBulk.Standing;
import org.zhiren.platform.roster.PersonFile;
import org.zhiren.statutes.PersonFacts.Business;
import org.zhiren.statutes.PersonFacts.Family;
import org.zhiren.statutes.PersonFacts.Kinship;
import org.zhiren.statutes.PersonFacts.Relative;

/** Reads the family on file for the rules on recusal. */
final class FamilyReading {

  private FamilyReading() {}

  /**
   * Family on file counts as declared on the day on which it was recorded; without any row nothing
   * was declared.
   */
  static @Nullable Family read(PersonFile file, LocalDate recordedOn, Surroundings around) {
    if (file.family().isEmpty()) {
      return null;
    }
    List<Relative> relatives = new ArrayList<>();
    for (PersonFile.Relative row : file.family()) {
      Codes.kinship(row.relationName())
          .ifPresent(kinship -> {
            Relative relative = relative(row, kinship, around);
            if (relative != null) {
              relatives.add(relative);
            }
          });
    }
    // Businesses are not kept here: one of unknown trade stands for "not known".
    return new Family(recordedOn, null, null, relatives, List.of(new Business(null)));
  }

  /** Only relatives who hold a position in one of our units concern recusal. */
  private static @Nullable Relative relative(
      PersonFile.Relative row, Kinship kinship, Surroundings around) {
    UUID id = row.personId();
    if (id == null) {
      return around
          .unitOf(row.workplace())
          .map(unit -> new Relative(kinship, unit.id().toString(), null, null, sensitive(unit)))
          .orElse(null);
    }
    Standing standing = around.relatives().get(id);
    if (standing == null) {
      return new Relative(kinship, null, null, null, null);
    }
    if (!standing.inService()) {
      return null;
    }
    UUID unit = standing.unitId();
    UUID post = standing.postId();
    return new Relative(
        kinship,
        unit == null ? null : unit.toString(),
        post == null ? null : post.toString(),
        Codes.leading(standing.levelCode()),
        unit == null ? null : sensitive(around.units().get(unit)));
  }

  private static @Nullable Boolean sensitive(@Nullable Unit unit) {
    return unit == null ? null : unit.facts().sensitiveFunction() != null;
  }
}
