package org.zhiren.platform.organization;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhiren.platform.PlatformTest;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.NotFound;

/**
 * Hundreds of random operations, compared with a plain model in memory: whatever the platform
 * accepted, "as it stood on D" is what the model says, for every unit and every boundary day.
 */
class HistoryOracleTest extends PlatformTest {

  private static final int OPERATIONS = 250;

  @Autowired private Units units;
  @Autowired private FoundingUnit founding;
  @Autowired private RenamingUnit renaming;
  @Autowired private MovingUnit moving;
  @Autowired private DissolvingUnit dissolving;
  @Autowired private MergingUnits merging;
  @Autowired private CorrectingHistory correcting;
  @Autowired private UndoingChange undoing;
  @Autowired private Changes changes;
  @Autowired private TransactionTemplate transactions;

  /** Name and unit above; the rest follows the same path. */
  private record Said(String name, @Nullable UUID parent) {}

  /** For each unit: from this day on so; an empty value ends it. */
  private Map<UUID, TreeMap<LocalDate, Optional<Said>>> model = new HashMap<>();

  /** What the model was before each accepted change that has not been undone. */
  private final Deque<Map<UUID, TreeMap<LocalDate, Optional<Said>>>> before = new ArrayDeque<>();

  private final Deque<Long> done = new ArrayDeque<>();

  private Optional<Said> asOf(UUID unit, LocalDate day) {
    var entry = model.get(unit).floorEntry(day);
    return entry == null ? Optional.empty() : entry.getValue();
  }

  private Map<UUID, TreeMap<LocalDate, Optional<Said>>> copy() {
    Map<UUID, TreeMap<LocalDate, Optional<Said>>> copy = new HashMap<>();
    model.forEach((unit, said) -> copy.put(unit, new TreeMap<>(said)));
    return copy;
  }

  private List<UUID> childrenOn(UUID parent, LocalDate day) {
    return model.keySet().stream()
        .filter(unit -> asOf(unit, day).filter(said -> parent.equals(said.parent())).isPresent())
        .toList();
  }

  /** Whether the tree is one on every boundary day: every unit above exists, and no circle. */
  private boolean sound() {
    Set<LocalDate> days = new HashSet<>();
    model.values().forEach(said -> days.addAll(said.keySet()));
    for (LocalDate day : days) {
      for (UUID unit : model.keySet()) {
        Set<UUID> seen = new HashSet<>();
        UUID at = unit;
        while (at != null && asOf(unit, day).isPresent()) {
          if (!seen.add(at) || asOf(at, day).isEmpty()) {
            return false;
          }
          at = asOf(at, day).get().parent();
        }
      }
    }
    return true;
  }

  @Test
  void whatStoodOnADayIsWhatTheOperationsSay() throws Exception {
    long seed = Long.getLong("zhiren.seed", new Random().nextLong());
    System.out.println("HistoryOracleTest: -Dzhiren.seed=" + seed);
    Random random = new Random(seed);
    acting.asSystem(
        "test",
        () -> {
          UUID root = founding.found(Sample.unit("根 " + seed, null), Sample.on("2000-01-01"));
          put(root, LocalDate.of(2000, 1, 1), new Said("根 " + seed, null));
          int accepted = 0;
          int refused = 0;
          for (int i = 0; i < OPERATIONS; i++) {
            if (step(random, i)) {
              accepted++;
            } else {
              refused++;
            }
          }
          assertThat(accepted).as("accepted with seed %d", seed).isGreaterThan(60);
          assertThat(refused).as("refused with seed %d", seed).isGreaterThan(20);
          compare(seed);
          return true;
        });
    assertThat(acting.asSystem("test", this::overlapping)).isZero();
  }

  private Integer overlapping() {
    return transactions.execute(status ->
        jdbc.sql(
                """
                select count(*) from organization.unit_state a join organization.unit_state b
                on a.unit_id = b.unit_id and a.id < b.id and a.valid && b.valid
                where a.ended_by is null and b.ended_by is null
                """)
            .query(Integer.class)
            .single());
  }

  private void put(UUID unit, LocalDate day, @Nullable Said said) {
    model.computeIfAbsent(unit, key -> new TreeMap<>()).put(day, Optional.ofNullable(said));
  }

  private UUID any(Random random) {
    List<UUID> all = new ArrayList<>(model.keySet());
    all.sort(null);
    return all.get(random.nextInt(all.size()));
  }

  /** One operation on model and platform; both accept it or both refuse it. */
  private boolean step(Random random, int number) {
    LocalDate day = LocalDate.of(2001, 1, 1).plusDays(number * 9L + random.nextInt(400));
    UUID unit = any(random);
    Map<UUID, TreeMap<LocalDate, Optional<Said>>> kept = copy();
    String name = "机构 " + number;
    boolean sensible;
    Runnable act;
    switch (random.nextInt(8)) {
      case 0, 1, 2 -> {
        sensible = asOf(unit, day).isPresent();
        UUID[] founded = new UUID[1];
        act =
            () -> {
              founded[0] = founding.found(Sample.unit(name, unit), Sample.on(day));
              put(founded[0], day, new Said(name, unit));
            };
        // The identifier is known afterwards only; soundness is judged with a stand-in.
        UUID standIn = UUID.randomUUID();
        put(standIn, day, new Said(name, unit));
        sensible = sensible && sound();
        model.remove(standIn);
        return settle(sensible, act, kept, name);
      }
      case 3 -> {
        sensible = inOrder(unit, day);
        if (sensible) {
          put(unit, day, new Said(name, asOf(unit, day).orElseThrow().parent()));
        }
        act = () -> renaming.rename(unit, version(unit), name, name, Sample.on(day));
      }
      case 4 -> {
        UUID parent = any(random);
        sensible =
            inOrder(unit, day)
                && !unit.equals(parent)
                && !parent.equals(asOf(unit, day).orElseThrow().parent());
        if (sensible) {
          put(unit, day, new Said(asOf(unit, day).orElseThrow().name(), parent));
        }
        act = () -> moving.move(unit, version(unit), parent, Sample.on(day));
      }
      case 5 -> {
        sensible = inOrder(unit, day) && childrenOn(unit, day).isEmpty();
        if (sensible) {
          put(unit, day, null);
        }
        act = () -> dissolving.dissolve(unit, version(unit), Sample.on(day));
      }
      case 6 -> {
        UUID target = any(random);
        List<UUID> below = childrenOn(unit, day);
        sensible =
            !unit.equals(target)
                && inOrder(unit, day)
                && inOrder(target, day)
                && below.stream().allMatch(child -> child.equals(target) || inOrder(child, day));
        if (sensible) {
          for (UUID child : below) {
            if (!child.equals(target)) {
              put(child, day, new Said(asOf(child, day).orElseThrow().name(), target));
            }
          }
          put(unit, day, null);
        }
        act =
            () ->
                merging.merge(
                    new MergingUnits.Plan(
                        Map.of(unit, version(unit)),
                        Map.entry(target, version(target)),
                        null,
                        Set.of()),
                    Sample.on(day));
      }
      default -> {
        if (random.nextBoolean() && !done.isEmpty()) {
          // Undo of the newest change is always possible, and so is that of the one before it then.
          for (int times = 1 + random.nextInt(4); times > 0 && !done.isEmpty(); times--) {
            undoing.undo(done.pop(), "试验");
            model = before.pop();
          }
          return true;
        }
        LocalDate first = model.get(unit).firstKey();
        Optional<Said> said = asOf(unit, first);
        if (said.isEmpty()) {
          return false;
        }
        put(unit, first, new Said(name, said.get().parent()));
        sensible = true;
        act =
            () ->
                correcting.unit(
                    unit,
                    version(unit),
                    first,
                    Sample.unit(name, said.get().parent()),
                    "示编〔2026〕2号",
                    "录入有误");
      }
    }
    return settle(sensible && sound(), act, kept, name);
  }

  private boolean settle(
      boolean sensible,
      Runnable act,
      Map<UUID, TreeMap<LocalDate, Optional<Said>>> kept,
      String name) {
    try {
      act.run();
      assertThat(sensible).as("accepted: " + name).isTrue();
      before.push(kept);
      done.push(changes.latest(1).getFirst().id());
      return true;
    } catch (InvalidInput | NotFound refusal) {
      assertThat(sensible).as("refused (%s): %s", refusal.getMessage(), name).isFalse();
      model = kept;
      return false;
    }
  }

  /** Whether the unit exists on the day and nothing later has been said about it but its end. */
  private boolean inOrder(UUID unit, LocalDate day) {
    return asOf(unit, day).isPresent()
        && model.get(unit).tailMap(day, false).values().stream().noneMatch(Optional::isPresent);
  }

  private long version(UUID unit) {
    return units.last(unit).map(Unit::version).orElse(-1L);
  }

  private void compare(long seed) {
    Set<LocalDate> days = new HashSet<>();
    model.values().forEach(said -> days.addAll(said.keySet()));
    for (LocalDate day : days) {
      for (LocalDate asked : List.of(day.minusDays(1), day)) {
        Map<UUID, Unit> found = units.find(model.keySet(), asked);
        for (UUID unit : model.keySet()) {
          Optional<Said> told =
              Optional.ofNullable(found.get(unit)).map(u -> new Said(u.name(), u.parentId()));
          assertThat(told).as("%s on %s, seed %d", unit, asked, seed).isEqualTo(asOf(unit, asked));
        }
      }
    }
  }
}
