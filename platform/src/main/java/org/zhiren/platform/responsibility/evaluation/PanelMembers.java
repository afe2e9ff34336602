package org.zhiren.platform.responsibility.evaluation;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.explain.Text;
import org.zhiren.platform.access.Account;
import org.zhiren.platform.access.Accounts;
import org.zhiren.platform.access.Acting;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.records.Act;
import org.zhiren.platform.records.Records;
import org.zhiren.platform.responsibility.Plan;
import org.zhiren.platform.responsibility.PlanLife;
import org.zhiren.platform.responsibility.SigningParts;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.NotFound;

/** Who belongs to the panel that judges the highlights of a plan. */
@Component
public class PanelMembers {

  private final JdbcClient jdbc;
  private final PlanLife life;
  private final SigningParts sides;
  private final Accounts accounts;
  private final Acting acting;
  private final Records records;
  private final Clock clock;

  PanelMembers(
      JdbcClient jdbc,
      PlanLife life,
      SigningParts sides,
      Accounts accounts,
      Acting acting,
      Records records,
      Clock clock) {
    this.jdbc = jdbc;
    this.life = life;
    this.sides = sides;
    this.accounts = accounts;
    this.acting = acting;
    this.records = records;
    this.clock = clock;
  }

  /**
   * A member of the panel.
   *
   * @param accountId the account
   * @param name the name
   * @param done how many highlights the member has marked or stood back from
   */
  public record Member(UUID accountId, String name, int done) {}

  /** The members, by name. */
  @Transactional(readOnly = true)
  public List<Member> members(UUID planId) {
    return jdbc.sql(
            """
            select m.account_id, m.name,
              (select count(*) from responsibility.panel_mark k
               where k.plan_id = m.plan_id and k.account_id = m.account_id) as done
            from responsibility.panel_member m where m.plan_id = :plan order by m.name, m.account_id
            """)
        .param("plan", planId)
        .query((row, number) ->
            new Member(Stored.uuid(row, "account_id"), row.getString("name"), row.getInt("done")))
        .list();
  }

  /** Whether the acting account belongs to the panel. */
  @Transactional(readOnly = true)
  public boolean member(UUID planId) {
    return acting
        .account()
        .map(Account::id)
        .filter(
            id -> members(planId).stream().map(Member::accountId).anyMatch(one -> one.equals(id)))
        .isPresent();
  }

  /**
   * Calls somebody to the panel.
   *
   * @param login the account name; has to manage targets
   */
  @Transactional
  public void call(UUID planId, String login) {
    Plan plan = open(planId);
    if (!sides.assigns(plan)) {
      throw new NotFound("plan " + planId + " of another unit");
    }
    Optional<Accounts.Entry> found =
        accounts.find(login, 20).stream()
            .filter(one -> one.login().equalsIgnoreCase(login.strip()) && one.active())
            .filter(one ->
                one.roles().stream().anyMatch(role -> role.rights().contains(Right.TARGETS_MANAGE)))
            .findFirst();
    Accounts.Entry account =
        found.orElseThrow(() ->
            new InvalidInput(
                "member",
                login,
                Text.of(
                        "没有可以担任评委的账户“{0}”。请填写管理目标责任的人员的账户名。",
                        "No account “{0}” can sit on the panel. Enter the account name of somebody"
                            + " who manages targets.")
                    .fill(login.strip())));
    int added =
        jdbc.sql(
                """
                insert into responsibility.panel_member (plan_id, account_id, unit_id, name, named_by, named_at)
                values (:plan, :account, :unit, :name, :by, :now) on conflict do nothing
                """)
            .param("plan", planId)
            .param("account", account.id())
            .param("unit", plan.unitId())
            .param("name", account.name())
            .param("by", acting.current().name())
            .param("now", Timestamp.from(clock.instant()))
            .update();
    if (added > 0) {
      records.record(
          Act.of("targets.panel.called", "plan", planId)
              .with("account", account.id())
              .withPersonal("name", account.name()));
    }
  }

  /** Takes somebody off the panel who has not marked yet. */
  @Transactional
  public void release(UUID planId, UUID accountId) {
    Plan plan = open(planId);
    if (!sides.assigns(plan)) {
      throw new NotFound("plan " + planId + " of another unit");
    }
    Member member =
        members(planId).stream()
            .filter(one -> one.accountId().equals(accountId))
            .findFirst()
            .orElseThrow(() -> new NotFound("panel member " + accountId));
    if (member.done() > 0) {
      throw new InvalidInput(
          "member",
          member.name(),
          Text.of(
                  "{0} 已评 {1} 项，评分须保留，不能移出评审组。",
                  "{0} has marked {1} highlights; the marks stay, so the member does too.")
              .fill(member.name(), member.done()));
    }
    jdbc.sql(
            "delete from responsibility.panel_member where plan_id = :plan and account_id = :account")
        .param("plan", planId)
        .param("account", accountId)
        .update();
    records.record(Act.of("targets.panel.dismissed", "plan", planId).with("account", accountId));
  }

  /** The plan, locked, while the panel may judge. */
  Plan open(UUID planId) {
    Plan plan = life.lock(planId);
    if (!plan.state().running()) {
      throw new InvalidInput(
          "marks",
          plan.state().name(),
          Text.of(
                  "计划“{0}”{1}，评审只在执行中进行。",
                  "The plan “{0}” is {1}: the panel judges while it is in force.")
              .fill(plan.title(), plan.state().text()));
    }
    return plan;
  }
}
