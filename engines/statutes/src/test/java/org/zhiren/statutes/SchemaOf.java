package org.zhiren.statutes;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the JSON Schema of a record: the schema in the documents follows the code. */
final class SchemaOf {
  private SchemaOf() {}

  static String record(Class<?> type) {
    return "{\n  \"$schema\": \"https://json-schema.org/draft/2020-12/schema\",\n  \"title\": \""
        + type.getSimpleName()
        + "\",\n"
        + body(type, "  ")
        + "}\n";
  }

  private static String body(Class<?> type, String indent) {
    List<String> properties = new ArrayList<>();
    List<String> required = new ArrayList<>();
    for (RecordComponent c : type.getRecordComponents()) {
      boolean nullable = isNullable(c.getAnnotatedType()) || c.getType() == List.class;
      properties.add(
          indent
              + "  \""
              + c.getName()
              + "\": "
              + schema(c.getGenericType(), indent + "  ", nullable));
      if (!nullable) {
        required.add("\"" + c.getName() + "\"");
      }
    }
    return indent
        + "\"type\": \"object\",\n"
        + indent
        + "\"properties\": {\n"
        + String.join(",\n", properties)
        + "\n"
        + indent
        + "},\n"
        + indent
        + "\"required\": ["
        + String.join(", ", required)
        + "],\n"
        + indent
        + "\"additionalProperties\": false\n";
  }

  private static boolean isNullable(AnnotatedElement element) {
    return element.isAnnotationPresent(Nullable.class);
  }

  private static String schema(Type type, String indent, boolean nullable) {
    String bar = nullable ? ", \"null\"]" : "]";
    if (type == String.class) {
      return "{\"type\": [\"string\"" + bar + "}";
    }
    if (type == LocalDate.class) {
      return "{\"type\": [\"string\""
          + bar
          + ", \"format\": \"date\", \"pattern\": \"^\\\\d{4}-\\\\d{2}-\\\\d{2}$\"}";
    }
    if (type == Boolean.class || type == boolean.class) {
      return "{\"type\": [\"boolean\"" + bar + "}";
    }
    if (type == Integer.class || type == int.class) {
      return "{\"type\": [\"integer\"" + bar + "}";
    }
    if (type instanceof ParameterizedType p) {
      return "{\"type\": [\"array\""
          + bar
          + ", \"items\": "
          + schema(p.getActualTypeArguments()[0], indent, false)
          + "}";
    }
    Class<?> raw = (Class<?>) type;
    if (raw.isEnum()) {
      List<String> names =
          new ArrayList<>(
              Arrays.stream(raw.getEnumConstants())
                  .map(e -> "\"" + ((Enum<?>) e).name() + "\"")
                  .toList());
      if (nullable) {
        names.add("null");
      }
      return "{\"enum\": [" + String.join(", ", names) + "]}";
    }
    String object = "{\n" + body(raw, indent + "  ") + indent + "}";
    return nullable ? "{\"anyOf\": [" + object + ", {\"type\": \"null\"}]}" : object;
  }
}
