package org.zhiren.platform.roster.query;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;

/** All vocabularies of the columns: words for each field, units, posts. */
final class Words {

  /** Between a name and its pinyin initials. */
  static final char INITIALS = '\n';

  private final Map<Field, Vocabulary<String>> words = new EnumMap<>(Field.class);
  final Vocabulary<UUID> units = new Vocabulary<>();
  final Vocabulary<UUID> posts = new Vocabulary<>();

  Words() {
    for (Field field : Field.values()) {
      switch (field.type()) {
        case CODE, ORDERED, TREE, TEXT, NAME -> words.put(field, new Vocabulary<>());
        default -> {}
      }
    }
  }

  Vocabulary<String> of(Field field) {
    Vocabulary<String> found = words.get(field);
    if (found == null) {
      throw new IllegalArgumentException("%s has no words.".formatted(field));
    }
    return found;
  }

  /** The words that a test names, as bits. */
  long[] matching(Condition.Test test) {
    Vocabulary<String> vocabulary = of(test.field());
    return switch (test.field().type()) {
      case TREE -> vocabulary.matching(word -> test.values().stream().anyMatch(word::startsWith));
      case TEXT, NAME -> vocabulary.matching(contains(test));
      default -> {
        List<String> codes = test.field().codes().reach(test.op(), test.values());
        yield test.field().codes().prefixed()
            ? vocabulary.matching(word -> !word.isEmpty() && codes.contains(word.substring(0, 1)))
            : vocabulary.members(codes);
      }
    };
  }

  private static Predicate<String> contains(Condition.Test test) {
    List<String> wanted =
        test.values().stream().filter(word -> !word.isBlank()).map(String::strip).toList();
    if (test.field().type() == Field.Type.TEXT) {
      return word -> wanted.stream().anyMatch(word::contains);
    }
    List<String> initials = wanted.stream().map(word -> word.toLowerCase(Locale.ROOT)).toList();
    return both -> {
      int cut = both.indexOf(INITIALS);
      String name = both.substring(0, cut);
      return wanted.stream().anyMatch(name::contains)
          || initials.stream().anyMatch(letters -> both.startsWith(letters, cut + 1));
    };
  }

  /** Memory taken, about: two bytes a character and what objects and the table cost. */
  long bytes() {
    long sum = 90L * (units.size() + posts.size());
    for (Vocabulary<String> vocabulary : words.values()) {
      for (String word : vocabulary.all()) {
        sum += 110 + 2L * word.length();
      }
    }
    return sum;
  }
}
