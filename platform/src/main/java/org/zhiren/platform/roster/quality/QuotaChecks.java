package org.zhiren.platform.roster.quality;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhiren.explain.Text;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.organization.Occupation;
import org.zhiren.platform.organization.Post;
import org.zhiren.platform.organization.PostKind;
import org.zhiren.platform.organization.Posts;
import org.zhiren.platform.organization.QuotaItem;
import org.zhiren.platform.organization.Staffing;
import org.zhiren.platform.organization.Units;

/** Checks that set the files beside the organisation. */
@Configuration(proxyBeanMethods = false)
class QuotaChecks {

  private record Computed(Check check, java.util.function.Function<LocalDate, List<Hit>> finder)
      implements ComputedCheck {

    @Override
    public List<Hit> find(LocalDate today) {
      return finder.apply(today);
    }
  }

  @Bean
  ComputedCheck quotaExceeded(Posts posts, Staffing staffing) {
    return new Computed(
        new Check(
            "quota-exceeded",
            Check.Group.PRINCIPLE,
            Check.Severity.FAULT,
            InformationClass.ROSTER,
            Text.of("超职数配备领导干部", "More leaders than the quota allows"),
            Text.of(
                "领导职数由机构编制部门核定，不得超配。",
                "The number of leaders is set by the establishment office and not exceeded."),
            Text.of("{0}核定 {1} 名，实配 {2} 名。", "{0}: quota {1}, in post {2}."),
            Text.of(
                "核对职数批复和任职登记；属实的，列入消化计划。",
                "Check the quota and the posts; if it is so, plan how to reduce."),
            null),
        today -> {
          List<Hit> hits = new ArrayList<>();
          Set<UUID> units =
              posts.all(today).stream()
                  .filter(post -> post.facts().kind() == PostKind.LEADERSHIP)
                  .map(Post::unitId)
                  .collect(Collectors.toSet());
          for (UUID unit : units) {
            for (Staffing.Line line : staffing.of(unit, today)) {
              boolean heads =
                  line.item().equals(QuotaItem.CHIEF) || line.item().equals(QuotaItem.DEPUTY);
              if (heads && line.overrun()) {
                hits.add(
                    new Hit(
                        null,
                        unit,
                        line.item().code(),
                        List.of(
                            line.item().text().zh(),
                            String.valueOf(line.quota()),
                            String.valueOf(line.occupied()))));
              }
            }
          }
          return hits;
        });
  }

  @Bean
  ComputedCheck seatsExceeded(Posts posts, Occupation occupation) {
    return new Computed(
        new Check(
            "seats-exceeded",
            Check.Group.PRINCIPLE,
            Check.Severity.DOUBT,
            InformationClass.ROSTER,
            Text.of("一职多人", "More holders than places"),
            Text.of("任职人数不超过职位设置的职数。", "A post has no more holders than places."),
            Text.of("职位“{0}”设 {1} 职，现有 {2} 人任职。", "The post “{0}” has {1} places and {2} holders."),
            Text.of("核对前任是否已登记免职。", "Check whether the predecessor's end was entered."),
            null),
        today -> {
          Map<UUID, Post> known =
              posts.all(today).stream()
                  .filter(post -> post.facts().kind() == PostKind.LEADERSHIP)
                  .collect(Collectors.toMap(Post::id, post -> post, (one, two) -> one));
          Map<UUID, Integer> counts = occupation.count(known.keySet(), today).orElse(Map.of());
          return known.values().stream()
              .filter(post -> counts.getOrDefault(post.id(), 0) > post.facts().places())
              .map(post ->
                  new Hit(
                      null,
                      post.unitId(),
                      post.id().toString(),
                      List.of(
                          post.name(),
                          String.valueOf(post.facts().places()),
                          String.valueOf(counts.get(post.id())))))
              .toList();
        });
  }

  @Bean
  ComputedCheck homePlace(Posts posts, Units units, JdbcClient jdbc) {
    return new Computed(
        new Check(
            "home-place",
            Check.Group.PRINCIPLE,
            Check.Severity.FAULT,
            InformationClass.ROSTER,
            Text.of("主要领导在成长地任职", "Chief serves where he or she grew up"),
            Text.of(
                "公务员法第七十五条：担任乡级、县级、设区的市级机关主要领导职务的，应当实行地域回避。",
                "Civil Servants Law, article 75: chiefs at township, county and city level do not serve where they grew up."),
            Text.of("成长地为{0}，现任“{1}”。", "Grew up in {0}; holds “{1}”."),
            Text.of("核对成长地；属实的，按地域回避调整。", "Check the place; if it is so, plan a move."),
            null),
        today -> {
          Map<UUID, Post> guarded =
              posts.all(today).stream()
                  .filter(post -> post.facts().placeRecusal())
                  .collect(Collectors.toMap(Post::id, post -> post, (one, two) -> one));
          Map<UUID, String> areas = new HashMap<>();
          units
              .find(guarded.values().stream().map(Post::unitId).toList(), today)
              .forEach((id, unit) -> {
                String area = unit.facts().areaCode();
                if (area != null) {
                  areas.put(id, area);
                }
              });
          return jdbc
              .sql(
                  """
                  select c.person_id, c.unit_id, c.wording, p.growth_place, p.growth_area_code
                  from roster.career c join roster.person p on p.id = c.person_id
                  where c.ended_by is null and c.ends_on is null and p.left_on is null
                    and p.growth_area_code is not null and c.post_id = any(:posts)
                  """)
              .param("posts", guarded.keySet().toArray(UUID[]::new))
              .query((row, number) ->
                  new Row(
                      row.getObject("person_id", UUID.class),
                      row.getObject("unit_id", UUID.class),
                      row.getString("wording"),
                      row.getString("growth_place"),
                      row.getString("growth_area_code")))
              .list()
              .stream()
              .filter(row -> row.area().equals(areas.get(row.unit())))
              .map(row ->
                  new Hit(
                      row.person(),
                      row.unit(),
                      row.person().toString(),
                      List.of(row.place(), row.wording())))
              .toList();
        });
  }

  private record Row(UUID person, UUID unit, String wording, String place, String area) {}
}
