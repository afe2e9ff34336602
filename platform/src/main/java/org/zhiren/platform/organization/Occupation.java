package org.zhiren.platform.organization;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.zhiren.explain.Text;
import org.zhiren.platform.shell.InvalidInput;

/** Who holds the posts, as far as a module that knows it is present. */
@Component
public class Occupation {

  private final ObjectProvider<PostOccupancy> source;

  Occupation(ObjectProvider<PostOccupancy> source) {
    this.source = source;
  }

  /** How many hold each post; empty if nobody can say. */
  public Optional<Map<UUID, Integer>> count(Collection<UUID> posts, LocalDate on) {
    return Optional.ofNullable(source.getIfAvailable()).map(s -> s.count(posts, on));
  }

  /** Who holds each post; nothing if nobody can say. */
  public Map<UUID, List<PostOccupancy.Holder>> holders(Collection<UUID> posts, LocalDate on) {
    PostOccupancy known = source.getIfAvailable();
    return known == null ? Map.of() : known.holders(posts, on);
  }

  /**
   * Refuses to end posts that somebody holds.
   *
   * @throws InvalidInput naming every occupied post
   */
  void refuseIfOccupied(Collection<Post> posts, LocalDate on) {
    PostOccupancy known = source.getIfAvailable();
    if (known == null) {
      return;
    }
    List<InvalidInput.Fault> faults =
        posts.stream()
            .filter(post -> known.countFrom(post.id(), on) > 0)
            .map(post ->
                new InvalidInput.Fault(
                    "posts",
                    post.id().toString(),
                    Text.of(
                            "职位“{0}”尚有 {1} 人任职。请先免职或转任。",
                            "The post “{0}” is held by {1}. Maybe relieve or move them first.")
                        .fill(post.name(), known.countFrom(post.id(), on))))
            .toList();
    if (!faults.isEmpty()) {
      throw new InvalidInput(faults);
    }
  }
}
