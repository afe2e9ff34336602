package org.zhiren.platform.selection.meeting;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.explain.Text;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.access.NeedToKnow;
import org.zhiren.platform.organization.MemberKind;
import org.zhiren.platform.organization.Occupation;
import org.zhiren.platform.organization.Post;
import org.zhiren.platform.organization.PostOccupancy;
import org.zhiren.platform.organization.Posts;
import org.zhiren.platform.organization.Unit;
import org.zhiren.platform.organization.Units;
import org.zhiren.platform.records.Act;
import org.zhiren.platform.records.ActorSource;
import org.zhiren.platform.records.Records;
import org.zhiren.platform.selection.CaseView;
import org.zhiren.platform.selection.Cases;
import org.zhiren.platform.selection.procedure.Named;
import org.zhiren.platform.selection.procedure.Phase;
import org.zhiren.platform.selection.procedure.Stage;
import org.zhiren.platform.shell.InvalidInput;

/** Calls a meeting: who belongs to it, on which day, which cases. */
@Component
public class CallingMeeting {

  private static final int LEAST_MEMBERS = 3;
  private static final int LONGEST = 200;

  private final JdbcClient jdbc;
  private final Cases cases;
  private final Posts posts;
  private final Units units;
  private final Occupation occupation;
  private final Committee committee;
  private final NeedToKnow needToKnow;
  private final ActorSource actors;
  private final Records records;
  private final Clock clock;

  CallingMeeting(
      JdbcClient jdbc,
      Cases cases,
      Posts posts,
      Units units,
      Occupation occupation,
      Committee committee,
      NeedToKnow needToKnow,
      ActorSource actors,
      Records records,
      Clock clock) {
    this.jdbc = jdbc;
    this.cases = cases;
    this.posts = posts;
    this.units = units;
    this.occupation = occupation;
    this.committee = committee;
    this.needToKnow = needToKnow;
    this.actors = actors;
    this.records = records;
    this.clock = clock;
  }

  /**
   * What a meeting is called with.
   *
   * @param unitId the unit whose body meets; {@code null} if it was not found
   * @param kind what body it is; {@code null} if none was chosen
   * @param heldOn the day; {@code null} if it cannot be read
   * @param place where
   * @param observers who attends without a vote
   * @param caseIds the cases, in the order of the agenda
   */
  public record Call(
      @Nullable UUID unitId,
      Meeting.@Nullable Kind kind,
      @Nullable LocalDate heldOn,
      String place,
      String observers,
      List<UUID> caseIds) {
    /** Copies the list. */
    public Call {
      caseIds = List.copyOf(caseIds);
    }
  }

  /** Members of a body on a day: the holders of team posts, the head first. */
  public List<Meeting.Member> members(UUID unitId, LocalDate on) {
    List<Post> team = posts.of(unitId, on).stream().filter(post -> post.facts().team()).toList();
    Map<UUID, List<PostOccupancy.Holder>> holders =
        occupation.holders(team.stream().map(Post::id).toList(), on);
    List<Meeting.Member> members = new ArrayList<>();
    Map<UUID, Integer> places = new HashMap<>();
    for (Post post : team) {
      for (PostOccupancy.Holder holder : holders.getOrDefault(post.id(), List.of())) {
        // Who holds two posts of the team sits there once.
        if (places.putIfAbsent(holder.personId(), members.size()) == null) {
          members.add(
              new Meeting.Member(
                  members.size() + 1,
                  new Named(holder.personId(), holder.name()),
                  post.name(),
                  post.facts().member() == MemberKind.CHIEF,
                  false,
                  ""));
        }
      }
    }
    return members;
  }

  /** Members of the body that meets: of a plenary session those of the committee's register. */
  private List<Meeting.Member> members(UUID unitId, Meeting.@Nullable Kind kind, LocalDate on) {
    List<Meeting.Member> team = members(unitId, on);
    if (kind != Meeting.Kind.PLENARY) {
      return team;
    }
    List<Meeting.Member> members = new ArrayList<>();
    for (Named person : committee.members(unitId, on)) {
      Optional<Meeting.Member> leader =
          team.stream().filter(one -> one.person().same(person)).findFirst();
      members.add(
          new Meeting.Member(
              members.size() + 1,
              person,
              leader.map(Meeting.Member::duty).orElse("委员"),
              leader.filter(Meeting.Member::head).isPresent(),
              false,
              ""));
    }
    return members;
  }

  /** How many members there are whom the acting account may not see. */
  private int unseen(UUID unitId, Meeting.@Nullable Kind kind, LocalDate on) {
    if (kind == Meeting.Kind.PLENARY) {
      // The register is seen whole or not at all.
      return 0;
    }
    List<UUID> team =
        posts.of(unitId, on).stream().filter(post -> post.facts().team()).map(Post::id).toList();
    int all =
        occupation.count(team, on).orElse(Map.of()).values().stream()
            .mapToInt(Integer::intValue)
            .sum();
    int seen = occupation.holders(team, on).values().stream().mapToInt(List::size).sum();
    return all - seen;
  }

  /**
   * Calls a meeting.
   *
   * @throws InvalidInput with every fault; then there is none
   */
  @Transactional
  public UUID call(Call call) {
    LocalDate today = LocalDate.now(clock);
    List<InvalidInput.Fault> faults = new ArrayList<>();
    LocalDate day = call.heldOn();
    if (day == null || day.isBefore(today) || day.isAfter(today.plusYears(1))) {
      faults.add(
          fault(
              "heldOn",
              day == null ? "" : day.toString(),
              "会议日期应为今天（{0}）或以后、一年以内：会议先通知，后召开。",
              "The day lies between today ({0}) and a year ahead: a meeting is called before it is"
                  + " held.",
              today));
    }
    if (call.kind() == null) {
      faults.add(fault("kind", "", "请选择会议类型。", "Choose what body meets."));
    }
    line(faults, "place", call.place(), 1);
    line(faults, "observers", call.observers(), 0);
    Unit unit = unit(call, today, faults);
    List<CaseView> views = cases(call, faults);
    if (!faults.isEmpty() || unit == null || day == null || call.kind() == null) {
      throw new InvalidInput(faults);
    }
    List<Meeting.Member> members = members(unit.id(), call.kind(), today);
    UUID id = UUID.randomUUID();
    String number = number(day.getYear());
    jdbc.sql(
            """
            insert into selection.meeting (id, number, unit_id, unit_name, kind, held_on, place, observers, state, caller_name, called_at)
            values (:id, :number, :unit, :name, :kind, :on, :place, :observers, 'CALLED', :caller, :now)
            """)
        .param("id", id)
        .param("number", number)
        .param("unit", unit.id())
        .param("name", unit.name())
        .param("kind", call.kind().name())
        .param("on", day)
        .param("place", call.place().strip())
        .param("observers", call.observers().strip())
        .param("caller", actors.current().name())
        .param("now", Timestamp.from(clock.instant()))
        .update();
    members.forEach(member -> insert(id, unit.id(), member));
    int items = 0;
    for (CaseView view : views) {
      for (Named candidate : view.candidates()) {
        insert(id, ++items, view, candidate);
      }
    }
    records.record(
        Act.of("selection.meeting.called", "meeting", id)
            .with("number", number)
            .with("on", day)
            .with("members", members.size())
            .with("items", items));
    for (CaseView view : views) {
      records.record(
          Act.of("selection.meeting.tabled", "selection", view.id())
              .with("number", view.number())
              .with("meeting", number));
    }
    return id;
  }

  private @Nullable Unit unit(Call call, LocalDate today, List<InvalidInput.Fault> faults) {
    UUID wanted = call.unitId();
    Unit unit = wanted == null ? null : units.find(wanted, today).orElse(null);
    if (unit == null || !needToKnow.sees(InformationClass.SELECTION, unit.id())) {
      faults.add(
          fault(
              "unit",
              "",
              "请从提示中选择召开会议的单位（须在您的选拔任用授权范围内）。",
              "Choose the unit whose body meets; it has to lie within your scope of selection."));
      return null;
    }
    int hidden = unseen(unit.id(), call.kind(), today);
    int members = members(unit.id(), call.kind(), today).size();
    if (hidden > 0) {
      faults.add(
          fault(
              "unit",
              unit.name(),
              "“{0}”的领导班子有 {1} 名成员您无权查看，应到会人数不能确定。请由有权限的人召集。",
              "{1} members of the team of “{0}” lie outside your scope, so that nobody can say how"
                  + " many should be present. Somebody who sees them has to call the meeting.",
              unit.name(),
              hidden));
    } else if (members < LEAST_MEMBERS) {
      faults.add(
          fault(
              "unit",
              unit.name(),
              call.kind() == Meeting.Kind.PLENARY
                  ? "“{0}”委员名册中经确认的委员只有 {1} 人，不足 {2} 人。请先登记委员并由另一人确认。"
                  : "“{0}”登记的领导班子成员只有 {1} 人，不足 {2} 人。请先在机构职位中核实班子职位和任职。",
              call.kind() == Meeting.Kind.PLENARY
                  ? "Only {1} confirmed members of the committee of “{0}” are in the register; a"
                      + " session needs {2}. Enter the members and have them confirmed first."
                  : "Only {1} members of the team of “{0}” are on record; a meeting needs {2}. Look"
                      + " after the team posts of the unit first.",
              unit.name(),
              members,
              LEAST_MEMBERS));
    }
    return unit;
  }

  private List<CaseView> cases(Call call, List<InvalidInput.Fault> faults) {
    List<CaseView> views = new ArrayList<>();
    for (UUID id : new LinkedHashSet<>(call.caseIds())) {
      CaseView view = cases.required(id);
      boolean waits = view.stage() instanceof Stage.Open && view.stage().phase() == Phase.DECISION;
      if (!waits) {
        faults.add(
            fault(
                "cases",
                view.number(),
                "{0} 尚未到讨论决定阶段，不能上会。",
                "{0} does not wait for a decision and cannot be tabled.",
                view.number()));
      } else if (tabled(id)) {
        faults.add(
            fault(
                "cases",
                view.number(),
                "{0} 已列入另一次未结束的会议。",
                "{0} stands in another meeting that is not over.",
                view.number()));
      } else {
        views.add(view);
      }
    }
    if (call.caseIds().isEmpty()) {
      faults.add(fault("cases", "", "请至少选择一个议题。", "Choose at least one case."));
    }
    return views;
  }

  private boolean tabled(UUID caseId) {
    return jdbc.sql(
            """
            select exists (select from selection.meeting_item i join selection.meeting m on m.id = i.meeting_id
              where i.case_id = :case and m.state in ('CALLED', 'OPEN'))
            """)
        .param("case", caseId)
        .query(Boolean.class)
        .single();
  }

  private void insert(UUID id, UUID unit, Meeting.Member member) {
    jdbc.sql(
            """
            insert into selection.meeting_member (meeting_id, no, unit_id, person_id, name, duty, head)
            values (:id, :no, :unit, :person, :name, :duty, :head)
            """)
        .param("id", id)
        .param("no", member.no())
        .param("unit", unit)
        .param("person", member.person().personId())
        .param("name", member.person().name())
        .param("duty", member.duty())
        .param("head", member.head())
        .update();
  }

  private void insert(UUID id, int no, CaseView view, Named candidate) {
    if (candidate.personId() == null) {
      throw new InvalidInput(
          "cases",
          view.number(),
          Text.of("{0} 中的 {1} 不在册，不能上会。", "{1} in {0} is not on file and cannot be tabled.")
              .fill(view.number(), candidate.name()));
    }
    jdbc.sql(
            """
            insert into selection.meeting_item (meeting_id, no, unit_id, case_id, person_id, name)
            values (:id, :no, :unit, :case, :person, :name)
            """)
        .param("id", id)
        .param("no", no)
        .param("unit", view.brief().unitId())
        .param("case", view.id())
        .param("person", candidate.personId())
        .param("name", candidate.name())
        .update();
  }

  private String number(int year) {
    int last =
        jdbc.sql(
                """
                insert into selection.meeting_number (year, last) values (:year, 1)
                on conflict (year) do update set last = selection.meeting_number.last + 1 returning last
                """)
            .param("year", year)
            .query(Integer.class)
            .single();
    return "会议〔%d〕%d号".formatted(year, last);
  }

  private static void line(List<InvalidInput.Fault> faults, String field, String value, int least) {
    int length = value.strip().length();
    if (length < least || length > LONGEST) {
      faults.add(
          fault(
              field,
              value,
              "请填写 {0} 至 {1} 字（现为 {2} 字）。",
              "Enter {0} to {1} characters ({2} are there).",
              least,
              LONGEST,
              length));
    }
  }

  private static InvalidInput.Fault fault(
      String field, String value, String zh, String en, Object... arguments) {
    return new InvalidInput.Fault(field, value, Text.of(zh, en).fill(arguments));
  }
}
