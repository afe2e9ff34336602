package org.zhiren.platform.selection.decision;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.zhiren.explain.Text;
import org.zhiren.platform.eligibility.Listing;
import org.zhiren.platform.eligibility.OpenPosts;
import org.zhiren.platform.organization.Occupation;
import org.zhiren.platform.organization.Post;
import org.zhiren.platform.organization.Posts;

/** What follows beyond this post: the gap that is left, and vacant posts that are open as well. */
@Component
class Elsewhere {

  private static final int MOST = 3;

  private final OpenPosts open;
  private final Posts posts;
  private final Occupation occupation;

  Elsewhere(OpenPosts open, Posts posts, Occupation occupation) {
    this.open = open;
    this.posts = posts;
    this.occupation = occupation;
  }

  List<Comparison.Line> of(Comparing.Gathered one, UUID asked, LocalDate today) {
    if (one.file() == null) {
      return Comparison.Cell.withheld().lines();
    }
    List<Comparison.Line> lines = new ArrayList<>();
    UUID held = one.file().opened().file().placement().postId();
    Post post = held == null ? null : posts.find(held, today).orElse(null);
    if (post == null) {
      lines.add(plain(Text.of("现任职位未登记，离任的影响不详", "the present post is not on record")));
    } else {
      int holders =
          occupation.count(List.of(post.id()), today).orElse(Map.of()).getOrDefault(post.id(), 0);
      int left = Math.max(0, holders - 1);
      lines.add(
          plain(
              Text.of("离任后现职“{0}”在岗 {1} 人，职数 {2}", "leaves “{0}” with {1} of {2} places held")
                  .fill(post.name(), left, post.facts().places())));
    }
    List<OpenPosts.Line> fits =
        open.of(one.id(), today, true).lines().stream()
            .filter(line -> line.listing() == Listing.LISTED)
            .filter(line -> !line.target().id().equals(asked))
            .toList();
    for (OpenPosts.Line fit : fits.stream().limit(MOST).toList()) {
      lines.add(
          new Comparison.Line(
              Text.of("也符合空缺职位：{0}", "qualifies for the vacant {0} too").fill(fit.target().title()),
              "",
              "/eligibility/posts/" + fit.target().id() + "/people/" + one.id()));
    }
    if (fits.size() > MOST) {
      lines.add(
          new Comparison.Line(
              Text.of("共符合 {0} 个其他空缺职位", "qualifies for {0} other vacant posts").fill(fits.size()),
              "",
              "/eligibility/people/" + one.id() + "?vacant=yes"));
    } else if (fits.isEmpty()) {
      lines.add(plain(Text.of("目前没有其他符合的空缺职位", "no other vacant post is open at present")));
    }
    return lines;
  }

  private static Comparison.Line plain(Text text) {
    return new Comparison.Line(text, "", null);
  }
}
