package org.zhiren.platform.demonstration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhiren.platform.organization.Occupation;
import org.zhiren.platform.organization.PostOccupancy;
import org.zhiren.platform.roster.People;
import org.zhiren.platform.roster.PersonFile;

/**
 * Everything is on file once; list, search, count, API and palette end at the border of the branch.
 */
class RosterTest extends BranchSample {

  @Autowired private People people;
  @Autowired private Occupation occupation;
  @Autowired private TransactionTemplate transactions;

  @Test
  void everyFactOfEveryFileIsThereOnce() throws Exception {
    system(() ->
        transactions.execute(status -> {
          assertThat(rows("person")).isEqualTo(PEOPLE.size()).isGreaterThanOrEqualTo(1_000);
          assertThat(rows("career"))
              .isEqualTo(PEOPLE.stream().mapToInt(f -> f.career().size()).sum());
          assertThat(rows("rank")).isEqualTo(PEOPLE.stream().mapToInt(f -> f.ranks().size()).sum());
          assertThat(rows("training"))
              .isEqualTo(PEOPLE.stream().mapToInt(f -> f.trainings().size()).sum());
          assertThat(rows("family"))
              .isEqualTo(PEOPLE.stream().mapToInt(f -> f.family().size()).sum());
          assertThat(rows("sanction"))
              .isEqualTo(PEOPLE.stream().mapToInt(f -> f.sanctions().size()).sum());
          return true;
        }));
  }

  private int rows(String table) {
    return jdbc.sql(
            "select count(*) from roster."
                + table
                + " f join roster.statement s on s.id = f.said_by where s.source = 'roster-test'")
        .query(Integer.class)
        .single();
  }

  @Test
  void listCountAndApiEndAtTheBorderOfTheBranch() throws Exception {
    Set<String> expected =
        served(true).stream().map(f -> f.basics().id().toString()).collect(Collectors.toSet());
    String api = text(cadre, "/api/v1/roster/people?limit=1000");
    assertThat(api).contains("\"total\":" + expected.size() + ",");
    assertThat(expected).allMatch(api::contains);
    assertThat(served(false)).noneMatch(file -> api.contains(file.basics().id().toString()));
    assertThat(text(cadre, "/roster")).contains("共 " + expected.size() + " 人");
  }

  @Test
  void partsOfTheListMeetWithoutGapOrRepetition() throws Exception {
    List<UUID> read = new ArrayList<>();
    system(() -> {
      UUID after = null;
      do {
        People.Part part = people.list(new People.Search("", branch, null, false, false), after, 7);
        part.people().forEach(person -> read.add(person.id()));
        after = part.next();
      } while (after != null);
      return true;
    });
    assertThat(read)
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(
            served(true).stream().map(f -> f.basics().id()).toList());
  }

  @Test
  void searchAndPaletteFindNobodyOutside() throws Exception {
    PersonFile inside = served(true).getFirst();
    Set<String> names =
        PEOPLE.stream()
            .filter(RosterTest::inside)
            .map(f -> f.basics().name())
            .collect(Collectors.toSet());
    PersonFile outside =
        served(false).stream()
            .filter(file -> names.stream().noneMatch(n -> n.contains(file.basics().name())))
            .findFirst()
            .orElseThrow();
    assertThat(text(cadre, "/roster?q=" + inside.basics().name()))
        .contains("/roster/" + inside.basics().id());
    assertThat(text(cadre, "/palette?q=" + inside.basics().name()))
        .contains("/roster/" + inside.basics().id());
    assertThat(text(cadre, "/roster?q=" + outside.basics().name()))
        .doesNotContain(outside.basics().id().toString());
    assertThat(text(cadre, "/palette?q=" + outside.basics().name()))
        .doesNotContain(outside.basics().id().toString());
  }

  @Test
  void holdersAreThoseOfTheDay() throws Exception {
    PersonFile file =
        PEOPLE.stream()
            .filter(f -> f.career().stream().anyMatch(c -> c.postId() != null && c.end() != null))
            .findFirst()
            .orElseThrow();
    PersonFile.Career past =
        file.career().stream()
            .filter(c -> c.postId() != null && c.end() != null)
            .findFirst()
            .orElseThrow();
    UUID post = java.util.Objects.requireNonNull(past.postId());
    LocalDate end = java.util.Objects.requireNonNull(past.end());
    for (LocalDate day : List.of(past.start().minusDays(1), past.start(), end.minusDays(1), end)) {
      Set<UUID> expected =
          PEOPLE.stream()
              .filter(f ->
                  f.career().stream()
                      .anyMatch(c ->
                          post.equals(c.postId())
                              && !c.start().isAfter(day)
                              && (c.end() == null || c.end().isAfter(day))))
              .map(f -> f.basics().id())
              .collect(Collectors.toSet());
      system(() ->
          transactions.execute(status -> {
            assertThat(
                    occupation.holders(List.of(post), day).getOrDefault(post, List.of()).stream()
                        .map(PostOccupancy.Holder::personId)
                        .collect(Collectors.toSet()))
                .as("holders on %s", day)
                .isEqualTo(expected);
            assertThat(occupation.count(List.of(post), day).orElseThrow().getOrDefault(post, 0))
                .isEqualTo(expected.size());
            return true;
          }));
    }
  }

  @Test
  void somebodyOnFileIsNotLoadedTwice() {
    assertThat(
            org.assertj.core.api.Assertions.catchThrowable(() ->
                system(() ->
                    intake.load(
                        receiver -> receiver.accept(PEOPLE.getFirst()), "again", "test", n -> {}))))
        .isInstanceOf(org.zhiren.platform.shell.InvalidInput.class);
  }
}
