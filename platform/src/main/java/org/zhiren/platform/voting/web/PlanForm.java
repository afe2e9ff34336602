package org.zhiren.platform.voting.web;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.zhiren.explain.Text;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.Typing;
import org.zhiren.platform.voting.ElectionKind;
import org.zhiren.platform.voting.ElectionPlan;
import org.zhiren.platform.voting.ElectionSubject;
import org.zhiren.platform.voting.VoteQuestion;
import org.zhiren.platform.voting.VoterStratum;

/**
 * The form that prepares an election, as typed.
 *
 * @param kind name of the kind
 * @param unit the unit
 * @param title what voters read
 * @param subject what it is about
 * @param questions candidates of a decision, one on each line
 * @param wording the sentence of a recommendation
 * @param candidates people of a recommendation, one on each line
 * @param most how many may be named
 * @param voters one line for each stratum
 * @param trustees account names, one on each line
 * @param threshold how many trustees suffice
 * @param authority account name of whoever makes the codes
 * @param opensAt from when
 * @param closesAt until when
 * @param spares spare slips for each stratum
 * @param expected members who should attend, if some withdraw; empty otherwise
 * @param subjectKind kind of the matter, where another module asks for the vote; empty otherwise
 * @param subjectReference its identifier there; empty otherwise
 */
public record PlanForm(
    String kind,
    String unit,
    String title,
    String subject,
    String questions,
    String wording,
    String candidates,
    String most,
    String voters,
    String trustees,
    String threshold,
    String authority,
    String opensAt,
    String closesAt,
    String spares,
    String expected,
    String subjectKind,
    String subjectReference) {

  /** An empty form for this kind. */
  static PlanForm empty(String kind, String unit, LocalDateTime now) {
    LocalDateTime hour = now.withMinute(0).withSecond(0).withNano(0);
    return new PlanForm(
        kind,
        unit,
        "",
        "",
        "",
        "",
        "",
        "1",
        "",
        "",
        "2",
        "",
        hour.plusHours(1).toString(),
        hour.plusHours(3).toString(),
        "1",
        "",
        "",
        "");
  }

  /** The same with times and spare slips of an empty form where none were sent. */
  PlanForm completed(LocalDateTime now) {
    PlanForm empty = empty(kind, unit, now);
    return new PlanForm(
        kind,
        unit,
        title,
        subject,
        questions,
        wording,
        candidates,
        most.isEmpty() ? empty.most : most,
        voters,
        trustees,
        threshold.isEmpty() ? empty.threshold : threshold,
        authority,
        opensAt.isEmpty() ? empty.opensAt : opensAt,
        closesAt.isEmpty() ? empty.closesAt : closesAt,
        spares.isEmpty() ? empty.spares : spares,
        expected,
        subjectKind,
        subjectReference);
  }

  /** What was sent. */
  static PlanForm of(MultiValueMap<String, String> sent) {
    return new PlanForm(
        text(sent, "kind"),
        text(sent, "unit"),
        text(sent, "title"),
        text(sent, "subject"),
        text(sent, "questions"),
        text(sent, "wording"),
        text(sent, "candidates"),
        text(sent, "most"),
        text(sent, "voters"),
        text(sent, "trustees"),
        text(sent, "threshold"),
        text(sent, "authority"),
        text(sent, "opensAt"),
        text(sent, "closesAt"),
        text(sent, "spares"),
        text(sent, "expected"),
        text(sent, "subjectKind"),
        text(sent, "subjectReference"));
  }

  private static String text(MultiValueMap<String, String> sent, String field) {
    String value = sent.getFirst(field);
    return value == null ? "" : value.strip();
  }

  /** Whether it is a decision, which is what an unknown kind is taken for. */
  public boolean decision() {
    return !kind.equals(ElectionKind.RECOMMENDATION.name());
  }

  /**
   * The plan.
   *
   * @param unitId the unit that was meant
   * @param account the account with this name; null if there is none
   * @throws InvalidInput with all faults of what was typed
   */
  ElectionPlan plan(UUID unitId, Function<String, @Nullable UUID> account, ZoneId zone) {
    List<InvalidInput.Fault> faults = new ArrayList<>();
    List<UUID> named = new ArrayList<>();
    for (String login : lines(trustees)) {
      UUID id = account.apply(login);
      if (id == null) {
        faults.add(unknown("trustees", login));
      } else {
        named.add(id);
      }
    }
    UUID maker = account.apply(authority);
    if (maker == null) {
      faults.add(unknown("authority", authority));
    }
    int suffice = Typing.whole("threshold", threshold, 0, faults);
    int choose = decision() ? 1 : Typing.whole("most", most, 0, faults);
    int spare = spares.isEmpty() ? 0 : Typing.whole("spares", spares, 0, faults);
    Integer should =
        expected.isEmpty() ? null : (Integer) Typing.whole("expected", expected, 0, faults);
    Instant opens = time("opensAt", opensAt, zone, faults);
    Instant closes = time("closesAt", closesAt, zone, faults);
    if (maker == null || !faults.isEmpty()) {
      throw new InvalidInput(faults);
    }
    return new ElectionPlan(
        unitId,
        decision() ? ElectionKind.DECISION : ElectionKind.RECOMMENDATION,
        new ElectionSubject(subjectKind, subjectReference, subject),
        title,
        decision()
            ? lines(questions).stream().map(VoteQuestion::decision).toList()
            : List.of(VoteQuestion.recommendation(wording, lines(candidates), choose)),
        strata(voters),
        named,
        suffice,
        maker,
        opens,
        closes,
        should,
        spare);
  }

  static List<String> lines(String typed) {
    return typed.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }

  /** One line for each stratum: name, colon, names; lines without a colon are one stratum. */
  static List<VoterStratum> strata(String typed) {
    Map<String, List<String>> strata = new LinkedHashMap<>();
    for (String line : lines(typed)) {
      String[] parts = line.split("[:：]", 2);
      String stratum = parts.length == 2 ? parts[0].strip() : "";
      Arrays.stream(parts[parts.length - 1].split("[、,，;；]"))
          .map(String::strip)
          .filter(name -> !name.isEmpty())
          .forEach(name -> strata.computeIfAbsent(stratum, key -> new ArrayList<>()).add(name));
      strata.computeIfAbsent(stratum, key -> new ArrayList<>());
    }
    return strata.entrySet().stream()
        .map(one -> new VoterStratum(one.getKey(), one.getValue()))
        .toList();
  }

  private static InvalidInput.Fault unknown(String field, String login) {
    return new InvalidInput.Fault(
        field,
        login,
        Text.of(
                "没有名为“{0}”的账户。请填写登录用的账户名。",
                "There is no account called “{0}”. Give the name that is typed to sign in.")
            .fill(login));
  }

  private static Instant time(
      String field, String typed, ZoneId zone, List<InvalidInput.Fault> faults) {
    try {
      return LocalDateTime.parse(typed).atZone(zone).toInstant();
    } catch (DateTimeParseException notATime) {
      faults.add(
          new InvalidInput.Fault(
              field,
              typed,
              Text.of(
                      "“{0}”不是日期和时间，例如 2026-12-01T09:00。",
                      "“{0}” is no date and time, for instance 2026-12-01T09:00.")
                  .fill(typed)));
      return Instant.EPOCH;
    }
  }
}
