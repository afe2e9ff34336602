package org.zhiren.platform.voting;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.ballots.Credential;
import org.zhiren.ballots.DecryptionKey;
import org.zhiren.ballots.Election;
import org.zhiren.ballots.EncryptedTally;
import org.zhiren.ballots.KeyCeremony;
import org.zhiren.ballots.PreparedBallot;
import org.zhiren.ballots.TrusteeSeed;
import org.zhiren.ballots.Trustees;
import tools.jackson.databind.json.JsonMapper;

/**
 * Votes in which one process plays all parts: for demonstrations and measurements. A real vote must
 * never be held so, and what is prepared here says so in its title, which the caller gives.
 */
@Component
public class ElectionIntake {

  private final JdbcClient jdbc;
  private final Elections elections;
  private final OpeningElection opening;
  private final ClosingElection closing;
  private final Casting casting;
  private final TrusteeDesk trustees;
  private final Slips slips;
  private final PublishingArchives archives;
  private final JsonMapper json;
  private final SecureRandom random = new SecureRandom();

  ElectionIntake(
      JdbcClient jdbc,
      Elections elections,
      OpeningElection opening,
      ClosingElection closing,
      Casting casting,
      TrusteeDesk trustees,
      Slips slips,
      PublishingArchives archives,
      JsonMapper json) {
    this.jdbc = jdbc;
    this.elections = elections;
    this.opening = opening;
    this.closing = closing;
    this.casting = casting;
    this.trustees = trustees;
    this.slips = slips;
    this.archives = archives;
    this.json = json;
  }

  /**
   * A vote that is open, with everything that nobody has in one place otherwise.
   *
   * @param id the election
   * @param publicId in the addresses of voters
   * @param codes one for each voter, in the order of the plan
   * @param spares of the spare slips, stratum by stratum; ballots are taken under them only once
   *     they were handed out for lost ones
   * @param seeds of the trustees in their order
   */
  public record Rehearsed(
      UUID id,
      String publicId,
      List<Credential> codes,
      List<Credential> spares,
      List<TrusteeSeed> seeds) {

    /** Copies the lists. */
    public Rehearsed {
      codes = List.copyOf(codes);
      spares = List.copyOf(spares);
      seeds = List.copyOf(seeds);
    }

    /** 挂失号 of the slip with this code, as the part that a voter keeps shows it. */
    public String lossNumber(Credential code) {
      return LossNumber.of(Casting.sha256(code.publicCredential(publicId)));
    }
  }

  /**
   * Prepares and opens a vote.
   *
   * @param address where phones reach the platform
   */
  @Transactional
  public Rehearsed open(ElectionPlan plan, String address) {
    UUID id = elections.prepare(plan);
    opening.address(id, address);
    String publicId = elections.required(id).publicId();
    List<TrusteeSeed> seeds = keys(id, plan);
    List<Credential> codes = new ArrayList<>();
    List<Credential> spareCodes = new ArrayList<>();
    List<List<String>> credentials = new ArrayList<>();
    for (int stratum = 0; stratum < plan.strata().size(); stratum++) {
      List<String> own = new ArrayList<>();
      for (int i = 0; i < plan.strata().get(stratum).voters().size(); i++) {
        Credential code = Credential.generate(random);
        codes.add(code);
        own.add(code.publicCredential(publicId));
      }
      List<String> spares = new ArrayList<>();
      for (int i = 0; i < plan.spareSlips(); i++) {
        Credential spare = Credential.generate(random);
        spareCodes.add(spare);
        spares.add(spare.publicCredential(publicId));
      }
      slips.keep(id, stratum, spares);
      own.addAll(spares);
      credentials.add(own.stream().sorted().toList());
    }
    jdbc.sql("update voting.poll set credentials = :credentials where election_id = :id")
        .param("credentials", json.writeValueAsString(credentials))
        .param("id", id)
        .update();
    opening.open(id, elections.required(id).version());
    return new Rehearsed(id, publicId, codes, spareCodes, seeds);
  }

  /** Somebody whose part is played: the account, and the name that stands beside it. */
  public record Player(UUID account, String name) {}

  /**
   * Publishes the archive of a vote that is finished, as if two people did so.
   *
   * @param ground why the public should have it
   * @param asked who asks
   * @param released who releases: another one
   */
  @Transactional
  public void publish(Rehearsed rehearsed, String ground, Player asked, Player released) {
    archives.ask(rehearsed.id(), ground);
    jdbc.sql(
            """
            update voting.publication set asked_by = :by, asked_name = :name where election_id = :id
            """)
        .param("by", asked.account())
        .param("name", asked.name())
        .param("id", rehearsed.id())
        .update();
    archives.release(rehearsed.id());
    jdbc.sql(
            """
            update voting.publication set settled_by = :by, settled_name = :name where election_id = :id
            """)
        .param("by", released.account())
        .param("name", released.name())
        .param("id", rehearsed.id())
        .update();
  }

  private List<TrusteeSeed> keys(UUID id, ElectionPlan plan) {
    List<TrusteeSeed> seeds = new ArrayList<>();
    for (int i = 0; i < plan.trustees().size(); i++) {
      seeds.add(TrusteeSeed.generate(random));
    }
    int threshold = plan.threshold();
    List<String> certificates = seeds.stream().map(seed -> seed.certificate(random)).toList();
    List<String> dealt =
        seeds.stream().map(seed -> seed.deal(certificates, threshold, random)).toList();
    List<String> routed = KeyCeremony.route(dealt);
    List<String> accepted = new ArrayList<>();
    for (int i = 0; i < seeds.size(); i++) {
      accepted.add(seeds.get(i).accept(certificates, threshold, routed.get(i), random));
      jdbc.sql(
              """
              update voting.trustee set certificate = :certificate, dealt = :dealt, accepted = :accepted
              where election_id = :id and no = :no
              """)
          .param("certificate", certificates.get(i))
          .param("dealt", dealt.get(i))
          .param("accepted", accepted.get(i))
          .param("id", id)
          .param("no", i + 1)
          .update();
    }
    Trustees made = KeyCeremony.finish(threshold, certificates, dealt, accepted);
    jdbc.sql("update voting.poll set trustees_json = :trustees where election_id = :id")
        .param("trustees", made.json())
        .param("id", id)
        .update();
    return seeds;
  }

  /**
   * Casts a ballot.
   *
   * @param voter place of the voter, from 0
   * @param choices for each question, 0 or 1 for each answer
   * @return its tracker
   */
  @Transactional
  public String cast(Rehearsed rehearsed, int voter, List<List<Integer>> choices) {
    PreparedBallot prepared =
        PreparedBallot.of(
            Election.parse(casting.election(rehearsed.publicId())),
            rehearsed.codes().get(voter),
            choices,
            random);
    casting.cast(rehearsed.publicId(), prepared.ballot().json());
    return prepared.ballot().tracker();
  }

  /** Closes, and decrypts with as many trustees as are needed. */
  @Transactional
  public void finish(Rehearsed rehearsed, String reason) {
    closing.closeEarly(rehearsed.id(), reason);
    int needed = elections.required(rehearsed.id()).threshold();
    Election election = Election.parse(casting.election(rehearsed.publicId()));
    for (int no = 1; no <= needed; no++) {
      TrusteeTask task = trustees.task(rehearsed.id(), no);
      String accepted = task.accepted();
      if (accepted == null) {
        throw new IllegalStateException("Trustee (%d) has no key.".formatted(no));
      }
      DecryptionKey key = rehearsed.seeds().get(no - 1).open(KeyCeremony.encryptedKey(accepted));
      trustees.decrypt(
          rehearsed.id(),
          no,
          task.tallies().stream()
              .map(tally -> key.decrypt(election, EncryptedTally.parse(tally), random).json())
              .toList());
    }
  }
}
