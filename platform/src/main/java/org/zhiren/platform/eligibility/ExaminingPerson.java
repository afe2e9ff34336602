package org.zhiren.platform.eligibility;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhiren.explain.Text;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.roster.PersonFiles;
import org.zhiren.platform.shell.NotFound;
import org.zhiren.statutes.Candidacy;
import org.zhiren.statutes.Examination;
import org.zhiren.statutes.Outlook;
import org.zhiren.statutes.Person;
import org.zhiren.statutes.Statutes;

/**
 * Why a person may take a post, or not. The file is opened as the roster opens it: within the
 * scopes, for a stated purpose, never the own one or a near relative's, and the reading is
 * recorded.
 */
@Component
public class ExaminingPerson {

  /** How many years ahead the earliest day is looked for. */
  public static final int YEARS_AHEAD = 10;

  private final PersonFiles files;
  private final Pools pools;
  private final Targets targets;
  private final LawInForce law;
  private final TransactionTemplate reading;

  ExaminingPerson(
      PersonFiles files,
      Pools pools,
      Targets targets,
      LawInForce law,
      PlatformTransactionManager transactions) {
    this.files = files;
    this.pools = pools;
    this.targets = targets;
    this.law = law;
    this.reading = new TransactionTemplate(transactions);
    this.reading.setReadOnly(true);
  }

  /**
   * A file opened and read.
   *
   * @param opened the file as the roster shows it
   * @param person the facts that the rules read
   * @param leftOut what on file could not be used, and why
   */
  public record Opened(PersonFiles.Opened opened, Person person, List<Text> leftOut) {}

  /**
   * An examination with everything that its page shows.
   *
   * @param target the post
   * @param file the file
   * @param examination the examination on the day
   * @param outlook from which day on nothing stands in the way
   * @param local the local rules that the law of the day contains
   */
  public record Result(
      Target target, Opened file, Examination examination, Outlook outlook, List<LocalRule> local) {

    /** Whether the account sees the class of this person. */
    public boolean sees(InformationClass informationClass) {
      return file.opened().classes().contains(informationClass);
    }
  }

  /**
   * Opens the file of a person and reads it as of the day.
   *
   * @throws NotFound if there is no such person, or not for the acting account
   */
  public Opened open(UUID person, LocalDate day) {
    PersonFiles.Opened opened =
        files.open(person).orElseThrow(() -> new NotFound("person " + person));
    return java.util.Objects.requireNonNull(
        reading.execute(status -> {
          Set<UUID> relatives = Pools.relativesOf(opened.file());
          RecordReading.Read read =
              RecordReading.read(
                  opened.file(),
                  opened.classes(),
                  opened.recordedAt().toLocalDate(),
                  pools.surroundings(day, relatives));
          return new Opened(opened, read.person(), read.leftOut());
        }));
  }

  /**
   * Examines a person for a post on the day.
   *
   * @throws NotFound if post or person cannot be seen
   */
  public Result examine(UUID person, UUID post, LocalDate day) {
    Target target = targets.find(post, day).orElseThrow(() -> new NotFound("post " + post));
    Opened file = open(person, day);
    Statutes rules = law.on(day);
    Candidacy candidacy = Candidacy.of(file.person(), target.rules());
    return new Result(
        target,
        file,
        rules.examine(candidacy, day),
        rules.earliest(candidacy, day, day.plusYears(YEARS_AHEAD)),
        law.local(day));
  }
}
