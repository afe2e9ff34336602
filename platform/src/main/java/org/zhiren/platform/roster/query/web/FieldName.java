package org.zhiren.platform.roster.query.web;

import org.zhiren.explain.Text;
import org.zhiren.platform.roster.query.Field;

/**
 * A field with its name in words, to be found by name or pinyin initials.
 *
 * @param field the field
 * @param name what it is called
 * @param kind to what it belongs
 * @param initials pinyin initials of the Chinese name
 */
public record FieldName(Field field, Text name, Text kind, String initials) {

  /** How the list of suggestions writes a field. */
  public static String label(String name, String kind) {
    return name + " · " + kind;
  }
}
