package org.zhiren.platform.selection.recusal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.zhiren.explain.Citation;
import org.zhiren.explain.Text;
import org.zhiren.platform.access.PlatformReading;
import org.zhiren.platform.eligibility.LawInForce;
import org.zhiren.platform.eligibility.Targets;
import org.zhiren.platform.organization.MemberKind;
import org.zhiren.platform.organization.Post;
import org.zhiren.platform.organization.PostKind;
import org.zhiren.platform.organization.Posts;
import org.zhiren.platform.organization.Unit;
import org.zhiren.platform.organization.Units;
import org.zhiren.platform.roster.KinLinks;
import org.zhiren.platform.selection.procedure.Named;
import org.zhiren.platform.selection.procedure.PostTie;
import org.zhiren.statutes.PrincipalOf;
import org.zhiren.statutes.Statutes;

/**
 * Finds who has to stay away, and which relatives stand against a post. It reads families as the
 * platform itself and answers with the ties between the people named only.
 */
@Component
public class Recusals {

  /** Relatives of relatives of the people asked about: enough for each near relation. */
  private static final int ROUNDS = 4;

  /** An area code names the county by its first six digits. */
  private static final int COUNTY = 6;

  /** And the city by its first four. */
  private static final int CITY = 4;

  private final KinLinks links;
  private final DeclaredKin declared;
  private final Units units;
  private final Posts posts;
  private final Targets targets;
  private final LawInForce law;
  private final PlatformReading platform;

  Recusals(
      KinLinks links,
      DeclaredKin declared,
      Units units,
      Posts posts,
      Targets targets,
      LawInForce law,
      PlatformReading platform) {
    this.links = links;
    this.declared = declared;
    this.units = units;
    this.posts = posts;
    this.targets = targets;
    this.law = law;
    this.platform = platform;
  }

  /** Where people sit when they have to leave. */
  public enum Table {
    /** 讨论决定: a member of the meeting. */
    MEETING("XB-53-1"),
    /** 考察组: a member of the team. */
    TEAM("XB-53-2");

    private final String provision;

    Table(String provision) {
      this.provision = provision;
    }
  }

  /** The graph of the families of these people. */
  public KinGraph graph(Collection<UUID> people) {
    return new KinGraph(
        links.around(people, ROUNDS).stream()
            .map(tie ->
                new KinGraph.Tie(
                    tie.person(),
                    tie.personName(),
                    tie.relationName(),
                    tie.relative(),
                    tie.relativeName(),
                    tie.relativeBirth()))
            .toList(),
        declared.of(people));
  }

  /** The near relatives of a person, as far as the files say so for certain. */
  public Set<UUID> nearOf(UUID person) {
    Set<UUID> near = new HashSet<>();
    graph(List.of(person))
        .near(person)
        .forEach((other, path) -> {
          if (path.certain()) {
            near.add(other);
          }
        });
    return near;
  }

  /**
   * Who of those at the table has to stay away from which candidate: every conflict, in the order
   * of the table.
   *
   * @param on the day of the law
   */
  public List<Conflict> at(Table table, List<Named> sitting, List<Named> candidates, LocalDate on) {
    Set<UUID> people = new HashSet<>();
    sitting.forEach(one -> add(people, one));
    candidates.forEach(one -> add(people, one));
    KinGraph graph = graph(people);
    Citation citation = law.on(on).citation(table.provision, on);
    List<Conflict> found = new ArrayList<>();
    for (Named member : sitting) {
      for (Named candidate : candidates) {
        conflict(member, candidate, graph, citation).ifPresent(found::add);
      }
    }
    return found;
  }

  private static void add(Set<UUID> people, Named one) {
    if (one.personId() != null) {
      people.add(one.personId());
    }
  }

  private static Optional<Conflict> conflict(
      Named member, Named candidate, KinGraph graph, Citation citation) {
    if (member.same(candidate)) {
      return Optional.of(
          new Conflict(
              member.personId(),
              member.name(),
              candidate.personId(),
              candidate.name(),
              Conflict.Kind.SELF,
              Text.of("涉及本人任免", "it is the member's own case"),
              null,
              true,
              true,
              citation));
    }
    UUID one = member.personId();
    UUID other = candidate.personId();
    if (one == null || other == null) {
      return Optional.empty();
    }
    return graph
        .between(one, other)
        .map(path ->
            new Conflict(
                one,
                member.name(),
                other,
                candidate.name(),
                Conflict.Kind.KIN,
                path.certain()
                    ? Text.of("与 {0} 有{1}关系", "{1} of {0}").fill(candidate.name(), path.kind())
                    : Text.of(
                            "与 {0} 可能有{1}关系（登记的亲属同名且同日出生），请当面核实",
                            "perhaps {1} of {0} (equal name and birth date on file): ask")
                        .fill(candidate.name(), path.kind()),
                path.path(),
                path.certain(),
                true,
                citation));
  }

  /**
   * The same as ties of the procedure, each with a key that stays while the tie stands.
   *
   * @param post the post that is to be filled
   */
  public List<PostTie> ties(Named candidate, UUID post, LocalDate on) {
    return against(candidate, post, on).stream()
        .map(one ->
            new PostTie(
                one.kind() + ":" + one.about() + ":" + one.who(),
                candidate,
                one.kind() == Conflict.Kind.POST
                    ? Text.of("{0}：{1}", "{0}: {1}").fill(one.whoName(), one.ground())
                    : one.ground(),
                one.path(),
                one.certain(),
                one.strict(),
                one.citation()))
        .toList();
  }

  /**
   * What stands between a candidate and the post: relatives in the same unit or directly above or
   * below, or in personnel, discipline, audit or finance work there; and the place where the
   * candidate grew up. Read as the platform itself: a relative in a unit that the one who asks may
   * not see stands in the way all the same.
   *
   * @param post the post that is to be filled
   */
  public List<Conflict> against(Named candidate, UUID post, LocalDate on) {
    return platform.read("selection.recusal", () -> found(candidate, post, on));
  }

  private List<Conflict> found(Named candidate, UUID post, LocalDate on) {
    UUID person = candidate.personId();
    Optional<Post> target = posts.find(post, on);
    if (person == null || target.isEmpty()) {
      return List.of();
    }
    Map<UUID, KinPath> near = graph(List.of(person)).near(person);
    Set<UUID> asked = new HashSet<>(near.keySet());
    asked.add(person);
    Map<UUID, KinLinks.Seat> seats = links.seats(asked);
    List<Conflict> found = new ArrayList<>();
    Unit unit = units.find(target.get().unitId(), on).orElse(null);
    if (unit == null) {
      return List.of();
    }
    Statutes statutes = law.on(on);
    Citation kin = statutes.citation("GWY-74-1", on);
    Map<UUID, Unit> places =
        units.find(
            seats.values().stream().map(KinLinks.Seat::unitId).collect(Collectors.toSet()), on);
    Map<UUID, Post> held =
        posts.find(
            seats.values().stream()
                .map(KinLinks.Seat::postId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()),
            on);
    near.forEach((relative, path) -> {
      KinLinks.Seat seat = seats.get(relative);
      if (seat != null && seat.inService()) {
        Unit place = places.get(seat.unitId());
        Post own = seat.postId() == null ? null : held.get(seat.postId());
        ground(target.get(), unit, seat, place, own)
            .ifPresent(ground ->
                found.add(
                    new Conflict(
                        relative,
                        seat.name(),
                        person,
                        candidate.name(),
                        Conflict.Kind.POST,
                        ground.words(),
                        path.path(),
                        path.certain() && ground.certain(),
                        true,
                        kin)));
      }
    });
    found.sort(Comparator.comparing(Conflict::whoName));
    place(candidate, target.get(), unit, seats.get(person), statutes, on).ifPresent(found::add);
    return found;
  }

  /** A ground, and whether the record tells it for certain. */
  private record Ground(Text words, boolean certain) {}

  private static Optional<Ground> ground(
      Post target, Unit unit, KinLinks.Seat seat, @Nullable Unit place, @Nullable Post own) {
    if (place == null) {
      return Optional.empty();
    }
    boolean leads = leads(target);
    boolean same = place.id().equals(unit.id());
    boolean above = place.id().equals(unit.parentId());
    boolean below = unit.id().equals(place.parentId());
    String function = place.facts().sensitiveFunction();
    if ((same || below) && leads && function != null) {
      return Optional.of(
          new Ground(
              Text.of(
                      "拟任职务为领导职务，亲属在 {0} 从事{1}工作",
                      "the post is a leading one and the relative works in {0} ({1})")
                  .fill(place.name(), function),
              true));
    }
    if (same) {
      boolean line = leads || (own != null && leads(own));
      return Optional.of(
          new Ground(
              line
                  ? Text.of("同在 {0}，形成直接上下级领导关系", "both in {0}, one under the other")
                      .fill(place.name())
                  : Text.of("同在 {0}，直接隶属于同一领导人员", "both in {0} under the same leader")
                      .fill(place.name()),
              true));
    }
    if ((above || below) && (leads || above)) {
      boolean known = own != null;
      boolean line = own != null && leads(own);
      if (line || !known) {
        return Optional.of(
            new Ground(
                (above
                        ? Text.of("亲属在上一级单位任职：{0}", "the relative is in the unit above: {0}")
                        : Text.of("亲属在下一级单位任职：{0}", "the relative is in a unit below: {0}"))
                    .fill(seat.postText()),
                known));
      }
    }
    return Optional.empty();
  }

  private static boolean leads(Post post) {
    return post.facts().kind() == PostKind.LEADERSHIP
        && (post.facts().member() == MemberKind.CHIEF
            || post.facts().member() == MemberKind.DEPUTY);
  }

  /** Where the post may not be held in the county in which one grew up. */
  private Optional<Conflict> place(
      Named candidate,
      Post target,
      Unit unit,
      KinLinks.@Nullable Seat seat,
      Statutes statutes,
      LocalDate on) {
    if (!target.facts().placeRecusal() || seat == null) {
      return Optional.empty();
    }
    String area = unit.facts().areaCode();
    String grown = seat.growthAreaCode();
    PrincipalOf principal =
        targets.find(target.id(), on).map(found -> found.rules().principalOf()).orElse(null);
    boolean city = principal == PrincipalOf.CITY;
    Boolean same = area == null || grown == null ? null : same(area, grown, city ? CITY : COUNTY);
    if (Boolean.FALSE.equals(same)) {
      return Optional.empty();
    }
    boolean known = same != null;
    String provision =
        city ? "HB-5-city" : principal == PrincipalOf.TOWNSHIP ? "GWY-75" : "HB-5-county";
    return Optional.of(
        new Conflict(
            seat.person(),
            candidate.name(),
            seat.person(),
            candidate.name(),
            Conflict.Kind.PLACE,
            known
                ? city
                    ? Text.of(
                        "成长地与任职地相同，该职务一般不在成长地担任",
                        "as a rule the post is not held where one grew up")
                    : Text.of("成长地与任职地相同，该职务不得在成长地担任", "the post may not be held where one grew up")
                : Text.of(
                    "该职务有地域回避要求，而成长地或单位的行政区划没有登记，请核实",
                    "the post is barred to whoever grew up there, and that place or the area of the"
                        + " unit is not on file: find out"),
            null,
            known,
            !city,
            statutes.citation(provision, on)));
  }

  /** Whether two area codes agree in their first digits; {@code null} if one is too short. */
  private static @Nullable Boolean same(String one, String other, int digits) {
    return one.length() < digits || other.length() < digits
        ? null
        : Boolean.valueOf(one.substring(0, digits).equals(other.substring(0, digits)));
  }
}
