package org.zhiren.platform.selection.web;

import java.util.List;
import org.zhiren.explain.Text;

/**
 * One field of the form of a step; called like the particular of the step that it fills.
 *
 * @param name the particular
 * @param label what it is called
 * @param type how it is entered
 * @param choices what can be chosen, for fields that choose
 * @param needed whether it may not stay empty
 */
public record Field(String name, Text label, Type type, List<Choice> choices, boolean needed) {

  /** Copies the choices. */
  public Field {
    choices = List.copyOf(choices);
  }

  /** How a field is entered. */
  public enum Type {
    /** One line. */
    LINE,
    /** Several lines. */
    WORDS,
    /** A day. */
    DAY,
    /** A whole number. */
    NUMBER,
    /** Yes or no. */
    YES,
    /** One of a list. */
    CHOICE,
    /** Somebody considered in the case. */
    CANDIDATE,
    /** Several of those considered. */
    CANDIDATES,
    /** Somebody on file, typed. */
    PERSON,
    /** People, one on a line. */
    PEOPLE,
    /** A count for each of those considered. */
    TALLY,
    /** A file of the case, or a new one. */
    DOCUMENT
  }

  /** A choice: what is sent, what is shown. */
  public record Choice(String value, Text text) {}

  static Field line(String name, String zh, String en) {
    return new Field(name, Text.of(zh, en), Type.LINE, List.of(), true);
  }

  static Field words(String name, String zh, String en) {
    return new Field(name, Text.of(zh, en), Type.WORDS, List.of(), true);
  }

  static Field day(String name, String zh, String en) {
    return new Field(name, Text.of(zh, en), Type.DAY, List.of(), true);
  }

  static Field of(Type type, String name, String zh, String en) {
    return new Field(name, Text.of(zh, en), type, List.of(), true);
  }

  static Field choice(String name, String zh, String en, List<Choice> choices) {
    return new Field(name, Text.of(zh, en), Type.CHOICE, choices, true);
  }

  /** The same with these choices. */
  Field among(List<Choice> those) {
    return new Field(name, label, type, those, needed);
  }

  Field optional() {
    return new Field(name, label, type, choices, false);
  }
}
