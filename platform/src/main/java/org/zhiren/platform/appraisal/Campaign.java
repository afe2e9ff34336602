package org.zhiren.platform.appraisal;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A campaign as it stands.
 *
 * @param id the campaign
 * @param unitId the unit whose people are appraised
 * @param kind what kind it is
 * @param state where it stands
 * @param trial whether it is open for trying out only
 * @param plan what it asks of whom
 * @param people who is appraised
 * @param authorName who drew it up
 * @param createdAt when
 * @param openedAt when the slips were made, if they were
 * @param closedAt when it was closed, if it was
 * @param address where phones reach the platform, as printed on the slips, if they were printed
 * @param valid whether enough sheets came back; {@code null} before closing
 * @param seal fingerprint of the sheets at closing, in hexadecimal; {@code null} before
 * @param version goes with every form
 */
public record Campaign(
    UUID id,
    UUID unitId,
    CampaignKind kind,
    CampaignState state,
    boolean trial,
    Plan plan,
    List<Subject> people,
    String authorName,
    OffsetDateTime createdAt,
    @Nullable OffsetDateTime openedAt,
    @Nullable OffsetDateTime closedAt,
    @Nullable String address,
    @Nullable Boolean valid,
    @Nullable String seal,
    long version) {

  /** Copies the list. */
  public Campaign {
    people = List.copyOf(people);
  }

  /** What it is called. */
  public String title() {
    return plan.title();
  }

  /** The group of this number. */
  public RaterGroup group(int no) {
    return plan.groups().stream().filter(group -> group.no() == no).findFirst().orElseThrow();
  }

  /** How many people one sheet shows. */
  public int peopleOnSheet() {
    Integer some = plan.peoplePerSheet();
    return some == null ? people.size() : Math.min(some, people.size());
  }

  /** Whether sheets show different people. */
  public boolean sampled() {
    return peopleOnSheet() < people.size();
  }
}
