package org.zhiren.platform.appraisal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.explain.Text;
import org.zhiren.platform.organization.Occupation;
import org.zhiren.platform.organization.Post;
import org.zhiren.platform.organization.PostOccupancy;
import org.zhiren.platform.organization.Posts;
import org.zhiren.platform.records.Act;
import org.zhiren.platform.records.Records;
import org.zhiren.platform.roster.People;
import org.zhiren.platform.roster.Person;
import org.zhiren.platform.shell.InvalidInput;

/** Who is appraised: the leadership team of the unit to begin with, then whoever is added. */
@Component
public class ChoosingPeople {

  /** More people than anybody could mark with care. */
  public static final int MOST_PEOPLE = 300;

  private final CampaignWriter writer;
  private final People people;
  private final Posts posts;
  private final Occupation occupation;
  private final Records records;
  private final Clock clock;

  ChoosingPeople(
      CampaignWriter writer,
      People people,
      Posts posts,
      Occupation occupation,
      Records records,
      Clock clock) {
    this.writer = writer;
    this.people = people;
    this.posts = posts;
    this.occupation = occupation;
    this.records = records;
    this.clock = clock;
  }

  /** The leadership team (班子) of the unit today, in the order of its posts. */
  @Transactional(readOnly = true)
  public List<Person> team(UUID unit) {
    LocalDate today = LocalDate.now(clock);
    List<Post> team = posts.of(unit, today).stream().filter(post -> post.facts().team()).toList();
    Map<UUID, List<PostOccupancy.Holder>> holders =
        occupation.holders(team.stream().map(Post::id).toList(), today);
    Map<UUID, Person> found = new LinkedHashMap<>();
    for (Post post : team) {
      for (PostOccupancy.Holder holder : holders.getOrDefault(post.id(), List.of())) {
        people
            .find(holder.personId())
            .filter(person -> person.leftOn() == null)
            .ifPresent(person -> found.putIfAbsent(person.id(), person));
      }
    }
    return List.copyOf(found.values());
  }

  /** Numbers people in the order given. */
  static List<Subject> numbered(List<Person> chosen) {
    List<Subject> subjects = new ArrayList<>();
    for (Person person : chosen) {
      subjects.add(new Subject(subjects.size() + 1, person.id(), person.name(), person.postText()));
    }
    return subjects;
  }

  /**
   * Adds people to a draft; those who are in it already stay where they are.
   *
   * @return how many were added
   * @throws InvalidInput if one of them is not on file, has left, or there are too many
   */
  @Transactional
  public int add(UUID campaignId, long version, Collection<UUID> more) {
    Campaign campaign = writer.draft(campaignId, version);
    List<Subject> all = new ArrayList<>(campaign.people());
    for (UUID id : more) {
      if (all.stream().noneMatch(subject -> subject.personId().equals(id))) {
        Person person =
            people
                .find(id)
                .filter(found -> found.leftOn() == null)
                .orElseThrow(() ->
                    new InvalidInput(
                        "person",
                        id.toString(),
                        Text.of(
                            "所选人员不在册，或者不在您的知悉范围内。请重新查找。",
                            "The person chosen is not on file, or not for you. Search again.")));
        all.add(new Subject(all.size() + 1, person.id(), person.name(), person.postText()));
      }
    }
    if (all.size() > MOST_PEOPLE) {
      throw new InvalidInput(
          "person",
          Integer.toString(all.size()),
          Text.of(
                  "被测评人有 {0} 名，最多 {1} 名。请分成几次测评。",
                  "{0} people; at most {1}. Make several campaigns.")
              .fill(all.size(), MOST_PEOPLE));
    }
    int added = all.size() - campaign.people().size();
    if (added > 0) {
      write(campaign, all);
    }
    return added;
  }

  /** Takes one person out of a draft. */
  @Transactional
  public void remove(UUID campaignId, long version, UUID person) {
    Campaign campaign = writer.draft(campaignId, version);
    List<Subject> rest = new ArrayList<>();
    for (Subject subject : campaign.people()) {
      if (!subject.personId().equals(person)) {
        rest.add(new Subject(rest.size() + 1, subject.personId(), subject.name(), subject.post()));
      }
    }
    write(campaign, rest);
  }

  private void write(Campaign campaign, List<Subject> all) {
    writer.changePeople(campaign, all);
    Act act =
        Act.of("appraisal.campaign.people", "campaign", campaign.id()).with("people", all.size());
    for (Subject subject : all) {
      act = act.withPersonal("person-" + subject.no(), subject.name());
    }
    records.record(act);
  }
}
