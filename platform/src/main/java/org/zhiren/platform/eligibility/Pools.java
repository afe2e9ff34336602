package org.zhiren.platform.eligibility;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhiren.platform.access.Account;
import org.zhiren.platform.access.Acting;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.access.NearRelatives;
import org.zhiren.platform.access.Scope;
import org.zhiren.platform.access.Scopes;
import org.zhiren.platform.organization.Changes;
import org.zhiren.platform.organization.Unit;
import org.zhiren.platform.organization.Units;
import org.zhiren.platform.roster.FilesInBulk;
import org.zhiren.platform.roster.FilesInBulk.Filed;
import org.zhiren.platform.roster.PersonFile;
import org.zhiren.statutes.Person;
import org.zhiren.statutes.Population;
import org.zhiren.statutes.PopulationBuilder;
import org.zhiren.statutes.PostLevel;

/**
 * Builds pools from the database and keeps the latest. A pool is one account's: its key names the
 * account, its scopes in force, the day, and how far roster and organisation had come; so a scope
 * taken away or a fact recorded makes the next question build a new one.
 */
@Component
public class Pools {

  private static final int EVERYTHING = 1_000_000;
  private static final int MOST_PEOPLE_KEPT = 1_500_000;
  private static final Set<String> TOWNSHIP_KINDS = Set.of("政府", "党委", "政府派出机关");
  private static final Set<String> TOWNSHIP_LEVELS = Set.of("乡、科级", "副乡、副科级");

  private final FilesInBulk files;
  private final Units units;
  private final Changes changes;
  private final Scopes scopes;
  private final Acting acting;
  private final LawInForce law;
  private final ObjectProvider<NearRelatives> relatives;
  private final TransactionTemplate reading;
  private final TransactionTemplate apart;
  private final LinkedHashMap<Key, Pool> kept = new LinkedHashMap<>(16, 0.75f, true);

  Pools(
      FilesInBulk files,
      Units units,
      Changes changes,
      Scopes scopes,
      Acting acting,
      LawInForce law,
      ObjectProvider<NearRelatives> relatives,
      PlatformTransactionManager transactions) {
    this.files = files;
    this.units = units;
    this.changes = changes;
    this.scopes = scopes;
    this.acting = acting;
    this.law = law;
    this.relatives = relatives;
    this.reading = new TransactionTemplate(transactions);
    this.reading.setReadOnly(true);
    this.apart = new TransactionTemplate(transactions);
    this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    this.apart.setReadOnly(true);
  }

  private record Key(
      UUID account, Set<UUID> scopes, LocalDate day, long roster, long organization) {}

  /** Everybody in service on the day whom the acting account may see. */
  public Pool on(LocalDate day) {
    Account account = acting.required();
    Set<UUID> near = near(account);
    return inTransaction(() -> {
      Key key =
          new Key(
              account.id(),
              scopes.inForce(account.id()).stream()
                  .map(Scope::id)
                  .collect(java.util.stream.Collectors.toSet()),
              day,
              files.version(),
              changes.latest(1).stream().mapToLong(Changes.Entry::id).findFirst().orElse(0));
      synchronized (kept) {
        Pool known = kept.get(key);
        if (known != null) {
          return known;
        }
      }
      Pool built = build(day, near);
      synchronized (kept) {
        kept.keySet().removeIf(k -> k.account().equals(key.account()) && k.day().equals(key.day()));
        kept.put(key, built);
        long people = kept.values().stream().mapToLong(Pool::size).sum();
        var oldest = kept.entrySet().iterator();
        while (people > MOST_PEOPLE_KEPT && oldest.hasNext()) {
          Map.Entry<Key, Pool> entry = oldest.next();
          if (!entry.getKey().equals(key)) {
            people -= entry.getValue().size();
            oldest.remove();
          }
        }
      }
      return built;
    });
  }

  /**
   * The facts of several people, in the order of {@code ids}; for questions that need them whole.
   */
  public List<Person> people(List<UUID> ids, LocalDate day) {
    return inTransaction(() -> {
      List<Filed> filed = new ArrayList<>();
      files.of(ids, filed::add);
      Set<UUID> named = new java.util.HashSet<>();
      filed.forEach(f -> named.addAll(relativesOf(f.file())));
      Surroundings around = surroundings(day, named);
      return filed.stream()
          .map(f -> RecordReading.read(f.file(), f.classes(), f.recordedOn(), around).person())
          .toList();
    });
  }

  /** What is around the files of these people on the day. */
  Surroundings surroundings(LocalDate day, Set<UUID> relativesNamed) {
    return Surroundings.of(
        day,
        units(day),
        relativesNamed.isEmpty() ? Map.of() : files.standings(relativesNamed, day),
        law.on(day)
            .parameter("RQ-3.years", day)
            .map(p -> new java.math.BigDecimal(p.value()).intValue())
            .orElse(0));
  }

  static Set<UUID> relativesOf(PersonFile file) {
    return file.family().stream()
        .map(PersonFile.Relative::personId)
        .filter(java.util.Objects::nonNull)
        .collect(java.util.stream.Collectors.toSet());
  }

  private Map<UUID, Unit> units(LocalDate day) {
    Map<UUID, Unit> found = new HashMap<>();
    units
        .tree(null, day, 100, EVERYTHING)
        .forEach(node -> found.put(node.unit().id(), node.unit()));
    return found;
  }

  private Pool build(LocalDate day, Set<UUID> near) {
    Surroundings around = surroundings(day, files.relatives());
    PopulationBuilder population = Population.builder();
    List<Pool.Entry> entries = new ArrayList<>();
    int[] withheld = {0};
    files.inService(
        day,
        filed -> {
          if (near.contains(filed.file().basics().id())) {
            withheld[0]++;
            return;
          }
          Person person =
              RecordReading.read(filed.file(), filed.classes(), filed.recordedOn(), around)
                  .person();
          population.add(person);
          entries.add(entry(filed, person, around));
        });
    return new Pool(day, population.build(), entries, withheld[0]);
  }

  private static Pool.Entry entry(Filed filed, Person person, Surroundings around) {
    PersonFile.Basics who = filed.file().basics();
    Unit unit = around.units().get(filed.file().placement().unitId());
    PostLevel level =
        person.positions().stream()
            .filter(p ->
                !p.from().isAfter(around.day())
                    && (p.to() == null || !p.to().isBefore(around.day())))
            .map(org.zhiren.statutes.PersonFacts.Position::level)
            .filter(java.util.Objects::nonNull)
            .max(java.util.Comparator.naturalOrder())
            .orElse(null);
    boolean discipline = filed.classes().contains(InformationClass.DISCIPLINE);
    return new Pool.Entry(
        who.id(),
        who.name(),
        who.sex().equals("2"),
        who.birthDate(),
        filed.file().placement().postText(),
        level,
        level != null && level.isChief(),
        unit == null ? null : unit.facts().sector(),
        unit == null ? "" : unit.facts().level(),
        unit != null
            && TOWNSHIP_KINDS.contains(unit.facts().kind())
            && TOWNSHIP_LEVELS.contains(unit.facts().level()),
        !who.ethnicity().equals("汉族") && person.citizen() != null,
        who.politicalStatus().equals("中共党员"),
        discipline ? !filed.file().sanctions().isEmpty() : null,
        filed.file().career().stream().anyMatch(PersonFile.Career::grassroots));
  }

  /**
   * The acting person and near relatives: whom they are nobody else learns, so the platform asks.
   */
  private Set<UUID> near(Account account) {
    UUID own = account.personId();
    if (own == null) {
      return Set.of();
    }
    NearRelatives kin = relatives.getIfAvailable();
    try {
      Set<UUID> near =
          acting.asSystem(
              "eligibility.near",
              () -> apart.execute(status -> kin == null ? Set.<UUID>of() : kin.of(own)));
      Set<UUID> all = new java.util.HashSet<>(near == null ? Set.of() : near);
      all.add(own);
      return all;
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private <T> T inTransaction(java.util.function.Supplier<T> work) {
    return java.util.Objects.requireNonNull(reading.execute(status -> work.get()));
  }
}
