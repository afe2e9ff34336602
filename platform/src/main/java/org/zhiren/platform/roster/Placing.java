package org.zhiren.platform.roster;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhiren.explain.Text;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.access.NeedToKnow;
import org.zhiren.platform.organization.Posts;
import org.zhiren.platform.shell.InvalidInput;

/**
 * Where a person stands, derived from the career: the main post held today decides the unit, and
 * with it who may see the file. Without any post the last one stays; the unit stays in any case.
 */
@Component
class Placing {

  private final JdbcClient jdbc;
  private final FactStore store;
  private final Posts posts;
  private final NeedToKnow needToKnow;
  private final Clock clock;

  Placing(JdbcClient jdbc, FactStore store, Posts posts, NeedToKnow needToKnow, Clock clock) {
    this.jdbc = jdbc;
    this.store = store;
    this.posts = posts;
    this.needToKnow = needToKnow;
    this.clock = clock;
  }

  /**
   * Where somebody stands on a day.
   *
   * @param unit unit of the main post; {@code null} if it is none of the organisation
   * @param post the main post; {@code null} if unknown
   * @param words every post held, the main one first
   * @param level ZB09 code of the main post
   */
  record Place(@Nullable UUID unit, @Nullable UUID post, String words, String level) {}

  /** The place by these stretches of a career; {@code null} without a post on that day. */
  static @Nullable Place on(List<Fact> career, LocalDate day) {
    List<Fact> held =
        career.stream()
            .filter(fact -> covers(fact, day))
            .sorted(
                Comparator.comparing((Fact fact) -> !fact.yes("main"))
                    .thenComparing(fact -> fact.text("begins_on"), Comparator.reverseOrder())
                    .thenComparing(Fact::id))
            .toList();
    if (held.isEmpty()) {
      return null;
    }
    Fact main = held.getFirst();
    return new Place(
        id(main.value("at_unit_id")),
        id(main.value("post_id")),
        held.stream()
            .filter(fact -> fact == main || !fact.yes("main"))
            .map(fact -> fact.text("wording"))
            .distinct()
            .collect(Collectors.joining("、")),
        main.text("level_code"));
  }

  static boolean covers(Fact fact, LocalDate day) {
    LocalDate begins = fact.day("begins_on");
    LocalDate ends = fact.day("ends_on");
    return begins != null && !begins.isAfter(day) && (ends == null || ends.isAfter(day));
  }

  /** The rank on a day. */
  static @Nullable String rankOn(List<Fact> ranks, LocalDate day) {
    return ranks.stream()
        .filter(fact -> covers(fact, day))
        .max(Comparator.comparing(fact -> fact.text("begins_on")))
        .map(fact -> fact.text("rank_name"))
        .orElse(null);
  }

  private static @Nullable UUID id(@Nullable String value) {
    return value == null ? null : UUID.fromString(value);
  }

  /** Writes into the person's row what the facts say today. */
  void follow(UUID person) {
    LocalDate today = LocalDate.now(clock);
    List<Fact> career = store.standing(person, FactKind.CAREER);
    Place place = on(career, today);
    if (place != null) {
      UUID unit = place.unit();
      if (unit != null) {
        moveTo(person, unit);
      }
      jdbc.sql(
              """
              update roster.person set post_text = :words, level_code = :level, post_place = :place
              where id = :id and (post_text, level_code, post_place) is distinct from (:words, :level, :place)
              """)
          .param("words", place.words())
          .param("level", place.level())
          .param("place", precedence(place.post(), today))
          .param("id", person)
          .update();
    }
    String rank = rankOn(store.standing(person, FactKind.RANK), today);
    jdbc.sql(
            "update roster.person set rank_name = :rank where id = :id and left_on is null and"
                + " rank_name is distinct from :rank")
        .param("rank", rank)
        .param("id", person)
        .update();
  }

  private int precedence(@Nullable UUID post, LocalDate today) {
    return post == null
        ? Integer.MAX_VALUE
        : posts
            .find(post, today)
            .map(found -> found.facts().precedence())
            .orElse(Integer.MAX_VALUE);
  }

  private void moveTo(UUID person, UUID unit) {
    UUID before =
        jdbc.sql("select unit_id from roster.person where id = :id")
            .param("id", person)
            .query(UUID.class)
            .single();
    if (Objects.equals(before, unit)) {
      return;
    }
    if (!needToKnow.sees(InformationClass.ROSTER, unit)) {
      throw new InvalidInput(
          "at_unit_id",
          unit.toString(),
          Text.of(
              "该单位不在您的管理范围内。跨单位调动请由双方共同的上级组织部门办理。",
              "That unit lies outside your scope. A move between units is for the organisation"
                  + " department above both."));
    }
    jdbc.sql(
            """
            update roster.person p set unit_id = :unit,
              unit_place = coalesce((select min(o.unit_place) from roster.person o where o.unit_id = :unit), p.unit_place)
            where p.id = :id
            """)
        .param("unit", unit)
        .param("id", person)
        .update();
  }
}
