package org.zhiren.platform.roster.query;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.zhiren.platform.roster.query.Condition.Facts;
import org.zhiren.platform.roster.query.Condition.Group;
import org.zhiren.platform.roster.query.Condition.Join;
import org.zhiren.platform.roster.query.Condition.Measure;
import org.zhiren.platform.roster.query.Condition.Op;
import org.zhiren.platform.roster.query.Condition.Test;
import org.zhiren.platform.roster.query.Condition.Timing;

/** Questions drawn by chance, with values that occur on file and some that do not. */
final class RandomQuestions {

  private final Random random;
  private final Words words;
  private final List<UUID> units;

  RandomQuestions(Random random, Words words, List<UUID> units) {
    this.random = random;
    this.words = words;
    this.units = units;
  }

  Question next() {
    LocalDate day =
        random.nextInt(4) == 0
            ? LocalDate.of(1995 + random.nextInt(35), 1 + random.nextInt(12), 28)
                .plusDays(random.nextInt(5))
            : QuerySample.DAY;
    return new Question(
        day,
        pick(List.of(Question.Population.values())),
        new Group(pick(List.of(Join.values())), members(0)));
  }

  private List<Condition> members(int depth) {
    List<Condition> members = new ArrayList<>();
    int count = 1 + random.nextInt(3);
    for (int i = 0; i < count; i++) {
      int kind = random.nextInt(depth < 2 ? 10 : 8);
      if (kind < 4) {
        members.add(test(pick(Field.ofPerson())));
      } else if (kind < 8) {
        members.add(facts(pick(List.of(FactKind.values()))));
      } else {
        members.add(new Group(pick(List.of(Join.values())), members(depth + 1)));
      }
    }
    return members;
  }

  private Facts facts(FactKind kind) {
    Timing timing = pick(kind.timings());
    Measure measure = pick(kind.measures());
    Integer least = null;
    Integer most = null;
    int scale =
        switch (measure) {
          case COUNT -> 4;
          case MONTHS -> 150;
          case HOURS -> 600;
        };
    switch (random.nextInt(4)) {
      case 0 -> most = random.nextInt(scale);
      case 1 -> {
        least = random.nextInt(scale);
        most = least + random.nextInt(scale);
      }
      default -> least = measure == Measure.COUNT ? 1 : random.nextInt(scale);
    }
    List<Test> tests = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      tests.add(test(pick(Field.of(kind))));
    }
    return new Facts(
        kind,
        timing,
        timing == Timing.LAST_YEARS ? 1 + random.nextInt(12) : 0,
        timing == Timing.SINCE ? LocalDate.of(1990 + random.nextInt(38), 3, 15) : null,
        measure,
        least,
        most,
        tests);
  }

  private Test test(Field field) {
    Op op = pick(field.ops());
    return switch (op) {
      case EMPTY -> new Test(field, op, List.of(), "", "");
      case BETWEEN -> between(field);
      case CONTAINS -> {
        String word = pick(words.of(field).all());
        int cut = word.indexOf(Words.INITIALS);
        if (cut >= 0) {
          word = random.nextBoolean() ? word.substring(0, cut) : word.substring(cut + 1);
        }
        int from = word.length() < 3 ? 0 : random.nextInt(word.length() - 1);
        String part =
            word.isBlank() ? "山" : word.substring(from, Math.min(word.length(), from + 2));
        yield Test.of(field, op, part.isBlank() ? "水" : part);
      }
      default -> Test.of(field, op, values(field, op));
    };
  }

  private Test between(Field field) {
    boolean open = random.nextInt(3) == 0;
    return switch (field.type()) {
      case YEARS -> {
        int from = random.nextInt(60);
        yield Test.between(
            field, String.valueOf(from), open ? "" : String.valueOf(from + random.nextInt(15)));
      }
      case NUMBER -> {
        int from = field == Field.APPRAISAL_YEAR ? 2005 + random.nextInt(20) : random.nextInt(60);
        yield Test.between(
            field, open ? "" : String.valueOf(from), String.valueOf(from + random.nextInt(30)));
      }
      default -> {
        LocalDate from = LocalDate.of(1955 + random.nextInt(70), 1 + random.nextInt(12), 1);
        yield Test.between(
            field, from.toString(), open ? "" : from.plusDays(random.nextInt(6_000)).toString());
      }
    };
  }

  private String[] values(Field field, Op op) {
    int count = op == Op.IN && random.nextInt(3) == 0 ? 2 : 1;
    String[] values = new String[count];
    for (int i = 0; i < count; i++) {
      values[i] =
          switch (field.type()) {
            case UNIT -> pick(units).toString();
            case TREE -> {
              String code = pick(words.of(field).all());
              yield code.substring(0, Math.min(code.length(), 1 + random.nextInt(4)));
            }
            default -> {
              List<String> codes =
                  field.codes().entries().isEmpty()
                      ? words.of(field).all()
                      : field.codes().entries().stream()
                          .map(CodeList.Entry::code)
                          .filter(code -> op == Op.IN || field.codes().place(code) >= 0)
                          .toList();
              yield pick(codes);
            }
          };
    }
    return values;
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
