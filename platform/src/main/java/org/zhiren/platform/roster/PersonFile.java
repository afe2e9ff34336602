package org.zhiren.platform.roster;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person's whole file. Codes are those of the national tables named at each field; intervals run
 * from {@code start} (included) to {@code end} (excluded, {@code null} while it lasts).
 *
 * @param basics who the person is
 * @param placement where the person stands now
 * @param career from the start of work, by start
 * @param ranks 职级, by start
 * @param education by graduation
 * @param titles 专业技术职务
 * @param appraisals yearly assessment, by year
 * @param trainings by start
 * @param honours 奖励
 * @param sanctions 处分 and 诫勉
 * @param family close relatives
 * @param languages languages other than standard Chinese
 * @param archive what the review of the personnel archive found; {@code null} before the review
 */
public record PersonFile(
    Basics basics,
    Placement placement,
    List<Career> career,
    List<Rank> ranks,
    List<Education> education,
    List<Title> titles,
    List<Appraisal> appraisals,
    List<Training> trainings,
    List<Honour> honours,
    List<Sanction> sanctions,
    List<Relative> family,
    List<LanguageSkill> languages,
    @Nullable Archive archive) {

  /** Copies the lists. */
  public PersonFile {
    career = List.copyOf(career);
    ranks = List.copyOf(ranks);
    education = List.copyOf(education);
    titles = List.copyOf(titles);
    appraisals = List.copyOf(appraisals);
    trainings = List.copyOf(trainings);
    honours = List.copyOf(honours);
    sanctions = List.copyOf(sanctions);
    family = List.copyOf(family);
    languages = List.copyOf(languages);
  }

  /** The same with other basics. */
  public PersonFile with(Basics other) {
    return new PersonFile(
        other,
        placement,
        career,
        ranks,
        education,
        titles,
        appraisals,
        trainings,
        honours,
        sanctions,
        family,
        languages,
        archive);
  }

  /**
   * Who the person is.
   *
   * @param id identifier
   * @param name one field, minority names with · (U+00B7)
   * @param sex GB/T 2261.1: 1 男, 2 女
   * @param birthDate as recorded
   * @param idNumber eighteen characters
   * @param ethnicity GB/T 3304
   * @param nativePlace 籍贯, the name of the place
   * @param birthplace 出生地
   * @param growthPlace 成长地
   * @param growthAreaCode code of 成长地, for recusal by place
   * @param politicalStatus GB/T 4762
   * @param partyJoinDate when joined; {@code null} for others
   * @param workStartDate 参加工作时间
   * @param health GB/T 2261.3
   * @param managementState ZB126
   * @param category ZB125 name
   * @param managedBy ZB130 name
   * @param formerAgeLimit retirement age before the reform of 2025 (NLLB)
   * @param specialty 熟悉专业有何专长; may be empty
   * @param photoSeed from which the portrait is drawn
   * @param leftOn retirement, move or death; {@code null} while in service
   */
  public record Basics(
      UUID id,
      String name,
      String sex,
      LocalDate birthDate,
      String idNumber,
      String ethnicity,
      String nativePlace,
      String birthplace,
      String growthPlace,
      @Nullable String growthAreaCode,
      String politicalStatus,
      @Nullable LocalDate partyJoinDate,
      @Nullable LocalDate workStartDate,
      String health,
      String managementState,
      String category,
      String managedBy,
      String formerAgeLimit,
      String specialty,
      long photoSeed,
      @Nullable LocalDate leftOn) {

    /** The same with another identity number, for instance a masked one. */
    public Basics withIdNumber(String other) {
      return new Basics(
          id,
          name,
          sex,
          birthDate,
          other,
          ethnicity,
          nativePlace,
          birthplace,
          growthPlace,
          growthAreaCode,
          politicalStatus,
          partyJoinDate,
          workStartDate,
          health,
          managementState,
          category,
          managedBy,
          formerAgeLimit,
          specialty,
          photoSeed,
          leftOn);
    }
  }

  /**
   * Where the person stands now, or stood last.
   *
   * @param unitId unit of the main post: decides who may see the file
   * @param postId the main post; {@code null} if unknown
   * @param postText 单位及职务
   * @param levelCode ZB09 code of the main post
   * @param rankName ZB148 name; {@code null} without a rank
   */
  public record Placement(
      UUID unitId,
      @Nullable UUID postId,
      String postText,
      String levelCode,
      @Nullable String rankName) {}

  /**
   * One stretch of the career.
   *
   * @param unitId unit; {@code null} for work outside
   * @param postId post; {@code null} for work outside
   * @param main false for a post held beside the main one (兼任)
   * @param levelCode ZB09 code of the post
   * @param wording unit as it was named then, and post
   * @param change why: 录用, 提拔, 转任 …
   * @param method ZB122 name
   * @param documentNumber 任职文号
   * @param exceptional promoted under the exception of 破格
   * @param probationUntil end of the probation, if there is one
   * @param confirmedOn when confirmed
   * @param grassroots whether it counts as grassroots experience
   */
  public record Career(
      @Nullable UUID unitId,
      @Nullable UUID postId,
      LocalDate start,
      @Nullable LocalDate end,
      boolean main,
      String levelCode,
      String wording,
      String change,
      @Nullable String method,
      @Nullable String documentNumber,
      boolean exceptional,
      @Nullable LocalDate probationUntil,
      @Nullable LocalDate confirmedOn,
      boolean grassroots) {}

  /** A rank of ZB148. */
  public record Rank(
      String code, String name, LocalDate start, @Nullable LocalDate end, String change) {}

  /** An education: ZB123 mode (1 full-time, 2 in-service), ZB64 level, GB/T 6864 degree. */
  public record Education(
      String modeCode,
      String educationCode,
      String educationName,
      @Nullable String degreeCode,
      @Nullable String degreeName,
      String school,
      String major,
      @Nullable LocalDate enrolledOn,
      @Nullable LocalDate graduatedOn,
      boolean highest) {}

  /** A professional title (GB/T 8561) and how it was gained (ZB24 name). */
  public record Title(String code, String name, LocalDate gainedOn, String route) {}

  /** The grade (ZB18 name) of a year, given by the legal person {@code organUnitId}. */
  public record Appraisal(int year, String grade, @Nullable UUID organUnitId) {}

  /** Training: course, organiser, recognised hours, whether away from work (脱产). */
  public record Training(
      String course, String organiser, LocalDate start, LocalDate end, int hours, boolean away) {}

  /** An honour: name (ZB65), level (ZB03 name) and the body that gave it. */
  public record Honour(String name, LocalDate grantedOn, String authority, String level) {}

  /**
   * A sanction.
   *
   * @param name ZB65 name, or 诫勉
   * @param decidedOn decision
   * @param effectMonths how long it stays in effect
   * @param effectEnds first day without effect
   * @param liftedOn when the return was recorded; {@code null} if it was not
   * @param ground reason
   * @param authority who decided
   */
  public record Sanction(
      String name,
      LocalDate decidedOn,
      int effectMonths,
      LocalDate effectEnds,
      @Nullable LocalDate liftedOn,
      String ground,
      String authority) {}

  /**
   * A relative.
   *
   * @param relationCode GB/T 4761
   * @param relationName GB/T 4761 name
   * @param name the name
   * @param birthDate birth; year and month are shown
   * @param politicalStatus GB/T 4762
   * @param workplace unit and post as text
   * @param personId the relative's own file, if there is one
   */
  public record Relative(
      String relationCode,
      String relationName,
      String name,
      @Nullable LocalDate birthDate,
      String politicalStatus,
      String workplace,
      @Nullable UUID personId) {}

  /** A language and the level reached. */
  public record LanguageSkill(String language, String level) {}

  /**
   * What the archive says: 三龄 (birth, work, party), 两历 (education, career), 一身份.
   *
   * @param birthDate birth date found in the archive
   * @param workStartDate start of work found in the archive
   * @param partyJoinDate party date found in the archive
   * @param highestEducationCode ZB64 code proved in the archive
   * @param identity 公务员, 事业编制 or 企业
   * @param reviewedOn day of the review
   */
  public record Archive(
      LocalDate birthDate,
      @Nullable LocalDate workStartDate,
      @Nullable LocalDate partyJoinDate,
      String highestEducationCode,
      String identity,
      LocalDate reviewedOn) {}
}
