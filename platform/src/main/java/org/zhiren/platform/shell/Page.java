package org.zhiren.platform.shell;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What every template needs: language, texts, menu, person, tokens. Ask for it as a parameter of a
 * controller method.
 *
 * @param language the language of this page
 * @param viewer the person signed in, if any
 * @param navigation the menu for that person
 * @param path path and query of this request, for links that come back here
 * @param theme {@code light} or {@code dark}
 * @param density {@code comfortable} or {@code dense}
 * @param csrfName name of the form field of the request token
 * @param csrfToken the request token
 * @param today the day, for defaults
 * @param texts all texts
 * @param news counts what the person signed in has not read yet; asked only where it is shown
 * @param sent what the form that this request sends holds in a field, {@code null} without one
 */
public record Page(
    Language language,
    @Nullable Viewer viewer,
    List<NavigationEntry> navigation,
    String path,
    String theme,
    String density,
    String csrfName,
    String csrfToken,
    LocalDate today,
    Texts texts,
    IntSupplier news,
    Function<String, @Nullable String> sent) {

  /** A page on which nothing is counted. */
  public Page(
      Language language,
      @Nullable Viewer viewer,
      List<NavigationEntry> navigation,
      String path,
      String theme,
      String density,
      String csrfName,
      String csrfToken,
      LocalDate today,
      Texts texts) {
    this(
        language,
        viewer,
        navigation,
        path,
        theme,
        density,
        csrfName,
        csrfToken,
        today,
        texts,
        () -> 0,
        field -> null);
  }

  /**
   * What a field shows: what was typed when this page answers a form that was refused, otherwise
   * what is kept.
   */
  public String typed(String field, @Nullable Object kept) {
    String typed = sent.apply(field);
    return typed != null ? typed : kept == null ? "" : kept.toString();
  }

  /** How many messages the person signed in has not read yet. */
  public int unread() {
    return viewer == null ? 0 : news.getAsInt();
  }

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

  /** The wording of {@code key} in the language of the page. */
  public String t(String key, Object... arguments) {
    return texts.get(language, key, arguments);
  }

  /** The wording of a bilingual text in the language of the page. */
  public String t(org.zhiren.explain.Text text) {
    return language.of(text);
  }

  /** Whether the page is in Chinese. */
  public boolean chinese() {
    return language == Language.ZH;
  }

  /** Whether the person signed in holds the right named {@code right}. */
  public boolean may(String right) {
    return viewer != null && viewer.rights().contains(right);
  }

  /** The groups of the menu that hold something for this person, each with its lines. */
  public Map<NavigationGroup, List<NavigationEntry>> menu() {
    Map<NavigationGroup, List<NavigationEntry>> groups = new EnumMap<>(NavigationGroup.class);
    navigation.forEach(
        entry -> groups.computeIfAbsent(entry.group(), group -> new ArrayList<>()).add(entry));
    return groups;
  }

  /**
   * Whether {@code entry} of the menu leads to where we are. Of two entries one of which lies below
   * the other, the closer one does.
   */
  public boolean at(NavigationEntry entry) {
    return leadsHere(entry)
        && navigation.stream()
            .noneMatch(other -> leadsHere(other) && other.href().length() > entry.href().length());
  }

  private boolean leadsHere(NavigationEntry entry) {
    String here = path.contains("?") ? path.substring(0, path.indexOf('?')) : path;
    return here.equals(entry.href()) || here.startsWith(entry.href() + "/");
  }

  /** A dash where there is nothing to show: a cell is never blank. */
  public String orDash(@Nullable Object value) {
    return value == null || value.toString().isEmpty() ? "—" : value.toString();
  }

  /** A time to the second, in the calendar that it carries. */
  public String time(@Nullable OffsetDateTime time) {
    return time == null ? "—" : TIME.format(time);
  }

  /** What an act of the record is called: its text, or its code if it has none. */
  public String actionName(String action) {
    return texts.has("act." + action) ? t("act." + action) : action;
  }

  /** A purpose as the record keeps it, in words: a code has its name, a matter stands as typed. */
  public String purposeName(String purpose) {
    int end = purpose.indexOf(": ");
    String code = end < 0 ? purpose : purpose.substring(0, end);
    if (!texts.has("shell.purpose." + code)) {
      return purpose;
    }
    String name = t("shell.purpose." + code);
    return end < 0 ? name : name + (chinese() ? "：" : ": ") + purpose.substring(end + 2);
  }

  /** The names of roles that are given as codes, separated by commas. */
  public String roleNames(String codes) {
    return Arrays.stream(codes.split(","))
        .map(code -> texts.has("shell.role." + code) ? t("shell.role." + code) : code)
        .collect(Collectors.joining(chinese() ? "、" : ", "));
  }
}
