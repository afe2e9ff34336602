package org.zhiren.platform.messages;

import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;

/**
 * One message to one account.
 *
 * @param account who gets it
 * @param category code of its {@link MessageCategory}
 * @param key what it is about, within the account: the same key is never delivered twice, so that a
 *     timer which runs twice says a thing once; at most 200 characters
 * @param subject one line, at most 200 characters
 * @param body details, for the inbox; {@code null} if the subject says it all
 * @param link page of the platform where something can be done, beginning with a slash
 */
public record Message(
    UUID account, String category, String key, Text subject, @Nullable Text body, String link) {

  private static final Pattern LINK = Pattern.compile("/(?![/\\\\])[\\x21-\\x5b\\x5d-\\x7e]*");
  private static final int LONGEST = 200;

  /** Refuses what could not be shown or would lead out of the platform. */
  public Message {
    require("link", link, LINK.matcher(link).matches());
    require("key", key, !key.isBlank() && key.length() <= LONGEST);
    for (String line : new String[] {subject.zh(), subject.en()}) {
      require(
          "subject",
          line,
          !line.isBlank() && line.length() <= LONGEST && line.chars().noneMatch(c -> c < 32));
    }
  }

  private static void require(String field, String value, boolean good) {
    if (!good) {
      throw new IllegalArgumentException(
          "The %s of a message (%s) is not possible. Maybe it is empty, longer than %d characters or leads elsewhere."
              .formatted(field, value, LONGEST));
    }
  }

  /** Begins a message; {@link Draft#says} and {@link Draft#at} complete it. */
  public static Draft to(UUID account, String category, String key) {
    return new Draft(account, category, key, null, null);
  }

  /** A message that does not yet lead anywhere. */
  public record Draft(
      UUID account, String category, String key, @Nullable Text subject, @Nullable Text body) {

    /** The one line. */
    public Draft says(Text line) {
      return new Draft(account, category, key, line, body);
    }

    /** The details. */
    public Draft details(Text text) {
      return new Draft(account, category, key, subject, text);
    }

    /** The page where something can be done: the message is complete. */
    public Message at(String link) {
      return new Message(
          account, category, key, Objects.requireNonNull(subject, "subject"), body, link);
    }
  }
}
