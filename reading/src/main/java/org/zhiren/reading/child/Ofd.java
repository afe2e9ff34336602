package org.zhiren.reading.child;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zhiren.reading.ReadWarning;

/**
 * OFD documents (GB/T 33190-2016): the texts of the pages by their places. Pictures are not
 * decoded, signatures not checked.
 */
final class Ofd {

  private static final int MOST_PAGES = 20_000;
  private static final int MOST_TEXTS_A_PAGE = 200_000;

  private static final Map<String, String> PARTICULARS =
      Map.ofEntries(
          Map.entry("Title", "title"),
          Map.entry("Author", "author"),
          Map.entry("Subject", "subject"),
          Map.entry("Abstract", "description"),
          Map.entry("CreationDate", "created"),
          Map.entry("ModDate", "modified"),
          Map.entry("Creator", "generator"));

  private final Packed packed;
  private final Output out;

  /** A text with its place, in millimetres of the page. */
  private record Placed(String text, double x, double y, double width, double size) {}

  private Ofd(Packed packed, Output out) {
    this.packed = packed;
    this.out = out;
  }

  static void read(byte[] bytes, Output out) throws IOException, Refused {
    try (Packed packed = Packed.of(bytes, out.request())) {
      new Ofd(packed, out).all();
    }
  }

  private void all() throws IOException, Refused {
    List<String> roots = new ArrayList<>();
    Xml xml = new Xml(packed.read("OFD.xml"));
    while (xml.next()) {
      if (xml.starts("DocRoot")) {
        roots.add(OfficePackage.resolve("", xml.content().strip()));
      } else if (xml.starts("CustomData")) {
        String name = xml.attributeOr("Name", "");
        out.particular(name, xml.content());
      } else if (xml.starts()) {
        String name = PARTICULARS.get(xml.name());
        if (name != null) {
          out.particular(name, xml.content());
        }
      }
    }
    if (roots.isEmpty()) {
      throw Refused.broken("no document is named in OFD.xml");
    }
    Numbers numbers = new Numbers();
    for (String root : roots) {
      document(root, numbers);
    }
    out.pages(numbers.pages);
    if (numbers.empty > 0) {
      out.warn(
          numbers.empty == numbers.pages
              ? ReadWarning.NO_TEXT
              : ReadWarning.SOME_PAGES_WITHOUT_TEXT);
    }
  }

  private static final class Numbers {
    private int pages;
    private int empty;
  }

  private void document(String root, Numbers numbers) throws IOException, Refused {
    if (!packed.has(root)) {
      throw Refused.broken("the document named in OFD.xml is missing");
    }
    String folder = root.substring(0, root.lastIndexOf('/') + 1);
    Map<String, String> templates = new LinkedHashMap<>();
    List<String> pages = new ArrayList<>();
    Xml xml = new Xml(packed.read(root));
    while (xml.next()) {
      if (xml.starts("TemplatePage")) {
        templates.put(
            xml.attributeOr("ID", ""),
            OfficePackage.resolve(folder, xml.attributeOr("BaseLoc", "")));
      } else if (xml.starts("Page")) {
        pages.add(OfficePackage.resolve(folder, xml.attributeOr("BaseLoc", "")));
      }
    }
    if (numbers.pages + pages.size() > MOST_PAGES) {
      throw Refused.hostile("it has (%d) pages".formatted(pages.size()));
    }
    attachments(root, folder);
    for (String page : pages) {
      numbers.pages++;
      List<Placed> texts = new ArrayList<>();
      content(page, templates, texts, true);
      if (texts.isEmpty()) {
        numbers.empty++;
      }
      lines(texts).write(numbers.pages, out);
    }
  }

  private void attachments(String root, String folder) throws IOException, Refused {
    Xml xml = new Xml(packed.read(root));
    while (xml.next()) {
      if (xml.starts("Attachments")) {
        list(OfficePackage.resolve(folder, xml.content().strip()));
      }
    }
  }

  private void list(String part) throws IOException, Refused {
    byte[] bytes = packed.read(part);
    if (bytes.length == 0) {
      return;
    }
    String folder = part.substring(0, part.lastIndexOf('/') + 1);
    Xml xml = new Xml(bytes);
    String name = "";
    while (xml.next()) {
      if (xml.starts("Attachment")) {
        name = xml.attributeOr("Name", "");
      } else if (xml.starts("FileLoc")) {
        String file = OfficePackage.resolve(folder, xml.content().strip());
        if (packed.has(file)) {
          String own = file.substring(file.lastIndexOf('/') + 1);
          boolean named = name.contains(".") || name.isBlank();
          out.attachment(named && !name.isBlank() ? name : own, packed.read(file));
        }
      }
    }
  }

  private void content(
      String part, Map<String, String> templates, List<Placed> texts, boolean withTemplates)
      throws IOException, Refused {
    byte[] bytes = packed.read(part);
    if (bytes.length == 0) {
      return;
    }
    Xml xml = new Xml(bytes);
    double[] boundary = {0, 0, 0, 0};
    double size = 3.5;
    double stretch = 1;
    while (xml.next()) {
      if (xml.starts("TextObject")) {
        boundary = numbers(xml.attribute("Boundary"), 4);
        double[] matrix = numbers(xml.attributeOr("CTM", "1 0 0 1 0 0"), 6);
        stretch = matrix[0] == 0 ? 1 : Math.abs(matrix[0]);
        size = numbers(xml.attribute("Size"), 1)[0] * stretch;
      } else if (xml.starts("TextCode")) {
        double x = numbers(xml.attribute("X"), 1)[0] * stretch;
        double y = numbers(xml.attribute("Y"), 1)[0] * stretch;
        double width = width(xml.attribute("DeltaX")) * stretch;
        String text = xml.content().strip();
        if (texts.size() >= MOST_TEXTS_A_PAGE) {
          throw Refused.hostile("a page has more than (%d) texts".formatted(MOST_TEXTS_A_PAGE));
        }
        if (!text.isEmpty()) {
          double wide = width > 0 ? width + size : Math.max(boundary[2] - x, size);
          texts.add(new Placed(text, boundary[0] + x, boundary[1] + y, wide, size));
        }
      } else if (xml.starts("Template") && withTemplates) {
        String template = templates.get(xml.attributeOr("TemplateID", ""));
        if (template != null) {
          content(template, Map.of(), texts, false);
        }
      }
    }
  }

  /** Numbers parted by blanks; 0 where there are fewer. */
  private static double[] numbers(@Nullable String list, int count) {
    double[] numbers = new double[count];
    if (list != null) {
      String[] words = list.strip().split("\\s+");
      for (int i = 0; i < Math.min(count, words.length); i++) {
        numbers[i] = number(words[i]);
      }
    }
    return numbers;
  }

  private static double number(String word) {
    try {
      double number = Double.parseDouble(word);
      return Double.isFinite(number) ? number : 0;
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  /** The sum of the steps between characters; {@code g 3 4.5} stands for three steps of 4.5. */
  private static double width(@Nullable String steps) {
    if (steps == null) {
      return 0;
    }
    String[] words = steps.strip().split("\\s+");
    double sum = 0;
    for (int i = 0; i < words.length; i++) {
      if (words[i].equals("g") && i + 2 < words.length) {
        sum += number(words[i + 1]) * number(words[i + 2]);
        i += 2;
      } else {
        sum += number(words[i]);
      }
    }
    return sum;
  }

  /** Texts on one height are one line. */
  private static PageLines lines(List<Placed> texts) {
    List<Placed> order = new ArrayList<>(texts);
    order.sort(Comparator.comparingDouble(Placed::y));
    PageLines lines = new PageLines();
    List<Placed> line = new ArrayList<>();
    for (Placed text : order) {
      if (!line.isEmpty() && text.y() - line.getFirst().y() > 0.5 * line.getFirst().size()) {
        lines.add(line(line));
        line.clear();
      }
      line.add(text);
    }
    if (!line.isEmpty()) {
      lines.add(line(line));
    }
    return lines;
  }

  private static PageLines.Line line(List<Placed> texts) {
    texts.sort(Comparator.comparingDouble(Placed::x));
    StringBuilder written = new StringBuilder();
    double right = texts.getFirst().x();
    for (Placed text : texts) {
      if (!written.isEmpty() && text.x() - right > 0.8 * text.size()) {
        written.append(' ');
      }
      written.append(text.text());
      right = Math.max(right, text.x() + text.width());
    }
    Placed first = texts.getFirst();
    return new PageLines.Line(written.toString(), first.x(), right, first.y(), first.size());
  }
}
