package org.zhiren.platform.selection.decision;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhiren.explain.Text;
import org.zhiren.platform.eligibility.Pool;
import org.zhiren.platform.eligibility.Reach;
import org.zhiren.platform.eligibility.Screened;
import org.zhiren.platform.eligibility.Source;
import org.zhiren.platform.eligibility.StructuralNeed;
import org.zhiren.platform.eligibility.WhoQualifies;
import org.zhiren.platform.organization.Occupation;
import org.zhiren.platform.organization.Post;
import org.zhiren.platform.organization.PostOccupancy;
import org.zhiren.platform.organization.Posts;
import org.zhiren.platform.selection.procedure.Named;
import org.zhiren.platform.shell.NotFound;

/** Works out what a decision means for the roster and for the team. */
@Component
class Bearings {

  private static final int YOUNG = 40;

  private final WhoQualifies qualifies;
  private final Posts posts;
  private final Occupation occupation;
  private final TransactionTemplate transactions;

  Bearings(
      WhoQualifies qualifies,
      Posts posts,
      Occupation occupation,
      TransactionTemplate transactions) {
    this.qualifies = qualifies;
    this.posts = posts;
    this.occupation = occupation;
    this.transactions = transactions;
  }

  /** For a post and those who are considered; within what the acting account may see. */
  Bearing of(UUID post, List<Named> candidates, LocalDate today) {
    Screened screened;
    try {
      screened = qualifies.screen(post, today, Source.EVERYBODY);
    } catch (NotFound noLeadingPost) {
      return new Bearing(List.of(), false, null);
    }
    Reach reach = qualifies.reach(screened);
    Pool pool = screened.pool();
    List<Bearing.Group> groups =
        reach.lines().stream().map(line -> group(line, pool, candidates, today)).toList();
    return new Bearing(groups, reach.suppressed(), team(screened, candidates, today));
  }

  private static Bearing.Group group(
      Reach.Line line, Pool pool, List<Named> candidates, LocalDate today) {
    Reach.Place place = new Reach.Place(line.dimension(), line.group());
    List<String> there =
        candidates.stream()
            .filter(one ->
                entry(pool, one.personId())
                    .filter(entry -> Reach.places(entry, today).contains(place))
                    .isPresent())
            .map(Named::name)
            .toList();
    boolean small = line.source() < Reach.SMALLEST_GROUP;
    return new Bearing.Group(
        line.dimension(),
        line.group(),
        small ? null : line.source(),
        small || pool.size() == 0 ? null : Math.round(100f * line.source() / pool.size()),
        small ? null : line.listed(),
        there);
  }

  private static Optional<Pool.Entry> entry(Pool pool, @Nullable UUID person) {
    int row = person == null ? -1 : pool.row(person);
    return row < 0 ? Optional.empty() : Optional.of(pool.entry(row));
  }

  private Bearing.@Nullable Team team(Screened screened, List<Named> candidates, LocalDate today) {
    Post post = screened.target().post();
    if (!post.facts().team()) {
      return null;
    }
    List<UUID> team =
        Objects.requireNonNull(transactions.execute(status -> posts.of(post.unitId(), today)))
            .stream()
            .filter(one -> one.facts().team())
            .map(Post::id)
            .toList();
    Map<UUID, List<PostOccupancy.Holder>> holders =
        Objects.requireNonNull(transactions.execute(status -> occupation.holders(team, today)));
    int all =
        Objects.requireNonNull(
            transactions.execute(status ->
                occupation.count(team, today).orElse(Map.of()).values().stream()
                    .mapToInt(Integer::intValue)
                    .sum()));
    int seen = holders.values().stream().mapToInt(List::size).sum();
    Set<UUID> now = new LinkedHashSet<>();
    holders.values().forEach(each -> each.forEach(holder -> now.add(holder.personId())));
    // Where the post is full, whoever holds it makes room.
    Set<UUID> stay = new LinkedHashSet<>(now);
    List<PostOccupancy.Holder> here = holders.getOrDefault(post.id(), List.of());
    if (here.size() >= post.facts().places()) {
      here.forEach(holder -> stay.remove(holder.personId()));
    }
    List<Set<UUID>> after = new ArrayList<>();
    for (Named one : candidates) {
      Set<UUID> with = new LinkedHashSet<>(stay);
      with.add(Objects.requireNonNull(one.personId()));
      after.add(with);
    }
    Set<StructuralNeed> needs = screened.target().profile().conditions().needs();
    Pool pool = screened.pool();
    List<Bearing.Measure> measures = new ArrayList<>();
    measures.add(
        new Bearing.Measure(
            Text.of("平均年龄", "average age"),
            false,
            age(pool, now, today),
            after.stream().map(each -> age(pool, each, today)).toList()));
    count(measures, StructuralNeed.YOUNG, needs, pool, now, after, one -> one.ageOn(today) < YOUNG);
    count(measures, StructuralNeed.WOMAN, needs, pool, now, after, Pool.Entry::female);
    count(measures, StructuralNeed.MINORITY, needs, pool, now, after, Pool.Entry::minority);
    count(measures, StructuralNeed.NON_PARTY, needs, pool, now, after, one -> !one.partyMember());
    count(measures, StructuralNeed.GRASSROOTS, needs, pool, now, after, Pool.Entry::grassroots);
    return new Bearing.Team(now.size(), Math.max(0, all - seen), measures);
  }

  private static void count(
      List<Bearing.Measure> measures,
      StructuralNeed need,
      Set<StructuralNeed> needs,
      Pool pool,
      Set<UUID> now,
      List<Set<UUID>> after,
      Predicate<Pool.Entry> belongs) {
    measures.add(
        new Bearing.Measure(
            need.text(),
            needs.contains(need),
            share(pool, now, belongs),
            after.stream().map(each -> share(pool, each, belongs)).toList()));
  }

  private static List<Pool.Entry> entries(Pool pool, Set<UUID> people) {
    return people.stream().map(one -> entry(pool, one)).flatMap(Optional::stream).toList();
  }

  private static Text share(Pool pool, Set<UUID> people, Predicate<Pool.Entry> belongs) {
    List<Pool.Entry> known = entries(pool, people);
    return known.isEmpty()
        ? Text.same("—")
        : Text.of("{0}/{1} 人", "{0} of {1}")
            .fill(known.stream().filter(belongs).count(), known.size());
  }

  private static Text age(Pool pool, Set<UUID> people, LocalDate today) {
    return entries(pool, people).stream().mapToInt(one -> one.ageOn(today)).average().stream()
        .mapToObj(average ->
            Text.of("{0} 岁", "{0}").fill(String.valueOf(Math.round(average * 10) / 10.0)))
        .findFirst()
        .orElse(Text.same("—"));
  }
}
