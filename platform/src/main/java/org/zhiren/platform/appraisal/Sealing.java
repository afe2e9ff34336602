package org.zhiren.platform.appraisal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.List;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What happens to the sheets when a campaign closes: they are written anew in random order under
 * new identifiers, so that neither identifier, place nor row version says when a sheet came or with
 * which slip, and a fingerprint of all of them goes into the record, so that none can be added,
 * altered or removed unnoticed afterwards.
 *
 * <p>The fingerprint is keyed with a number that stays with the campaign. Without the key, whoever
 * knows all sheets but one could try out which last sheet fits the record.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Sealing {

  private static final int KEY_BYTES = 32;

  private final JdbcClient jdbc;
  private final SecureRandom random = new SecureRandom();

  Sealing(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Writes everything anew. gen_random_uuid draws from the system's strong source. */
  void shuffle(UUID campaign) {
    jdbc.sql(
            """
            with renewed as materialized (
              select id as old, gen_random_uuid() as new, group_no, trial, paper
              from appraisal.sheet where campaign_id = :id),
            marks as (
              insert into appraisal.mark (sheet_id, subject_no, item_no, mark)
              select r.new, m.subject_no, m.item_no, m.mark
              from renewed r join appraisal.mark m on m.sheet_id = r.old
              order by r.new, m.subject_no, m.item_no),
            gone as (
              delete from appraisal.sheet s using renewed r where s.id = r.old)
            insert into appraisal.sheet (id, campaign_id, group_no, trial, paper)
            select new, :id, group_no, trial, paper from renewed order by new
            """)
        .param("id", campaign)
        .update();
    jdbc.sql(
            """
            with gone as (delete from appraisal.remark where campaign_id = :id
                          returning group_no, subject_no, trial, remark),
            renewed as materialized (select gen_random_uuid() as id, gone.* from gone)
            insert into appraisal.remark (id, campaign_id, group_no, subject_no, trial, remark)
            select id, :id, group_no, subject_no, trial, remark from renewed order by id
            """)
        .param("id", campaign)
        .update();
    // The slips get the row version of this transaction as well.
    jdbc.sql("update appraisal.slip set used = used where campaign_id = :id")
        .param("id", campaign)
        .update();
    jdbc.sql(
            """
            update appraisal.paper_form set first_entry = null, second_entry = null
            where campaign_id = :id
            """)
        .param("id", campaign)
        .update();
  }

  // Two arrays that are written to the database at once.
  @SuppressWarnings("ArrayRecordComponent")
  record Seal(byte[] key, byte[] fingerprint) {}

  /** A new seal over what is there now. */
  Seal seal(UUID campaign) {
    byte[] key = new byte[KEY_BYTES];
    random.nextBytes(key);
    return new Seal(key, fingerprint(campaign, key));
  }

  /** HMAC-SHA-256 over one line for each sheet and remark, the lines in ascending order. */
  byte[] fingerprint(UUID campaign, byte[] key) {
    List<String> lines =
        jdbc
            .sql(
                """
                select 'sheet ' || s.group_no || ' ' || s.paper || ' ' || coalesce(string_agg(
                         m.subject_no || '.' || m.item_no || '=' || coalesce(m.mark::text, '-'),
                         ' ' order by m.subject_no, m.item_no), '') as line
                from appraisal.sheet s left join appraisal.mark m on m.sheet_id = s.id
                where s.campaign_id = :id group by s.id, s.group_no, s.paper
                union all
                select 'remark ' || group_no || ' ' || subject_no || ' ' || remark
                from appraisal.remark where campaign_id = :id
                """)
            .param("id", campaign)
            .query(String.class)
            .list()
            .stream()
            .sorted()
            .toList();
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      for (String line : lines) {
        mac.update(line.getBytes(StandardCharsets.UTF_8));
        mac.update((byte) 0);
      }
      return mac.doFinal();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java knows HMAC-SHA-256.", e);
    }
  }
}
