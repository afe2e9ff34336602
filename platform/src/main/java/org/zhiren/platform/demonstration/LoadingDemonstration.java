package org.zhiren.platform.demonstration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
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
import org.zhiren.platform.organization.Basis;
import org.zhiren.platform.organization.OrganizationIntake;
import org.zhiren.platform.organization.Units;
import org.zhiren.platform.roster.PersonFile;
import org.zhiren.platform.roster.RosterIntake;

/** Loads the invented prefecture at the first start. */
@Component
@ConditionalOnProperty("zhiren.demo")
class LoadingDemonstration {

  private static final Logger LOG = LoggerFactory.getLogger(LoadingDemonstration.class);

  private final Acting acting;
  private final Units units;
  private final OrganizationIntake intake;
  private final RosterIntake roster;
  private final DemonstrationAccounts accounts;
  private final TransactionTemplate transactions;
  private final Clock clock;
  private final Path data;
  private final int people;
  private final long seed;

  LoadingDemonstration(
      Acting acting,
      Units units,
      OrganizationIntake intake,
      RosterIntake roster,
      DemonstrationAccounts accounts,
      TransactionTemplate transactions,
      Clock clock,
      @Value("${zhiren.data}") Path data,
      @Value("${zhiren.demo-people:20000}") int people,
      @Value("${zhiren.demo-seed:7}") long seed) {
    this.acting = acting;
    this.units = units;
    this.intake = intake;
    this.roster = roster;
    this.accounts = accounts;
    this.transactions = transactions;
    this.clock = clock;
    this.data = data;
    this.people = people;
    this.seed = seed;
  }

  @EventListener(ApplicationReadyEvent.class)
  void load() throws Exception {
    acting.asSystem(
        "demonstration",
        () -> {
          if (units.count(LocalDate.now(clock)) > 0) {
            LOG.info("The demonstration was not loaded: there are units already.");
            return false;
          }
          Files.createDirectories(data);
          // All or nothing: a start that was broken off begins anew.
          transactions.executeWithoutResult(status -> loadAll());
          progress("done");
          return true;
        });
  }

  private void loadAll() {
    progress("inventing units and posts");
    DemonstrationUnits invented = new DemonstrationUnits();
    DemoPrefecture.generate(seed, DemoSize.ofPeople(people), invented);
    progress("writing units and posts");
    OrganizationIntake.Loaded loaded =
        intake.load(
            invented.unitPeriods(),
            invented.postPeriods(),
            invented.quotaPeriods(),
            new Basis(LocalDate.now(clock), "演示数据 demonstration", "首次启动时装入演示数据 first filling"),
            written -> {
              if (written % 5_000 == 0) {
                progress("written " + written);
              }
            });
    progress(
        "units %d, posts %d, quotas %d".formatted(loaded.units(), loaded.posts(), loaded.quotas()));
    AtomicReference<DemonstrationAccounts.@Nullable Member> member = new AtomicReference<>();
    RosterIntake.Loaded files =
        roster.load(
            receiver ->
                DemoPrefecture.generate(
                    seed,
                    DemoSize.ofPeople(people),
                    new DemonstrationPeople(file -> {
                      chooseMember(file, member);
                      receiver.accept(file);
                    })),
            "演示数据 demonstration",
            "首次启动时装入演示数据 first filling",
            written -> {
              if (written % 5_000 == 0) {
                progress("people " + written);
              }
            });
    progress("people %d, facts %d".formatted(files.people(), files.facts()));
    accounts.create(invented.records(), data, member.get());
    progress("accounts are in " + data.resolve(DemonstrationAccounts.FILE));
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

  private void progress(String words) {
    LOG.info("Demonstration: {}", words);
    try {
      Files.writeString(
          data.resolve("demo-progress.txt"),
          LocalDateTime.now(clock).withNano(0) + " " + words + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
