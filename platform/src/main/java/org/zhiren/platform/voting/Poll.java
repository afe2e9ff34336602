package org.zhiren.platform.voting;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What phones, trustees and the clock need of an election: the row of {@code voting.poll}. */
record Poll(
    UUID id,
    String publicId,
    String title,
    ElectionKind kind,
    ElectionState state,
    List<VoteQuestion> questions,
    List<String> strata,
    int threshold,
    Instant opensAt,
    Instant closesAt,
    UUID authorityId,
    String authorityName,
    @Nullable String trusteesJson,
    @Nullable String credentials,
    @Nullable String declaration,
    @Nullable String address,
    @Nullable String bundle,
    @Nullable Integer present,
    int spares,
    String head,
    Instant latestAt,
    @Nullable Instant closedAt,
    @Nullable String result,
    @Nullable String supplement,
    long version) {

  Poll {
    questions = List.copyOf(questions);
    strata = List.copyOf(strata);
  }

  /** The time for this election: a clock that was set back opens nothing again. */
  Instant at(Instant clock) {
    return clock.isBefore(latestAt) ? latestAt : clock;
  }

  /** Whether its time is over though nobody has closed it yet. */
  boolean due(Instant clock) {
    return state == ElectionState.OPEN && !at(clock).isBefore(closesAt);
  }
}
