package org.zhiren.platform.roster.query.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.zhiren.platform.roster.query.Condition;
import org.zhiren.platform.roster.query.FactKind;
import org.zhiren.platform.roster.query.Field;
import org.zhiren.platform.roster.query.Question;

/**
 * The form of the builder, read back. The order of the hidden fields {@code t} is the tree: {@code
 * g3} opens group 3, {@code f5} facts 5, {@code e} closes, {@code c7} is a test; everything about
 * node 7 stands in fields that end with its number. So a plain form without scripts carries any
 * tree.
 */
final class BuilderForm {

  private static final int MOST_VALUES = 50;

  private final MultiValueMap<String, String> form;
  private final Function<String, Optional<UUID>> units;

  /**
   * Reads a form.
   *
   * @param units finds a unit by words that were typed
   */
  BuilderForm(MultiValueMap<String, String> form, Function<String, Optional<UUID>> units) {
    this.form = form;
    this.units = units;
  }

  /** The tree as it was filled in. */
  BuilderNode tree() {
    BuilderNode root = null;
    Deque<BuilderNode> open = new ArrayDeque<>();
    for (String token : form.getOrDefault("t", List.of())) {
      if (token.equals("e")) {
        if (open.size() > 1) {
          open.pop();
        }
        continue;
      }
      BuilderNode node = node(token);
      if (node == null) {
        continue;
      }
      BuilderNode above = open.peek();
      if (above != null) {
        above.add(node);
      } else if (root == null && node.group() != null) {
        root = node;
      } else {
        continue;
      }
      if (node.test() == null) {
        open.push(node);
      }
    }
    BuilderNode top =
        root == null ? new BuilderNode(new Condition.Group(Condition.Join.ALL, List.of())) : root;
    top.count();
    return top;
  }

  /** The day, population and tree as a question. */
  Question question(BuilderNode tree) {
    Question.Population population =
        Arrays.stream(Question.Population.values())
            .filter(p -> p.name().equals(text("population")))
            .findFirst()
            .orElse(Question.Population.IN_SERVICE);
    return new Question(date("asOf"), population, (Condition.Group) tree.condition());
  }

  private @Nullable BuilderNode node(String token) {
    if (token.length() < 2) {
      return null;
    }
    String n = token.substring(1);
    return switch (token.charAt(0)) {
      case 'g' -> new BuilderNode(new Condition.Group(join(n), List.of()));
      case 'f' -> FactKind.of(text("kind" + n)).map(kind -> facts(kind, n)).orElse(null);
      case 'c' -> Field.of(text("field" + n)).map(field -> test(field, n)).orElse(null);
      default -> null;
    };
  }

  private Condition.Join join(String n) {
    return Arrays.stream(Condition.Join.values())
        .filter(join -> join.name().equals(text("join" + n)))
        .findFirst()
        .orElse(Condition.Join.ALL);
  }

  private BuilderNode facts(FactKind kind, String n) {
    Condition.Timing timing =
        kind.timings().stream()
            .filter(t -> t.name().equals(text("timing" + n)))
            .findFirst()
            .orElse(kind.timings().getFirst());
    Condition.Measure measure =
        kind.measures().stream()
            .filter(m -> m.name().equals(text("measure" + n)))
            .findFirst()
            .orElse(Condition.Measure.COUNT);
    // Years, unless months were chosen.
    int scale = measure == Condition.Measure.MONTHS && !text("scale" + n).equals("1") ? 12 : 1;
    Integer years = number("years" + n);
    return new BuilderNode(
        new Condition.Facts(
            kind,
            timing,
            timing != Condition.Timing.LAST_YEARS || years == null ? 0 : years,
            timing == Condition.Timing.SINCE ? date("since" + n) : null,
            measure,
            scaled(number("least" + n), scale),
            scaled(number("most" + n), scale),
            List.of()));
  }

  private static @Nullable Integer scaled(@Nullable Integer number, int scale) {
    return number == null ? null : Math.min(number, 100_000) * scale;
  }

  private BuilderNode test(Field field, String n) {
    Condition.Op op =
        field.ops().stream()
            .filter(o -> o.name().equals(text("op" + n)))
            .findFirst()
            .orElse(field.ops().getFirst());
    List<String> values = new ArrayList<>();
    String unfound = "";
    switch (op) {
      case EMPTY -> {
        return new BuilderNode(new Condition.Test(field, op, values, "", ""));
      }
      case BETWEEN -> {
        return new BuilderNode(
            new Condition.Test(field, op, values, text("from" + n), text("to" + n)));
      }
      case CONTAINS -> {
        for (String typed : form.getOrDefault("v" + n, List.of())) {
          Arrays.stream(typed.split("[、，,;；]")).map(String::strip).forEach(values::add);
        }
      }
      default -> {
        values.addAll(form.getOrDefault("v" + n, List.of()));
        values.add(text("more" + n));
        String words = text("unit" + n);
        if (!words.isEmpty()) {
          Optional<UUID> unit = units.apply(words);
          unit.ifPresent(id -> values.add(id.toString()));
          unfound = unit.isEmpty() ? words : "";
        }
      }
    }
    List<String> kept =
        values.stream().filter(v -> !v.isBlank()).distinct().limit(MOST_VALUES).toList();
    if (op == Condition.Op.AT_LEAST || op == Condition.Op.AT_MOST) {
      kept = kept.isEmpty() ? kept : List.of(kept.getLast());
    }
    BuilderNode node = new BuilderNode(new Condition.Test(field, op, kept, "", ""));
    node.unfound(unfound);
    return node;
  }

  String text(String name) {
    String value = form.getFirst(name);
    return value == null ? "" : value.strip();
  }

  private @Nullable Integer number(String name) {
    try {
      int number = Integer.parseInt(text(name));
      return number < 0 ? null : number;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private @Nullable LocalDate date(String name) {
    try {
      return text(name).isEmpty() ? null : LocalDate.parse(text(name));
    } catch (DateTimeParseException e) {
      return null;
    }
  }
}
