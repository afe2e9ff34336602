package org.zhiren.reading.child;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;
import org.zhiren.reading.ReadWarning;

/** Web pages. Nothing is loaded, no script is run. */
final class Html {

  private static final int CHARSET_WITHIN = 4096;
  private static final Pattern CHARSET =
      Pattern.compile("charset\\s*=\\s*[\"']?\\s*([\\w-]+)", Pattern.CASE_INSENSITIVE);

  private static final Set<String> UNSEEN =
      Set.of(
          "script", "style", "noscript", "template", "svg", "iframe", "object", "head", "select");

  private static final int MOST_DEPTH = 400;

  private final Output out;
  private final StringBuilder text = new StringBuilder();

  private Html(Output out) {
    this.out = out;
  }

  static void read(byte[] bytes, Output out) throws IOException, Refused {
    String head =
        new String(bytes, 0, Math.min(bytes.length, CHARSET_WITHIN), StandardCharsets.ISO_8859_1);
    Matcher charset = CHARSET.matcher(head);
    TextDecoding.Decoded decoded =
        TextDecoding.decode(bytes, charset.find() ? charset.group(1) : null);
    out.particular("encoding", decoded.charset().name());
    if (!decoded.exact()) {
      out.warn(ReadWarning.DOUBTFUL_ENCODING);
    }
    Document document = Jsoup.parse(decoded.text());
    out.particular("title", document.title());
    for (Element meta : document.select("meta[name]")) {
      switch (meta.attr("name").toLowerCase(Locale.ROOT)) {
        case "author" -> out.particular("author", meta.attr("content"));
        case "keywords" -> out.particular("keywords", meta.attr("content"));
        case "description" -> out.particular("description", meta.attr("content"));
        case "pubdate" -> out.particular("date", meta.attr("content"));
        default -> {}
      }
    }
    if (!document.select("script").isEmpty()) {
      out.warn(ReadWarning.MACROS);
    }
    body(document, out);
  }

  /** The text of a page that was decoded already, as in an e-mail. */
  static void readText(String page, Output out) throws IOException, Refused {
    body(Jsoup.parse(page), out);
  }

  private static void body(Document document, Output out) throws IOException, Refused {
    Html html = new Html(out);
    html.children(document.body(), 0);
    html.flush();
  }

  private void children(@Nullable Element parent, int depth) throws IOException, Refused {
    if (parent == null) {
      return;
    }
    if (depth > MOST_DEPTH) {
      throw Refused.hostile("elements are nested more than (%d) deep".formatted(MOST_DEPTH));
    }
    for (Node node : parent.childNodes()) {
      switch (node) {
        case TextNode words -> words(words.getWholeText(), parent);
        case Element element -> element(element, depth);
        default -> {}
      }
    }
  }

  private void words(String written, Element parent) {
    if (parent.normalName().equals("pre") || parent.normalName().equals("textarea")) {
      text.append(written);
      return;
    }
    String joined = written.replaceAll("[ \\t\\r\\n]+", " ");
    boolean blank = text.isEmpty() || Character.isWhitespace(text.charAt(text.length() - 1));
    text.append(blank ? joined.replaceFirst("^ ", "") : joined);
  }

  private void element(Element element, int depth) throws IOException, Refused {
    String name = element.normalName();
    if (UNSEEN.contains(name) || element.hasAttr("hidden")) {
      return;
    }
    if (name.equals("br")) {
      text.append('\n');
    } else if (name.matches("h[1-6]")) {
      flush();
      out.heading(name.charAt(1) - '0', 0, element.text());
    } else if (name.equals("table") && holdsData(element)) {
      flush();
      table(element);
    } else if (element.isBlock()) {
      flush();
      children(element, depth + 1);
      flush();
    } else {
      children(element, depth + 1);
    }
  }

  /** Tables in tables, and tables of one cell, are a way to lay out a page. */
  private static boolean holdsData(Element table) {
    return table.select("table").size() == 1 && table.select("td, th").size() > 1;
  }

  private void table(Element table) throws IOException {
    List<List<String>> rows = new ArrayList<>();
    for (Element row : table.select("tr")) {
      rows.add(row.select("> td, > th").eachText());
    }
    out.table(0, rows);
  }

  private void flush() throws IOException {
    out.paragraph(0, text.toString());
    text.setLength(0);
  }
}
