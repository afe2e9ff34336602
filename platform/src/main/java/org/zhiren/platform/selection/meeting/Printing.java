package org.zhiren.platform.selection.meeting;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.zhiren.dossiers.DossierProblem;
import org.zhiren.dossiers.Dossiers;
import org.zhiren.dossiers.OfficialDocument;
import org.zhiren.dossiers.PrintFonts;
import org.zhiren.dossiers.PrintOptions;
import org.zhiren.platform.records.ActorSource;
import org.zhiren.platform.shell.InvalidInput;

/** Prints papers of selection: the installed fonts, a watermark of the one who prints and when. */
@Component
public class Printing {

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

  private final ActorSource actors;
  private final Clock clock;
  private @Nullable PrintFonts fonts;

  Printing(ActorSource actors, Clock clock) {
    this.actors = actors;
    this.clock = clock;
  }

  /** The formats of official papers. */
  public enum Format {
    /** To be read and signed. */
    PDF("application/pdf"),
    /** To be edited. */
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document");

    private final String mediaType;

    Format(String mediaType) {
      this.mediaType = mediaType;
    }

    /** The media type. */
    public String mediaType() {
      return mediaType;
    }
  }

  /** Looked for when the first paper is printed: a start of the server need not wait for it. */
  private synchronized PrintFonts fonts() {
    PrintFonts known = fonts;
    if (known == null) {
      known = PrintFonts.from(PrintFonts.systemFolders());
      fonts = known;
    }
    return known;
  }

  /** How prints look now. */
  public PrintOptions options() {
    return new PrintOptions(
        LocalDate.now(clock),
        fonts(),
        Optional.of(actors.current().name() + " " + MINUTE.format(LocalDateTime.now(clock))));
  }

  /** An official document as a file. */
  public byte[] print(OfficialDocument document, Format format) {
    try {
      return switch (format) {
        case PDF -> Dossiers.officialPdf(document, options()).bytes();
        case DOCX -> Dossiers.officialDocx(document, options()).bytes();
      };
    } catch (DossierProblem problem) {
      throw new InvalidInput("format", format.name(), problem.reason());
    }
  }

  /** Several PDFs as a book. */
  public byte[] book(String title, List<Dossiers.Part> parts) {
    try {
      return Dossiers.book(title, parts, options());
    } catch (DossierProblem problem) {
      throw new InvalidInput("format", problem.getMessage(), problem.reason());
    }
  }
}
