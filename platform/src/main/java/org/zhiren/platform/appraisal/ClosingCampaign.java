package org.zhiren.platform.appraisal;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.explain.Text;
import org.zhiren.platform.records.Act;
import org.zhiren.platform.records.Records;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.NotFound;

/** Closes a campaign, opens one again that too few took part in, or withdraws it. */
@Component
public class ClosingCampaign {

  private final JdbcClient jdbc;
  private final CampaignWriter writer;
  private final Turnout turnout;
  private final Sealing sealing;
  private final PaperForms paper;
  private final Records records;
  private final Clock clock;

  ClosingCampaign(
      JdbcClient jdbc,
      CampaignWriter writer,
      Turnout turnout,
      Sealing sealing,
      PaperForms paper,
      Records records,
      Clock clock) {
    this.jdbc = jdbc;
    this.writer = writer;
    this.turnout = turnout;
    this.sealing = sealing;
    this.paper = paper;
    this.records = records;
    this.clock = clock;
  }

  /**
   * Closes: no more sheets. Says for good whether enough came back.
   *
   * @return the count at closing
   * @throws InvalidInput if the campaign is not open in earnest, or a form on paper waits for its
   *     second entry
   */
  @Transactional
  public Turnout.Count close(UUID id) {
    Campaign campaign = writer.locked(id);
    if (campaign.state() != CampaignState.OPEN || campaign.trial()) {
      throw new InvalidInput(
          "state",
          campaign.state().name(),
          campaign.trial()
              ? Text.of("这次测评还在试测，请先结束试测。", "The campaign is on trial. End the trial first.")
              : Text.of("只有进行中的测评可以截止。", "Only an open campaign can be closed."));
    }
    int waiting = paper.waiting(id);
    if (waiting > 0) {
      throw new InvalidInput(
          "paper",
          Integer.toString(waiting),
          Text.of(
                  "有 {0} 张纸质票只录入了一遍或两遍不一致，请先录完核对，或者删去录入。",
                  "{0} forms on paper were entered once only, or differently. Settle them first, or"
                      + " remove the entries.")
              .fill(waiting));
    }
    OpeningCampaign.alone(jdbc, id);
    Turnout.Count count = turnout.of(campaign);
    sealing.shuffle(id);
    Sealing.Seal seal = sealing.seal(id);
    jdbc.sql(
            """
            update appraisal.campaign set state = 'CLOSED', closed_at = :now, valid = :valid,
              seal = :seal, seal_salt = :key, version = version + 1 where id = :id
            """)
        .param("now", Timestamp.from(clock.instant()))
        .param("valid", count.valid())
        .param("seal", seal.fingerprint())
        .param("key", seal.key())
        .param("id", id)
        .update();
    Act act =
        Act.of("appraisal.campaign.closed", "campaign", id)
            .with("expected", count.expected())
            .with("returned", count.returned())
            .with("needed", count.needed())
            .with("valid", count.valid())
            .with("seal", HexFormat.of().formatHex(seal.fingerprint()))
            .with("paperEnteredByOne", paper.enteredByOne(id));
    for (Turnout.Line line : count.lines()) {
      act = act.with("group " + line.group().no(), line.returned() + "/" + line.group().expected());
    }
    records.record(act);
    return count;
  }

  /**
   * Opens again for sheets that are still out, because too few came back.
   *
   * @param closesOn the new last day
   * @throws InvalidInput if enough came back, or the day is over
   */
  @Transactional
  public void reopen(UUID id, LocalDate closesOn, String reason) {
    Campaign campaign = writer.locked(id);
    if (campaign.state() != CampaignState.CLOSED || !Boolean.FALSE.equals(campaign.valid())) {
      throw new InvalidInput(
          "state",
          campaign.state().name(),
          Text.of(
              "只有截止时回收不足的测评可以重新开放。",
              "Only a campaign that closed with too few sheets can be opened again."));
    }
    if (closesOn.isBefore(LocalDate.now(clock))) {
      throw new InvalidInput(
          "closesOn",
          closesOn.toString(),
          Text.of("截止日期 {0} 已过，请选今天或以后的日期。", "{0} is over. Choose today or a later day.")
              .fill(closesOn));
    }
    reason(reason);
    jdbc.sql(
            """
            update appraisal.campaign set state = 'OPEN', closed_at = null, valid = null, seal = null,
              seal_salt = null, closes_on = :closesOn, version = version + 1 where id = :id
            """)
        .param("closesOn", closesOn)
        .param("id", id)
        .update();
    records.record(
        Act.of("appraisal.campaign.reopened", "campaign", id)
            .with("closesOn", closesOn)
            .because(reason));
  }

  /**
   * Gives a campaign up that was not released. What was marked is removed at once: it will never be
   * needed.
   */
  @Transactional
  public void withdraw(UUID id, String reason) {
    Campaign campaign = writer.locked(id);
    if (campaign.state() == CampaignState.RELEASED || campaign.state() == CampaignState.WITHDRAWN) {
      throw new InvalidInput(
          "state",
          campaign.state().name(),
          Text.of("这次测评{0}，不能撤回。", "The campaign is {0} and cannot be withdrawn.")
              .fill(campaign.state().text()));
    }
    reason(reason);
    OpeningCampaign.alone(jdbc, id);
    int returned = turnout.of(campaign).returned();
    OpeningCampaign.clear(jdbc, id);
    jdbc.sql(
            """
            update appraisal.campaign set state = 'WITHDRAWN', trial = false, version = version + 1
            where id = :id
            """)
        .param("id", id)
        .update();
    records.record(
        Act.of("appraisal.campaign.withdrawn", "campaign", id)
            .with("sheetsRemoved", returned)
            .because(reason));
  }

  /**
   * Whether the sheets are still what they were at closing.
   *
   * @throws NotFound if the campaign has not been closed
   */
  @Transactional(readOnly = true)
  public boolean intact(UUID id) {
    Campaign campaign = writer.known(id);
    String seal = campaign.seal();
    if (seal == null) {
      throw new NotFound("seal of campaign " + id);
    }
    byte[] key =
        jdbc.sql("select seal_salt from appraisal.campaign where id = :id")
            .param("id", id)
            .query(byte[].class)
            .single();
    return seal.equals(HexFormat.of().formatHex(sealing.fingerprint(id, key)));
  }

  private static void reason(String reason) {
    if (reason.isBlank()) {
      throw new InvalidInput("reason", reason, Text.of("请写明理由。", "Give the reason."));
    }
  }
}
