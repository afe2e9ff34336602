package org.zhiren.platform.appraisal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.explain.Text;
import org.zhiren.platform.access.Accounts;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.access.NeedToKnow;
import org.zhiren.platform.organization.Unit;
import org.zhiren.platform.organization.Units;
import org.zhiren.platform.records.Act;
import org.zhiren.platform.records.Records;
import org.zhiren.platform.roster.People;
import org.zhiren.platform.shell.InvalidInput;

/** Draws up a campaign: from a template or from an earlier campaign, then changes the draft. */
@Component
public class DrawingUp {

  private final CampaignWriter writer;
  private final Campaigns campaigns;
  private final ChoosingPeople choosing;
  private final People people;
  private final Units units;
  private final NeedToKnow needToKnow;
  private final Accounts accounts;
  private final Records records;
  private final Clock clock;

  DrawingUp(
      CampaignWriter writer,
      Campaigns campaigns,
      ChoosingPeople choosing,
      People people,
      Units units,
      NeedToKnow needToKnow,
      Accounts accounts,
      Records records,
      Clock clock) {
    this.writer = writer;
    this.campaigns = campaigns;
    this.choosing = choosing;
    this.people = people;
    this.units = units;
    this.needToKnow = needToKnow;
    this.accounts = accounts;
    this.records = records;
    this.clock = clock;
  }

  /**
   * A new draft from the template of its kind, with the leadership team of the unit.
   *
   * @param kind the kind
   * @param unitId the unit whose people are appraised
   * @param year the year that is appraised
   * @param ground the document or decision that orders it
   * @return the campaign
   * @throws InvalidInput naming what is missing
   */
  @Transactional
  public UUID begin(CampaignKind kind, UUID unitId, int year, String ground) {
    LocalDate today = LocalDate.now(clock);
    Unit unit = unit(unitId, today);
    Plan plan = Templates.of(kind, unit.shortName(), year, ground, today);
    PlanRules.check(plan);
    List<Subject> team = ChoosingPeople.numbered(choosing.team(unitId));
    UUID id = writer.create(unitId, kind, plan, team);
    record("appraisal.campaign.drawn", id, plan, team.size(), null);
    return id;
  }

  private Unit unit(UUID unitId, LocalDate today) {
    return units
        .find(unitId, today)
        .filter(unit -> needToKnow.sees(InformationClass.APPRAISAL, unit.id()))
        .orElseThrow(() ->
            new InvalidInput(
                "unit",
                unitId.toString(),
                Text.of(
                    "所选机构不存在，或者您没有它的考核评价范围。请另选，或请安全管理员授权。",
                    "There is no such unit, or you have no scope for its appraisals. Choose another, or"
                        + " ask the security officer.")));
  }

  /**
   * A new draft that asks what an earlier campaign asked, of the people of it who are still in
   * service.
   *
   * @return the new campaign
   */
  @Transactional
  public UUID copy(UUID earlier) {
    Campaign from = campaigns.required(earlier);
    LocalDate today = LocalDate.now(clock);
    Plan old = from.plan();
    Plan plan =
        new Plan(
            old.title(),
            today.getYear(),
            old.ground(),
            old.introduction(),
            old.scale(),
            old.peoplePerSheet(),
            old.remarks(),
            old.leastScores(),
            old.leastRemarks(),
            old.validPercent(),
            today,
            today.plusDays(Templates.DAYS),
            old.items(),
            old.groups());
    List<Subject> still = new ArrayList<>();
    for (Subject subject : from.people()) {
      people
          .find(subject.personId())
          .filter(person -> person.leftOn() == null)
          .ifPresent(person ->
              still.add(
                  new Subject(still.size() + 1, person.id(), person.name(), person.postText())));
    }
    UUID id = writer.create(from.unitId(), from.kind(), plan, still);
    record("appraisal.campaign.drawn", id, plan, still.size(), earlier);
    return id;
  }

  /**
   * Changes everything but the people of a draft.
   *
   * @throws InvalidInput with every fault, or if it is no draft any more
   */
  @Transactional
  public void change(UUID id, long version, Plan asked) {
    Plan plan = named(asked);
    PlanRules.check(plan);
    Campaign campaign = writer.draft(id, version);
    writer.change(id, plan);
    record("appraisal.campaign.changed", id, plan, campaign.people().size(), null);
  }

  /** An attributed group shows the name of its account, whatever the form said. */
  private Plan named(Plan plan) {
    List<RaterGroup> groups = new ArrayList<>();
    for (RaterGroup group : plan.groups()) {
      UUID account = group.raterAccount();
      String name =
          account == null
              ? ""
              : accounts
                  .entry(account)
                  .filter(Accounts.Entry::active)
                  .map(Accounts.Entry::name)
                  .orElseThrow(() ->
                      new InvalidInput(
                          "group-" + group.no() + "-account",
                          account.toString(),
                          Text.of(
                              "没有这个账户，或者账户已锁定。请填写能登录的账户名。",
                              "There is no such account, or it is locked. Name one that can sign in.")));
      groups.add(
          group.attributed()
              ? new RaterGroup(
                  group.no(), group.name(), group.english(), group.weight(), 1, 0, name, account)
              : group);
    }
    return new Plan(
        plan.title(),
        plan.year(),
        plan.ground(),
        plan.introduction(),
        plan.scale(),
        plan.peoplePerSheet(),
        plan.remarks(),
        plan.leastScores(),
        plan.leastRemarks(),
        plan.validPercent(),
        plan.opensOn(),
        plan.closesOn(),
        plan.items(),
        groups);
  }

  private void record(String action, UUID id, Plan plan, int subjects, @Nullable UUID from) {
    records.record(
        Act.of(action, "campaign", id)
            .with("title", plan.title())
            .with("year", plan.year())
            .with("ground", plan.ground())
            .with("people", subjects)
            .with("items", plan.items().size())
            .with("groups", plan.groups().size())
            .with("expected", plan.expected())
            .with("copiedFrom", from));
  }
}
