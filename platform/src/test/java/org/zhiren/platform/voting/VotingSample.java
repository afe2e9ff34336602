package org.zhiren.platform.voting;

import java.io.ByteArrayOutputStream;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhiren.ballots.Credential;
import org.zhiren.ballots.Election;
import org.zhiren.ballots.EncryptedTally;
import org.zhiren.ballots.KeyCeremony;
import org.zhiren.ballots.PreparedBallot;
import org.zhiren.ballots.TrusteeSeed;
import org.zhiren.platform.SampleHouse;
import org.zhiren.platform.SampledTest;
import org.zhiren.platform.access.Account;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.access.Role;

/** A unit, an officer over it, one elsewhere, three trustees and a maker of codes. */
abstract class VotingSample extends SampledTest {

  @Autowired protected Clock clock;
  @Autowired protected Elections elections;
  @Autowired protected OpeningElection opening;
  @Autowired protected ConductingElection conducting;
  @Autowired protected ClosingElection closing;
  @Autowired protected TrusteeDesk trusteeDesk;
  @Autowired protected MakingKeys makingKeys;
  @Autowired protected Duties duties;
  @Autowired protected AuthorityDesk authorityDesk;
  @Autowired protected Casting casting;
  @Autowired protected ReplacingSlips slips;
  @Autowired protected Boards boards;
  @Autowired protected ElectionArchive archive;
  @Autowired protected HandCounts counts;

  protected final SecureRandom random = new SecureRandom();
  protected UUID unit;
  protected Account officer;
  protected Account elsewhere;
  protected Account authority;
  protected List<Account> trustees;

  @BeforeEach
  void place() throws Exception {
    SampleHouse.Place place = house.place();
    unit = place.here();
    officer =
        house.account(
            Role.DEPARTMENT_CADRE,
            unit,
            null,
            InformationClass.SELECTION,
            InformationClass.ORGANIZATION);
    elsewhere =
        house.account(Role.DEPARTMENT_CADRE, place.elsewhere(), null, InformationClass.SELECTION);
    authority = house.account(Role.MEMBER, unit, null);
    trustees =
        List.of(
            house.account(Role.MEMBER, unit, null),
            house.account(Role.MEMBER, unit, null),
            house.account(Role.MEMBER, unit, null));
  }

  /** Another officer over the unit. */
  Account second() throws Exception {
    return house.account(Role.DEPARTMENT_CADRE, unit, null, InformationClass.SELECTION);
  }

  void doing(Account account, Runnable work) throws Exception {
    at(
        account,
        () -> {
          work.run();
          return true;
        });
  }

  /** A decision on one candidate; strata with so many voters each. */
  ElectionPlan decision(int... strata) {
    List<VoterStratum> voters = new ArrayList<>();
    for (int i = 0; i < strata.length; i++) {
      List<String> names = new ArrayList<>();
      for (int j = 0; j < strata[i]; j++) {
        names.add("委员" + (i + 1) + "-" + (j + 1));
      }
      voters.add(new VoterStratum(strata.length == 1 ? "" : "第" + (i + 1) + "层", names));
    }
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    return new ElectionPlan(
        unit,
        ElectionKind.DECISION,
        new ElectionSubject("test.case", UUID.randomUUID().toString(), "议题"),
        "示例票决",
        List.of(VoteQuestion.decision("林知远 拟任科长")),
        voters,
        trustees.stream().map(Account::id).toList(),
        2,
        authority.id(),
        now.minusSeconds(60),
        now.plusSeconds(3_600));
  }

  /** An election that is open, with the secrets that nobody has in one place otherwise. */
  record Running(
      UUID id,
      String publicId,
      Election election,
      List<TrusteeSeed> seeds,
      List<Credential> codes,
      List<Credential> spares) {}

  Running open(ElectionPlan plan) throws Exception {
    UUID id = at(officer, () -> elections.prepare(plan));
    List<TrusteeSeed> seeds = ceremony(id);
    doing(officer, () -> opening.address(id, "https://zhiren.example"));
    String publicId = at(officer, () -> elections.required(id)).publicId();
    List<Credential> codes = new ArrayList<>();
    List<List<String>> credentials = new ArrayList<>();
    List<Credential> sealed = new ArrayList<>();
    List<List<String>> spares = new ArrayList<>();
    for (VoterStratum stratum : plan.strata()) {
      List<String> spare = new ArrayList<>();
      for (int i = 0; i < plan.spareSlips(); i++) {
        Credential code = Credential.generate(random);
        sealed.add(code);
        spare.add(code.publicCredential(publicId));
      }
      spares.add(spare);
      List<String> own = new ArrayList<>();
      for (int i = 0; i < stratum.voters().size(); i++) {
        Credential code = Credential.generate(random);
        codes.add(code);
        own.add(code.publicCredential(publicId));
      }
      credentials.add(own);
    }
    doing(authority, () -> authorityDesk.submit(id, credentials, spares));
    doing(officer, () -> opening.open(id, elections.required(id).version()));
    return new Running(
        id, publicId, Election.parse(casting.election(publicId)), seeds, codes, sealed);
  }

  List<TrusteeSeed> ceremony(UUID id) throws Exception {
    List<TrusteeSeed> seeds = new ArrayList<>();
    for (Account trustee : trustees) {
      TrusteeSeed seed = TrusteeSeed.generate(random);
      seeds.add(seed);
      doing(trustee, () -> makingKeys.certify(id, seed.certificate(random)));
    }
    for (int i = 0; i < seeds.size(); i++) {
      TrusteeSeed seed = seeds.get(i);
      doing(
          trustees.get(i),
          () -> makingKeys.deal(id, seed.deal(trusteeDesk.task(id).certificates(), 2, random)));
    }
    for (int i = 0; i < seeds.size(); i++) {
      TrusteeSeed seed = seeds.get(i);
      doing(
          trustees.get(i),
          () -> {
            TrusteeTask task = trusteeDesk.task(id);
            makingKeys.accept(id, seed.accept(task.certificates(), 2, task.received(), random));
          });
    }
    return seeds;
  }

  /** An encrypted ballot: 0 agree, 1 disagree, 2 abstain. */
  PreparedBallot ballot(Running running, int voter, int choice) {
    return ballot(running, running.codes().get(voter), choice);
  }

  /** The same with any code. */
  PreparedBallot ballot(Running running, Credential code, int choice) {
    return PreparedBallot.of(
        running.election(),
        code,
        List.of(List.of(choice == 0 ? 1 : 0, choice == 1 ? 1 : 0, choice == 2 ? 1 : 0)),
        random);
  }

  /** The trustee with this number, from 1, hands in the parts. */
  void decrypt(Running running, int no) throws Exception {
    TrusteeSeed seed = running.seeds().get(no - 1);
    doing(
        trustees.get(no - 1),
        () -> {
          TrusteeTask task = trusteeDesk.task(running.id());
          var key = seed.open(KeyCeremony.encryptedKey(task.accepted()));
          trusteeDesk.decrypt(
              running.id(),
              task.tallies().stream()
                  .map(tally ->
                      key.decrypt(running.election(), EncryptedTally.parse(tally), random).json())
                  .toList());
        });
  }

  byte[] archive(Running running) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    archive.closed(running.publicId()).write(out);
    return out.toByteArray();
  }
}
