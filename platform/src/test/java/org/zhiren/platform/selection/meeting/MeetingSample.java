package org.zhiren.platform.selection.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.zhiren.platform.SampleHouse;
import org.zhiren.platform.SampledTest;
import org.zhiren.platform.access.Account;
import org.zhiren.platform.access.AtTheDesk;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.access.Role;
import org.zhiren.platform.organization.OrganizationIntake;
import org.zhiren.platform.roster.PersonFile;
import org.zhiren.platform.roster.RosterSample;
import org.zhiren.platform.selection.Cases;
import org.zhiren.platform.selection.OpeningCase;
import org.zhiren.platform.selection.TakingSteps;
import org.zhiren.platform.selection.decision.Reasons;
import org.zhiren.platform.selection.procedure.Form;
import org.zhiren.platform.selection.procedure.Named;
import org.zhiren.platform.selection.procedure.Phase;
import org.zhiren.platform.selection.procedure.Step;
import org.zhiren.platform.shell.InvalidInput;

/** A team, of nine with kin among them unless a test wants another, and a case that waits. */
abstract class MeetingSample extends SampledTest {

  static final LocalDate DAY = LocalDate.of(2026, 1, 1);
  static final String REASON = "任现职以来连续三年考核称职，因工作需要和本人申请，经征求意见，建议免去其现任职务，另有安排。";
  static final List<String> NAMES = List.of("丁一", "王二", "李三", "张四", "陈五", "周六", "郑七", "钱八", "赵九");

  @Autowired OpeningCase opening;
  @Autowired TakingSteps steps;
  @Autowired Cases cases;
  @Autowired CallingMeeting calling;
  @Autowired HoldingMeeting holding;
  @Autowired Meetings meetings;
  @Autowired Reasons reasons;
  @Autowired Clock clock;

  SampleHouse.Place place;
  List<UUID> people;
  List<UUID> posts;
  Account cadre;
  Account leader;
  LocalDate today;

  /** Who sits in the team, the head first. */
  List<String> names() {
    return NAMES;
  }

  /** Brings the team in. */
  @BeforeEach
  void place() throws Exception {
    today = LocalDate.now(clock);
    place = house.place();
    people = new ArrayList<>();
    posts = new ArrayList<>();
    List<OrganizationIntake.PostPeriod> periods = new ArrayList<>();
    for (int i = 0; i < names().size(); i++) {
      people.add(UUID.randomUUID());
      posts.add(UUID.randomUUID());
      periods.add(
          new OrganizationIntake.PostPeriod(
              posts.get(i), SampleHouse.teamPost(place.here(), i), DAY, null));
    }
    house.posts(periods);
    List<PersonFile> files = new ArrayList<>();
    for (int i = 0; i < names().size(); i++) {
      files.add(file(i));
    }
    house.load(files);
    cadre = house.account(Role.DEPARTMENT_CADRE, place.here(), null, InformationClass.values());
    leader = house.account(Role.DEPARTMENT_LEADER, place.here(), null, InformationClass.values());
  }

  private PersonFile file(int order) {
    return RosterSample.holding(
        RosterSample.person(people.get(order), place.here(), names().get(order), order + 10),
        place.here(),
        posts.get(order),
        "示例局" + SampleHouse.teamPost(place.here(), order).name(),
        DAY,
        family(order));
  }

  /** The second is married to the third, and perhaps the brother of the fourth. */
  List<PersonFile.Relative> family(int order) {
    List<PersonFile.Relative> family = new ArrayList<>();
    if (order == 1) {
      family.add(
          new PersonFile.Relative(
              "13", "妻子", NAMES.get(2), LocalDate.of(1986, 2, 2), "群众", "示例局", people.get(2)));
    }
    if (order == 1 || order == 3) {
      family.add(
          new PersonFile.Relative("10", "父亲", "王老", LocalDate.of(1955, 1, 2), "群众", "务农", null));
    }
    return family;
  }

  /** The second member is to be removed; the case waits for the decision. */
  UUID waiting() throws Exception {
    return waiting(1);
  }

  UUID waiting(int order) throws Exception {
    return at(
        cadre,
        () -> {
          UUID id =
              opening.open(
                  new OpeningCase.Opening(
                      Form.REMOVAL, posts.get(order), people.get(order), "工作需要，本人另有安排"));
          take(id, new Step.Resolve(today, "班子结构分析", "拟免去现职", "有关领导成员", "主要负责人"));
          take(id, new Step.Proceed(today, ""));
          take(id, new Step.Consult(today, "分管领导", Step.Opinion.AGREES, "同意"));
          take(id, new Step.Proceed(today, ""));
          assertThat(cases.required(id).stage().phase()).isEqualTo(Phase.DECISION);
          return id;
        });
  }

  void take(UUID id, Step step) {
    steps.take(id, cases.required(id).version(), UUID.randomUUID(), step);
  }

  /** The leader writes the reason about a member of the team, by place. */
  void reason(UUID caseId, int member) throws Exception {
    at(
        leader,
        () -> {
          reasons.write(caseId, people.get(member), REASON);
          return null;
        });
  }

  /** Attendance is taken, recusals are announced. */
  void begin(UUID meeting, Map<Integer, String> absences) throws Exception {
    at(
        cadre,
        () -> {
          holding.open(meeting, absences, true);
          return null;
        });
  }

  /** What a refusal says. */
  static List<InvalidInput.Fault> faults(ThrowableAssert.ThrowingCallable work) {
    InvalidInput refused = catchThrowableOfType(InvalidInput.class, work);
    assertThat(refused).as("it is refused").isNotNull();
    return refused.faults();
  }

  UUID called(UUID caseId) throws Exception {
    return at(
        cadre,
        () ->
            calling.call(
                new CallingMeeting.Call(
                    place.here(),
                    Meeting.Kind.PARTY_GROUP,
                    today,
                    "三楼会议室",
                    "驻局纪检组负责人",
                    List.of(caseId))));
  }

  MockHttpServletResponse at(Account account, String address) throws Exception {
    return web.perform(
            get(address)
                .with(AtTheDesk.sits(account))
                .header("Zhiren-Purpose", "DAILY")
                .header("Accept-Language", "zh"))
        .andReturn()
        .getResponse();
  }

  static String text(byte[] pdf) throws Exception {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document).replaceAll("\\s", "");
    }
  }

  static Counted counted(int ayes, int noes, Set<Integer> left, String settled) {
    return counted(ayes, noes, left, settled, List.of(new Named(null, "计票人甲")), "本人书面声明");
  }

  static Counted counted(
      int ayes,
      int noes,
      Set<Integer> left,
      String settled,
      List<Named> scrutineers,
      String declaredBy) {
    return new Counted(
        Step.Voting.HANDS,
        ayes,
        noes,
        0,
        scrutineers,
        declaredBy,
        true,
        left,
        settled,
        "逐一发表意见，均表示同意。");
  }
}
