package org.zhiren.platform.roster;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.explain.Text;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.Typing;

/** Somebody retires, moves away or dies: every post held ends on that day. */
@Component
public class LeavingService {

  private final PersonWriter writer;
  private final JdbcClient jdbc;

  LeavingService(PersonWriter writer, JdbcClient jdbc) {
    this.writer = writer;
    this.jdbc = jdbc;
  }

  /** How somebody leaves (ZB126). */
  public enum Way {
    /** 退休. */
    RETIRED("离退人员", Text.of("退休", "retired")),
    /** 调出. */
    MOVED_AWAY("调出人员", Text.of("调出", "moved away")),
    /** 去世. */
    DECEASED("已去世", Text.of("去世", "deceased"));

    private final String state;
    private final Text text;

    Way(String state, Text text) {
      this.state = state;
      this.text = text;
    }

    /** In words. */
    public Text text() {
      return text;
    }
  }

  /**
   * Takes somebody out of service.
   *
   * @param on first day out of service, as typed
   * @return the statement, with which it can be undone
   */
  @Transactional
  public long leave(UUID person, @Nullable Way way, String on, Ground ground) {
    PersonWriter.Held held = writer.hold(person, InformationClass.ROSTER);
    LocalDate today = writer.store().today();
    LocalDate day = checked(way, on, today, ground);
    if (way == null || day == null) {
      throw new IllegalStateException("Checked above.");
    }
    Map<String, String> stands = state(person);
    if (stands.containsKey("left_on")) {
      throw new InvalidInput(
          "on",
          on,
          Text.of("该人员已于 {0} 离任。", "This person left on {0} already.")
              .fill(stands.getOrDefault("left_on", "")));
    }
    long statement = writer.begin(StatementKind.LEFT, person, InformationClass.ROSTER, ground);
    for (Fact fact : writer.store().standing(person, FactKind.CAREER)) {
      LocalDate ends = fact.day("ends_on");
      LocalDate begins = fact.day("begins_on");
      if ((ends == null || ends.isAfter(day)) && begins != null && begins.isBefore(day)) {
        Map<String, String> over = new HashMap<>(fact.values());
        over.put("ends_on", day.toString());
        writer.store().end(FactKind.CAREER, fact.id(), statement);
        writer.store().insert(person, FactKind.CAREER, over, statement, fact.id());
      }
    }
    writer.keepBasic(held, "left_on", null, day.toString(), statement);
    writer.keepBasic(
        held, "management_state", stands.get("management_state"), way.state, statement);
    jdbc.sql(
            "update roster.person set left_on = :day, management_state = :state where id = :person")
        .param("day", day)
        .param("state", way.state)
        .param("person", person)
        .update();
    writer.finish(
        held,
        StatementKind.LEFT,
        statement,
        ground,
        stands,
        Map.of("left_on", day.toString(), "management_state", way.state),
        "basics");
    return statement;
  }

  private static @Nullable LocalDate checked(
      @Nullable Way way, String on, LocalDate today, Ground ground) {
    List<InvalidInput.Fault> faults = new ArrayList<>();
    if (way == null) {
      faults.add(
          new InvalidInput.Fault(
              "way", null, Text.of("请选择离任方式。", "Choose how the person leaves.")));
    }
    LocalDate day = Typing.day("on", on, faults);
    if (day != null && day.isAfter(today)) {
      faults.add(
          new InvalidInput.Fault(
              "on",
              on,
              Text.of(
                      "离任日期（{0}）晚于今天（{1}）。请在离任当天或之后登记。",
                      "The day ({0}) is later than today ({1}). Enter it on the day or after.")
                  .fill(day, today)));
    }
    faults.addAll(ground.faults(false));
    if (!faults.isEmpty()) {
      throw new InvalidInput(faults);
    }
    return day;
  }

  private Map<String, String> state(UUID person) {
    return jdbc.sql(
            "select management_state, left_on::text as left_on from roster.person where id = :id")
        .param("id", person)
        .query((row, number) -> {
          Map<String, String> state = new HashMap<>();
          state.put("management_state", row.getString("management_state"));
          if (row.getString("left_on") != null) {
            state.put("left_on", row.getString("left_on"));
          }
          return state;
        })
        .single();
  }
}
