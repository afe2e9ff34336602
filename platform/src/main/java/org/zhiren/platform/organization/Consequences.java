package org.zhiren.platform.organization;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.StaleVersion;

/**
 * What a merger or a division would do to posts, people, units below and quotas, spelt out before
 * it is done. The act itself is tried and taken back, so that whatever stands in its way is known.
 */
@Component
public class Consequences {

  private final Units units;
  private final Posts posts;
  private final Occupation occupation;
  private final TransactionTemplate transactions;

  Consequences(Units units, Posts posts, Occupation occupation, TransactionTemplate transactions) {
    this.units = units;
    this.posts = posts;
    this.occupation = occupation;
    this.transactions = transactions;
  }

  /**
   * A post that is concerned.
   *
   * @param post the post
   * @param unit the unit to which it belongs now
   * @param people how many hold it on the day; {@code null} if nobody can say
   * @param holders who, as far as they may be seen
   * @param namesake whether the unit that takes over has a post of this title already
   */
  public record Concerned(
      Post post,
      Unit unit,
      @Nullable Integer people,
      List<PostOccupancy.Holder> holders,
      boolean namesake) {
    /** Copies the list. */
    public Concerned {
      holders = List.copyOf(holders);
    }

    /** Whether somebody holds it, so that it cannot end. */
    public boolean held() {
      return people != null && people > 0;
    }
  }

  /**
   * Leadership posts of a unit afterwards.
   *
   * @param item chiefs or deputies
   * @param quota how many are allowed; {@code null} if nothing is set
   * @param places how many places the posts will have
   * @param people how many people will hold them; {@code null} if nobody can say
   */
  public record Heads(
      QuotaItem item, @Nullable Integer quota, int places, @Nullable Integer people) {

    /** Whether more people than allowed would hold such posts (超职数). */
    public boolean overrun() {
      return quota != null && people != null && people > quota;
    }
  }

  /**
   * What a merger does.
   *
   * @param posts the posts of the units that end, unit by unit
   * @param below the units that stand directly below them and move
   * @param quotas how many quotas end
   * @param heads chiefs and deputies of the unit that takes over, afterwards
   */
  public record Merger(List<Concerned> posts, List<Unit> below, int quotas, List<Heads> heads) {
    /** Copies the lists. */
    public Merger {
      posts = List.copyOf(posts);
      below = List.copyOf(below);
      heads = List.copyOf(heads);
    }
  }

  /**
   * What a division leaves to one unit.
   *
   * @param posts how many posts
   * @param people how many hold them; one who holds two counts twice
   * @param units how many units directly below
   * @param chiefs places of chiefs
   * @param deputies places of deputies
   */
  public record Share(int posts, int people, int units, int chiefs, int deputies) {}

  /**
   * Says what merging would do.
   *
   * @param sources the units that end
   * @param target the unit that takes over; {@code null} if a new one is founded
   * @param ended posts that end; all others move
   */
  public Merger ofMerger(
      Collection<UUID> sources, @Nullable UUID target, Set<UUID> ended, LocalDate on) {
    Map<UUID, Unit> merged = units.find(sources, on);
    List<Post> there = target == null ? List.of() : posts.of(target, on);
    Set<String> titles = new HashSet<>();
    there.forEach(post -> titles.add(post.name()));
    List<Concerned> concerned = new ArrayList<>();
    List<Unit> below = new ArrayList<>();
    int quotas = 0;
    for (UUID source : sources) {
      Unit unit = merged.get(source);
      if (unit == null) {
        throw FactRules.noUnitOn(source, on);
      }
      concerned.addAll(concerned(unit, posts.of(source, on), titles, on));
      units.children(source, on).stream()
          .map(Units.Node::unit)
          .filter(child -> !sources.contains(child.id()) && !child.id().equals(target))
          .forEach(below::add);
      quotas += units.quotas(source, on).size();
    }
    List<Post> afterwards = new ArrayList<>(there);
    concerned.stream()
        .map(Concerned::post)
        .filter(post -> !ended.contains(post.id()))
        .forEach(afterwards::add);
    return new Merger(concerned, below, quotas, heads(target, afterwards, on));
  }

  /** The posts of a unit that is to be divided. */
  public List<Concerned> ofUnit(Unit unit, LocalDate on) {
    return concerned(unit, posts.of(unit.id(), on), Set.of(), on);
  }

  /** What falls to one part: these posts and so many units. */
  public static Share share(Collection<Concerned> posts, int units) {
    int people = 0;
    int chiefs = 0;
    int deputies = 0;
    for (Concerned one : posts) {
      PostFacts facts = one.post().facts();
      people += one.people() == null ? 0 : one.people();
      boolean leads = facts.kind() == PostKind.LEADERSHIP && facts.heldWith() == null;
      chiefs += leads && facts.member() == MemberKind.CHIEF ? facts.places() : 0;
      deputies += leads && facts.member() == MemberKind.DEPUTY ? facts.places() : 0;
    }
    return new Share(posts.size(), people, units, chiefs, deputies);
  }

  private List<Concerned> concerned(Unit unit, List<Post> held, Set<String> titles, LocalDate on) {
    List<UUID> ids = held.stream().map(Post::id).toList();
    Map<UUID, Integer> counts = occupation.count(ids, on).orElse(null);
    Map<UUID, List<PostOccupancy.Holder>> holders = occupation.holders(ids, on);
    return held.stream()
        .map(post ->
            new Concerned(
                post,
                unit,
                counts == null ? null : counts.getOrDefault(post.id(), 0),
                holders.getOrDefault(post.id(), List.of()),
                titles.contains(post.name())))
        .toList();
  }

  private List<Heads> heads(@Nullable UUID target, List<Post> afterwards, LocalDate on) {
    Map<String, Integer> quotas = new HashMap<>();
    if (target != null) {
      units.quotas(target, on).forEach(quota -> quotas.put(quota.item().code(), quota.places()));
    }
    Map<UUID, Integer> counts =
        occupation.count(afterwards.stream().map(Post::id).toList(), on).orElse(null);
    List<Heads> heads = new ArrayList<>();
    for (MemberKind kind : List.of(MemberKind.CHIEF, MemberKind.DEPUTY)) {
      List<Post> such =
          afterwards.stream()
              .filter(post ->
                  post.facts().kind() == PostKind.LEADERSHIP
                      && post.facts().heldWith() == null
                      && post.facts().member() == kind)
              .toList();
      QuotaItem item = kind == MemberKind.CHIEF ? QuotaItem.CHIEF : QuotaItem.DEPUTY;
      heads.add(
          new Heads(
              item,
              quotas.get(item.code()),
              such.stream().mapToInt(post -> post.facts().places()).sum(),
              counts == null
                  ? null
                  : such.stream().mapToInt(post -> counts.getOrDefault(post.id(), 0)).sum()));
    }
    return heads;
  }

  /**
   * Tries an act and takes it back; answers what stands in its way.
   *
   * @throws StaleVersion if something was changed since its version was read
   */
  public List<InvalidInput.Fault> obstacles(Runnable act) {
    try {
      transactions.executeWithoutResult(status -> {
        status.setRollbackOnly();
        act.run();
      });
      return List.of();
    } catch (InvalidInput refused) {
      return refused.faults();
    }
  }
}
