package org.zhiren.platform.voting;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.explain.Text;
import org.zhiren.platform.access.Acting;
import org.zhiren.platform.records.Act;
import org.zhiren.platform.records.Records;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.NotFound;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the credential authority does: voting codes are made and printed in its browser; here come
 * the public credentials alone, sorted, so that their order tells nothing of the slips.
 */
@Component
@Transactional
public class AuthorityDesk {

  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{200,620}");

  private final JdbcClient jdbc;
  private final Polls polls;
  private final Acting acting;
  private final Records records;
  private final JsonMapper json;
  private final BoothBundle bundle;
  private final Slips slips;
  private final Clock clock;

  AuthorityDesk(
      JdbcClient jdbc,
      Polls polls,
      Acting acting,
      Records records,
      JsonMapper json,
      BoothBundle bundle,
      Slips slips,
      Clock clock) {
    this.jdbc = jdbc;
    this.polls = polls;
    this.acting = acting;
    this.records = records;
    this.json = json;
    this.bundle = bundle;
    this.slips = slips;
    this.clock = clock;
  }

  /**
   * What the page needs.
   *
   * @param id the election
   * @param publicId in the address on the slips; the codes are made for it
   * @param title what is voted on
   * @param state where the election stands
   * @param address where phones reach the platform; null if it was not set yet
   * @param opensAt from when, as printed on the slips
   * @param closesAt until when
   * @param strata how many codes of which stratum
   * @param spares how many sealed spare slips for each stratum
   * @param made whether the public credentials have come
   * @param bundle SHA-256 of the scripts, printed on the slips
   */
  public record Task(
      UUID id,
      String publicId,
      String title,
      ElectionState state,
      @Nullable String address,
      OffsetDateTime opensAt,
      OffsetDateTime closesAt,
      List<ElectionView.StratumSize> strata,
      int spares,
      boolean made,
      String bundle) {

    /** Copies the list. */
    public Task {
      strata = List.copyOf(strata);
    }
  }

  /**
   * The task of the acting account.
   *
   * @throws NotFound if it is not the authority of this election
   */
  @Transactional(readOnly = true)
  public Task task(UUID id) {
    Poll poll = own(polls.known(id));
    return new Task(
        id,
        poll.publicId(),
        poll.title(),
        poll.state(),
        poll.address(),
        poll.opensAt().atZone(clock.getZone()).toOffsetDateTime(),
        poll.closesAt().atZone(clock.getZone()).toOffsetDateTime(),
        sizes(poll),
        poll.spares(),
        poll.credentials() != null,
        bundle.sha256());
  }

  private Poll own(Poll poll) {
    if (!poll.authorityId().equals(acting.required().id())) {
      throw new NotFound("authority of election " + poll.id());
    }
    return poll;
  }

  private List<ElectionView.StratumSize> sizes(Poll poll) {
    List<ElectionView.StratumSize> sizes = new ArrayList<>();
    for (int i = 0; i < poll.strata().size(); i++) {
      sizes.add(
          new ElectionView.StratumSize(
              poll.strata().get(i),
              jdbc.sql(
                      "select count(*) from voting.voter where election_id = :id and stratum = :stratum")
                  .param("id", poll.id())
                  .param("stratum", i)
                  .query(Integer.class)
                  .single()));
    }
    return sizes;
  }

  /**
   * Takes the public credentials.
   *
   * @param byStratum for each stratum as many as it has voters
   * @param spares for each stratum as many as there are spare slips; empty if there are none
   * @throws InvalidInput if the numbers do not fit, one occurs twice, or they came before
   */
  public void submit(UUID id, List<List<String>> byStratum, List<List<String>> spares) {
    Poll poll = own(polls.locked(id));
    if (poll.state() != ElectionState.PREPARING || poll.credentials() != null) {
      throw ClosingElection.notOpen(poll);
    }
    List<ElectionView.StratumSize> sizes = sizes(poll);
    List<List<String>> sealed =
        poll.spares() == 0 ? sizes.stream().map(one -> List.<String>of()).toList() : spares;
    Set<String> distinct = new HashSet<>();
    boolean fits = byStratum.size() == sizes.size() && sealed.size() == sizes.size();
    for (int i = 0; fits && i < sizes.size(); i++) {
      fits =
          byStratum.get(i).size() == sizes.get(i).voters()
              && sealed.get(i).size() == poll.spares()
              && good(byStratum.get(i), distinct)
              && good(sealed.get(i), distinct);
    }
    if (!fits) {
      throw new InvalidInput(
          "credentials",
          Integer.toString(byStratum.stream().mapToInt(List::size).sum()),
          Text.of(
              "公开凭证的层数、个数与选民和备用票证不符，或有重复。请重新载入页面后再制作。",
              "The public credentials do not fit voters and spare slips in number, or one occurs"
                  + " twice. Load the page again and make them anew."));
    }
    List<List<String>> all = new ArrayList<>();
    for (int i = 0; i < sizes.size(); i++) {
      slips.keep(id, i, sealed.get(i));
      all.add(Stream.concat(byStratum.get(i).stream(), sealed.get(i).stream()).sorted().toList());
    }
    jdbc.sql(
            """
            update voting.poll set credentials = :credentials, version = version + 1
            where election_id = :id
            """)
        .param("credentials", json.writeValueAsString(all))
        .param("id", id)
        .update();
    records.record(
        Act.of("voting.codes.made", "election", id)
            .with("credentials", distinct.size() / 2)
            .with("spares", poll.spares() * sizes.size()));
  }

  /** Whether all are numbers, and neither they nor their loss numbers were there before. */
  private static boolean good(List<String> credentials, Set<String> before) {
    for (String credential : credentials) {
      if (!NUMBER.matcher(credential).matches()
          || !before.add(credential)
          || !before.add(LossNumber.of(Casting.sha256(credential)))) {
        return false;
      }
    }
    return true;
  }

  /**
   * Throws the codes away before the election is opened, because slips were lost or misprinted.
   *
   * @throws InvalidInput if it was opened, or there is no reason
   */
  public void again(UUID id, String reason) {
    Poll poll = own(polls.locked(id));
    if (poll.state() != ElectionState.PREPARING) {
      throw ClosingElection.notOpen(poll);
    }
    if (reason.isBlank()) {
      throw new InvalidInput("reason", reason, Text.of("请写明理由。", "Give the reason."));
    }
    jdbc.sql(
            """
            update voting.poll set credentials = null, version = version + 1 where election_id = :id
            """)
        .param("id", id)
        .update();
    slips.discard(id);
    records.record(Act.of("voting.codes.discarded", "election", id).because(reason));
  }
}
