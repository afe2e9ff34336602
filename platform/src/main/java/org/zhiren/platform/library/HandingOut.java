package org.zhiren.platform.library;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.stereotype.Component;
import org.zhiren.dossiers.DossierProblem;
import org.zhiren.dossiers.Dossiers;
import org.zhiren.dossiers.OfficialDocument;
import org.zhiren.dossiers.PrintOptions;
import org.zhiren.explain.Shortening;
import org.zhiren.explain.Text;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.NotFound;

/** Hands documents out: in the layout of GB/T 9704-2012, or the original; one, or many as a zip. */
@Component
public class HandingOut {

  /** Most documents in one archive. */
  public static final int MOST = 200;

  /** Names, in an archive, what could not be put into it. */
  static final String NOT_INCLUDED = "未打包-not-included.txt";

  private static final Pattern HEADING =
      Pattern.compile("^[\\s\\u3000]*([一二三四五六七八九十]{1,3})、([^。！？；]{2,40})$");

  private final Documents documents;
  private final Clock clock;

  HandingOut(Documents documents, Clock clock) {
    this.documents = documents;
    this.clock = clock;
  }

  /** A form in which a document is handed out. */
  public enum Form {
    /** Word, for editing. */
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    /** For printing. */
    PDF("application/pdf"),
    /** Plain text in UTF-8. */
    TXT("text/plain;charset=UTF-8"),
    /** As it came. */
    ORIGINAL("application/octet-stream");

    private final String mediaType;

    Form(String mediaType) {
      this.mediaType = mediaType;
    }

    /** The media type of the answer. */
    public String mediaType() {
      return mediaType;
    }
  }

  /**
   * A file to be handed out.
   *
   * @param name its name, safe on every system
   * @param content its bytes
   */
  @SuppressWarnings("ArrayRecordComponent") // made for one answer
  public record HandedOut(String name, byte[] content) {}

  /**
   * Makes one file; recorded where the class of the document asks. Called outside a transaction:
   * nothing is held in the database while a file is made.
   */
  public HandedOut one(UUID id, Form form) {
    if (form == Form.ORIGINAL) {
      return new HandedOut(original(documents.required(id)), documents.original(id));
    }
    Documents.Opened opened = documents.text(id);
    LibraryDocument document = opened.document();
    OfficialDocument official = official(document.title(), opened.text());
    PrintOptions options = PrintOptions.plain(LocalDate.now(clock));
    byte[] content;
    try {
      content =
          switch (form) {
            case DOCX -> Dossiers.officialDocx(official, options).bytes();
            case PDF -> Dossiers.officialPdf(official, options).bytes();
            case TXT, ORIGINAL -> Dossiers.officialText(official).bytes();
          };
    } catch (DossierProblem problem) {
      throw new InvalidInput("form", form.name(), problem.reason());
    }
    // Recorded before a byte leaves the house: what cannot be recorded is not handed out.
    documents.recordDownload(document, form.name().toLowerCase(Locale.ROOT));
    return new HandedOut(
        safe(document.title()) + "." + form.name().toLowerCase(Locale.ROOT), content);
  }

  /** The words as they stand; headings are headings where their numbers run from one. */
  static OfficialDocument official(String title, String text) {
    OfficialDocument.Draft draft = OfficialDocument.titled(title);
    int headings = 0;
    boolean begun = false;
    for (String line : text.split("\n", -1)) {
      String words = line.strip().replaceFirst("^#+\\s*", "");
      if (words.isEmpty()) {
        continue;
      }
      if (!begun && bare(words).startsWith(bare(title)) && words.length() < title.length() + 16) {
        begun = true;
        continue;
      }
      begun = true;
      Matcher heading = HEADING.matcher(words);
      if (heading.matches() && LawText.number(heading.group(1)) == headings + 1) {
        headings++;
        draft.heading(1, heading.group(2));
      } else {
        draft.paragraph(words);
      }
    }
    return draft.build();
  }

  private static String bare(String words) {
    return words.replaceAll("[\\s\\u3000]", "");
  }

  /**
   * Many documents as one archive, each read in a transaction of its own and written as soon as it
   * is made. What was withdrawn or lost meanwhile is named in a file of the archive; the others are
   * in it all the same.
   *
   * @throws InvalidInput if there are none or more than {@value #MOST}
   */
  public void many(List<UUID> ids, Form form, OutputStream out) throws IOException {
    check(ids);
    Map<String, Integer> names = new HashMap<>();
    List<Text> missing = new ArrayList<>();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (UUID id : ids) {
        try {
          HandedOut one = one(id, form);
          int before = names.merge(one.name(), 1, Integer::sum);
          add(zip, before == 1 ? one.name() : before + "-" + one.name(), one.content());
        } catch (NotFound gone) {
          missing.add(
              Text.of("{0}：打包期间已移出资料库。", "{0}: withdrawn while the archive was made.").fill(id));
        } catch (InvalidInput refused) {
          missing.add(
              Text.of("{0}：{1}", "{0}: {1}").fill(id, refused.faults().getFirst().message()));
        }
        zip.flush();
      }
      if (!missing.isEmpty()) {
        StringBuilder said = new StringBuilder();
        missing.forEach(one -> said.append(one.zh()).append("\r\n"));
        missing.forEach(one -> said.append(one.en()).append("\r\n"));
        add(zip, NOT_INCLUDED, said.toString().getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content);
    zip.closeEntry();
  }

  /** The documents to hand out are chosen, not too many, and may be seen. */
  public void check(List<UUID> ids) {
    List<InvalidInput.Fault> faults = new ArrayList<>();
    if (ids.isEmpty() || ids.size() > MOST) {
      faults.add(
          new InvalidInput.Fault(
              "id",
              Integer.toString(ids.size()),
              Text.of("请选择 1 至 {0} 件（现为 {1} 件）。", "Choose 1 to {0} documents ({1} are chosen).")
                  .fill(MOST, ids.size())));
      throw new InvalidInput(faults);
    }
    Map<UUID, LibraryDocument> seen = documents.find(ids);
    for (UUID id : ids) {
      if (!seen.containsKey(id)) {
        throw new NotFound("document " + id);
      }
    }
  }

  private static String original(LibraryDocument document) {
    String name = document.fileName();
    return safe(name.substring(name.lastIndexOf('›') + 1).strip().replace('/', '-'));
  }

  private static String safe(String title) {
    String name = title.replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", " ").strip();
    return name.isEmpty() ? "document" : Shortening.cut(name, 80);
  }
}
