package org.zhiren.platform.selection.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhiren.platform.SampleHouse;
import org.zhiren.platform.SampledTest;
import org.zhiren.platform.access.Account;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.access.Role;
import org.zhiren.platform.organization.OrganizationIntake;
import org.zhiren.platform.roster.PersonFile;
import org.zhiren.platform.roster.RosterSample;
import org.zhiren.platform.selection.procedure.Named;

/** What a decision means for the team and against the roster, on people counted by hand. */
class BearingsTest extends SampledTest {

  private static final LocalDate DAY = LocalDate.of(2026, 1, 1);

  @Autowired private Bearings bearings;
  @Autowired private Clock clock;

  private SampleHouse.Place place;
  private final List<UUID> posts = new ArrayList<>();

  private void team() throws Exception {
    place = house.place();
    List<OrganizationIntake.PostPeriod> periods = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      posts.add(UUID.randomUUID());
      periods.add(
          new OrganizationIntake.PostPeriod(
              posts.get(i), SampleHouse.teamPost(place.here(), i), DAY, null));
    }
    house.posts(periods);
  }

  /** Somebody born in a year; a woman, if {@code woman}; in the team, with a post. */
  private Named somebody(String name, boolean woman, int born, @Nullable UUID post)
      throws Exception {
    UUID id = UUID.randomUUID();
    PersonFile plain =
        RosterSample.person(id, place.here(), name, woman ? 2 : 1, LocalDate.of(born, 1, 2));
    house.load(
        List.of(
            post == null
                ? plain
                : RosterSample.holding(plain, place.here(), post, "示例局副局长", DAY, plain.family())));
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
        house.account(Role.DEPARTMENT_LEADER, place.here(), null, InformationClass.values());
    Bearing vacant =
        at(account, () -> bearings.of(posts.get(3), List.of(woman, man), LocalDate.now(clock)));
    Bearing full =
        at(account, () -> bearings.of(posts.get(2), List.of(woman), LocalDate.now(clock)));
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
