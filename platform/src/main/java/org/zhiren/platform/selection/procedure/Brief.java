package org.zhiren.platform.selection.procedure;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a case is about; fixed when it is opened.
 *
 * @param form the form of case
 * @param postId the post to be filled or left
 * @param post unit and post in words
 * @param unitId the unit of the post: who may see its selection cases may see this one
 * @param levelCode ZB09 code of the post
 * @param probation whether a promotion to it begins with a year of probation
 * @param subject the one whom it concerns from the beginning; {@code null} where that is open
 * @param need why the case is opened
 * @param openedOn the day
 */
public record Brief(
    Form form,
    UUID postId,
    String post,
    UUID unitId,
    String levelCode,
    boolean probation,
    @Nullable Named subject,
    String need,
    LocalDate openedOn) {

  /**
   * Checks that the form and the subject fit each other.
   *
   * @throws IllegalArgumentException if a form about one person has none, or the reverse
   */
  public Brief {
    if (form.personal() != (subject != null)) {
      throw new IllegalArgumentException(
          "A case of the form (%s) %s a person from the beginning; the subject is (%s)."
              .formatted(form, form.personal() ? "needs" : "cannot have", subject));
    }
  }
}
