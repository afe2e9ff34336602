package org.zhiren.platform.roster.exchange;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** How far long work has come, in this process. */
@Component
public class Progress {

  private final Map<UUID, Stand> stands = new ConcurrentHashMap<>();

  Progress() {}

  /**
   * A stand.
   *
   * @param phase what is being done: {@code read}, {@code compare}, {@code write}
   * @param done how many people are done
   * @param all of how many; 0 if it is not known yet
   */
  public record Stand(String phase, int done, int all) {

    /** In whole percent; 0 if it is not known yet. */
    public int percent() {
      return all == 0 ? 0 : Math.min(100, (int) (100L * done / all));
    }
  }

  /** How far the work has come, if it runs here. */
  public Optional<Stand> of(UUID work) {
    return Optional.ofNullable(stands.get(work));
  }

  void at(UUID work, String phase, int done, int all) {
    stands.put(work, new Stand(phase, done, all));
  }

  void end(UUID work) {
    stands.remove(work);
  }
}
