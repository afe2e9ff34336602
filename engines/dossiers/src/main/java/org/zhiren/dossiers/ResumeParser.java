package org.zhiren.dossiers;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.zhiren.dossiers.Resume.Entry;
import org.zhiren.dossiers.Resume.Episode;
import org.zhiren.dossiers.Resume.Meanwhile;
import org.zhiren.dossiers.Resume.Months;
import org.zhiren.dossiers.Resume.Part;
import org.zhiren.dossiers.Resume.Remark;
import org.zhiren.dossiers.Resume.Segment;
import org.zhiren.dossiers.Resume.Words;

/**
 * Reads 简历. Line by line: a line that starts with a year and month opens an entry, any other line
 * continues the one before. Patterns have no nested repetition, so that a long line costs time in
 * proportion to its length.
 */
final class ResumeParser {

  private static final String MONTH = "(\\d{4})(?:[.．/年](\\d{1,2})|(\\d{2}))月?";
  private static final String BLANKS = "[ \\t\u3000]{0,4}";

  /** A month, then 至今, or a separator and a month, 至今, 今 or nothing. */
  private static final Pattern PERIOD =
      Pattern.compile(
          MONTH
              + BLANKS
              + "(?:至今|(?:-{1,2}|[—–－～~至]{1,2})"
              + BLANKS
              + "(?:"
              + MONTH
              + "(?!\\d)|至今|今(?![\\p{IsHan}]))?)");

  private static final Pattern SINGLE = Pattern.compile(MONTH + "(?!\\d)");
  private static final Pattern LEAD = Pattern.compile("(?:其间|期间|其中)?[:：,，]?[ \u3000]?");
  private static final int DEEPEST_BRACKET = 16;

  /** A clause is a few lines long; looking further for its end would only cost time. */
  private static final int LONGEST_CLAUSE = 4_000;

  private ResumeParser() {}

  static Resume parse(String text) {
    List<Part> parts = new ArrayList<>();
    Open open = null;
    for (String line : Lines.unixLines(text).split("\n")) {
      String bare = Lines.strip(line);
      if (bare.isEmpty()) {
        continue;
      }
      Matcher matcher = PERIOD.matcher(bare);
      Months period = matcher.lookingAt() ? months(matcher) : null;
      if (period != null) {
        if (open != null) {
          parts.add(open.entry());
        }
        open = new Open(period, Lines.strip(bare.substring(matcher.end())));
      } else if (open != null) {
        open.continueWith(bare);
      } else if (!parts.isEmpty() && parts.getLast() instanceof Remark remark) {
        parts.set(parts.size() - 1, new Remark(remark.text() + "\n" + bare));
      } else {
        parts.add(new Remark(bare));
      }
    }
    if (open != null) {
      parts.add(open.entry());
    }
    return new Resume(parts);
  }

  /** An entry whose further lines are still to come. */
  private static final class Open {
    private final Months period;
    private final StringBuilder body;

    Open(Months period, String firstLine) {
      this.period = period;
      this.body = new StringBuilder(firstLine);
    }

    void continueWith(String line) {
      // Without words on the first line the next one moves up: nothing stands between them.
      body.append(body.isEmpty() ? "" : "\n").append(line);
    }

    Entry entry() {
      return new Entry(period, segments(body.toString()));
    }
  }

  private static List<Segment> segments(String body) {
    List<Segment> segments = new ArrayList<>();
    int said = 0;
    int i = 0;
    while (i < body.length()) {
      char c = body.charAt(i);
      int end = c == '（' || c == '(' ? closing(body, i) : -1;
      Meanwhile clause = end < 0 ? null : clause(body.substring(i, end));
      if (clause == null) {
        i++;
      } else {
        if (i > said) {
          segments.add(new Words(body.substring(said, i)));
        }
        segments.add(clause);
        i = end;
        said = end;
      }
    }
    if (said < body.length()) {
      segments.add(new Words(body.substring(said)));
    }
    return segments;
  }

  /** The place after the bracket that closes the one at {@code start}, or −1. */
  private static int closing(String body, int start) {
    // Only a bracket that can be a 其间 clause is followed to its end: most brackets cannot.
    if (!startsLikeClause(body, start + 1)) {
      return -1;
    }
    int depth = 0;
    int limit = Math.min(body.length(), start + LONGEST_CLAUSE);
    for (int i = start; i < limit; i++) {
      char c = body.charAt(i);
      if (c == '（' || c == '(') {
        depth++;
        if (depth > DEEPEST_BRACKET) {
          return -1;
        }
      } else if (c == '）' || c == ')') {
        depth--;
        if (depth == 0) {
          return i + 1;
        }
      }
    }
    return -1;
  }

  private static boolean startsLikeClause(String body, int from) {
    Matcher lead = LEAD.matcher(body).region(from, body.length());
    int at = lead.lookingAt() ? lead.end() : from;
    return SINGLE.matcher(body).region(at, body.length()).lookingAt()
        || PERIOD.matcher(body).region(at, body.length()).lookingAt();
  }

  private static @Nullable Meanwhile clause(String raw) {
    String inside = raw.substring(1, raw.length() - 1).replace("\n", "");
    Matcher lead = LEAD.matcher(inside);
    String text = lead.lookingAt() ? inside.substring(lead.end()) : inside;
    List<Episode> episodes = new ArrayList<>();
    for (String piece : text.split("[；;]")) {
      String bare = Lines.strip(piece);
      if (!bare.isEmpty()) {
        episodes.add(episode(bare));
      }
    }
    boolean dated = !episodes.isEmpty() && episodes.getFirst().period().isPresent();
    return dated ? new Meanwhile(raw, episodes) : null;
  }

  private static Episode episode(String text) {
    Matcher matcher = PERIOD.matcher(text);
    Months period = matcher.lookingAt() ? months(matcher) : null;
    if (period == null) {
      matcher = SINGLE.matcher(text);
      YearMonth month = matcher.lookingAt() ? month(matcher, 1) : null;
      period = month == null ? null : Months.between(month, month);
    }
    return period == null
        ? new Episode(Optional.empty(), text)
        : new Episode(Optional.of(period), Lines.strip(text.substring(matcher.end())));
  }

  private static @Nullable Months months(Matcher matcher) {
    YearMonth from = month(matcher, 1);
    if (from == null) {
      return null;
    }
    if (matcher.group(4) == null) {
      return Months.since(from);
    }
    YearMonth to = month(matcher, 4);
    return to == null ? null : Months.between(from, to);
  }

  private static @Nullable YearMonth month(Matcher matcher, int group) {
    String number =
        matcher.group(group + 1) == null ? matcher.group(group + 2) : matcher.group(group + 1);
    int month = Integer.parseInt(number);
    return month < 1 || month > 12
        ? null
        : YearMonth.of(Integer.parseInt(matcher.group(group)), month);
  }
}
