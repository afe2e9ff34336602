package org.zhiren.platform.appraisal;

import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.explain.Text;
import org.zhiren.platform.records.Act;
import org.zhiren.platform.records.Records;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.Typing;

/**
 * Opens a campaign, for trying out or in earnest, and makes its slips. Codes exist in memory until
 * the sheets of slips have been made; afterwards nobody, the server included, can print a slip
 * again: reprinting makes new codes for slips that were not used, and the old ones are void.
 */
@Component
public class OpeningCampaign {

  private static final int TRIAL_SLIPS = 3;
  private static final int LONGEST_ADDRESS = 120;

  private final JdbcClient jdbc;
  private final CampaignWriter writer;
  private final SlipSheets sheets;
  private final Records records;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  OpeningCampaign(
      JdbcClient jdbc, CampaignWriter writer, SlipSheets sheets, Records records, Clock clock) {
    this.jdbc = jdbc;
    this.writer = writer;
    this.sheets = sheets;
    this.records = records;
    this.clock = clock;
  }

  /**
   * Opens for trying out: a few slips for each group; whatever is marked with them is removed when
   * the trial ends.
   *
   * @param address where phones reach the platform, for instance {@code https://zhiren.example}
   * @return the sheets of slips as PDF
   * @throws InvalidInput if the draft is not complete; nothing is opened then
   */
  @Transactional
  public byte[] tryOut(UUID id, long version, String address) {
    Campaign campaign = writer.draft(id, version);
    String base = complete(campaign, address);
    List<Slip> slips = make(campaign, true);
    opened(campaign, true, base);
    records.record(Act.of("appraisal.campaign.trial", "campaign", id).with("slips", slips.size()));
    return sheets.print(campaign, base, slips);
  }

  /** Ends the trial: its slips, sheets and remarks are removed, the campaign is a draft again. */
  @Transactional
  public void endTrial(UUID id) {
    Campaign campaign = writer.locked(id);
    if (campaign.state() != CampaignState.OPEN || !campaign.trial()) {
      throw new InvalidInput(
          "state",
          campaign.state().name(),
          Text.of("这次测评没有在试测，无需结束。", "The campaign is not on trial: there is nothing to end."));
    }
    alone(jdbc, id);
    clear(jdbc, id);
    jdbc.sql(
            """
            update appraisal.campaign set state = 'DRAFT', trial = false, opened_at = null,
              address = null, version = version + 1 where id = :id
            """)
        .param("id", id)
        .update();
    records.record(Act.of("appraisal.campaign.trial-ended", "campaign", id));
  }

  /**
   * Opens in earnest. The campaign cannot be changed any more.
   *
   * @param address where phones reach the platform
   * @return the sheets of slips as PDF
   * @throws InvalidInput if the draft is not complete; nothing is opened then
   */
  @Transactional
  public byte[] open(UUID id, long version, String address) {
    Campaign campaign = writer.known(id);
    List<Slip> slips = openUnprinted(id, version, address);
    return sheets.print(campaign, Typing.address("address", address, LONGEST_ADDRESS), slips);
  }

  /** Opens in earnest and hands out the codes instead of printing them. */
  @Transactional
  List<Slip> openUnprinted(UUID id, long version, String address) {
    Campaign campaign = writer.draft(id, version);
    String base = complete(campaign, address);
    if (campaign.plan().closesOn().isBefore(LocalDate.now(clock))) {
      throw new InvalidInput(
          "closesOn",
          campaign.plan().closesOn().toString(),
          Text.of(
                  "截止日期 {0} 已过，请先在草稿中改晚。",
                  "It closes on {0}, which is over. Choose a later day in the draft first.")
              .fill(campaign.plan().closesOn()));
    }
    List<Slip> slips = make(campaign, false);
    opened(campaign, false, base);
    records.record(
        Act.of("appraisal.campaign.opened", "campaign", id)
            .with("slips", slips.size())
            .with("paper", campaign.plan().onPaper())
            .with("people", campaign.people().size())
            .with("peopleOnSheet", campaign.peopleOnSheet()));
    return slips;
  }

  /**
   * Makes new codes for the slips that were not used; the old ones are void.
   *
   * @param groupNo only for this group; {@code null} for all
   * @return the sheets of slips as PDF
   * @throws InvalidInput if the campaign is not open, or every slip was used
   */
  @Transactional
  public byte[] reprint(UUID id, @Nullable Integer groupNo, String address) {
    Campaign campaign = writer.locked(id);
    if (campaign.state() != CampaignState.OPEN) {
      throw new InvalidInput(
          "state",
          campaign.state().name(),
          Text.of("只有进行中的测评可以重新印发票证。", "Slips are printed anew only while a campaign is open."));
    }
    String base = Typing.address("address", address, LONGEST_ADDRESS);
    alone(jdbc, id);
    List<Slip> slips = new ArrayList<>();
    for (RaterGroup group : campaign.plan().groups()) {
      if (!group.attributed() && (groupNo == null || groupNo == group.no())) {
        List<Integer[]> unused =
            jdbc.sql(
                    """
                    delete from appraisal.slip
                    where campaign_id = :id and group_no = :group and not used returning people
                    """)
                .param("id", id)
                .param("group", group.no())
                .query((row, number) -> (Integer[]) row.getArray("people").getArray())
                .list();
        for (Integer[] people : unused) {
          slips.add(slip(campaign, group, people));
        }
      }
    }
    if (slips.isEmpty()) {
      throw new InvalidInput(
          "group",
          groupNo == null ? null : groupNo.toString(),
          Text.of("票证都已使用，没有可以重新印发的。", "Every slip was used: there is none to print anew."));
    }
    Sampling.shuffle(slips, random);
    jdbc.sql("update appraisal.campaign set address = :address where id = :id")
        .param("address", base)
        .param("id", id)
        .update();
    records.record(
        Act.of("appraisal.campaign.reprinted", "campaign", id)
            .with("slips", slips.size())
            .with("group", groupNo));
    return sheets.print(campaign, base, slips);
  }

  /** Waits for sheets that are being taken, and lets none in until the transaction ends. */
  static void alone(JdbcClient jdbc, UUID campaign) {
    jdbc.sql(
            "select true from (select pg_advisory_xact_lock(hashtextextended('appraisal ' || :id, 0))) as lock")
        .param("id", campaign.toString())
        .query(Boolean.class)
        .single();
  }

  /** Removes slips, sheets, remarks and forms on paper. */
  static void clear(JdbcClient jdbc, UUID campaign) {
    for (String table : List.of("sheet", "remark", "slip", "paper_form")) {
      jdbc.sql("delete from appraisal." + table + " where campaign_id = :id")
          .param("id", campaign)
          .update();
    }
  }

  private void opened(Campaign campaign, boolean trial, String base) {
    jdbc.sql(
            """
            update appraisal.campaign set state = 'OPEN', trial = :trial, opened_at = :now,
              address = :address, version = version + 1 where id = :id
            """)
        .param("trial", trial)
        .param("now", Timestamp.from(clock.instant()))
        .param("address", base)
        .param("id", campaign.id())
        .update();
  }

  private List<Slip> make(Campaign campaign, boolean trial) {
    List<Slip> slips = new ArrayList<>();
    List<int[]> all = new ArrayList<>();
    List<Form> forms = new ArrayList<>();
    int people = campaign.people().size();
    for (RaterGroup group : campaign.plan().groups()) {
      if (group.attributed()) {
        // No code: the account signs in. Nobody knows what this fingerprint is of.
        byte[] nobodyKnows = new byte[32];
        random.nextBytes(nobodyKnows);
        Integer[] everybody = campaign.people().stream().map(Subject::no).toArray(Integer[]::new);
        store(campaign.id(), group.no(), trial, nobodyKnows, everybody);
        continue;
      }
      int onPaper = trial ? Math.min(1, group.onPaper()) : group.onPaper();
      int coded = trial ? Math.min(TRIAL_SLIPS, group.slips()) : group.slips();
      List<int[]> drawn = Sampling.draw(people, campaign.peopleOnSheet(), onPaper + coded, random);
      all.addAll(drawn);
      for (int i = 0; i < drawn.size(); i++) {
        Integer[] shown = java.util.Arrays.stream(drawn.get(i)).boxed().toArray(Integer[]::new);
        if (i < coded) {
          SlipCode code = SlipCode.random(random);
          store(campaign.id(), group.no(), trial, code.fingerprint(), shown);
          slips.add(new Slip(code, group, trial));
        } else {
          forms.add(new Form(group.no(), shown));
        }
      }
    }
    boolean named = campaign.plan().groups().stream().anyMatch(RaterGroup::attributed);
    if (!trial && !named && !Sampling.connected(people, all)) {
      throw new InvalidInput(
          "peoplePerSheet",
          Integer.toString(campaign.peopleOnSheet()),
          Text.of(
                  "每票 {0} 人、共 {1} 张票，不足以把 {2} 名被测评人联系起来，分数之间无法比较。请增加每票人数或票数。",
                  "With {0} people on a sheet and {1} sheets, the {2} people are not linked: their scores"
                      + " could not be compared. Put more people on a sheet, or use more sheets.")
              .fill(campaign.peopleOnSheet(), all.size(), people));
    }
    paper(campaign.id(), trial, forms);
    Sampling.shuffle(slips, random);
    return slips;
  }

  private record Form(int groupNo, Integer[] people) {}

  private void paper(UUID campaign, boolean trial, List<Form> forms) {
    Sampling.shuffle(forms, random);
    for (int i = 0; i < forms.size(); i++) {
      jdbc.sql(
              """
              insert into appraisal.paper_form (campaign_id, no, group_no, trial, people, state)
              values (:campaign, :no, :group, :trial, :people, 'ISSUED')
              """)
          .param("campaign", campaign)
          .param("no", i + 1)
          .param("group", forms.get(i).groupNo())
          .param("trial", trial)
          .param("people", forms.get(i).people())
          .update();
    }
  }

  private Slip slip(Campaign campaign, RaterGroup group, Integer[] people) {
    SlipCode code = SlipCode.random(random);
    store(campaign.id(), group.no(), campaign.trial(), code.fingerprint(), people);
    return new Slip(code, group, campaign.trial());
  }

  private void store(UUID campaign, int group, boolean trial, byte[] fingerprint, Integer[] shown) {
    jdbc.sql(
            """
            insert into appraisal.slip (campaign_id, code_hash, group_no, trial, people)
            values (:campaign, :hash, :group, :trial, :people)
            """)
        .param("campaign", campaign)
        .param("hash", fingerprint)
        .param("group", group)
        .param("trial", trial)
        .param("people", shown)
        .update();
  }

  /** Refuses a draft from which nothing could be printed; answers the address. */
  private static String complete(Campaign campaign, String address) {
    if (campaign.people().isEmpty()) {
      throw new InvalidInput(
          "people",
          "0",
          Text.of(
              "还没有被测评人，请先在草稿中选人。", "Nobody is appraised yet. Choose people in the draft first."));
    }
    for (RaterGroup group : campaign.plan().groups()) {
      if (group.attributed() && group.raterAccount() == null) {
        throw new InvalidInput(
            "group-" + group.no() + "-account",
            "",
            Text.of(
                    "“{0}”实名评价，请先在草稿中填写由谁评价（账户名）。",
                    "“{0}” marks by name. Name the account in the draft first.")
                .fill(group.title()));
      }
    }
    return Typing.address("address", address, LONGEST_ADDRESS);
  }
}
