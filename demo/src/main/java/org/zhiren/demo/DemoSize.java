package org.zhiren.demo;

/**
 * How much to invent. Units and posts follow the number of people in the proportion of one
 * prefecture (1,500 units and 6,000 posts for 20,000 people); above 30,000 people the result is a
 * province of several prefectures, each of about 20,000.
 *
 * @param people people on file, including a few who have retired or left (1,000 to 1,200,000)
 * @param units units, abolished ones included
 * @param posts posts, abolished ones included
 * @param prefectures how many prefectures share them
 */
public record DemoSize(int people, int units, int posts, int prefectures) {

  /** The demonstration: one autonomous prefecture of 20,000 people. */
  public static final DemoSize PREFECTURE = ofPeople(20_000);

  /** A province on one server: a million people in fifty prefectures. */
  public static final DemoSize PROVINCE = ofPeople(1_000_000);

  private static final int LEAST = 1_000;
  private static final int MOST = 1_200_000;

  /**
   * The size for a number of people.
   *
   * @throws IllegalArgumentException if {@code people} is outside 1,000 to 1,200,000
   */
  public static DemoSize ofPeople(int people) {
    if (people < LEAST || people > MOST) {
      throw new IllegalArgumentException(
          "people must lie between %d and %d (%d). Maybe choose 20000, one prefecture."
              .formatted(LEAST, MOST, people));
    }
    int prefectures = people <= 30_000 ? 1 : Math.round(people / 20_000f);
    int units = (int) Math.round(people * 0.075);
    int posts = (int) Math.round(people * 0.3);
    return new DemoSize(people, units, posts, prefectures);
  }

  /** The share of one prefecture, so that the shares add up exactly to the whole. */
  DemoSize share(int prefecture) {
    return new DemoSize(
        part(people, prefecture), part(units, prefecture), part(posts, prefecture), 1);
  }

  private int part(int whole, int index) {
    return (int) ((long) whole * (index + 1) / prefectures - (long) whole * index / prefectures);
  }
}
