package org.zhiren.platform.roster.exchange;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhiren.dossiers.Dossier;
import org.zhiren.dossiers.DossierProblem;
import org.zhiren.dossiers.Dossiers;
import org.zhiren.dossiers.LrmxEdition;
import org.zhiren.dossiers.Photo;
import org.zhiren.dossiers.PrintFonts;
import org.zhiren.dossiers.PrintOptions;
import org.zhiren.dossiers.Written;
import org.zhiren.explain.Text;
import org.zhiren.platform.access.Acting;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.access.NeedToKnow;
import org.zhiren.platform.access.Purposes;
import org.zhiren.platform.access.SensitiveReads;
import org.zhiren.platform.records.Act;
import org.zhiren.platform.records.Records;
import org.zhiren.platform.shell.InvalidInput;

/**
 * Hands out what is on file: only for a stated purpose, never the own file or a near relative's,
 * and recorded before it leaves. What is printed carries a watermark of user and time.
 */
@Component
public class TakingOut {

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);
  private static final int BATCH = 200;

  private final FormsOfPeople forms;
  private final NeedToKnow needToKnow;
  private final SensitiveReads reads;
  private final Purposes purposes;
  private final Records records;
  private final Acting acting;
  private final TransactionTemplate transactions;
  private final Clock clock;
  private final PrintFonts fonts;

  TakingOut(
      FormsOfPeople forms,
      NeedToKnow needToKnow,
      SensitiveReads reads,
      Purposes purposes,
      Records records,
      Acting acting,
      TransactionTemplate transactions,
      Clock clock) {
    this.forms = forms;
    this.needToKnow = needToKnow;
    this.reads = reads;
    this.purposes = purposes;
    this.records = records;
    this.acting = acting;
    this.transactions = transactions;
    this.clock = clock;
    this.fonts = PrintFonts.from(PrintFonts.systemFolders());
  }

  /** The formats of the form of one person. */
  public enum Format {
    /** 干部任免审批表, printed. */
    PDF("pdf", "application/pdf"),
    /** 干部任免审批表, for editing. */
    DOCX("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    /** For the editor 3.x. */
    LRMX("lrmx", "application/xml"),
    /** For the older editor. */
    LRM("lrm", "application/octet-stream"),
    /** The photo that belongs to an {@code .lrm}. */
    PIC("pic", "application/octet-stream");

    private final String extension;
    private final String mediaType;

    Format(String extension, String mediaType) {
      this.extension = extension;
      this.mediaType = mediaType;
    }

    /** The end of the file's name without the dot. */
    public String extension() {
      return extension;
    }

    /** The media type. */
    public String mediaType() {
      return mediaType;
    }
  }

  /**
   * A file to hand out.
   *
   * @param name its name, the person's, with its end
   */
  public record Taken(String name, Format format, Written written) {}

  /** The watermark of the acting account at this minute. */
  public String watermark() {
    return acting.required().name() + " " + MINUTE.format(LocalDateTime.now(clock));
  }

  /** How prints look now: ages as of today, the installed fonts, a watermark. */
  public PrintOptions options() {
    return new PrintOptions(LocalDate.now(clock), fonts, Optional.of(watermark()));
  }

  /** The day and the fonts of prints. */
  public PrintFonts fonts() {
    return fonts;
  }

  /**
   * The form of one person as a file.
   *
   * @return empty if there is no such person, or not for the acting account
   * @throws InvalidInput if no purpose has been stated, or the format has no way to hold a value
   */
  public Optional<Taken> form(UUID person, Format format) {
    Optional<Dossier> form = open(person);
    if (form.isEmpty()) {
      return Optional.empty();
    }
    transactions.executeWithoutResult(status ->
        records.record(
            Act.of("exchange.form.taken", "person", person)
                .with("format", format.extension())
                .with("purpose", purpose())));
    try {
      Dossier dossier = form.get();
      Written written =
          switch (format) {
            case PDF -> Dossiers.formPdf(dossier, options());
            case DOCX -> Dossiers.formDocx(dossier, options());
            case LRMX -> Dossiers.writeLrmx(dossier, LrmxEdition.of(dossier));
            case LRM -> Dossiers.writeLrm(dossier);
            case PIC ->
                new Written(dossier.photo().map(Photo::bytes).orElse(new byte[0]), List.of());
          };
      return Optional.of(new Taken(dossier.name() + "." + format.extension(), format, written));
    } catch (DossierProblem problem) {
      throw new InvalidInput("format", format.extension(), problem.reason());
    }
  }

  /**
   * The form of one person to be looked at; the reading is recorded.
   *
   * @return empty if there is no such person, or not for the acting account
   * @throws InvalidInput if no purpose has been stated
   */
  public Optional<Dossier> open(UUID person) {
    purpose();
    Optional<FormsOfPeople.Form> form = forms.of(person);
    if (form.isEmpty() || !needToKnow.mayOpenPerson(person)) {
      return Optional.empty();
    }
    UUID unit = form.get().file().placement().unitId();
    for (InformationClass one : classes(unit)) {
      reads.seen("person", person, one, List.of("form"));
    }
    return Optional.of(form.get().form());
  }

  private List<InformationClass> classes(UUID unit) {
    List<InformationClass> seen = new ArrayList<>(List.of(InformationClass.ROSTER));
    for (InformationClass one :
        List.of(InformationClass.FAMILY, InformationClass.APPRAISAL, InformationClass.DISCIPLINE)) {
      if (needToKnow.sees(one, unit)) {
        seen.add(one);
      }
    }
    return seen;
  }

  private String purpose() {
    return purposes
        .stated()
        .map(Purposes.Stated::line)
        .orElseThrow(() ->
            new InvalidInput(
                "purpose",
                null,
                Text.of(
                    "请先说明用途（程序请用请求头 Zhiren-Purpose）。",
                    "State the purpose first (programs use the header Zhiren-Purpose).")));
  }

  /** Receives people one by one. */
  @FunctionalInterface
  interface Receiver {
    void take(UUID id, FormsOfPeople.Form form) throws java.io.IOException;
  }

  /**
   * Hands over many people, a batch at a time, after one entry in the record for all of them. The
   * own file and those of near relatives are left out.
   *
   * @param export short name of the export, for the record
   */
  void each(String export, Collection<UUID> ids, Receiver receiver) throws java.io.IOException {
    String purpose = purpose();
    boolean hasFile = acting.required().personId() != null;
    List<UUID> allowed =
        ids.stream().distinct().filter(id -> !hasFile || needToKnow.mayOpenPerson(id)).toList();
    transactions.executeWithoutResult(status ->
        records.record(
            Act.of("exchange.people.taken", "export", export)
                .with("people", allowed.size())
                .with("purpose", purpose)
                .with("ids", allowed.stream().limit(200).map(UUID::toString).toList())));
    for (int from = 0; from < allowed.size(); from += BATCH) {
      List<UUID> batch = allowed.subList(from, Math.min(allowed.size(), from + BATCH));
      for (Map.Entry<UUID, FormsOfPeople.Form> one : forms.of(batch).entrySet()) {
        receiver.take(one.getKey(), one.getValue());
      }
    }
  }
}
