package org.zhiren.platform.selection.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.context.SecurityContextHolder;
import org.zhiren.platform.PlatformTest;
import org.zhiren.platform.access.Account;
import org.zhiren.platform.access.Accounts;
import org.zhiren.platform.access.AtTheDesk;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.access.Role;
import org.zhiren.platform.access.Scopes;
import org.zhiren.platform.organization.Basis;
import org.zhiren.platform.organization.MemberKind;
import org.zhiren.platform.organization.OrganizationIntake;
import org.zhiren.platform.organization.PostFacts;
import org.zhiren.platform.organization.PostKind;
import org.zhiren.platform.roster.PersonFile;
import org.zhiren.platform.roster.RosterIntake;
import org.zhiren.platform.roster.RosterSample;
import org.zhiren.platform.selection.procedure.Named;

/** What a decision means for the team and against the roster, on people counted by hand. */
class BearingsTest extends PlatformTest {

  private static final LocalDate DAY = LocalDate.of(2026, 1, 1);

  @Autowired private OrganizationIntake organization;
  @Autowired private RosterIntake intake;
  @Autowired private Accounts accounts;
  @Autowired private Scopes scopes;
  @Autowired private Bearings bearings;
  @Autowired private Clock clock;

  private RosterSample sample;
  private RosterSample.Place place;
  private final List<UUID> posts = new ArrayList<>();

  private void team() throws Exception {
    sample = new RosterSample(organization, intake, accounts, scopes, acting);
    place = sample.place();
    List<OrganizationIntake.PostPeriod> periods = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      posts.add(UUID.randomUUID());
      periods.add(
          new OrganizationIntake.PostPeriod(
              posts.get(i),
              new PostFacts(
                  place.here(),
                  i == 0 ? "局长" : "副局长" + i,
                  i == 0 ? "1A31" : "1A32",
                  PostKind.LEADERSHIP,
                  i == 0 ? MemberKind.CHIEF : MemberKind.DEPUTY,
                  true,
                  1,
                  i + 1,
                  null,
                  false,
                  false),
              DAY,
              null));
    }
    acting.asSystem(
        "test",
        () ->
            organization.load(
                Stream.empty(),
                periods.stream(),
                Stream.empty(),
                new Basis(DAY, "test", "test"),
                written -> {}));
  }

  /** Somebody born in a year; a woman, if {@code woman}; in the team, with a post. */
  private Named somebody(String name, boolean woman, int born, @Nullable UUID post)
      throws Exception {
    UUID id = UUID.randomUUID();
    PersonFile plain = RosterSample.person(id, place.here(), name, woman ? 2 : 1);
    PersonFile.Basics was = plain.basics();
    LocalDate birth = LocalDate.of(born, 1, 2);
    PersonFile.Basics basics =
        new PersonFile.Basics(
            id,
            name,
            woman ? "2" : "1",
            birth,
            RosterSample.idNumber(birth, woman ? 2 : 1),
            was.ethnicity(),
            was.nativePlace(),
            was.birthplace(),
            was.growthPlace(),
            was.growthAreaCode(),
            was.politicalStatus(),
            was.partyJoinDate(),
            was.workStartDate(),
            was.health(),
            was.managementState(),
            was.category(),
            was.managedBy(),
            was.formerAgeLimit(),
            was.specialty(),
            was.photoSeed(),
            was.leftOn());
    List<PersonFile.Career> career =
        post == null
            ? plain.career()
            : List.of(
                new PersonFile.Career(
                    place.here(),
                    post,
                    DAY,
                    null,
                    true,
                    "1A32",
                    "示例局副局长",
                    "提拔",
                    null,
                    null,
                    false,
                    null,
                    null,
                    false));
    sample.load(
        List.of(
            new PersonFile(
                basics,
                post == null
                    ? plain.placement()
                    : new PersonFile.Placement(place.here(), post, "示例局副局长", "1A32", null),
                career,
                plain.ranks(),
                plain.education(),
                plain.titles(),
                plain.appraisals(),
                plain.trainings(),
                plain.honours(),
                plain.sanctions(),
                plain.family(),
                plain.languages(),
                plain.archive())));
    return new Named(id, name);
  }

  private static Bearing.Measure measure(Bearing.Team team, String label) {
    return team.measures().stream()
        .filter(one -> one.label().zh().startsWith(label))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theTeamIsShownAsItIsAndWithEachCandidate() throws Exception {
    team();
    int year = LocalDate.now(clock).getYear();
    somebody("甲正", false, year - 50, posts.get(0));
    somebody("乙副", true, year - 46, posts.get(1));
    somebody("丙副", false, year - 54, posts.get(2));
    Named woman = somebody("丁候", true, year - 38, null);
    Named man = somebody("戊候", false, year - 44, null);
    Account account =
        sample.account(Role.DEPARTMENT_LEADER, place.here(), null, InformationClass.values());
    SecurityContextHolder.getContext().setAuthentication(AtTheDesk.acts(account));
    Bearing vacant;
    Bearing full;
    try {
      vacant = bearings.of(posts.get(3), List.of(woman, man), LocalDate.now(clock));
      full = bearings.of(posts.get(2), List.of(woman), LocalDate.now(clock));
    } finally {
      SecurityContextHolder.clearContext();
    }
    Bearing.Team team = vacant.team();
    assertThat(team).isNotNull();
    assertThat(team.members()).isEqualTo(3);
    assertThat(team.unseen()).isZero();
    assertThat(measure(team, "女干部").now().zh()).isEqualTo("1/3 人");
    assertThat(measure(team, "女干部").after())
        .extracting(text -> text.zh())
        .containsExactly("2/4 人", "1/4 人");
    assertThat(measure(team, "平均年龄").now().zh()).isEqualTo("50.0 岁");
    // (50 + 46 + 54 + 38) / 4 and (50 + 46 + 54 + 44) / 4
    assertThat(measure(team, "平均年龄").after())
        .extracting(text -> text.zh())
        .containsExactly("47.0 岁", "48.5 岁");
    assertThat(measure(team, "年轻干部").after())
        .extracting(text -> text.zh())
        .containsExactly("1/4 人", "0/4 人");
    // Whoever holds a full post makes room: two of three are women then.
    assertThat(full.team()).isNotNull();
    assertThat(measure(full.team(), "女干部").after())
        .extracting(text -> text.zh())
        .containsExactly("2/3 人");
    // Five people in all: a group of fewer than five shows no numbers, the candidates all the same.
    Bearing.Group women =
        vacant.groups().stream()
            .filter(one -> one.group().zh().equals("女"))
            .findFirst()
            .orElseThrow();
    assertThat(women.roster()).isNull();
    assertThat(women.qualified()).isNull();
    assertThat(women.candidates()).containsExactly("丁候");
    Bearing.Group members =
        vacant.groups().stream()
            .filter(one -> one.group().zh().equals("中共党员"))
            .findFirst()
            .orElseThrow();
    assertThat(members.roster()).isEqualTo(5);
    assertThat(members.rosterPercent()).isEqualTo(100);
    assertThat(members.candidates()).containsExactly("丁候", "戊候");
  }
}
