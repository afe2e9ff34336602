package org.zhiren.platform.eligibility;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.platform.organization.MemberKind;
import org.zhiren.platform.organization.Occupation;
import org.zhiren.platform.organization.Post;
import org.zhiren.platform.organization.PostKind;
import org.zhiren.platform.organization.Posts;
import org.zhiren.platform.organization.Unit;
import org.zhiren.platform.organization.Units;
import org.zhiren.statutes.PartyCommittee;
import org.zhiren.statutes.PostLevel;
import org.zhiren.statutes.PrincipalOf;
import org.zhiren.statutes.WorkFunction;

/**
 * The leading posts of the organisation as the rules read them. What follows from unit and post is
 * derived (ADR 0043); what does not is left unknown or said by the post profile.
 */
@Component
@Transactional(readOnly = true)
public class Targets {

  private static final int EVERYTHING = 1_000_000;
  private final Posts posts;
  private final Units units;
  private final Occupation occupation;
  private final PostProfiles profiles;

  Targets(Posts posts, Units units, Occupation occupation, PostProfiles profiles) {
    this.posts = posts;
    this.units = units;
    this.occupation = occupation;
    this.profiles = profiles;
  }

  /** The post on the day; empty if there is none, or if it is no leading post. */
  public Optional<Target> find(UUID id, LocalDate day) {
    return posts
        .find(id, day)
        .filter(Targets::isLeading)
        .flatMap(post -> of(List.of(post), day).stream().findFirst());
  }

  /** All leading posts of the day, in the order of precedence. */
  public List<Target> all(LocalDate day) {
    Map<UUID, Integer> places = new HashMap<>();
    for (Units.Node node : units.tree(null, day, 100, EVERYTHING)) {
      places.put(node.unit().id(), places.size());
    }
    return of(posts.all(day).stream().filter(Targets::isLeading).toList(), day).stream()
        .sorted(
            java.util.Comparator.comparingInt(
                    (Target t) -> places.getOrDefault(t.unit().id(), Integer.MAX_VALUE))
                .thenComparingInt(t -> t.post().facts().precedence()))
        .toList();
  }

  /**
   * Leading posts in the order of precedence.
   *
   * @param words part of unit and title together; may be empty
   * @param unit the unit with all below it; {@code null} for all
   * @param vacantOnly only posts with a free place
   * @param most at most so many
   */
  public List<Target> search(
      String words, @Nullable UUID unit, boolean vacantOnly, LocalDate day, int most) {
    Set<UUID> below = unit == null ? Set.of() : units.subtree(unit, day);
    return all(day).stream()
        .filter(t -> t.title().contains(words) && (unit == null || below.contains(t.unit().id())))
        .filter(t -> !vacantOnly || t.vacant())
        .limit(most)
        .toList();
  }

  static boolean isLeading(Post post) {
    return post.facts().kind() == PostKind.LEADERSHIP
        && Codes.level(post.facts().levelCode()).isPresent();
  }

  /** What a unit deals with; nothing is known of a unit that cannot be seen. */
  static List<WorkFunction> functions(@Nullable Unit unit) {
    if (unit == null) {
      return List.of();
    }
    String function = unit.facts().sensitiveFunction();
    return switch (function == null ? "" : function) {
      case "" -> List.of(WorkFunction.GENERAL);
      case "组织人事" -> List.of(WorkFunction.ORGANISATION, WorkFunction.PERSONNEL);
      case "纪检监察" -> List.of(WorkFunction.DISCIPLINE);
      case "审计" -> List.of(WorkFunction.AUDIT);
      case "财务" -> List.of(WorkFunction.FINANCE);
      default -> List.of();
    };
  }

  private List<Target> of(List<Post> leading, LocalDate day) {
    Set<UUID> unitIds = new java.util.HashSet<>();
    leading.forEach(post -> unitIds.add(post.unitId()));
    Map<UUID, Unit> known = new LinkedHashMap<>(units.find(unitIds, day));
    Set<UUID> parents = new java.util.HashSet<>();
    known
        .values()
        .forEach(unit -> {
          if (unit.parentId() != null && !known.containsKey(unit.parentId())) {
            parents.add(unit.parentId());
          }
        });
    Set<UUID> around = new java.util.HashSet<>(known.keySet());
    around.addAll(parents);
    Map<UUID, List<Post>> byUnit = new HashMap<>();
    posts.of(around, day).stream()
        .filter(Targets::isLeading)
        .forEach(post -> byUnit.computeIfAbsent(post.unitId(), u -> new ArrayList<>()).add(post));
    List<UUID> ids = leading.stream().map(Post::id).toList();
    Map<UUID, Integer> holders = occupation.count(ids, day).orElse(Map.of());
    Map<UUID, PostProfile> written = profiles.current(ids);
    List<Target> targets = new ArrayList<>();
    for (Post post : leading) {
      Unit unit = known.get(post.unitId());
      if (unit != null) {
        PostProfile profile =
            written.getOrDefault(
                post.id(),
                new PostProfile(post.id(), 0, PostProfile.Conditions.NONE, "", null, null));
        targets.add(target(post, unit, byUnit, holders.getOrDefault(post.id(), 0), profile));
      }
    }
    return targets;
  }

  private static Target target(
      Post post, Unit unit, Map<UUID, List<Post>> byUnit, int holders, PostProfile profile) {
    PostLevel level = Codes.level(post.facts().levelCode()).orElseThrow();
    PostProfile.Conditions conditions = profile.conditions();
    boolean derivedTerm = termGoverned(unit, post, level);
    boolean full = holders >= post.facts().places();
    Relations relations = Relations.of(post, unit, byUnit);
    Boolean stated = conditions.termGoverned();
    org.zhiren.statutes.Post rules =
        new org.zhiren.statutes.Post(
            post.id().toString(),
            unit.id().toString(),
            unit.name() + post.name(),
            level,
            unit.facts().areaCode(),
            functions(unit),
            committee(unit, post, level),
            conditions.licences(),
            relations.superiors(),
            relations.subordinates(),
            relations.sameLeader(),
            post.facts().team(),
            principal(unit, post),
            stated == null ? derivedTerm : stated,
            post.facts().places(),
            full ? holders - 1 : holders,
            new org.zhiren.statutes.Post.Profile(
                conditions.minimumSchooling(),
                conditions.grassrootsMonths(),
                conditions.levelBelowMonths()));
    return new Target(post, unit, rules, profile, derivedTerm, holders, full);
  }

  /**
   * Posts above, below and beside within the unit; chiefs also below the chief of the unit above.
   */
  private record Relations(
      List<String> superiors, List<String> subordinates, List<String> sameLeader) {

    static Relations of(Post post, Unit unit, Map<UUID, List<Post>> byUnit) {
      List<Post> here = byUnit.getOrDefault(post.unitId(), List.of());
      boolean chief = post.facts().member() == MemberKind.CHIEF;
      UUID parent = unit.parentId();
      List<Post> above =
          chief
              ? ids(parent == null ? List.of() : byUnit.getOrDefault(parent, List.of()), true)
              : ids(here, true);
      List<Post> others = ids(here, false);
      return new Relations(
          names(above, post),
          chief ? names(others, post) : List.of(),
          chief ? List.of() : names(others, post));
    }

    private static List<Post> ids(Collection<Post> posts, boolean chiefs) {
      return posts.stream()
          .filter(post -> (post.facts().member() == MemberKind.CHIEF) == chiefs)
          .toList();
    }

    private static List<String> names(List<Post> posts, Post self) {
      return posts.stream()
          .filter(post -> !post.id().equals(self.id()))
          .map(post -> post.id().toString())
          .toList();
    }
  }

  /** 党委 members of county, city and province: the Party years of 党章 are asked of them. */
  private static @Nullable PartyCommittee committee(Unit unit, Post post, PostLevel level) {
    if (!unit.facts().kind().equals("党委")
        || !post.facts().team()
        || !level.isAtLeast(PostLevel.DIVISION_DEPUTY)) {
      return null;
    }
    return switch (unit.facts().level()) {
      case "县、处级", "副县、副处级" -> PartyCommittee.COUNTY;
      case "地、厅、司、局级", "副地、副厅、副司、副局级" -> PartyCommittee.CITY;
      case "省级", "副省级" -> PartyCommittee.PROVINCE;
      default -> null;
    };
  }

  /** The organisation says where recusal by place applies; the unit's level says which rule. */
  private static @Nullable PrincipalOf principal(Unit unit, Post post) {
    if (!post.facts().placeRecusal()) {
      return null;
    }
    return switch (unit.facts().level()) {
      case "乡、科级", "副乡、副科级" ->
          unit.facts().kind().equals("党委") || unit.facts().kind().equals("政府")
              ? PrincipalOf.TOWNSHIP
              : PrincipalOf.COUNTY;
      case "县、处级", "副县、副处级" -> PrincipalOf.COUNTY;
      case "地、厅、司、局级", "副地、副厅、副司、副局级" -> PrincipalOf.CITY;
      default -> null;
    };
  }

  /** 任期暂行规定 第二条 as far as unit and post show it. */
  private static boolean termGoverned(Unit unit, Post post, PostLevel level) {
    if (!level.isAtLeast(PostLevel.DIVISION_DEPUTY) || !post.facts().team()) {
      return false;
    }
    boolean chief = post.facts().member() == MemberKind.CHIEF;
    String kind = unit.facts().kind();
    return switch (kind) {
      case "党委", "政府" -> true;
      case "党的纪委", "法院", "检察院" -> chief;
      default ->
          chief
              && level.isAtLeast(PostLevel.DIVISION_CHIEF)
              && (kind.startsWith("党委")
                  || kind.startsWith("政府")
                  || kind.contains("部门")
                  || kind.equals("发改委"));
    };
  }
}
