package org.zhiren.platform.demonstration;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhiren.demo.DemoPrefecture;
import org.zhiren.demo.DemoSize;
import org.zhiren.platform.access.Acting;
import org.zhiren.platform.demonstration.FillingProgress.Phase;
import org.zhiren.platform.organization.Basis;
import org.zhiren.platform.organization.OrganizationIntake;
import org.zhiren.platform.organization.Units;
import org.zhiren.platform.roster.PersonFile;
import org.zhiren.platform.roster.RosterIntake;

/**
 * Loads the invented prefecture at the first start: units and people first, then each {@link
 * DemonstrationPart} in its order.
 */
@Component
@ConditionalOnProperty("zhiren.demo")
class LoadingDemonstration {

  private static final Logger LOG = LoggerFactory.getLogger(LoadingDemonstration.class);
  private static final String SOURCE = "演示数据";
  private static final String REASON = "首次启动时装入演示数据";
  private static final long SHOW_EVERY_NANOS = 200_000_000L;

  private final Acting acting;
  private final Units units;
  private final OrganizationIntake intake;
  private final RosterIntake roster;
  private final List<DemonstrationPart> parts;
  private final TransactionTemplate transactions;
  private final Clock clock;
  private final Tidying tidying;
  private final Path data;
  private final int people;
  private final long seed;
  private Instant begun = Instant.EPOCH;
  private @Nullable Phase shown;
  private long shownNanos;

  LoadingDemonstration(
      Acting acting,
      Units units,
      OrganizationIntake intake,
      RosterIntake roster,
      List<DemonstrationPart> parts,
      TransactionTemplate transactions,
      Clock clock,
      Tidying tidying,
      @Value("${zhiren.data}") Path data,
      @Value("${zhiren.demo-people:20000}") int people,
      @Value("${zhiren.demo-seed:7}") long seed) {
    this.acting = acting;
    this.units = units;
    this.intake = intake;
    this.roster = roster;
    this.parts = parts;
    this.transactions = transactions;
    this.clock = clock;
    this.tidying = tidying;
    this.data = data;
    this.people = people;
    this.seed = seed;
  }

  @EventListener(ApplicationReadyEvent.class)
  void load() throws Exception {
    Files.createDirectories(data);
    begun = clock.instant();
    acting.asSystem(
        "demonstration",
        () -> {
          if (units.count(LocalDate.now(clock)) > 0) {
            LOG.info("The demonstration was not loaded: there are units already.");
            progress(Phase.FOUND_DATA, 0, 0);
            return false;
          }
          // All or nothing: a start that was broken off begins anew.
          Filled filled = Objects.requireNonNull(transactions.execute(status -> loadAll()));
          parts.stream().filter(DemonstrationPart::afterwards).forEach(part -> part.load(filled));
          tidying.tidy((done, total) -> progress(Phase.TIDYING, done, total));
          progress(Phase.DONE, 0, 0);
          return true;
        });
  }

  private Filled loadAll() {
    DemoSize size = DemoSize.ofPeople(people);
    progress(Phase.INVENTING, 0, people);
    DemonstrationUnits invented =
        new DemonstrationUnits((done, total) -> progress(Phase.INVENTING, done, total));
    DemoPrefecture.generate(seed, size, invented);
    long rows = invented.rows();
    progress(Phase.ORGANIZATION, 0, rows);
    OrganizationIntake.Loaded loaded =
        intake.load(
            invented.unitPeriods(),
            invented.postPeriods(),
            invented.quotaPeriods(),
            new Basis(LocalDate.now(clock), SOURCE, REASON),
            written -> progress(Phase.ORGANIZATION, written, rows));
    LOG.info(
        "Demonstration: units {}, posts {}, quotas {}",
        loaded.units(),
        loaded.posts(),
        loaded.quotas());
    progress(Phase.PEOPLE, 0, people);
    DemonstrationAppraisals appraisals = new DemonstrationAppraisals(seed, LocalDate.now(clock));
    AtomicReference<DemonstrationAccounts.@Nullable Member> member = new AtomicReference<>();
    RosterIntake.Loaded files =
        roster.load(
            receiver ->
                new InventedAhead<PersonFile>()
                    .handOver(
                        inventor ->
                            DemoPrefecture.generate(
                                seed,
                                size,
                                new DemonstrationPeople(file -> {
                                  chooseMember(file, member);
                                  appraisals.file(file);
                                  inventor.accept(file);
                                })),
                        receiver),
            SOURCE,
            REASON,
            written -> progress(Phase.PEOPLE, written, people));
    LOG.info("Demonstration: people {}, facts {}", files.people(), files.facts());
    Filled filled =
        new Filled(seed, SOURCE, invented.records(), top(), appraisals, member.get(), data);
    List<DemonstrationPart> now = parts.stream().filter(part -> !part.afterwards()).toList();
    for (int i = 0; i < now.size(); i++) {
      progress(Phase.FINISHING, i, now.size());
      now.get(i).load(filled);
    }
    return filled;
  }

  /** The unit above all others. */
  private UUID top() {
    return units.tree(null, LocalDate.now(clock), 1, 10).getFirst().unit().id();
  }

  /** The first ordinary civil servant with a family becomes the member of the demonstration. */
  private static void chooseMember(
      PersonFile file, AtomicReference<DemonstrationAccounts.@Nullable Member> member) {
    PersonFile.Basics who = file.basics();
    boolean ordinary =
        who.leftOn() == null
            && file.placement().levelCode().equals("1A50")
            && file.family().size() >= 3
            && file.career().size() >= 3;
    if (ordinary) {
      member.compareAndSet(null, new DemonstrationAccounts.Member(who.id(), who.name()));
    }
  }

  private void progress(Phase phase, long done, long total) {
    long now = System.nanoTime();
    if (phase == shown && now - shownNanos < SHOW_EVERY_NANOS) {
      return;
    }
    shown = phase;
    shownNanos = now;
    new FillingProgress(phase, done, total, begun).write(data);
  }
}
