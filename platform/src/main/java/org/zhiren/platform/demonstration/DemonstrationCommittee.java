package org.zhiren.platform.demonstration;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.zhiren.demo.UnitRecord;
import org.zhiren.platform.access.Accounts;
import org.zhiren.platform.organization.MemberKind;
import org.zhiren.platform.organization.Occupation;
import org.zhiren.platform.organization.Post;
import org.zhiren.platform.organization.PostOccupancy;
import org.zhiren.platform.organization.Posts;
import org.zhiren.platform.selection.CommitteeIntake;
import org.zhiren.platform.selection.procedure.Named;

/**
 * The Party committee of the prefecture: its leadership and the heads of the bodies below the
 * prefecture, elected by a congress; two came up later, one has left, one waits to be confirmed.
 */
@Component
@Order(85)
class DemonstrationCommittee implements DemonstrationPart {

  private static final Logger LOG = LoggerFactory.getLogger(DemonstrationCommittee.class);
  private static final String ENTERS = "ganbu";
  private static final String CONFIRMS = "buzhang";
  private static final int MOST = 25;
  private static final int LEAST = 7;

  /** A congress meets every five years; this one met some years ago. */
  private static final int YEARS = 3;

  private final CommitteeIntake intake;
  private final Posts posts;
  private final Occupation occupation;
  private final Accounts accounts;
  private final Clock clock;

  DemonstrationCommittee(
      CommitteeIntake intake, Posts posts, Occupation occupation, Accounts accounts, Clock clock) {
    this.intake = intake;
    this.posts = posts;
    this.occupation = occupation;
    this.accounts = accounts;
    this.clock = clock;
  }

  @Override
  public void load(Filled filled) {
    Optional<CommitteeIntake.Keeper> enters = account(ENTERS);
    Optional<CommitteeIntake.Keeper> confirms = account(CONFIRMS);
    List<UnitRecord> below =
        filled.units().stream()
            .filter(unit -> {
              String parent = unit.parentId();
              return parent != null && DemonstrationIds.of(parent).equals(filled.top());
            })
            .toList();
    Optional<UUID> committee =
        below.stream()
            .filter(unit -> unit.kind().equals("党委"))
            .map(unit -> DemonstrationIds.of(unit.unitId()))
            .findFirst();
    List<Named> people = committee.map(unit -> people(unit, below)).orElse(List.of());
    if (enters.isEmpty() || confirms.isEmpty() || people.size() < LEAST) {
      LOG.info("Demonstration: no committee, for lack of members or accounts");
      return;
    }
    intake.load(committee.orElseThrow(), members(people), enters.get(), confirms.get());
  }

  private Optional<CommitteeIntake.Keeper> account(String login) {
    return DemonstrationAccounts.of(accounts, login)
        .map(entry -> new CommitteeIntake.Keeper(entry.id(), entry.name()));
  }

  /** The committee's own leadership, then who heads the bodies beside it. */
  private List<Named> people(UUID committee, List<UnitRecord> below) {
    Set<UUID> taken = new HashSet<>();
    List<Named> people = new ArrayList<>();
    add(people, taken, committee, false);
    for (UnitRecord unit : below) {
      add(people, taken, DemonstrationIds.of(unit.unitId()), true);
    }
    return people;
  }

  private void add(List<Named> people, Set<UUID> taken, UUID unit, boolean headOnly) {
    LocalDate today = LocalDate.now(clock);
    List<UUID> team =
        posts.of(unit, today).stream()
            .filter(post -> post.facts().team())
            .filter(post -> !headOnly || post.facts().member() == MemberKind.CHIEF)
            .map(Post::id)
            .toList();
    Map<UUID, List<PostOccupancy.Holder>> holders = occupation.holders(team, today);
    for (UUID post : team) {
      for (PostOccupancy.Holder holder : holders.getOrDefault(post, List.of())) {
        if (people.size() < MOST && taken.add(holder.personId())) {
          people.add(new Named(holder.personId(), holder.name()));
        }
      }
    }
  }

  private List<CommitteeIntake.Past> members(List<Named> people) {
    LocalDate today = LocalDate.now(clock);
    LocalDate congress = LocalDate.of(today.getYear() - YEARS, 9, 26);
    LocalDate session = LocalDate.of(today.getYear() - 1, 7, 18);
    List<CommitteeIntake.Past> members = new ArrayList<>();
    for (int i = 0; i < people.size(); i++) {
      Named person = people.get(i);
      int fromEnd = people.size() - 1 - i;
      boolean later = fromEnd == 1 || fromEnd == 2;
      boolean waits = fromEnd == 0;
      boolean left = fromEnd == 3;
      members.add(
          new CommitteeIntake.Past(
              Objects.requireNonNull(person.personId()),
              person.name(),
              waits ? today : later ? session : congress,
              waits ? "九届八次全会递补为委员" : later ? "九届五次全会递补为委员" : "第九次党代表大会选举",
              !waits,
              left ? session : null,
              left ? "工作调动，九届五次全会同意辞去委员职务" : null));
    }
    return members;
  }
}
