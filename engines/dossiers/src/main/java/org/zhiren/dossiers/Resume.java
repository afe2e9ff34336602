package org.zhiren.dossiers;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/**
 * 简历 as parts: dated entries of the career, and remarks that carry no date.
 *
 * <p>{@link #parse} and {@link #text} are inverse on text in the standard layout, and on any other
 * text {@code parse(parse(t).text())} equals {@code parse(t)}: only blanks and the spelling of
 * dates and separators change. Whatever cannot be read stays as text.
 *
 * @param parts entries and remarks in the order of the text
 */
public record Resume(List<Part> parts) {

  /** Takes a copy. */
  public Resume {
    parts = List.copyOf(parts);
  }

  /** An entry or a remark. */
  public sealed interface Part permits Entry, Remark {}

  /**
   * Text without a date, before the first entry.
   *
   * @param text one or more lines
   */
  public record Remark(String text) implements Part {}

  /**
   * One period of the career.
   *
   * @param period from month to month
   * @param segments what was done, with 其间 clauses where they stand in the text
   */
  public record Entry(Months period, List<Segment> segments) implements Part {

    /** Takes a copy. */
    public Entry {
      segments = List.copyOf(segments);
    }

    /** An entry with plain text. */
    public static Entry of(Months period, String text) {
      return new Entry(period, text.isEmpty() ? List.of() : List.of(new Words(text)));
    }

    /** What was done, without 其间 clauses, wrapped lines joined. */
    public String description() {
      StringBuilder text = new StringBuilder();
      for (Segment segment : segments) {
        if (segment instanceof Words words) {
          text.append(words.text());
        }
      }
      return text.toString().replace("\n", "").strip();
    }

    /** The whole text, 其间 clauses included; LF where the file wraps the line. */
    String body() {
      StringBuilder body = new StringBuilder();
      for (Segment segment : segments) {
        body.append(
            switch (segment) {
              case Words words -> words.text();
              case Meanwhile meanwhile -> meanwhile.raw();
            });
      }
      return body.toString();
    }

    /** The 其间 entries in the order of the text. */
    public List<Episode> meanwhile() {
      return segments.stream()
          .flatMap(s -> s instanceof Meanwhile clause ? clause.episodes().stream() : null)
          .toList();
    }
  }

  /** A piece of the text of an entry. */
  public sealed interface Segment permits Words, Meanwhile {}

  /**
   * Plain text; LF where the file wraps the line.
   *
   * @param text the text
   */
  public record Words(String text) implements Segment {}

  /**
   * A 其间 clause.
   *
   * @param raw the clause as it stands, brackets included
   * @param episodes what it says
   */
  public record Meanwhile(String raw, List<Episode> episodes) implements Segment {

    /** Takes a copy. */
    public Meanwhile {
      episodes = List.copyOf(episodes);
    }

    /** A clause in the standard spelling. */
    public static Meanwhile of(List<Episode> episodes) {
      StringBuilder raw = new StringBuilder("（其间：");
      for (int i = 0; i < episodes.size(); i++) {
        Episode episode = episodes.get(i);
        raw.append(i == 0 ? "" : "；");
        episode.period().ifPresent(months -> raw.append(months.spelled()));
        raw.append(episode.text());
      }
      return new Meanwhile(raw.append('）').toString(), episodes);
    }
  }

  /**
   * Something done while the period of the entry went on.
   *
   * @param period the months, if they can be read
   * @param text what was done
   */
  public record Episode(Optional<Months> period, String text) {}

  /**
   * From one month to another.
   *
   * @param from the first month
   * @param to the last month; empty while it goes on
   */
  public record Months(YearMonth from, Optional<YearMonth> to) {

    /** A closed period. */
    public static Months between(YearMonth from, YearMonth to) {
      return new Months(from, Optional.of(to));
    }

    /** A period that goes on (至今). */
    public static Months since(YearMonth from) {
      return new Months(from, Optional.empty());
    }

    /** Whether it goes on. */
    public boolean isOpen() {
      return to.isEmpty();
    }

    String spelled() {
      return dotted(from) + (to.filter(from::equals).isPresent() ? "" : "--" + end());
    }

    String end() {
      return to.map(Months::dotted).orElse("");
    }

    static String dotted(YearMonth month) {
      return "%04d.%02d".formatted(month.getYear(), month.getMonthValue());
    }
  }

  /** Reads 简历; any text can be read. */
  public static Resume parse(String text) {
    return ResumeParser.parse(text);
  }

  /** The dated entries without the remarks. */
  public List<Entry> entries() {
    return parts.stream().filter(Entry.class::isInstance).map(Entry.class::cast).toList();
  }

  /**
   * 简历 in the standard layout: {@code yyyy.MM--yyyy.MM}, two blanks, text; an open period has nine
   * blanks; further lines are indented by 18. Lines end with LF.
   */
  public String text() {
    StringBuilder text = new StringBuilder();
    for (Part part : parts) {
      if (!text.isEmpty()) {
        text.append('\n');
      }
      switch (part) {
        case Remark remark -> text.append(remark.text());
        case Entry entry -> append(entry, text);
      }
    }
    return text.toString();
  }

  private static void append(Entry entry, StringBuilder text) {
    Months period = entry.period();
    text.append(Months.dotted(period.from())).append("--").append(period.end());
    String body = entry.body();
    if (!body.isEmpty()) {
      text.append(period.isOpen() ? "         " : "  ")
          .append(body.replace("\n", "\n                  "));
    }
  }
}
