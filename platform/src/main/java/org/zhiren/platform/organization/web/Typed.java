package org.zhiren.platform.organization.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.zhiren.explain.Text;
import org.zhiren.platform.organization.Basis;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.Typing;

/** What somebody typed into a form; nothing is lost when something in it is wrong. */
public record Typed(MultiValueMap<String, String> values) {

  /** What was typed, or {@code usual} if the form is shown for the first time. */
  String or(String field, String usual) {
    String typed = values.getFirst(field);
    return typed == null ? usual : typed;
  }

  public String text(String field) {
    return or(field, "").strip();
  }

  @Nullable String optional(String field) {
    String typed = text(field);
    return typed.isEmpty() ? null : typed;
  }

  boolean checked(String field) {
    return values.containsKey(field);
  }

  /** Whether a box is ticked: as typed, or as {@code usual} when nothing has been typed yet. */
  boolean checked(String field, boolean usual) {
    return isEmpty() ? usual : checked(field);
  }

  boolean isEmpty() {
    return !values.containsKey("version");
  }

  List<String> all(String field) {
    return values.getOrDefault(field, List.of());
  }

  Set<UUID> ids(String field) {
    return all(field).stream().map(Typed::id).collect(Collectors.toSet());
  }

  int number(String field) {
    return Typing.whole(field, text(field));
  }

  long version() {
    return Typing.version(text("version"));
  }

  <E extends Enum<E>> E choice(String field, Class<E> type) {
    String typed = text(field);
    for (E value : type.getEnumConstants()) {
      if (value.name().equals(typed)) {
        return value;
      }
    }
    throw new InvalidInput(
        field, typed, Text.of("请从列表中选择（{0}）。", "Choose one of the list ({0}).").fill(typed));
  }

  Basis basis() {
    LocalDate on = Typing.day("on", text("on"));
    return new Basis(on, text("ground"), text("reason"));
  }

  static UUID id(String typed) {
    try {
      return UUID.fromString(typed);
    } catch (IllegalArgumentException notAnId) {
      throw new InvalidInput(
          "id", typed, Text.of("编号（{0}）不对。", "The identifier ({0}) is not right.").fill(typed));
    }
  }
}
