package org.zhiren.platform.insight;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.explain.Text;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.access.NeedToKnow;
import org.zhiren.platform.records.Act;
import org.zhiren.platform.records.ActorSource;
import org.zhiren.platform.records.Records;
import org.zhiren.platform.roster.People;
import org.zhiren.platform.roster.Person;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.NotFound;

/**
 * Takes entries in: about one person or several met in one visit, in one transaction; corrects one
 * by another; withdraws one. Nothing that was signed is altered.
 */
@Component
public class WritingEvidence {

  /** How many people one visit takes at once. */
  public static final int MOST_PEOPLE = 30;

  private final JdbcClient jdbc;
  private final EntryRules rules;
  private final SigningEntries signing;
  private final Evidence evidence;
  private final People people;
  private final NeedToKnow needToKnow;
  private final Records records;
  private final ActorSource actors;
  private final Clock clock;

  WritingEvidence(
      JdbcClient jdbc,
      EntryRules rules,
      SigningEntries signing,
      Evidence evidence,
      People people,
      NeedToKnow needToKnow,
      Records records,
      ActorSource actors,
      Clock clock) {
    this.jdbc = jdbc;
    this.rules = rules;
    this.signing = signing;
    this.evidence = evidence;
    this.people = people;
    this.needToKnow = needToKnow;
    this.records = records;
    this.actors = actors;
    this.clock = clock;
  }

  /**
   * What was noted about one person.
   *
   * @param person whom
   * @param typed what was typed
   * @param files what goes with it
   */
  public record Noted(UUID person, Typed typed, List<AttachedFile> files) {

    /** Copies the list. */
    public Noted {
      files = List.copyOf(files);
    }

    /** What stands before the names of this person's fields in a form about several people. */
    public String prefix() {
      return person + ".";
    }
  }

  /**
   * Signs what was noted in one visit, all of it or nothing. Sent a second time, because the answer
   * was lost on the way, it is recognised by its number and nothing is written twice.
   *
   * @param visit number made up for this visit
   * @return the entries, in the order of the people
   * @throws InvalidInput with every fault; fields of one person carry {@link Noted#prefix}
   * @throws NotFound if one of them may not be written about
   */
  @Transactional
  public List<UUID> visit(UUID visit, List<Noted> notes) {
    List<InvalidInput.Fault> faults = new ArrayList<>();
    if (notes.isEmpty()) {
      faults.add(
          new InvalidInput.Fault("person", null, Text.of("请先选择人员。", "Choose somebody first.")));
    }
    if (notes.size() > MOST_PEOPLE) {
      faults.add(
          new InvalidInput.Fault(
              "person",
              String.valueOf(notes.size()),
              Text.of("一次最多记 {0} 人，请分次保存。", "At most {0} people at once; save in parts.")
                  .fill(MOST_PEOPLE)));
    }
    List<Draft> drafts = new ArrayList<>();
    for (Noted noted : notes) {
      rules.check(noted.typed(), noted.prefix(), faults).ifPresent(drafts::add);
      AttachedFile.check(noted.files(), noted.prefix() + "files", faults);
    }
    if (!faults.isEmpty()) {
      throw new InvalidInput(distinct(faults));
    }
    List<UUID> written = new ArrayList<>();
    for (int i = 0; i < notes.size(); i++) {
      Noted noted = notes.get(i);
      Person person = writable(noted.person());
      Draft draft = drafts.get(i);
      UUID already = already(visit, person.id(), draft.channel());
      if (already == null) {
        UUID id = signing.sign(person, draft, visit, null, "");
        signing.attach(id, person, noted.files(), 0);
        written.add(id);
      } else {
        sameAs(already, draft, noted.prefix());
        written.add(already);
      }
    }
    return written;
  }

  /** A fault in what all people have in common is told once. */
  private static List<InvalidInput.Fault> distinct(List<InvalidInput.Fault> faults) {
    Set<String> told = new HashSet<>();
    return faults.stream().filter(f -> told.add(f.field() + " " + f.message().en())).toList();
  }

  /** Sent once more, but with other words: what was signed is not altered, and nothing is lost. */
  private void sameAs(UUID already, Draft draft, String prefix) {
    Entry entry = evidence.find(already).orElseThrow(() -> new NotFound("entry " + already));
    if (!entry.says().equals(draft)) {
      throw new InvalidInput(
          prefix + "behaviour",
          null,
          Text.of(
                  "{0}的记录上一次已经保存成功，这次的内容与它不同。请到“今天记的”打开那条更正；要另记一条，请重新打开本页。",
                  "The entry on {0} was saved the last time, with other words. Open it below to"
                      + " correct it; for another entry open this page anew.")
              .fill(entry.personName()));
    }
  }

  private @Nullable UUID already(UUID visit, UUID person, Channel channel) {
    return jdbc.sql(
            """
            select id from insight.entry
            where visit_id = :visit and person_id = :person and channel = :channel and author_id = :author
              and replaces is null
            """)
        .param("visit", visit)
        .param("person", person)
        .param("channel", channel.name())
        .param("author", actors.current().accountId())
        .query(UUID.class)
        .optional()
        .orElse(null);
  }

  /**
   * Corrects an entry: another one takes its place, with its attachments and any new ones. Only the
   * one who signed it corrects it.
   *
   * @param reason why
   * @return the entry that takes its place
   */
  @Transactional
  public UUID replace(UUID id, Typed typed, String reason, List<AttachedFile> files) {
    Entry old = standing(id);
    List<InvalidInput.Fault> faults = new ArrayList<>();
    if (!old.authorId().equals(actors.current().accountId())) {
      faults.add(
          new InvalidInput.Fault(
              "reason",
              null,
              Text.of(
                      "记录由{0}签名，只有本人可以更正。您可以另记一条，或写明理由撤回。",
                      "{0} signed the entry and alone corrects it. Write one of your own, or withdraw it"
                          + " with a reason.")
                  .fill(old.authorName())));
    }
    var draft = rules.check(typed, "", faults);
    AttachedFile.check(files, "files", faults);
    if (files.size() + old.attachments().size() > AttachedFile.MOST) {
      faults.add(
          new InvalidInput.Fault(
              "files",
              String.valueOf(files.size()),
              Text.of(
                      "原有 {0} 个附件，加上新的超过 {1} 个。",
                      "With the {0} attachments that are there it would be more than {1}.")
                  .fill(old.attachments().size(), AttachedFile.MOST)));
    }
    requireReason(reason, faults);
    if (!faults.isEmpty() || draft.isEmpty()) {
      throw new InvalidInput(faults);
    }
    Person person = writable(evidence.fileOf(old.personId()));
    UUID replacement = signing.sign(person, draft.get(), UUID.randomUUID(), id, reason.strip());
    jdbc.sql(
            """
            insert into insight.attachment (id, entry_id, person_id, unit_id, place, name, media_type, sha256, bytes)
            select gen_random_uuid(), :replacement, person_id, unit_id, place, name, media_type, sha256, bytes
            from insight.attachment where entry_id = :old
            """)
        .param("replacement", replacement)
        .param("old", id)
        .update();
    signing.attach(replacement, person, files, old.attachments().size());
    end(old, reason.strip());
    return replacement;
  }

  /** Withdraws an entry; it stays to be seen as withdrawn. */
  @Transactional
  public void withdraw(UUID id, String reason) {
    Entry old = standing(id);
    List<InvalidInput.Fault> faults = new ArrayList<>();
    requireReason(reason, faults);
    if (!faults.isEmpty()) {
      throw new InvalidInput(faults);
    }
    writable(evidence.fileOf(old.personId()));
    end(old, reason.strip());
    records.record(
        Act.of("insight.entry.withdrawn", "evidence", id)
            .withPersonal("person", old.personId())
            .changing(old.fingerprint(), null)
            .because(reason.strip()));
  }

  private static void requireReason(String reason, List<InvalidInput.Fault> faults) {
    if (reason.isBlank()) {
      faults.add(new InvalidInput.Fault("reason", reason, Text.of("请写明理由。", "Give the reason.")));
    }
  }

  private Entry standing(UUID id) {
    jdbc.sql("select id from insight.entry where id = :id for update")
        .param("id", id)
        .query(r -> {});
    Entry entry = evidence.find(id).orElseThrow(() -> new NotFound("entry " + id));
    if (!entry.stands()) {
      throw new InvalidInput(
          "reason",
          null,
          Text.of(
              "这条记录已被更正或撤回，请刷新页面查看。",
              "This entry has been replaced or withdrawn already. Open it anew."));
    }
    return entry;
  }

  private void end(Entry entry, String reason) {
    jdbc.sql(
            """
            update insight.entry set ended_at = :now, ended_by = :by, end_reason = :reason
            where id = :id and ended_at is null
            """)
        .param("now", Timestamp.from(clock.instant()))
        .param("by", actors.current().name())
        .param("reason", reason)
        .param("id", entry.id())
        .update();
  }

  /**
   * Somebody who may be written about: seen, neither oneself nor near kin, for a stated purpose.
   */
  Person writable(UUID id) {
    Person person = people.find(id).orElseThrow(() -> new NotFound("person " + id));
    if (!needToKnow.sees(InformationClass.APPRAISAL, person.unitId())
        || !needToKnow.mayOpenPerson(id)) {
      throw new NotFound("person " + id);
    }
    return person;
  }
}
