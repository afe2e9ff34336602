package org.zhiren.statutes;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads people and posts from JSON, strictly: an unknown property, an impossible day or a word that
 * is not in a list of values is refused, because a misspelt fact would otherwise be a missing one.
 */
public final class StatutesJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .build();

  private static final ObjectReader PEOPLE = MAPPER.readerFor(Person.class);
  private static final ObjectReader POSTS = MAPPER.readerFor(Post.class);
  private static final ObjectReader REQUESTS = MAPPER.readerFor(Candidacy.ExceptionRequest.class);

  private StatutesJson() {}

  /**
   * One person.
   *
   * @throws IllegalArgumentException if the document is not a person; the text says where
   */
  public static Person person(String json) {
    return read(PEOPLE, json, "person");
  }

  /**
   * One post.
   *
   * @throws IllegalArgumentException if the document is not a post; the text says where
   */
  public static Post post(String json) {
    return read(POSTS, json, "post");
  }

  /**
   * An application for exceptional promotion.
   *
   * @throws IllegalArgumentException if the document is not one; the text says where
   */
  public static Candidacy.ExceptionRequest request(String json) {
    return read(REQUESTS, json, "application for an exception");
  }

  /**
   * People from JSON lines, one a line; blank lines are skipped.
   *
   * @throws IllegalArgumentException if a line is not a person; the text names the line
   * @throws IOException if the input cannot be read
   */
  public static void people(Reader lines, Consumer<Person> each) throws IOException {
    BufferedReader in = new BufferedReader(lines);
    int number = 0;
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      number++;
      if (line.isBlank()) {
        continue;
      }
      try {
        each.accept(person(line));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            "Line %d is not a person. %s".formatted(number, e.getMessage()), e);
      }
    }
  }

  private static <T> T read(ObjectReader reader, String json, String what) {
    try {
      T value = reader.readValue(json);
      if (value == null) {
        throw new IllegalArgumentException("The document (null) is not a " + what + ".");
      }
      return value;
    } catch (JacksonException e) {
      throw new IllegalArgumentException(
          "The document is not a %s: %s".formatted(what, e.getOriginalMessage()), e);
    }
  }
}
