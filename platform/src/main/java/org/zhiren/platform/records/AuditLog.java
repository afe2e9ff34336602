package org.zhiren.platform.records;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.explain.Text;
import org.zhiren.ledger.Receipt;

/**
 * The record as the audit officer reads it: who did what to what, when and for which purpose.
 * Business content is not shown: the auditor watches, and need not see it.
 */
@Component
public class AuditLog {

  private final StoredEntries entries;
  private final VerifiableLog log;
  private final History history;
  private final Checkpoints checkpoints;
  private final LogNodes nodes;
  private final SelfCheck selfCheck;
  private final ZoneId zone;

  AuditLog(
      StoredEntries entries,
      VerifiableLog log,
      History history,
      Checkpoints checkpoints,
      LogNodes nodes,
      SelfCheck selfCheck,
      @Value("${zhiren.time-zone}") ZoneId zone) {
    this.entries = entries;
    this.log = log;
    this.history = history;
    this.checkpoints = checkpoints;
    this.nodes = nodes;
    this.selfCheck = selfCheck;
    this.zone = zone;
  }

  /**
   * A question to the record; absent parts do not restrict.
   *
   * @param beforeId continue after this row
   * @param from first day
   * @param to last day
   * @param action beginning of the action's code
   * @param actor part of the actor's name
   * @param objectType kind of the object
   * @param objectId the object
   */
  public record Question(
      @Nullable Long beforeId,
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      @Nullable String action,
      @Nullable String actor,
      @Nullable String objectType,
      @Nullable String objectId) {}

  /**
   * One line of the record.
   *
   * @param id row, for paging
   * @param position place in the ledger, or {@code null} for a moment
   * @param at when, in the calendar of the house
   * @param actorName who
   * @param role in which role
   * @param purpose for which purpose
   * @param action what
   * @param objectType to what
   * @param objectId to which
   * @param requestToken in which request
   * @param particulars what is said in clear, where it is about access or the log
   * @param said names of everything said, also of what is not shown
   */
  public record Line(
      long id,
      @Nullable Long position,
      OffsetDateTime at,
      String actorName,
      String role,
      String purpose,
      String action,
      String objectType,
      String objectId,
      String requestToken,
      Map<String, String> particulars,
      List<String> said) {}

  /**
   * The state of the log.
   *
   * @param size entries that have a place
   * @param signedSize entries under the newest signed head
   * @param signedAt when that head was signed
   * @param head the head in the public format
   * @param key the public key in the public format
   * @param checking whether a check is under way
   * @param checkedAt when the last check ended
   * @param checkPassed whether it passed; {@code null} if none was done
   * @param checkEntries how many entries it covered
   * @param checkFindings its first findings, in both languages
   */
  public record Head(
      long size,
      long signedSize,
      @Nullable OffsetDateTime signedAt,
      String head,
      String key,
      boolean checking,
      @Nullable OffsetDateTime checkedAt,
      @Nullable Boolean checkPassed,
      long checkEntries,
      List<Text> checkFindings) {}

  /** The entries that answer a question, newest first. */
  @Transactional(readOnly = true)
  public List<Line> find(Question question, int limit) {
    return entries
        .find(
            new RecordFilter(
                question.beforeId(),
                start(question.from()),
                question.to() == null ? null : start(question.to().plusDays(1)),
                question.action(),
                question.actor(),
                question.objectType(),
                question.objectId()),
            limit)
        .stream()
        .map(this::line)
        .toList();
  }

  /** One entry. */
  @Transactional(readOnly = true)
  public Optional<Line> one(long id) {
    return entries.byId(List.of(id)).stream().findFirst().map(this::line);
  }

  /** The proof that an entry is in the log, in the public format, if a signed head covers it. */
  @Transactional(readOnly = true)
  public Optional<String> receipt(long id) {
    return entries.byId(List.of(id)).stream().findFirst().flatMap(log::receipt).map(Receipt::text);
  }

  /** Starts a check of the whole log in the background, unless one is under way. */
  public void startCheck() {
    selfCheck.start();
  }

  /**
   * Writes the whole log, up to its newest signed head, as a file that verifies offline.
   *
   * @throws IOException if {@code out} fails
   */
  public void write(OutputStream out) throws IOException {
    log.write(out, VerifiableLog.Shown.OF_THE_HOUSE);
  }

  /** The state of the log. */
  @Transactional(readOnly = true)
  public Head head() {
    Optional<Checkpoints.Signed> last = checkpoints.last();
    SelfCheck.State check = selfCheck.state();
    var report = check.report();
    List<Text> findings =
        report == null
            ? problem(check.problem())
            : report.findings().stream().limit(20).map(f -> f.detail()).toList();
    return new Head(
        nodes.current().size(),
        last.map(s -> s.signed().checkpoint().size()).orElse(0L),
        last.map(s -> s.at().atZoneSameInstant(zone).toOffsetDateTime()).orElse(null),
        last.map(s -> s.signed().encoded()).orElse(""),
        last.isEmpty() ? "" : checkpoints.publicKey().text(),
        check.running(),
        check.at() == null ? null : check.at().atZone(zone).toOffsetDateTime(),
        passed(check),
        report == null ? 0 : report.entries(),
        findings);
  }

  private static @Nullable Boolean passed(SelfCheck.State check) {
    if (check.report() != null) {
      return check.report().passed();
    }
    return check.problem() == null ? null : Boolean.FALSE;
  }

  private static List<Text> problem(@Nullable String problem) {
    return problem == null ? List.of() : List.of(Text.same(problem));
  }

  private @Nullable OffsetDateTime start(@Nullable LocalDate day) {
    return day == null ? null : day.atStartOfDay(zone).toOffsetDateTime();
  }

  private Line line(StoredEntry entry) {
    return new Line(
        entry.id(),
        entry.position(),
        entry.at().atZoneSameInstant(zone).toOffsetDateTime(),
        entry.actorName(),
        entry.role(),
        entry.purpose(),
        entry.action(),
        entry.objectType(),
        entry.objectId(),
        entry.requestToken(),
        VerifiableLog.ofTheHouse(entry) ? history.particulars(entry) : Map.of(),
        List.copyOf(entry.commitments().keySet()));
  }
}
