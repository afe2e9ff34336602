package org.zhiren.demo;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person's whole file. Codes are those of the national tables named at each field; intervals run
 * from {@code start} (included) to {@code end} (excluded, null while it lasts).
 *
 * @param personId stable identifier in the demo, for instance {@code P00000001}
 * @param name one field, minority names with · (U+00B7)
 * @param sexCode GB/T 2261.1: 1 男, 2 女
 * @param birthDate as recorded
 * @param idNumber eighteen characters of an area that does not exist (99…)
 * @param ethnicityCode GB/T 3304
 * @param nativePlaceCode 籍贯, see {@link AreaRecord}
 * @param birthplaceCode 出生地
 * @param growthPlaceCode 成长地
 * @param politicalStatusCode GB/T 4762
 * @param partyJoinDate when joined; null unless a member (01) or probationary member (02)
 * @param workStartDate 参加工作时间
 * @param healthCode GB/T 2261.3
 * @param managementState ZB126: 1 in post, 21 retired, 22 moved out, 23 deceased
 * @param category ZB125 name, for instance 公务员
 * @param managedBy ZB130 name, who manages the person
 * @param formerAgeLimit retirement age before the reform of 2025: 60 or 55 (NLLB)
 * @param leftOn retirement, move or death; null while in service
 * @param specialty 熟悉专业有何专长
 * @param photoSeed seed for {@link Portrait}
 * @param career from the start of work to the as-of date, by start
 * @param ranks 职级 since 2019, by start
 * @param education by graduation
 * @param titles 专业技术职务
 * @param appraisals yearly assessment, last six years
 * @param trainings one entry a year and course
 * @param honours 奖励
 * @param sanctions 处分 and 诫勉
 * @param family close relatives
 * @param languages languages other than standard Chinese
 * @param archive what the review of the personnel archive found
 */
public record PersonRecord(
    String personId,
    String name,
    String sexCode,
    LocalDate birthDate,
    String idNumber,
    String ethnicityCode,
    String nativePlaceCode,
    String birthplaceCode,
    String growthPlaceCode,
    String politicalStatusCode,
    @Nullable LocalDate partyJoinDate,
    LocalDate workStartDate,
    String healthCode,
    String managementState,
    String category,
    String managedBy,
    String formerAgeLimit,
    @Nullable LocalDate leftOn,
    String specialty,
    long photoSeed,
    List<CareerEntry> career,
    List<RankEntry> ranks,
    List<EducationEntry> education,
    List<TitleEntry> titles,
    List<AppraisalEntry> appraisals,
    List<TrainingEntry> trainings,
    List<HonourEntry> honours,
    List<SanctionEntry> sanctions,
    List<FamilyMember> family,
    List<LanguageSkill> languages,
    ArchiveReview archive) {

  /**
   * One stretch of the career.
   *
   * @param unitId unit; null for work outside the prefecture's units
   * @param postId post; null for work outside
   * @param start first day
   * @param end first day after; null while it lasts
   * @param main false for a post held beside the main one (兼任)
   * @param levelCode ZB09 code of the post, 1A50 for staff
   * @param text unit as it was named then, and post
   * @param change why: 录用, 提拔, 平级调动, 转任, 机构改革, 兼任, 转任职级公务员, 其他
   * @param method ZB122 name; null for work outside
   * @param documentNumber 任职文号; null for work outside
   * @param exceptional promoted under the exception of 破格, with approval
   * @param probationUntil end of the one-year probation; null where there is none
   * @param confirmedOn when confirmed; null where there is none or it is not done
   * @param grassroots whether it counts as grassroots experience
   */
  public record CareerEntry(
      @Nullable String unitId,
      @Nullable String postId,
      LocalDate start,
      @Nullable LocalDate end,
      boolean main,
      String levelCode,
      String text,
      String change,
      @Nullable String method,
      @Nullable String documentNumber,
      boolean exceptional,
      @Nullable LocalDate probationUntil,
      @Nullable LocalDate confirmedOn,
      boolean grassroots) {}

  /** A rank of ZB148 from {@code start} to {@code end} (null while it lasts). */
  public record RankEntry(
      String rankCode, String rankName, LocalDate start, @Nullable LocalDate end, String change) {}

  /**
   * An education.
   *
   * @param modeCode ZB123: 1 full-time, 2 in-service
   * @param educationCode ZB64
   * @param educationName ZB64 name
   * @param degreeCode GB/T 6864; null without degree
   * @param degreeName GB/T 6864 name; null without degree
   * @param school invented
   * @param major field of study
   * @param enrolledOn first day
   * @param graduatedOn last day
   * @param highest whether it is the highest
   */
  public record EducationEntry(
      String modeCode,
      String educationCode,
      String educationName,
      @Nullable String degreeCode,
      @Nullable String degreeName,
      String school,
      String major,
      LocalDate enrolledOn,
      LocalDate graduatedOn,
      boolean highest) {}

  /** A professional title (GB/T 8561) and how it was gained (ZB24 name). */
  public record TitleEntry(String titleCode, String titleName, LocalDate date, String route) {}

  /** The grade (ZB18 name) of a year, given by the legal person {@code organUnitId}. */
  public record AppraisalEntry(int year, String grade, String organUnitId) {}

  /** Training of a year: course, organiser, recognised hours, whether away from work (脱产). */
  public record TrainingEntry(
      String course, String organiser, LocalDate start, LocalDate end, int hours, boolean away) {}

  /** An honour: name (ZB65), level (ZB03 name) and the body that gave it. */
  public record HonourEntry(String name, LocalDate date, String authority, String level) {}

  /**
   * A sanction.
   *
   * @param name ZB65 name, or 诫勉
   * @param date decision
   * @param effectMonths how long it stays in effect
   * @param effectEnd first day without effect
   * @param liftedOn when the return was recorded; null if not yet or forgotten
   * @param groundZh reason
   * @param authority who decided
   */
  public record SanctionEntry(
      String name,
      LocalDate date,
      int effectMonths,
      LocalDate effectEnd,
      @Nullable LocalDate liftedOn,
      String groundZh,
      String authority) {}

  /**
   * A relative.
   *
   * @param relationCode GB/T 4761
   * @param relationName GB/T 4761 name
   * @param name invented
   * @param birthDate birth; year and month are shown
   * @param politicalStatusCode GB/T 4762
   * @param workplace unit and post as text
   * @param personId the relative's own file when in the demo; null otherwise
   */
  public record FamilyMember(
      String relationCode,
      String relationName,
      String name,
      LocalDate birthDate,
      String politicalStatusCode,
      String workplace,
      @Nullable String personId) {}

  /** A language and the level reached. */
  public record LanguageSkill(String language, String level) {}

  /**
   * What the archive says: 三龄 (birth, work, party), 两历 (education, career), 一身份.
   *
   * @param birthDate birth date found in the archive
   * @param workStartDate start of work found in the archive
   * @param partyJoinDate party date found in the archive; null for non-members
   * @param highestEducationCode ZB64 code proved in the archive
   * @param identity 公务员, 事业编制 or 企业
   * @param reviewedOn day of the review
   */
  public record ArchiveReview(
      LocalDate birthDate,
      LocalDate workStartDate,
      @Nullable LocalDate partyJoinDate,
      String highestEducationCode,
      String identity,
      LocalDate reviewedOn) {}
}
