package org.zhiren.platform.insight;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.zhiren.explain.Text;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.Typing;

/**
 * What an entry must say. Every fault is told at its field; nothing is cut or refused silently. An
 * entry speaks of work: a passage that looks private is pointed out and goes in only when its
 * author confirms that it concerns the work.
 */
@Component
public class EntryRules {

  /** The longest text of a field, in characters. */
  public static final int LONGEST = 2_000;

  /** The longest short field: place, source, task, ground. */
  public static final int LONGEST_LINE = 200;

  private static final LocalDate EARLIEST = LocalDate.of(1990, 1, 1);

  /** Words that often stand for something which the work does not need (个人信息保护法第六条). */
  private static final List<String> PRIVATE =
      List.of(
          "离婚",
          "婚外",
          "怀孕",
          "病历",
          "病史",
          "信教",
          "宗教信仰",
          "长相",
          "相貌",
          "身材",
          "星座",
          "血型",
          "属相",
          "divorce",
          "pregnan",
          "religio",
          "medical record",
          "good-looking",
          "horoscope");

  private final Clock clock;

  EntryRules(Clock clock) {
    this.clock = clock;
  }

  /**
   * Checks what was typed.
   *
   * @param prefix stands before the name of each field in the faults, for forms about several
   *     people
   * @param faults takes what is wrong
   * @return the draft, if nothing was wrong
   */
  public Optional<Draft> check(Typed typed, String prefix, List<InvalidInput.Fault> faults) {
    List<InvalidInput.Fault> found = new ArrayList<>();
    Channel channel =
        one(
            Channel.class,
            typed.channel(),
            "channel",
            Text.of("请选择渠道。", "Choose a channel."),
            found);
    Occasion occasion =
        one(
            Occasion.class,
            typed.occasion(),
            prefix + "occasion",
            Text.of("请选择平时表现或关键时刻。", "Choose everyday work or a critical event."),
            found);
    Secrecy secrecy =
        Typed.stripped(typed.secrecy()).isEmpty()
            ? Secrecy.INTERNAL
            : one(
                Secrecy.class,
                typed.secrecy(),
                "secrecy",
                Text.of("请选择密级。", "Choose a class of secrecy."),
                found);
    LocalDate day = day(Typed.stripped(typed.happenedOn()), found);
    String place = line(typed.place(), "place", found);
    String sourceName = line(typed.sourceName(), prefix + "sourceName", found);
    String sourceRelation = line(typed.sourceRelation(), prefix + "sourceRelation", found);
    String task = line(typed.task(), prefix + "task", found);
    String ground = line(typed.ground(), "ground", found);
    String situation = words(typed.situation(), prefix + "situation", typed.workRelated(), found);
    String behaviour = words(typed.behaviour(), prefix + "behaviour", typed.workRelated(), found);
    String result = words(typed.result(), prefix + "result", typed.workRelated(), found);
    boolean open = Boolean.TRUE.equals(typed.open());
    if (behaviour.isEmpty()) {
      found.add(
          fault(
              prefix + "behaviour",
              null,
              Text.of("请写明本人做了什么、说了什么。", "Say what the person did or said.")));
    }
    if (occasion == Occasion.CRITICAL && situation.isEmpty()) {
      found.add(
          fault(
              prefix + "situation",
              null,
              Text.of("关键时刻请写明当时的情境。", "For a critical event, say what the situation was.")));
    }
    if (channel != null && channel.byOthers() && sourceName.isEmpty()) {
      found.add(
          fault(
              prefix + "sourceName",
              null,
              Text.of("“{0}”请注明是谁说的。", "For “{0}” say who told it.").fill(channel.text())));
    }
    if (!sourceName.isEmpty() && sourceRelation.isEmpty()) {
      found.add(
          fault(
              prefix + "sourceRelation",
              null,
              Text.of(
                      "请注明{0}与本人的关系，例如分管领导、同事。",
                      "Say how {0} stands to the person, for instance superior or colleague.")
                  .fill(sourceName)));
    }
    if (ground.isEmpty()) {
      found.add(fault("ground", null, Text.of("请写明依据或目的。", "Give the legal ground or purpose.")));
    }
    if (open && secrecy == Secrecy.WORK_SECRET) {
      found.add(
          fault(
              "open",
              null,
              Text.of(
                  "工作秘密不向本人开放，请取消“向本人开放”或改为内部资料。",
                  "A work secret is not open to the person. Untick “open to the person” or class it as"
                      + " internal.")));
    }
    faults.addAll(found);
    return found.isEmpty() && channel != null && occasion != null && secrecy != null && day != null
        ? Optional.of(
            new Draft(
                channel,
                occasion,
                day,
                place,
                sourceName,
                sourceRelation,
                task,
                situation,
                behaviour,
                result,
                secrecy,
                ground,
                open))
        : Optional.empty();
  }

  private static <E extends Enum<E>> @Nullable E one(
      Class<E> type,
      @Nullable String given,
      String field,
      Text advice,
      List<InvalidInput.Fault> found) {
    String name = Typed.stripped(given);
    for (E value : type.getEnumConstants()) {
      if (value.name().equals(name)) {
        return value;
      }
    }
    found.add(fault(field, given, advice));
    return null;
  }

  private @Nullable LocalDate day(String given, List<InvalidInput.Fault> found) {
    LocalDate day = Typing.day("happenedOn", given, found);
    LocalDate today = LocalDate.now(clock);
    if (day == null || (!day.isAfter(today) && !day.isBefore(EARLIEST))) {
      return day;
    }
    found.add(
        fault(
            "happenedOn",
            given,
            Text.of(
                    "日期（{0}）应在 {1} 至今天（{2}）之间。",
                    "The date ({0}) must lie between {1} and today ({2}).")
                .fill(given, EARLIEST, today)));
    return null;
  }

  private static String line(@Nullable String given, String field, List<InvalidInput.Fault> found) {
    return within(Typed.stripped(given), field, LONGEST_LINE, found);
  }

  private static String words(
      @Nullable String given,
      String field,
      @Nullable Boolean confirmed,
      List<InvalidInput.Fault> found) {
    String words = within(Typed.stripped(given), field, LONGEST, found);
    String lower = words.toLowerCase(Locale.ROOT);
    if (!Boolean.TRUE.equals(confirmed)) {
      PRIVATE.stream()
          .filter(lower::contains)
          .findFirst()
          .ifPresent(word ->
              found.add(
                  fault(
                      field,
                      words,
                      Text.of(
                              "“{0}”看起来是私人情况。只记与工作有关的内容；确与履职有关的，请勾选“已核对，与工作有关”后再保存。",
                              "“{0}” looks private. Only what concerns the work belongs here. If it"
                                  + " does, tick “checked, concerns the work” and save again.")
                          .fill(word))));
    }
    return words;
  }

  private static String within(
      String text, String field, int longest, List<InvalidInput.Fault> found) {
    int length = text.codePointCount(0, text.length());
    if (length > longest) {
      found.add(
          fault(
              field,
              null,
              Text.of("共 {0} 字，最多 {1} 字，请精简。", "{0} characters, at most {1}. Please shorten it.")
                  .fill(length, longest)));
    }
    return text;
  }

  private static InvalidInput.Fault fault(String field, @Nullable String value, Text message) {
    return new InvalidInput.Fault(field, value, message);
  }
}
