package org.zhiren.reading;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A document that was read.
 *
 * @param name the name of the file
 * @param declared the type by the ending of the name
 * @param detected the type by its content, by which it was read
 * @param parts its text in the order of reading
 * @param particulars what the file says of itself: title, author, organisation, created, modified,
 *     subject, keywords, category, generator, encoding, from, to, copies, date, and own properties
 *     under their own names; texts as written
 * @param attachments the files inside
 * @param pages pages, sheets or slides; 0 if the format does not say
 * @param warnings what to know about it
 */
public record ReadDocument(
    String name,
    FileType declared,
    FileType detected,
    List<Part> parts,
    Map<String, String> particulars,
    List<Attachment> attachments,
    int pages,
    Set<ReadWarning> warnings) {

  private static final Pattern FIRST = Pattern.compile("^[一二三四五六七八九十百]{1,4}、\\S.*");
  private static final Pattern SECOND = Pattern.compile("^[（(][一二三四五六七八九十百]{1,4}[）)]\\S.*");
  private static final Pattern CHAPTER =
      Pattern.compile("^第[一二三四五六七八九十百零〇\\d]{1,6}(编|章|节)(\\s|\\u3000|$).*");
  private static final int LONGEST_HEADING = 60;

  /** Takes copies. */
  public ReadDocument {
    parts = List.copyOf(parts);
    particulars = Collections.unmodifiableMap(new LinkedHashMap<>(particulars));
    attachments = List.copyOf(attachments);
    warnings = Set.copyOf(warnings);
  }

  /**
   * The text: all parts but remarks of reviewers, a line break between them; what stands at the
   * head or foot of every page comes last.
   */
  public String text() {
    StringBuilder text = new StringBuilder();
    for (Part part : inText()) {
      if (!text.isEmpty()) {
        text.append('\n');
      }
      text.append(part.text());
    }
    return text.toString();
  }

  private List<Part> inText() {
    List<Part> order = new ArrayList<>();
    for (Part part : parts) {
      if (part.kind() != Part.Kind.MARGIN && part.kind() != Part.Kind.COMMENT) {
        order.add(part);
      }
    }
    for (Part part : parts) {
      if (part.kind() == Part.Kind.MARGIN) {
        order.add(part);
      }
    }
    return order;
  }

  /**
   * The outline: the headings by style; if there are none, the lines numbered as Chinese documents
   * number theirs（第一章, 一、, （一）).
   */
  public List<Heading> outline() {
    List<Heading> styled = new ArrayList<>();
    List<Heading> numbered = new ArrayList<>();
    int offset = 0;
    for (Part part : inText()) {
      if (part.kind() == Part.Kind.HEADING) {
        styled.add(new Heading(part.level(), part.text().strip(), offset));
      } else if (part.kind() == Part.Kind.PARAGRAPH) {
        int at = offset;
        for (String line : part.text().split("\n", -1)) {
          numbered(line.strip(), at, numbered);
          at += line.length() + 1;
        }
      }
      offset += part.text().length() + 1;
    }
    return List.copyOf(styled.isEmpty() ? levelled(numbered) : styled);
  }

  private static void numbered(String line, int offset, List<Heading> into) {
    Matcher chapter = CHAPTER.matcher(line);
    int level =
        chapter.matches()
            ? switch (chapter.group(1)) {
              case "编" -> 1;
              case "章" -> 2;
              default -> 3;
            }
            : FIRST.matcher(line).matches() ? 4 : SECOND.matcher(line).matches() ? 5 : 0;
    if (level > 0) {
      int stop = line.indexOf('。');
      String text = stop > 0 ? line.substring(0, stop) : line;
      if (text.length() <= LONGEST_HEADING) {
        into.add(new Heading(level, text, offset));
      }
    }
  }

  /** The levels that occur, closed up: 4 and 5 become 1 and 2. */
  private static List<Heading> levelled(List<Heading> headings) {
    List<Integer> levels = headings.stream().map(Heading::level).distinct().sorted().toList();
    return headings.stream()
        .map(one -> new Heading(levels.indexOf(one.level()) + 1, one.text(), one.offset()))
        .toList();
  }
}
