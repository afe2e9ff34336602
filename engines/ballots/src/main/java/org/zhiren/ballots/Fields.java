package org.zhiren.ballots;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;

/** The fields of a JSON object, read strictly: exactly the expected ones, in the given order. */
final class Fields {

  private final Map<?, ?> map;

  private Fields(Map<?, ?> map) {
    this.map = map;
  }

  /**
   * Takes the fields of {@code value}.
   *
   * @param names the names in order; one that begins with a question mark may be missing
   * @throws BallotException if there are others, or they are in another order
   */
  static Fields of(Object value, String... names) {
    if (!(value instanceof Map<?, ?> map)) {
      throw new BallotException(
          Text.of("应为含字段（{0}）的对象", "an object with the fields ({0}) is expected")
              .fill(String.join(", ", names)));
    }
    List<String> expected = new ArrayList<>();
    for (String name : names) {
      String bare = name.startsWith("?") ? name.substring(1) : name;
      if (!name.startsWith("?") || map.containsKey(bare)) {
        expected.add(bare);
      }
    }
    if (!List.copyOf(map.keySet()).equals(expected)) {
      throw new BallotException(
          Text.of("字段应依次为（{0}），实为（{1}）", "the fields should be ({0}) in this order, but are ({1})")
              .fill(String.join(", ", expected), Numbers.shown(map.keySet().toString())));
    }
    return new Fields(map);
  }

  /** An object under construction; fields are written in the order of these arguments. */
  static Map<String, Object> object(Object... namesAndValues) {
    Map<String, Object> object = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      object.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return object;
  }

  boolean has(String name) {
    return map.containsKey(name);
  }

  Object get(String name) {
    Object value = map.get(name);
    if (value == null) {
      throw new BallotException(Text.of("缺少字段（{0}）", "the field ({0}) is missing").fill(name));
    }
    return value;
  }

  String string(String name) {
    return get(name, () -> string(get(name)));
  }

  @Nullable String optionalString(String name) {
    return has(name) ? string(name) : null;
  }

  int integer(String name) {
    return get(name, () -> integer(get(name)));
  }

  BigInteger number(String name) {
    return get(name, () -> Numbers.parse(string(get(name))));
  }

  Element element(String name) {
    return get(name, () -> Element.parse(string(get(name))));
  }

  <T> List<T> list(String name, Function<Object, T> each) {
    return get(name, () -> list(get(name), each));
  }

  /** Reads a field by {@code reader} and names the field if it fails. */
  <T> T field(String name, Function<Object, T> reader) {
    return get(name, () -> reader.apply(get(name)));
  }

  private static <T> T get(String name, Supplier<T> read) {
    try {
      return read.get();
    } catch (BallotException e) {
      throw e.at(Text.same(name));
    }
  }

  static String string(Object value) {
    if (value instanceof String string) {
      return string;
    }
    throw new BallotException(Text.of("应为文本", "a text is expected"));
  }

  /** A whole number from 0 to 2^31 − 1. */
  static int integer(Object value) {
    if (value instanceof Long number && number >= 0 && number <= Integer.MAX_VALUE) {
      return number.intValue();
    }
    throw new BallotException(
        Text.of("应为 0 到 2147483647 之间的整数", "a whole number from 0 to 2147483647 is expected"));
  }

  static <T> List<T> list(Object value, Function<Object, T> each) {
    if (!(value instanceof List<?> list)) {
      throw new BallotException(Text.of("应为数组", "an array is expected"));
    }
    List<T> read = new ArrayList<>(list.size());
    for (int i = 0; i < list.size(); i++) {
      try {
        read.add(each.apply(list.get(i)));
      } catch (BallotException e) {
        throw e.at(Text.of("第 {0} 项", "item {0}").fill(i + 1));
      }
    }
    return List.copyOf(read);
  }
}
