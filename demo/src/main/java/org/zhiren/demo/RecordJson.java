package org.zhiren.demo;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.List;

/**
 * Writes a record of this package as one line of JSON: components in order, dates as ISO text,
 * nulls left out.
 */
public final class RecordJson {
  private static final ClassValue<RecordComponent[]> COMPONENTS =
      new ClassValue<>() {
        @Override
        protected RecordComponent[] computeValue(Class<?> type) {
          return type.getRecordComponents();
        }
      };

  private RecordJson() {}

  /** One line without the line break. */
  public static String line(Record value) {
    StringBuilder out = new StringBuilder(512);
    record(value, out);
    return out.toString();
  }

  private static void record(Record value, StringBuilder out) {
    out.append('{');
    boolean first = true;
    for (RecordComponent component : COMPONENTS.get(value.getClass())) {
      Object content = read(component, value);
      if (content != null) {
        if (!first) {
          out.append(',');
        }
        first = false;
        text(component.getName(), out);
        out.append(':');
        value(content, out);
      }
    }
    out.append('}');
  }

  private static Object read(RecordComponent component, Record value) {
    try {
      return component.getAccessor().invoke(value);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(
          "component (%s) of (%s) cannot be read. Maybe the record is not public."
              .formatted(component.getName(), value.getClass().getSimpleName()),
          e);
    }
  }

  private static void value(Object content, StringBuilder out) {
    switch (content) {
      case Record nested -> record(nested, out);
      case List<?> list -> {
        out.append('[');
        for (int i = 0; i < list.size(); i++) {
          if (i > 0) {
            out.append(',');
          }
          value(list.get(i), out);
        }
        out.append(']');
      }
      case Number number -> out.append(number);
      case Boolean flag -> out.append(flag);
      default -> text(content.toString(), out);
    }
  }

  private static void text(String text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      if (letter == '"' || letter == '\\') {
        out.append('\\').append(letter);
      } else if (letter < 0x20) {
        out.append("\\u00")
            .append(letter < 0x10 ? '0' : '1')
            .append(Character.forDigit(letter & 15, 16));
      } else {
        out.append(letter);
      }
    }
    out.append('"');
  }
}
