package org.zhiren.materials.cleaning;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Shortening;
import org.zhiren.materials.Kind;
import org.zhiren.materials.Level;
import org.zhiren.materials.Particulars;
import org.zhiren.materials.Topic;

/**
 * Reads what a document says about itself, at the places where GB/T 9704-2012 and habit put it: the
 * head, the lines under the title, the signature and the block at the foot.
 */
public final class Describing {

  private static final int HEAD_LINES = 14;
  private static final int FOOT_LINES = 12;
  private static final int LONGEST_TITLE = 120;

  private static final Pattern DECLARED =
      Pattern.compile("[（(\\[【]\\s*(?:约|共|全文)?\\s*(\\d{2,6})\\s*字\\s*[）)\\]】]");
  private static final Pattern SECRECY =
      Pattern.compile("^(绝密|机密|秘密)(?:\\s*★\\s*(?:\\d{1,2}\\s*(?:年|个月)|长期)?)?$");
  private static final Pattern URGENCY = Pattern.compile("^(特急|加急|特提|平急|急件)$");
  private static final Pattern COPY_NUMBER = Pattern.compile("^(?:№\\s*)?\\d{6}$");
  private static final Pattern NUMBER =
      Pattern.compile(
          "([\\p{IsHan}]{1,14})\\s*[〔\\[［【(（]\\s*(\\d{4})\\s*[〕\\]］】)）]\\s*第?\\s*(\\d{1,5})\\s*号");
  private static final Pattern ORDER_NUMBER =
      Pattern.compile("(?:令|公告)\\s*(?:第\\s*[\\d一二三四五六七八九十百零〇]+\\s*号)");
  private static final Pattern SIGNER = Pattern.compile("签发人\\s*[：:]\\s*([\\p{IsHan}·\\s、]{2,30})");
  private static final Pattern ADDRESSEES =
      Pattern.compile(
          "^([^。；！？]{2,200}(?:委|府|部|局|办|院|会|区|县|市|州|组|位|司|室|团|企业|机关|单位)[^。；！？]{0,20})[：:]$");

  /** Whom a speech greets; a document is sent to bodies. */
  private static final Pattern GREETING = Pattern.compile("同志们|同志$|朋友们|先生们|女士们|代表们|委员们|同学们");

  private static final Pattern ATTACHMENT = Pattern.compile("^附件\\s*[：:]\\s*(.+)$");
  private static final Pattern NEXT_ATTACHMENT = Pattern.compile("^\\s*\\d{1,2}\\s*[.．、]\\s*(.+)$");
  private static final Pattern COPIES = Pattern.compile("^抄\\s*送\\s*[：:]\\s*(.+)$");
  private static final Pattern PRINTED =
      Pattern.compile("^(.{2,40}?)\\s*(\\d{4}年\\d{1,2}月\\d{1,2}日)\\s*印发.*$");
  private static final Pattern BRACKETED = Pattern.compile("^[（(](.*)[）)]$");

  private final List<String> lines;

  private Describing(List<String> lines) {
    this.lines = lines;
  }

  /**
   * The particulars of a document.
   *
   * @param text cleaned, see {@link Cleaner}
   */
  public static Particulars describe(String text) {
    List<String> lines =
        text.lines().map(Describing::trimmed).filter(line -> !line.isEmpty()).toList();
    return new Describing(lines).all(text);
  }

  private static String trimmed(String line) {
    return line.strip().replaceFirst("^#+\\s*", "").replaceAll("^[\\u3000\\s]+|[\\u3000\\s]+$", "");
  }

  private Particulars all(String text) {
    int titleAt = titleLine();
    String written = titleAt < 0 ? "" : title(titleAt);
    Matcher declared = DECLARED.matcher(written);
    int length = declared.find() ? Integer.parseInt(declared.group(1)) : 0;
    String title = DECLARED.matcher(written).replaceAll("").strip();
    String organ = organ(titleAt);
    String number = number();
    return new Particulars(
        title,
        length,
        Kind.ofTitle(ending(title)),
        organ,
        number,
        date(titleAt),
        level(organ, title),
        Topic.of(title, text),
        inHead(SECRECY, 0),
        inHead(URGENCY, 0),
        signer(),
        addressees(titleAt),
        attachments(),
        inFoot(COPIES),
        printed());
  }

  /** The title without the bracket that follows the word for the kind: 办法（试行）. */
  private static String ending(String title) {
    String bare = title;
    while (bare.endsWith("）") || bare.endsWith(")")) {
      int open = Math.max(bare.lastIndexOf('（'), bare.lastIndexOf('('));
      if (open <= 0) {
        break;
      }
      bare = bare.substring(0, open).strip();
    }
    return bare.replaceAll("[》”\"]+$", "");
  }

  private int titleLine() {
    for (int i = 0; i < Math.min(HEAD_LINES, lines.size()); i++) {
      String line = lines.get(i);
      if (!formal(line)) {
        return i;
      }
    }
    return -1;
  }

  /** Lines that stand above a title. */
  private static boolean formal(String line) {
    return SECRECY.matcher(line).matches()
        || URGENCY.matcher(line).matches()
        || COPY_NUMBER.matcher(line).matches()
        || (line.endsWith("文件") && line.length() <= 30)
        || (NUMBER.matcher(line).find() && line.length() <= 40 && !line.startsWith("关于"))
        || line.startsWith("签发人");
  }

  /** A title may be broken into up to three lines; the last one says the kind. */
  private String title(int at) {
    StringBuilder title = new StringBuilder(cut(lines.get(at)));
    for (int i = at + 1; i < Math.min(at + 3, lines.size()); i++) {
      String next = lines.get(i);
      boolean complete = Kind.ofTitle(ending(bare(title))) != Kind.OTHER;
      boolean continues =
          next.length() <= 30
              && !next.matches(".*[。，：；:].*")
              && !formal(next)
              && Kind.ofTitle(ending(bare(new StringBuilder(next)))) != Kind.OTHER
              && !BRACKETED.matcher(next).matches();
      if (complete || !continues || title.length() > 60) {
        break;
      }
      title.append(next);
    }
    return title.toString();
  }

  private static String bare(StringBuilder title) {
    return DECLARED.matcher(title).replaceAll("").strip();
  }

  /** A text without a title begins with a sentence; its first words stand for one. */
  private static String cut(String line) {
    if (line.length() <= LONGEST_TITLE) {
      return line;
    }
    int stop = line.indexOf('。');
    return stop > 0 && stop < LONGEST_TITLE ? line.substring(0, stop) : Shortening.shown(line, 40);
  }

  private @Nullable String inHead(Pattern pattern, int group) {
    for (String line : lines.subList(0, Math.min(HEAD_LINES, lines.size()))) {
      Matcher matcher = pattern.matcher(line);
      if (matcher.matches()) {
        return matcher.group(group).replaceAll("\\s", "");
      }
    }
    return null;
  }

  private List<String> foot() {
    return lines.subList(Math.max(0, lines.size() - FOOT_LINES), lines.size());
  }

  private @Nullable String inFoot(Pattern pattern) {
    for (String line : foot()) {
      Matcher matcher = pattern.matcher(line);
      if (matcher.matches()) {
        return matcher.group(1).strip().replaceAll("[。.]$", "");
      }
    }
    return null;
  }

  private @Nullable String number() {
    for (String line : lines.subList(0, Math.min(HEAD_LINES, lines.size()))) {
      Matcher number = NUMBER.matcher(line);
      if (line.length() <= 60 && number.find()) {
        return "%s〔%s〕%s号".formatted(number.group(1), number.group(2), number.group(3));
      }
      Matcher order = ORDER_NUMBER.matcher(line);
      if (line.length() <= 40 && order.find()) {
        return line.substring(0, order.end()).replaceAll("^[（(\\s]+|\\s", "");
      }
    }
    return null;
  }

  private @Nullable String signer() {
    for (String line : lines.subList(0, Math.min(HEAD_LINES, lines.size()))) {
      Matcher signer = SIGNER.matcher(line);
      if (signer.find()) {
        return signer.group(1).strip().replaceAll("\\s+", " ");
      }
    }
    return null;
  }

  private @Nullable String addressees(int titleAt) {
    for (int i = titleAt + 1; i < Math.min(titleAt + 5, lines.size()); i++) {
      Matcher addressees = ADDRESSEES.matcher(lines.get(i));
      if (addressees.matches() && !GREETING.matcher(addressees.group(1)).find()) {
        return addressees.group(1).strip();
      }
    }
    return null;
  }

  private List<String> attachments() {
    List<String> attachments = new ArrayList<>();
    List<String> end = lines.subList(Math.max(0, lines.size() - 30), lines.size());
    for (int i = 0; i < end.size(); i++) {
      Matcher first = ATTACHMENT.matcher(end.get(i));
      if (!first.matches()) {
        continue;
      }
      attachments.add(withoutNumber(first.group(1)));
      for (int j = i + 1; j < end.size(); j++) {
        Matcher next = NEXT_ATTACHMENT.matcher(end.get(j));
        if (!next.matches()) {
          break;
        }
        attachments.add(next.group(1).strip());
      }
      break;
    }
    return attachments;
  }

  private static String withoutNumber(String attachment) {
    return attachment.strip().replaceFirst("^\\d{1,2}\\s*[.．、]\\s*", "");
  }

  private @Nullable String printed() {
    for (String line : foot()) {
      Matcher printed = PRINTED.matcher(line);
      if (printed.matches()) {
        return printed.group(1).strip() + " " + printed.group(2);
      }
    }
    return null;
  }

  /** The date of the signature, else the last of those in the lines under the title. */
  private @Nullable LocalDate date(int titleAt) {
    List<String> foot = foot();
    for (int i = foot.size() - 1; i >= 0; i--) {
      if (foot.size() < lines.size() || i > titleAt) {
        LocalDate signed = WrittenDates.whole(foot.get(i));
        if (signed != null) {
          return signed;
        }
      }
    }
    LocalDate latest = null;
    for (String line : historyLines(titleAt)) {
      LocalDate last = WrittenDates.last(line);
      if (last != null && (latest == null || last.isAfter(latest))) {
        latest = last;
      }
    }
    return latest;
  }

  /** What stands between the title and the text: who decided when. */
  private List<String> historyLines(int titleAt) {
    List<String> history = new ArrayList<>();
    for (int i = titleAt + 1; i < Math.min(titleAt + 40, lines.size()); i++) {
      String line = lines.get(i);
      boolean bracketed = BRACKETED.matcher(line).matches();
      boolean decision =
          WrittenDates.startsWithDate(line.replaceFirst("^[（(]", ""))
              && line.matches(".*(?:通过|修正|修订|批准|公布|发布|施行|修改|颁布|制定|起施行|日[）)]?)[）)。]?$");
      if (bracketed || decision) {
        history.add(line);
      } else if (!history.isEmpty()
          || line.length() > 60
          || line.matches("^(?:第一章|第一条|一、|目\\s*录).*")) {
        // Lines of a broken bracket may lie between; a chapter or prose ends the history.
        if (line.matches("^(?:第.{1,3}[章条编]|一、|目\\s*录).*") || line.length() > 120) {
          break;
        }
      }
    }
    return history;
  }

  private @Nullable String organ(int titleAt) {
    List<String> foot = foot();
    for (int i = foot.size() - 1; i > 0; i--) {
      if (WrittenDates.whole(foot.get(i)) != null) {
        String above = foot.get(i - 1).replaceAll("\\s{2,}", " ");
        if (above.length() <= 40 && Organs.is(above)) {
          return above;
        }
      }
    }
    for (String line : lines.subList(0, Math.min(Math.max(titleAt, 0), lines.size()))) {
      if (line.endsWith("文件") && line.length() <= 30) {
        return line.substring(0, line.length() - 2).strip();
      }
    }
    for (String line : historyLines(titleAt)) {
      String decided = Organs.thatDecided(line);
      if (decided != null) {
        return decided;
      }
    }
    return null;
  }

  private static @Nullable Level level(@Nullable String organ, String title) {
    Level level = organ == null ? null : Organs.level(organ);
    return level == null ? Organs.levelOfPlace(title) : level;
  }
}
