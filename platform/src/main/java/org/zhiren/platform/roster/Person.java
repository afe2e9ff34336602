package org.zhiren.platform.roster;

import java.time.LocalDate;
import java.time.Period;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person as a list shows it.
 *
 * @param id the person
 * @param unitId unit of the main post
 * @param name the name
 * @param sex GB/T 2261.1: 1 男, 2 女
 * @param birthDate as recorded
 * @param postText 单位及职务
 * @param levelCode ZB09 code of the main post
 * @param rankName 职级; {@code null} without one
 * @param managementState ZB126
 * @param leftOn retirement, move or death; {@code null} while in service
 */
public record Person(
    UUID id,
    UUID unitId,
    String name,
    String sex,
    LocalDate birthDate,
    String postText,
    String levelCode,
    @Nullable String rankName,
    String managementState,
    @Nullable LocalDate leftOn) {

  /** Age in whole years on {@code day}, or on the last day in service if that was earlier. */
  public int ageOn(LocalDate day) {
    return Period.between(birthDate, leftOn != null && leftOn.isBefore(day) ? leftOn : day)
        .getYears();
  }
}
