package org.zhiren.platform.insight;

import java.sql.ResultSet;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.access.NeedToKnow;
import org.zhiren.platform.organization.Unit;
import org.zhiren.platform.organization.Units;
import org.zhiren.platform.roster.MergedFiles;
import org.zhiren.platform.roster.People;
import org.zhiren.platform.roster.Person;

/**
 * The coverage map: who in service is known how well through which channels, who was not met for a
 * year; by unit and by level. Everything, the counts included, ends where the acting account's need
 * to know of people and of their appraisal ends; nobody counts himself or a near relative.
 */
@Component
public class Coverage {

  private static final int EVERYBODY = 2_000_000;

  private final JdbcClient jdbc;
  private final NeedToKnow needToKnow;
  private final People people;
  private final Units units;
  private final MergedFiles merged;
  private final Clock clock;

  Coverage(
      JdbcClient jdbc,
      NeedToKnow needToKnow,
      People people,
      Units units,
      MergedFiles merged,
      Clock clock) {
    this.jdbc = jdbc;
    this.needToKnow = needToKnow;
    this.people = people;
    this.units = units;
    this.merged = merged;
    this.clock = clock;
  }

  /** What a list of people is narrowed to. */
  public enum Narrowing {
    /** Everybody. */
    ALL,
    /** Known through the channel. */
    WITH,
    /** Not known through the channel. */
    WITHOUT,
    /** Not met face to face within the months that count. */
    NOT_MET,
    /** Well known. */
    WELL,
    /** Partly known. */
    PARTLY,
    /** Little known. */
    LITTLE,
    /** Nothing on record. */
    UNKNOWN
  }

  /**
   * Which people a list shows.
   *
   * @param unit the unit with all below it; {@code null} for all
   * @param level ZB09 code of the main post; {@code null} for all
   * @param narrowing how they are known
   * @param channel for {@link Narrowing#WITH} and {@link Narrowing#WITHOUT}; {@code null} otherwise
   */
  public record Asked(
      @Nullable UUID unit, @Nullable String level, Narrowing narrowing, @Nullable Channel channel) {

    boolean takes(Acquaintance one) {
      return switch (narrowing) {
        case ALL -> true;
        case WITH -> channel == null || one.through(channel);
        case WITHOUT -> channel == null || !one.through(channel);
        case NOT_MET -> !one.met();
        case WELL -> one.degree() == Acquaintance.Degree.WELL;
        case PARTLY -> one.degree() == Acquaintance.Degree.PARTLY;
        case LITTLE -> one.degree() == Acquaintance.Degree.LITTLE;
        case UNKNOWN -> one.degree() == Acquaintance.Degree.UNKNOWN;
      };
    }
  }

  /**
   * People counted together.
   *
   * @param people how many
   * @param through how many of them are known through each channel
   * @param degrees how many of them are known how well
   * @param met how many of them were met within the months that count
   */
  public record Tally(
      int people,
      Map<Channel, Integer> through,
      Map<Acquaintance.Degree, Integer> degrees,
      int met) {

    /** Share of the people known through a channel, in whole percent; 0 without people. */
    public int percent(Channel channel) {
      return share(through.getOrDefault(channel, 0));
    }

    /** Share in whole percent; 100 only for all of them, 0 only for none. */
    public int share(int part) {
      if (people == 0 || part == 0) {
        return 0;
      }
      return part == people ? 100 : Math.clamp(Math.round(100f * part / people), 1, 99);
    }

    /** How many were not met within the months that count. */
    public int notMet() {
      return people - met;
    }

    /** How many are known so well. */
    public int known(Acquaintance.Degree degree) {
      return degrees.getOrDefault(degree, 0);
    }
  }

  /**
   * One row of the map.
   *
   * @param unit the unit with all below it; {@code null} for the people who sit in {@code top}
   *     itself
   * @param tally its people
   * @param further whether there are units below
   */
  public record Row(@Nullable Unit unit, Tally tally, boolean further) {}

  /**
   * The map.
   *
   * @param top the unit of which it speaks; {@code null} for all
   * @param since entries after this day count
   * @param all everybody in it
   * @param rows by the units directly below, in the order of precedence; units without people are
   *     left out
   * @param levels by level of the main post, highest first
   */
  public record CoverageMap(
      @Nullable Unit top, LocalDate since, Tally all, List<Row> rows, Map<String, Tally> levels) {}

  /** The day after which entries count. */
  public LocalDate since() {
    return LocalDate.now(clock).minusMonths(Acquaintance.MONTHS);
  }

  /** How well each person in service is known, in the order of precedence. */
  @Transactional(readOnly = true)
  public List<Acquaintance> list(Asked asked) {
    Map<UUID, Known> known = known();
    Set<UUID> near = needToKnow.near();
    NeedToKnow.Visible visible = needToKnow.visible(InformationClass.APPRAISAL);
    return people
        .list(new People.Search("", asked.unit(), asked.level(), false, false), null, EVERYBODY)
        .people()
        .stream()
        .filter(person -> visible.everywhere() || visible.units().contains(person.unitId()))
        .filter(person -> !near.contains(person.id()))
        .map(person -> known.getOrDefault(person.id(), new Known()).of(person))
        .filter(asked::takes)
        .toList();
  }

  /**
   * The map.
   *
   * @param top of this unit; {@code null} for everything
   * @param level only of people with this level of post; {@code null} for all
   */
  @Transactional(readOnly = true)
  public CoverageMap map(@Nullable UUID top, @Nullable String level) {
    LocalDate today = LocalDate.now(clock);
    List<Acquaintance> everybody = list(new Asked(top, level, Narrowing.ALL, null));
    Map<UUID, @Nullable UUID> parents = new HashMap<>();
    Map<UUID, Unit> byId = new HashMap<>();
    for (Unit unit : units.list(new Units.Search("", null, null, null), today, null, EVERYBODY)) {
      parents.put(unit.id(), unit.parentId());
      byId.put(unit.id(), unit);
    }
    List<Units.Node> below = below(top, today);
    Map<UUID, List<Acquaintance>> grouped = new HashMap<>();
    List<Acquaintance> here = new ArrayList<>();
    Map<UUID, UUID> rows = new HashMap<>();
    below.forEach(node -> rows.put(node.unit().id(), node.unit().id()));
    for (Acquaintance one : everybody) {
      UUID row = rowOf(one.person().unitId(), rows, parents);
      if (row == null) {
        here.add(one);
      } else {
        grouped.computeIfAbsent(row, key -> new ArrayList<>()).add(one);
      }
    }
    List<Row> table = new ArrayList<>();
    if (!here.isEmpty()) {
      table.add(new Row(null, tally(here), false));
    }
    for (Units.Node node : below) {
      List<Acquaintance> members = grouped.get(node.unit().id());
      if (members != null) {
        table.add(new Row(node.unit(), tally(members), node.children() > 0));
      }
    }
    Map<String, List<Acquaintance>> levels = new java.util.TreeMap<>();
    everybody.forEach(
        one -> levels.computeIfAbsent(one.person().levelCode(), key -> new ArrayList<>()).add(one));
    Map<String, Tally> byLevel = new LinkedHashMap<>();
    levels.forEach((code, members) -> byLevel.put(code, tally(members)));
    return new CoverageMap(
        top == null ? null : byId.get(top), since(), tally(everybody), List.copyOf(table), byLevel);
  }

  /**
   * The rows: the units directly below; a single root is skipped, its units are what one asks for.
   */
  private List<Units.Node> below(@Nullable UUID top, LocalDate today) {
    List<Units.Node> below = units.children(top, today);
    return top == null && below.size() == 1
        ? units.children(below.getFirst().unit().id(), today)
        : below;
  }

  /** The row in which a unit counts; the way up is remembered, so that each unit is walked once. */
  private static @Nullable UUID rowOf(
      UUID unit, Map<UUID, UUID> rows, Map<UUID, @Nullable UUID> parents) {
    List<UUID> way = new ArrayList<>();
    UUID at = unit;
    while (at != null && !rows.containsKey(at) && way.size() < 100) {
      way.add(at);
      at = parents.get(at);
    }
    UUID row = at == null ? null : rows.get(at);
    if (row != null) {
      way.forEach(passed -> rows.put(passed, row));
    }
    return row;
  }

  private static Tally tally(List<Acquaintance> members) {
    Map<Channel, Integer> through = new EnumMap<>(Channel.class);
    Map<Acquaintance.Degree, Integer> degrees = new EnumMap<>(Acquaintance.Degree.class);
    int met = 0;
    for (Acquaintance one : members) {
      one.entries().keySet().forEach(channel -> through.merge(channel, 1, Integer::sum));
      degrees.merge(one.degree(), 1, Integer::sum);
      met += one.met() ? 1 : 0;
    }
    return new Tally(members.size(), through, degrees, met);
  }

  /** What the entries say about one person, gathered. */
  private static final class Known {
    private final Map<Channel, Integer> entries = new EnumMap<>(Channel.class);
    private int critical;
    private @Nullable LocalDate lastMet;
    private @Nullable LocalDate last;

    void add(Channel channel, int counting, int criticalOnes, LocalDate day) {
      if (counting > 0) {
        entries.merge(channel, counting, Integer::sum);
      }
      critical += criticalOnes;
      if (channel == Channel.MEETING) {
        lastMet = later(lastMet, day);
      }
      last = later(last, day);
    }

    private static LocalDate later(@Nullable LocalDate one, LocalDate other) {
      return one == null || other.isAfter(one) ? other : one;
    }

    Acquaintance of(Person person) {
      return new Acquaintance(person, entries, critical, lastMet, last);
    }
  }

  /** All entries that stand, gathered by person in one query. */
  private Map<UUID, Known> known() {
    NeedToKnow.Predicate seen = needToKnow.predicate("e.unit_id", InformationClass.APPRAISAL);
    Map<UUID, UUID> kept = merged.all();
    Map<UUID, Known> known = new HashMap<>();
    jdbc.sql(
            """
            select e.person_id, e.channel, count(*) filter (where e.happened_on > :since) as counting,
                   count(*) filter (where e.happened_on > :since and e.kind = 'CRITICAL') as critical,
                   max(e.happened_on) as last
            from insight.entry e where e.ended_at is null and
            """
                + " "
                + seen.sql()
                + " group by e.person_id, e.channel")
        .param("since", since())
        .params(seen.params())
        .query((ResultSet row) -> {
          UUID person = Rows.uuid(row, "person_id");
          known
              .computeIfAbsent(kept.getOrDefault(person, person), key -> new Known())
              .add(
                  Channel.valueOf(Objects.requireNonNull(row.getString("channel"))),
                  row.getInt("counting"),
                  row.getInt("critical"),
                  Rows.date(row, "last"));
        });
    return known;
  }
}
