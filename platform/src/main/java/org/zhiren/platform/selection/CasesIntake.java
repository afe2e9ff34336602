package org.zhiren.platform.selection;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.platform.records.Act;
import org.zhiren.platform.records.Actor;
import org.zhiren.platform.records.ActorSource;
import org.zhiren.platform.records.Records;
import org.zhiren.platform.selection.procedure.Brief;
import org.zhiren.platform.selection.procedure.Desk;
import org.zhiren.platform.selection.procedure.Entering;
import org.zhiren.platform.selection.procedure.Named;
import org.zhiren.platform.selection.procedure.PostTie;
import org.zhiren.platform.selection.procedure.Procedure;
import org.zhiren.platform.selection.procedure.ProcedureLaw;
import org.zhiren.platform.selection.procedure.Refusal;
import org.zhiren.platform.selection.procedure.Stage;
import org.zhiren.platform.selection.procedure.Step;
import org.zhiren.platform.selection.procedure.Taken;
import org.zhiren.platform.selection.recusal.Recusals;
import org.zhiren.platform.shell.Sha256;

/**
 * Brings in cases that were handled before, each with the days on which it happened. Only the
 * platform itself does so, at the first filling; every step is judged as if it were taken on its
 * day. What such cases did to files stands there already: nothing is carried out again.
 */
@Component
public class CasesIntake {

  private final JdbcClient jdbc;
  private final CaseStore store;
  private final Circumstances circumstances;
  private final Recusals recusals;
  private final ActorSource actors;
  private final Records records;
  private final Clock clock;

  CasesIntake(
      JdbcClient jdbc,
      CaseStore store,
      Circumstances circumstances,
      Recusals recusals,
      ActorSource actors,
      Records records,
      Clock clock) {
    this.jdbc = jdbc;
    this.store = store;
    this.circumstances = circumstances;
    this.recusals = recusals;
    this.actors = actors;
    this.records = records;
    this.clock = clock;
  }

  /**
   * A step of a case that is brought in.
   *
   * @param enteredOn the day on which it was entered
   * @param step the step
   * @param other who entered it, if that was somebody else than the author of the case: entries
   *     that depart from the rule are endorsed by another officer; {@code null} for the author
   */
  public record Past(LocalDate enteredOn, Step step, @Nullable String other) {

    /** Entered by the author of the case. */
    public Past(LocalDate enteredOn, Step step) {
      this(enteredOn, step, null);
    }
  }

  /**
   * A file of a case that is brought in.
   *
   * @param id the file, as its steps name it
   * @param name what it is called
   * @param content a PDF
   */
  // Read once and never changed.
  @SuppressWarnings("ArrayRecordComponent")
  public record PastFile(UUID id, String name, byte[] content) {}

  /** The law by which cases that are brought in are judged. */
  public ProcedureLaw law() {
    return circumstances.law();
  }

  /**
   * Brings in a case.
   *
   * @param files its files
   * @param author who handled it
   * @return the case
   * @throws Refusal if a step could not have been taken on its day
   * @throws IllegalStateException if somebody else than the platform does it
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public UUID load(Brief brief, List<PastFile> files, List<Past> steps, String author) {
    String number = store.number(brief.openedOn().getYear());
    Actor actor = actors.current();
    if (!Actor.SYSTEM.equals(actor.accountId())) {
      throw new IllegalStateException("Only the platform itself brings cases in.");
    }
    UUID id = UUID.nameUUIDFromBytes(number.getBytes(StandardCharsets.UTF_8));
    store.insert(id, number, brief, actor.accountId(), author);
    ProcedureLaw law = law();
    Stage stage = Procedure.open(brief);
    for (Past past : steps) {
      stage =
          Procedure.take(
              stage,
              past.step(),
              new Desk(law, entering(actor, author, past.other(), past.enteredOn())));
    }
    List<Taken> entries = stage.file().entries();
    List<String> prints = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      Taken taken = entries.get(i);
      prints.add(
          store.insert(
              id,
              taken,
              brief.unitId(),
              new UUID(id.getMostSignificantBits(), taken.no()),
              Timestamp.from(
                  taken
                      .enteredOn()
                      .atTime(LocalTime.of(9, 0).plusMinutes(7L * i % 480))
                      .atZone(clock.getZone())
                      .toInstant())));
    }
    for (PastFile file : files) {
      file(id, brief, file, author);
    }
    store.follow(id, stage, Procedure.requirements(stage, circumstances.desk(brief, null)));
    records.record(
        Act.of("selection.loaded", "selection", id)
            .with("number", number)
            .with("entries", entries.size())
            .with("content", together(prints)));
    return id;
  }

  /**
   * The one fingerprint under which the record keeps the entries of a case that came in together.
   *
   * @param fingerprints those of the entries, in their order
   */
  public static String together(List<String> fingerprints) {
    return Sha256.hex(String.join("\n", fingerprints));
  }

  /** The near relatives of somebody, as far as the files say so for certain. */
  public Set<UUID> nearOf(UUID person) {
    return recusals.nearOf(person);
  }

  /** What stands between somebody and a post. */
  public List<PostTie> ties(Named person, UUID post) {
    return circumstances.posting(post, LocalDate.now(clock)).against(person);
  }

  private static Entering entering(
      Actor actor, String author, @Nullable String other, LocalDate day) {
    UUID id =
        other == null
            ? actor.accountId()
            : UUID.nameUUIDFromBytes(other.getBytes(StandardCharsets.UTF_8));
    return new Entering(day, id, other == null ? author : other, null, Entering.Kinship.NONE, 1);
  }

  private void file(UUID id, Brief brief, PastFile file, String author) {
    jdbc.sql(
            """
            insert into selection.document (id, case_id, unit_id, name, media_type, size, fingerprint, content,
              author_name, added_at)
            values (:id, :case, :unit, :name, 'application/pdf', :size, :print, :content, :author, :now)
            """)
        .param("id", file.id())
        .param("case", id)
        .param("unit", brief.unitId())
        .param("name", file.name())
        .param("size", file.content().length)
        .param("print", Sha256.hex(file.content()))
        .param("content", file.content())
        .param("author", author)
        .param("now", store.now())
        .update();
  }
}
