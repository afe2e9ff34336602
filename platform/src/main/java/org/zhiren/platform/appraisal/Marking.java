package org.zhiren.platform.appraisal;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.explain.Text;
import org.zhiren.platform.access.Acting;
import org.zhiren.platform.shell.Sha256;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes marks: from whoever holds a slip, or from the named rater of an attributed group. Nothing
 * is recorded about a single sheet, because an entry with a time would be a trace of the rater; see
 * ADR 0110.
 */
@Component
public class Marking {

  private static final int SHORTEST_RECEIPT = 16;

  /** So long after the last day a form that was sent is still in the list of the named rater. */
  private static final int DAYS_SHOWN = 30;

  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final Acting acting;
  private final Clock clock;

  Marking(JdbcClient jdbc, JsonMapper json, Acting acting, Clock clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.acting = acting;
    this.clock = clock;
  }

  /** What became of a sheet that was sent. */
  public enum Outcome {
    /** It is kept. */
    RECEIVED,
    /** The same sheet was kept before: the answer had been lost on its way. */
    ALREADY,
    /** The slip was used for another sheet. */
    USED,
    /** It is too early. */
    EARLY,
    /** It is too late. */
    CLOSED,
    /** A mark is missing, or does not belong here. */
    INCOMPLETE,
    /** There is no such slip, or it is void. */
    UNKNOWN
  }

  /** The form of a slip; empty if there is no such slip. */
  @Transactional(readOnly = true)
  public Optional<SheetForm> form(SlipCode code) {
    return form(code.fingerprint());
  }

  /**
   * Takes the sheet of a slip, whole or not at all.
   *
   * @param receipt a random text that the phone made up and keeps until it has been answered
   */
  @Transactional
  public Outcome submit(SlipCode code, String receipt, Marks marks) {
    return submit(code.fingerprint(), receipt, marks);
  }

  /**
   * An attributed form that waits for the acting account, or that it has filled in.
   *
   * @param campaign the campaign
   * @param groupNo the group
   * @param form the form
   */
  public record Own(UUID campaign, int groupNo, SheetForm form) {}

  /** The attributed forms of the acting account in campaigns that are open. */
  @Transactional(readOnly = true)
  public List<Own> own() {
    List<Own> found = new ArrayList<>();
    for (OwnSlip slip : ownSlips(null, null)) {
      form(slip.fingerprint())
          .filter(form -> form.standing() != SheetForm.Standing.CLOSED)
          .filter(form -> !form.closes().plusDays(DAYS_SHOWN).isBefore(LocalDate.now(clock)))
          .ifPresent(form -> found.add(new Own(slip.campaign(), slip.groupNo(), form)));
    }
    return found;
  }

  /** The attributed form of the acting account in one group; empty if it is not that rater. */
  @Transactional(readOnly = true)
  public Optional<SheetForm> own(UUID campaign, int groupNo) {
    return ownSlips(campaign, groupNo).stream()
        .findFirst()
        .flatMap(slip -> form(slip.fingerprint()));
  }

  /** Takes the sheet of the acting account in an attributed group. */
  @Transactional
  public Outcome submitOwn(UUID campaign, int groupNo, String receipt, Marks marks) {
    return ownSlips(campaign, groupNo).stream()
        .findFirst()
        .map(slip -> submit(slip.fingerprint(), receipt, marks))
        .orElse(Outcome.UNKNOWN);
  }

  // Read once and handed on; nothing changes it.
  @SuppressWarnings("ArrayRecordComponent")
  private record OwnSlip(UUID campaign, int groupNo, byte[] fingerprint) {}

  private List<OwnSlip> ownSlips(@Nullable UUID campaign, @Nullable Integer groupNo) {
    return jdbc.sql(
            """
            select s.campaign_id, s.group_no, s.code_hash
            from appraisal.rater_group g
            join appraisal.slip s on s.campaign_id = g.campaign_id and s.group_no = g.no
            where g.attributed and g.rater_account = :account
              and (cast(:campaign as uuid) is null or g.campaign_id = :campaign)
              and (cast(:group as int) is null or g.no = :group)
            order by s.campaign_id, s.group_no
            """)
        .param("account", acting.required().id())
        .param("campaign", campaign)
        .param("group", groupNo)
        .query((row, number) ->
            new OwnSlip(
                Campaigns.uuid(row, "campaign_id"),
                row.getInt("group_no"),
                row.getBytes("code_hash")))
        .list();
  }

  private Optional<SheetForm> form(byte[] fingerprint) {
    LocalDate today = LocalDate.now(clock);
    String found =
        jdbc.sql("select cast(appraisal.form_of(:fingerprint, :day) as text) as form")
            .param("fingerprint", fingerprint)
            .param("day", today)
            .query((row, number) -> Optional.ofNullable(row.getString("form")))
            .single()
            .orElse(null);
    return found == null ? Optional.empty() : Optional.of(read(json.readTree(found), today));
  }

  private static SheetForm read(JsonNode form, LocalDate today) {
    LocalDate opens = LocalDate.parse(form.get("opens").asString());
    List<SheetForm.Asked> items = new ArrayList<>();
    for (JsonNode item : form.path("items")) {
      Item asked =
          new Item(
              item.get("no").asInt(),
              item.get("name").asString(),
              item.get("english").asString(),
              item.get("explanation").asString(),
              item.get("explanationEn").asString(),
              BigDecimal.ONE);
      items.add(new SheetForm.Asked(asked.no(), asked.title(), asked));
    }
    List<SheetForm.Shown> people = new ArrayList<>();
    for (JsonNode person : form.path("people")) {
      people.add(
          new SheetForm.Shown(
              person.get("no").asInt(),
              person.get("name").asString(),
              person.get("post").asString()));
    }
    return new SheetForm(
        UUID.fromString(form.get("campaign").asString()),
        standing(form, opens, today),
        form.get("trial").asBoolean(),
        form.get("title").asString(),
        form.get("introduction").asString(),
        opens,
        LocalDate.parse(form.get("closes").asString()),
        new MarkScale(
            form.get("scale").asInt(), strings(form.get("labels")), strings(form.get("labelsEn"))),
        form.get("remarks").asBoolean(),
        form.get("leastScores").asInt(),
        form.get("leastRemarks").asInt(),
        Text.of(form.get("groupName").asString(), form.get("groupEnglish").asString()),
        form.get("rater").isNull() ? null : form.get("rater").asString(),
        items,
        people);
  }

  private static SheetForm.Standing standing(JsonNode form, LocalDate opens, LocalDate today) {
    if (form.get("usable").asBoolean()) {
      return SheetForm.Standing.USABLE;
    }
    if (form.get("used").asBoolean()) {
      return SheetForm.Standing.USED;
    }
    boolean early = form.get("state").asString().equals("OPEN") && today.isBefore(opens);
    return early ? SheetForm.Standing.EARLY : SheetForm.Standing.CLOSED;
  }

  private static List<String> strings(JsonNode array) {
    List<String> all = new ArrayList<>();
    array.forEach(one -> all.add(one.asString()));
    return all;
  }

  private Outcome submit(byte[] fingerprint, String receipt, Marks marks) {
    if (receipt.length() < SHORTEST_RECEIPT) {
      return Outcome.INCOMPLETE;
    }
    List<Map<String, Object>> remarks = new ArrayList<>();
    marks
        .remarks()
        .forEach((person, remark) -> remarks.add(Map.of("person", person, "remark", remark)));
    String outcome =
        jdbc.sql(
                """
                select appraisal.submit_sheet(:fingerprint, :receipt, :day, :sheet,
                  cast(:marks as jsonb), cast(:remarks as jsonb))
                """)
            .param("fingerprint", fingerprint)
            .param("receipt", Sha256.of(receipt))
            .param("day", LocalDate.now(clock))
            .param("sheet", UUID.randomUUID())
            .param("marks", json.writeValueAsString(marks.marks()))
            .param("remarks", json.writeValueAsString(remarks))
            .query(String.class)
            .single();
    return Outcome.valueOf(outcome);
  }
}
