package org.zhiren.platform.organization;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.explain.Text;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.access.NeedToKnow;
import org.zhiren.platform.records.Actor;
import org.zhiren.platform.records.ActorSource;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.NotFound;
import org.zhiren.platform.shell.StaleVersion;

/**
 * Writes periods. A change cuts the period that covers its day and writes the new one behind it;
 * the row that was cut stays, marked with the change that replaced it.
 */
@Repository
class PeriodWriter {

  /** Any number that nobody else uses: changes of the organisation happen one after the other. */
  private static final long LOCK = 7_430_001_871L;

  private static final Text NOT_AT_THE_TOP =
      Text.of(
          "您的职责范围不是整个组织，新机构须设在您看得到的机构之下，请填写上级机构。",
          "You do not see the whole organisation, so a new unit stands below one that you see. Enter the"
              + " unit above.");

  private final JdbcClient jdbc;
  private final StoredPeriods stored;
  private final ActorSource actors;
  private final NeedToKnow needToKnow;
  private final Clock clock;

  PeriodWriter(
      JdbcClient jdbc,
      StoredPeriods stored,
      ActorSource actors,
      NeedToKnow needToKnow,
      Clock clock) {
    this.jdbc = jdbc;
    this.stored = stored;
    this.needToKnow = needToKnow;
    this.actors = actors;
    this.clock = clock;
  }

  /** A change that is being written: its number and its day. */
  record Change(long id, LocalDate on) {}

  /** Opens a change. Two changes of the tree at once could close a circle that neither sees. */
  @Transactional(propagation = Propagation.MANDATORY)
  public Change begin(ChangeKind kind, Basis basis, @Nullable Long undoes) {
    List<InvalidInput.Fault> faults = basis.faults();
    if (!faults.isEmpty()) {
      throw new InvalidInput(faults);
    }
    oneAfterTheOther();
    Actor actor = actors.current();
    long id =
        jdbc.sql(
                """
                insert into organization.change (kind, effective_on, ground, reason, author_id,
                                                 author_name, recorded_at, undoes)
                values (:kind, :on, :ground, :reason, :author, :name, :at, :undoes)
                returning id
                """)
            .param("kind", kind.name())
            .param("on", basis.on())
            .param("ground", basis.ground())
            .param("reason", basis.reason())
            .param("author", actor.accountId())
            .param("name", actor.name())
            .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
            .param("undoes", undoes)
            .query(Long.class)
            .single();
    return new Change(id, basis.on());
  }

  /** Until the end of the transaction; taken before versions are compared. */
  void oneAfterTheOther() {
    jdbc.sql("select pg_advisory_xact_lock(:lock)").param("lock", LOCK).query(row -> {});
  }

  Change begin(ChangeKind kind, Basis basis) {
    return begin(kind, basis, null);
  }

  /**
   * The last period of a unit, if it may be changed as of {@code on}.
   *
   * @param typed what the form wants to make of it, to show beside what is stored
   * @throws StaleVersion if the unit changed since {@code version} was read
   * @throws InvalidInput if there is a later change, or the unit does not exist on the day
   */
  Unit unitToChange(UUID id, long version, LocalDate on, UnaryOperator<UnitFacts> typed) {
    Unit unit = expectUnit(id, version, typed);
    inOrder(unit.name(), unit.from(), unit.until(), on);
    return unit;
  }

  /** The last period of a unit, if nobody changed it since {@code version} was read. */
  Unit expectUnit(UUID id, long version, UnaryOperator<UnitFacts> typed) {
    oneAfterTheOther();
    Unit unit = stored.lastUnit(id).orElseThrow(() -> new NotFound("unit " + id));
    if (unit.version() != version) {
      throw new StaleVersion(
          Differences.units(
              stored.unitAtVersion(id, version).map(Unit::facts).orElse(null),
              unit.facts(),
              typed.apply(unit.facts()),
              stored::nameOf));
    }
    return unit;
  }

  /** The same for a post. */
  Post postToChange(UUID id, long version, LocalDate on, UnaryOperator<PostFacts> typed) {
    Post post = expectPost(id, version, typed);
    inOrder(post.name(), post.from(), post.until(), on);
    return post;
  }

  /** The last period of a post, if nobody changed it since {@code version} was read. */
  Post expectPost(UUID id, long version, UnaryOperator<PostFacts> typed) {
    oneAfterTheOther();
    Post post = stored.lastPost(id).orElseThrow(() -> new NotFound("post " + id));
    if (post.version() != version) {
      throw new StaleVersion(
          Differences.posts(
              stored.postAtVersion(id, version).map(Post::facts).orElse(null),
              post.facts(),
              typed.apply(post.facts()),
              stored::nameOf));
    }
    return post;
  }

  private static void inOrder(
      String name, LocalDate from, @Nullable LocalDate until, LocalDate on) {
    if (on.isBefore(from)) {
      throw new InvalidInput(
          "on",
          on.toString(),
          Text.of(
                  "生效日期（{0}）早于“{1}”最近一次变动的日期（{2}）。请改用其后的日期，或更正历史记录。",
                  "The effect date ({0}) lies before the last change of “{1}” ({2}). Maybe take a"
                      + " later date, or correct the history.")
              .fill(on, name, from));
    }
    if (until != null && !on.isBefore(until)) {
      throw new InvalidInput(
          "on",
          on.toString(),
          Text.of(
                  "在生效日期（{0}），“{1}”已不存在（自 {2} 起撤销）。",
                  "On the effect date ({0}) “{1}” does not exist any more (since {2}).")
              .fill(on, name, until));
    }
  }

  /**
   * Founds a unit.
   *
   * @throws InvalidInput if it is to stand at the top and the acting account does not see all
   */
  void createUnit(Change change, UUID id, UnitFacts facts) {
    if (facts.parentId() == null && !needToKnow.seesAll(InformationClass.ORGANIZATION)) {
      throw new InvalidInput("parent", null, NOT_AT_THE_TOP);
    }
    jdbc.sql("insert into organization.unit (id, version) values (:id, :change)")
        .param("id", id)
        .param("change", change.id())
        .update();
    insertUnit(change, id, change.on(), null, facts);
    // Whoever may see the unit above may see the new one from here on, and put posts into it.
    needToKnow.treeChanged();
  }

  /** From the day of the change on, {@code facts} hold. */
  void changeUnit(Change change, Unit unit, UnitFacts facts) {
    LocalDate until = endUnit(change, unit.id());
    insertUnit(change, unit.id(), change.on(), until, facts);
  }

  /** Ends the unit on the day of the change; answers where its period ended before. */
  @Nullable LocalDate endUnit(Change change, UUID id) {
    LocalDate until =
        cut("unit_state", "unit_id", Rows.UNIT_COLUMNS, "", change, Map.of("key", id));
    touch("unit", change, id);
    return until;
  }

  void touchUnit(Change change, UUID id) {
    touch("unit", change, id);
  }

  private void touch(String table, Change change, UUID id) {
    jdbc.sql("update organization." + table + " set version = :change where id = :id")
        .param("change", change.id())
        .param("id", id)
        .update();
  }

  /** Writes a period of a unit. */
  void insertUnit(
      Change change, UUID id, LocalDate from, @Nullable LocalDate until, UnitFacts facts) {
    try {
      jdbc.sql(
              "insert into organization.unit_state (unit_id, valid, origin, made_by, "
                  + Rows.UNIT_COLUMNS
                  + ") values (:id, daterange(:from, :until), :change, :change, "
                  + Rows.UNIT_VALUES
                  + ")")
          .params(Rows.parameters(facts))
          .param("id", id)
          .param("from", from)
          .param("until", until)
          .param("change", change.id())
          .update();
    } catch (DataIntegrityViolationException refused) {
      throw CodeTaken.of(refused, facts.code());
    }
  }

  /** Creates a post. */
  void createPost(Change change, UUID id, PostFacts facts) {
    jdbc.sql("insert into organization.post (id, version) values (:id, :change)")
        .param("id", id)
        .param("change", change.id())
        .update();
    insertPost(change, id, change.on(), null, facts);
  }

  /** From the day of the change on, {@code facts} hold. */
  void changePost(Change change, Post post, PostFacts facts) {
    LocalDate until = endPost(change, post.id());
    insertPost(change, post.id(), change.on(), until, facts);
  }

  /** Ends the post on the day of the change; answers where its period ended before. */
  @Nullable LocalDate endPost(Change change, UUID id) {
    LocalDate until =
        cut("post_state", "post_id", Rows.POST_COLUMNS, "", change, Map.of("key", id));
    touch("post", change, id);
    return until;
  }

  /** Writes a period of a post. */
  void insertPost(
      Change change, UUID id, LocalDate from, @Nullable LocalDate until, PostFacts facts) {
    jdbc.sql(
            "insert into organization.post_state (post_id, valid, origin, made_by, "
                + Rows.POST_COLUMNS
                + ") values (:id, daterange(:from, :until), :change, :change, "
                + Rows.POST_VALUES
                + ")")
        .params(Rows.parameters(facts))
        .param("id", id)
        .param("from", from)
        .param("until", until)
        .param("change", change.id())
        .update();
  }

  /**
   * From the day of the change on, the unit may have {@code places}; {@code null} lifts the quota.
   */
  void setQuota(Change change, UUID unitId, QuotaItem item, @Nullable Integer places) {
    cut(
        "quota_state",
        "unit_id",
        "item, places",
        " and item = :item",
        change,
        Map.of("key", unitId, "item", item.code()));
    if (places != null) {
      jdbc.sql(
              """
              insert into organization.quota_state (unit_id, item, valid, places, origin, made_by)
              values (:unit, :item, daterange(:from, null), :places, :change, :change)
              """)
          .param("unit", unitId)
          .param("item", item.code())
          .param("from", change.on())
          .param("places", places)
          .param("change", change.id())
          .update();
    }
  }

  /** Replaces what is said about the unit in the period that begins on {@code from}. */
  void correctUnit(Change change, Unit period, UnitFacts facts) {
    replace("unit_state", "unit_id", change, period.id(), period.from());
    touchUnit(change, period.id());
    insertUnit(change, period.id(), period.from(), period.until(), facts);
  }

  /** Replaces what is said about the post in the period that begins on {@code from}. */
  void correctPost(Change change, Post period, PostFacts facts) {
    replace("post_state", "post_id", change, period.id(), period.from());
    touch("post", change, period.id());
    insertPost(change, period.id(), period.from(), period.until(), facts);
  }

  private void replace(String table, String key, Change change, UUID id, LocalDate from) {
    jdbc.sql(
            """
            update organization.%s set ended_by = :change
            where %s = :id and ended_by is null and lower(valid) = :from
            """
                .formatted(table, key))
        .param("change", change.id())
        .param("id", id)
        .param("from", from)
        .update();
  }

  /** Changes of a quota go forward in time, like all others. */
  void refuseIfQuotaIsLater(UUID unitId, QuotaItem item, LocalDate on) {
    jdbc.sql(
            """
            select max(lower(valid)) from organization.quota_state
            where unit_id = :unit and item = :item and ended_by is null
            """)
        .param("unit", unitId)
        .param("item", item.code())
        .query((row, number) -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
        .single()
        .ifPresent(from -> inOrder(item.text().zh(), from, null, on));
  }

  /** Ends all quotas of a unit that is no more. */
  void endQuotas(Change change, UUID unitId) {
    cut("quota_state", "unit_id", "item, places", "", change, Map.of("key", unitId));
  }

  /**
   * Marks the rows that reach beyond the day as replaced and writes what remains of them before it.
   */
  private @Nullable LocalDate cut(
      String table, String key, String columns, String more, Change change, Map<String, ?> values) {
    return jdbc.sql(
            """
            with replaced as (
              update organization.%1$s set ended_by = :change
              where %2$s = :key and ended_by is null and valid && daterange(:on, null) %4$s
              returning *),
            kept as (
              insert into organization.%1$s (%2$s, valid, origin, made_by, %3$s)
              select %2$s, daterange(lower(valid), :on), origin, :change, %3$s
              from replaced where lower(valid) < :on)
            select max(upper(valid)) from replaced
            """
                .formatted(table, key, columns, more))
        .params(values)
        .param("change", change.id())
        .param("on", change.on())
        .query((row, number) -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
        .single()
        .orElse(null);
  }
}
