package org.zhiren.platform.appraisal;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;

/**
 * What the holder of one slip sees.
 *
 * @param campaign the campaign
 * @param standing whether it may be filled in, and if not, why
 * @param trial whether it is for trying out
 * @param title what the campaign is called
 * @param introduction what raters read first
 * @param opens first day for marking
 * @param closes last day for marking
 * @param scale the marks
 * @param remarks whether something may be written
 * @param leastScores a group with fewer marks than this is not shown
 * @param leastRemarks a group with fewer sheets than this shows no remarks
 * @param group the group of the rater
 * @param rater whose marks they will be shown as; {@code null} where raters are anonymous
 * @param items what is marked; empty unless it may be filled in
 * @param people who is marked; empty unless it may be filled in
 */
public record SheetForm(
    UUID campaign,
    Standing standing,
    boolean trial,
    String title,
    String introduction,
    LocalDate opens,
    LocalDate closes,
    MarkScale scale,
    boolean remarks,
    int leastScores,
    int leastRemarks,
    Text group,
    @Nullable String rater,
    List<Asked> items,
    List<Shown> people) {

  /** Copies the lists. */
  public SheetForm {
    items = List.copyOf(items);
    people = List.copyOf(people);
  }

  /** Whether a form may be filled in. */
  public enum Standing {
    /** It may. */
    USABLE,
    /** It was sent already. */
    USED,
    /** It is too early. */
    EARLY,
    /** It is too late, or the campaign was closed or withdrawn. */
    CLOSED
  }

  /**
   * What is marked.
   *
   * @param no number of the item
   * @param name what it is called
   * @param item the item itself, with what to look at
   */
  public record Asked(int no, Text name, Item item) {
    /** What to look at, in the language of the page. */
    public String explanation(boolean chinese) {
      return item.explanation(chinese);
    }
  }

  /**
   * Who is marked.
   *
   * @param no number of the person in the campaign
   * @param name the name
   * @param post unit and post
   */
  public record Shown(int no, String name, String post) {}

  /**
   * The form of a campaign as its first group will see it, with as many people as a sheet shows.
   */
  public static SheetForm preview(Campaign campaign) {
    Plan plan = campaign.plan();
    RaterGroup group = plan.groups().getFirst();
    return new SheetForm(
        campaign.id(),
        Standing.USABLE,
        campaign.trial(),
        plan.title(),
        plan.introduction(),
        plan.opensOn(),
        plan.closesOn(),
        plan.scale(),
        plan.remarks(),
        plan.leastScores(),
        plan.leastRemarks(),
        group.title(),
        group.raterName(),
        plan.items().stream().map(item -> new Asked(item.no(), item.title(), item)).toList(),
        campaign.people().stream()
            .limit(campaign.peopleOnSheet())
            .map(person -> new Shown(person.no(), person.name(), person.post()))
            .toList());
  }

  /** How many marks are asked for. */
  public int marks() {
    return items.size() * people.size();
  }
}
