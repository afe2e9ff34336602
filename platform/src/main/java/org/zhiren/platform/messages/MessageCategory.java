package org.zhiren.platform.messages;

import java.util.regex.Pattern;
import org.zhiren.explain.Text;

/**
 * A kind of message. A module declares each of its kinds as a bean; people choose by kind what goes
 * to their mail, and the system officer what goes to a webhook.
 *
 * @param code stays for good, for instance {@code targets}: small letters, digits, hyphens
 * @param name what people choose by
 * @param outside how much of it may leave the house
 */
public record MessageCategory(String code, Text name, Outside outside) {

  private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9-]{1,39}");

  /** Refuses a code that no table would take. */
  public MessageCategory {
    if (!CODE.matcher(code).matches()) {
      throw new IllegalArgumentException(
          "The code of a category (%s) has 2 to 40 small letters, digits or hyphens."
              .formatted(code));
    }
  }
}
