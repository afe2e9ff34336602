package org.zhiren.platform.voting;

import java.security.SecureRandom;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.ballots.Election;
import org.zhiren.explain.Text;
import org.zhiren.platform.access.Accounts;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.access.NeedToKnow;
import org.zhiren.platform.records.Act;
import org.zhiren.platform.records.Actor;
import org.zhiren.platform.records.ActorSource;
import org.zhiren.platform.records.Records;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.NotFound;

/** Prepares an election; what is asked and of whom cannot be changed afterwards, only given up. */
@Component
class PreparingElection {

  private final JdbcClient jdbc;
  private final Polls polls;
  private final Accounts accounts;
  private final NeedToKnow needToKnow;
  private final ActorSource actors;
  private final Records records;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  PreparingElection(
      JdbcClient jdbc,
      Polls polls,
      Accounts accounts,
      NeedToKnow needToKnow,
      ActorSource actors,
      Records records,
      Clock clock) {
    this.jdbc = jdbc;
    this.polls = polls;
    this.accounts = accounts;
    this.needToKnow = needToKnow;
    this.actors = actors;
    this.records = records;
    this.clock = clock;
  }

  @Transactional
  UUID prepare(ElectionPlan plan) {
    if (!needToKnow.sees(InformationClass.SELECTION, plan.unitId())) {
      throw new NotFound("unit " + plan.unitId());
    }
    PlanCheck.check(plan);
    Instant now = clock.instant();
    if (!plan.closesAt().isAfter(now)) {
      throw new InvalidInput(
          "closesAt",
          plan.closesAt().toString(),
          Text.of("截止时间已过，请改晚。", "The end of the voting is over. Choose a later time."));
    }
    String authority = name("authority", plan.authority());
    UUID id = UUID.randomUUID();
    Actor actor = actors.current();
    jdbc.sql(
            """
            insert into voting.election (id, unit_id, kind, title, subject_kind, subject_reference,
              subject_title, author_id, author_name, created_at)
            values (:id, :unit, :kind, :title, :subjectKind, :reference, :subjectTitle, :by, :name, :now)
            """)
        .param("id", id)
        .param("unit", plan.unitId())
        .param("kind", plan.kind().name())
        .param("title", plan.title())
        .param("subjectKind", plan.subject().kind())
        .param("reference", plan.subject().reference())
        .param("subjectTitle", plan.subject().title())
        .param("by", actor.accountId())
        .param("name", actor.name())
        .param("now", Timestamp.from(now))
        .update();
    jdbc.sql(
            """
            insert into voting.poll (election_id, public_id, title, kind, state, questions, strata,
              threshold, opens_at, closes_at, authority_id, authority_name, expected, spares, latest_at)
            values (:id, :publicId, :title, :kind, 'PREPARING', cast(:questions as jsonb), :strata,
              :threshold, :opensAt, :closesAt, :authority, :authorityName, :expected, :spares, :now)
            """)
        .param("id", id)
        .param("publicId", Election.newId(random))
        .param("title", plan.title())
        .param("kind", plan.kind().name())
        .param("questions", polls.questions(plan.questions()))
        .param("strata", plan.strata().stream().map(VoterStratum::name).toArray(String[]::new))
        .param("threshold", plan.threshold())
        .param("opensAt", Timestamp.from(plan.opensAt()))
        .param("closesAt", Timestamp.from(plan.closesAt()))
        .param("authority", plan.authority())
        .param("authorityName", authority)
        .param("expected", plan.expected(), Types.INTEGER)
        .param("spares", plan.spareSlips())
        .param("now", Timestamp.from(now))
        .update();
    people(id, plan);
    records.record(
        Act.of("voting.election.prepared", "election", id)
            .with("kind", plan.kind())
            .with("questions", plan.questions().size())
            .with("voters", plan.voters())
            .with("spares", plan.spareSlips())
            .with("trustees", plan.trustees().size())
            .with("threshold", plan.threshold())
            .with("closesAt", plan.closesAt())
            .withPersonal("title", plan.title()));
    return id;
  }

  private void people(UUID id, ElectionPlan plan) {
    int no = 1;
    for (int stratum = 0; stratum < plan.strata().size(); stratum++) {
      for (String voter : plan.strata().get(stratum).voters()) {
        jdbc.sql(
                """
                insert into voting.voter (election_id, no, stratum, name)
                values (:id, :no, :stratum, :name)
                """)
            .param("id", id)
            .param("no", no++)
            .param("stratum", stratum)
            .param("name", voter)
            .update();
      }
    }
    for (int i = 0; i < plan.trustees().size(); i++) {
      jdbc.sql(
              """
              insert into voting.trustee (election_id, no, account_id, name)
              values (:id, :no, :account, :name)
              """)
          .param("id", id)
          .param("no", i + 1)
          .param("account", plan.trustees().get(i))
          .param("name", name("trustees", plan.trustees().get(i)))
          .update();
    }
  }

  private String name(String field, UUID account) {
    return accounts
        .entry(account)
        .filter(Accounts.Entry::active)
        .map(Accounts.Entry::name)
        .orElseThrow(() ->
            new InvalidInput(
                field,
                account.toString(),
                Text.of(
                    "没有这个账户，或者账户已锁定。请填写能登录的账户名。",
                    "There is no such account, or it is locked. Name one that can sign in.")));
  }
}
