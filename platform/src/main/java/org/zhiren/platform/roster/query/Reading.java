package org.zhiren.platform.roster.query;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.zhiren.explain.Text;
import org.zhiren.platform.organization.Unit;
import org.zhiren.platform.organization.Units;
import org.zhiren.platform.shell.Texts;

/**
 * A question in words, in both languages, saying exactly what is asked: {@code 在职人员（截至
 * 2026-11-26）：性别为女、年龄不超过 40 周岁}. Names of units are shown only as far as they may be seen.
 */
@Component
public class Reading {

  private static final String ROOT = "query.read.";

  private final Texts texts;
  private final Units units;
  private final Clock clock;

  Reading(Texts texts, Units units, Clock clock) {
    this.texts = texts;
    this.units = units;
    this.clock = clock;
  }

  /** The whole question. */
  public Text of(Question question) {
    LocalDate today = LocalDate.now(clock);
    Text who =
        texts.both(
            ROOT + "population." + question.population().name(), question.day(today).toString());
    if (question.where().members().isEmpty()) {
      return texts.both(ROOT + "everybody", who);
    }
    Condition.Group where = question.where();
    Text conditions =
        where.join() == Condition.Join.ALL
            ? joined(where.members().stream().map(this::of).toList(), "and")
            : of(where);
    return texts.both(ROOT + "whole", who, conditions);
  }

  /** One condition. */
  public Text of(Condition condition) {
    return switch (condition) {
      case Condition.Group group -> group(group);
      case Condition.Test test -> test(test);
      case Condition.Facts facts -> facts(facts);
    };
  }

  private Text group(Condition.Group group) {
    List<Text> members = group.members().stream().map(this::of).toList();
    if (members.isEmpty()) {
      return texts.both(ROOT + "incomplete");
    }
    if (members.size() == 1 && group.join() != Condition.Join.NONE) {
      return members.getFirst();
    }
    return switch (group.join()) {
      case ALL -> texts.both(ROOT + "group", joined(members, "both"));
      case ANY -> texts.both(ROOT + "group", joined(members, "or"));
      case NONE ->
          texts.both(ROOT + (members.size() == 1 ? "not" : "none"), joined(members, "list"));
    };
  }

  private Text facts(Condition.Facts facts) {
    String key = "query.facts." + facts.kind().key() + "." + facts.timing().name();
    Object time =
        switch (facts.timing()) {
          case LAST_YEARS -> facts.years() < 1 ? texts.both(ROOT + "gap") : facts.years();
          case SINCE -> facts.since() == null ? texts.both(ROOT + "gap") : facts.since();
          default -> "";
        };
    Text what = texts.both(key, time);
    if (!facts.tests().isEmpty()) {
      what =
          texts.both(
              ROOT + "facts.with",
              what,
              joined(facts.tests().stream().map(this::test).toList(), "list"));
    }
    Integer least = facts.atLeast();
    Integer most = facts.atMost();
    if (facts.measure() == Condition.Measure.COUNT) {
      if (most != null && most == 0 && (least == null || least == 0)) {
        return texts.both(ROOT + "facts.no", what);
      }
      if (least != null && least == 1 && most == null) {
        boolean held =
            facts.timing() == Condition.Timing.NOW
                && facts.kind().shape() == FactKind.Shape.INTERVAL;
        return held ? what : texts.both(ROOT + "facts.some", what);
      }
    }
    String measure =
        ROOT
            + "measure."
            + facts.measure().name()
            + (facts.measure() == Condition.Measure.MONTHS && facts.timing() == Condition.Timing.NOW
                ? ".NOW"
                : "");
    return texts.both(
        ROOT + "facts.measured", what, texts.both(measure, limits(facts.measure(), least, most)));
  }

  /** Months as years where they are whole ones. */
  private Text amount(Condition.Measure measure, int amount) {
    return switch (measure) {
      case COUNT -> texts.both(ROOT + "amount.times", amount);
      case HOURS -> texts.both(ROOT + "amount.hours", amount);
      case MONTHS ->
          amount > 0 && amount % 12 == 0
              ? texts.both(ROOT + "amount.years", amount / 12)
              : texts.both(ROOT + "amount.months", amount);
    };
  }

  private Text limits(Condition.Measure measure, @Nullable Integer least, @Nullable Integer most) {
    if (least != null && most != null) {
      return texts.both(ROOT + "limits.both", amount(measure, least), amount(measure, most));
    }
    if (least != null) {
      return texts.both(ROOT + "limits.least", amount(measure, least));
    }
    return most != null
        ? texts.both(ROOT + "limits.most", amount(measure, most))
        : texts.both(ROOT + "gap");
  }

  private Text test(Condition.Test test) {
    Text field = texts.both("query.field." + test.field().key());
    return switch (test.op()) {
      case EMPTY -> texts.both(ROOT + "empty", field);
      case BETWEEN -> between(test, field);
      case CONTAINS ->
          texts.both(
              ROOT + "contains",
              field,
              joined(
                  test.values().stream()
                      .filter(word -> !word.isBlank())
                      .map(word -> texts.both(ROOT + "quoted", word))
                      .toList(),
                  "word"));
      case AT_LEAST, AT_MOST -> texts.both(ROOT + test.op().name(), field, values(test));
      case IN -> in(test, field);
    };
  }

  private Text in(Condition.Test test, Text field) {
    if (test.field().type() == Field.Type.FLAG && test.values().size() == 1) {
      return texts.both("query.flag." + test.field().key() + "." + test.values().getFirst());
    }
    return texts.both(
        ROOT + (test.field().type() == Field.Type.UNIT ? "below" : "in"), field, values(test));
  }

  private Text values(Condition.Test test) {
    return joined(test.values().stream().map(value -> value(test.field(), value)).toList(), "word");
  }

  /** A value in words. */
  public Text value(Field field, String value) {
    if (value.isBlank()) {
      return texts.both(ROOT + "gap");
    }
    if (field.type() == Field.Type.UNIT) {
      return unit(value);
    }
    return field.codes().name(value);
  }

  private Text unit(String value) {
    try {
      return units
          .last(UUID.fromString(value))
          .map(Unit::shortName)
          .map(Text::same)
          .orElseGet(() -> texts.both(ROOT + "unit.unseen"));
    } catch (IllegalArgumentException e) {
      return texts.both(ROOT + "gap");
    }
  }

  private Text between(Condition.Test test, Text field) {
    String from = test.from();
    String to = test.to();
    String kind =
        switch (test.field().type()) {
          case YEARS -> test.field() == Field.AGE ? "age" : "years";
          case NUMBER -> "number";
          default -> "date";
        };
    if (from.isBlank() && to.isBlank()) {
      return texts.both(ROOT + "in", field, texts.both(ROOT + "gap"));
    }
    String side = from.isBlank() ? ".to" : to.isBlank() ? ".from" : ".both";
    return from.isBlank()
        ? texts.both(ROOT + kind + side, field, to)
        : to.isBlank()
            ? texts.both(ROOT + kind + side, field, from)
            : texts.both(ROOT + kind + side, field, from, to);
  }

  private Text joined(List<Text> parts, String how) {
    if (parts.isEmpty()) {
      return texts.both(ROOT + "gap");
    }
    Text between = texts.both(ROOT + "join." + how);
    List<String> zh = new ArrayList<>();
    List<String> en = new ArrayList<>();
    for (Text part : parts) {
      zh.add(part.zh());
      en.add(part.en());
    }
    return Text.of(
        String.join(unquoted(between.zh()), zh), String.join(unquoted(between.en()), en));
  }

  /** A joint stands between bars, so that its blanks are kept. */
  private static String unquoted(String joint) {
    return joint.substring(1, joint.length() - 1);
  }
}
