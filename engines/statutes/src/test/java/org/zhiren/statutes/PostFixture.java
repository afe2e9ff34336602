package org.zhiren.statutes;

import java.util.List;
import org.jspecify.annotations.NullUnmarked;

/** Invented posts. */
@NullUnmarked // a fixture leaves facts out on purpose
final class PostFixture {
  String id = "bureau-deputy";
  String unitId = "bureau";
  PostLevel level;
  String place = "530100";
  List<WorkFunction> functions = List.of(WorkFunction.GENERAL);
  PartyCommittee partyCommittee;
  List<String> requiredLicences = List.of();
  List<String> directSuperiors = List.of();
  List<String> directSubordinates = List.of();
  List<String> sameLeader = List.of();
  Boolean leadsUnit = true;
  PrincipalOf principalOf;
  Boolean termGoverned = false;
  Integer seats = 3;
  Integer holders = 2;
  Post.Profile profile;
  Boolean publicInstitution;

  static PostFixture aPostAt(PostLevel level) {
    PostFixture p = new PostFixture();
    p.level = level;
    return p;
  }

  Post build() {
    return new Post(
        id,
        unitId,
        null,
        level,
        place,
        functions,
        partyCommittee,
        requiredLicences,
        directSuperiors,
        directSubordinates,
        sameLeader,
        leadsUnit,
        principalOf,
        termGoverned,
        seats,
        holders,
        profile,
        publicInstitution);
  }
}
