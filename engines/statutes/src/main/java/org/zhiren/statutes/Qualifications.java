package org.zhiren.statutes;

import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Fact;
import org.zhiren.explain.Text;
import org.zhiren.explain.Verdict;

/**
 * 党政领导干部选拔任用工作条例, 第二章 选拔任用条件: the qualifications for a leading post (第八条) and promotion level by
 * level (第九条第一款).
 */
final class Qualifications {
  private static final Text SENIORITY = Text.of("工龄", "length of service");
  private static final Text GRASSROOTS = Text.of("基层工作经历", "grass-roots service");
  private static final Text POSTS_BELOW =
      Text.of("在下一级职位任职的职位数", "posts held at the level immediately below");
  private static final Text EDUCATION = Text.of("学历", "education");
  private static final Text PRESENT_LEVEL = Text.of("现任职务层次", "present level");
  private static final Text TRAINING = Text.of("培训记录", "training");
  private static final Text HEALTH = Text.of("具有正常履行职责的身体条件", "health fit for regular duty");
  private static final Text LICENCE = Text.of("法律规定的资格：{0}", "legal qualification: {0}");
  private static final Text LICENCES = Text.of("法律规定的资格", "legal qualifications");
  private static final Text MEMBER = Text.of("中共正式党员", "full member of the Party");
  private static final Text PARTY_YEARS = Text.of("党龄", "Party years");
  private static final Text NOT_AT_DIVISION =
      Text.of("拟任职务不是县处级领导职务", "the post is not at division level");
  private static final Text BELOW_DIVISION =
      Text.of("拟任职务低于县处级", "the post is below division level");
  private static final Text OTHER_PATH =
      Text.of("拟任职务不属于本项所列情形", "the post is not of the kind this item names");
  private static final Text BY_RANK_RULES =
      Text.of(
          "由职级公务员担任领导职务，按照有关规定执行（见第八条末款）",
          "a holder of a rank takes a leading post: other rules govern");
  private static final Text TRAINED_DAYS = Text.of("培训天数", "days of training");
  private static final Text TRAINED_HOURS = Text.of("培训学时", "hours of training");
  private static final Text TRAINING_SENTENCE =
      Text.of(
          "近{0}年内培训{1}天、{2}学时，应当达到{3}天或者{4}学时",
          "{1} days and {2} hours of training within {0} years; {3} days or {4} hours are needed");
  private static final Text INSTITUTION =
      Text.of(
          "拟任职务属于事业单位，适用事业单位领导人员的规定",
          "a post of a public institution: the rules on its leaders apply");
  private static final Text LEVELS_UP =
      Text.of("由{0}到{1}，上升{2}级", "from {0} to {1}: levels up: {2}");

  private final Post post;
  private final PostLevel level;
  private final @Nullable PostLevel below;
  private final Threshold seniority;
  private final Threshold grassroots;
  private final Threshold postsBelow;
  private final Threshold asDeputy;
  private final Threshold asChiefBelow;
  private final Threshold trainingWindow;
  private final Threshold trainingDays;
  private final Threshold trainingHours;
  private final @Nullable Threshold partyYears;

  Qualifications(Setting s, Post post) {
    this.post = post;
    this.level = post.level();
    this.below = level.below();
    this.seniority = s.threshold("XB-08-1.seniority");
    this.grassroots = s.threshold("XB-08-1.grassroots");
    this.postsBelow = s.threshold("XB-08-2.posts");
    this.asDeputy = s.threshold("XB-08-3a.years");
    this.asChiefBelow = s.threshold("XB-08-3b.years");
    this.trainingWindow = s.threshold("PX-1.window");
    this.trainingDays = s.threshold("PX-1.days");
    this.trainingHours = s.threshold("PX-1.hours");
    PartyCommittee committee = post.partyCommittee();
    this.partyYears =
        committee == null
            ? null
            : s.threshold(committee == PartyCommittee.COUNTY ? "XB-08-7.county" : "XB-08-7.city");
  }

  /** Names the provisions of this chapter and how each is judged. */
  void into(Setting s) {
    s.provision("XB-08-1", j -> ofOrgan(j, k -> onPromotion(k, this::seniorityAndGrassroots)));
    s.provision("XB-08-2", j -> ofOrgan(j, k -> onPromotion(k, this::twoPostsBelow)));
    s.provision("XB-08-3a", j -> ofOrgan(j, k -> onPromotion(k, this::deputyToChief)));
    s.provision("XB-08-3b", j -> ofOrgan(j, k -> onPromotion(k, this::chiefToDeputyAbove)));
    s.provision("XB-08-4", j -> ofOrgan(j, k -> onPromotion(k, this::education)));
    s.provision("XB-08-5", j -> onPromotion(j, this::training));
    s.provision("XB-08-6", j -> ofOrgan(j, this::health));
    s.provision("XB-08-7", this::legalQualification);
    s.provision("XB-08-8", j -> onPromotion(j, this::holdersOfRanks));
    s.provision("XB-09-1", j -> onPromotion(j, this::levelByLevel));
  }

  /** Judges only posts of Party and government organs. */
  private Verdict ofOrgan(Judge j, Provision.Condition condition) {
    return post.ofInstitution() ? j.notApplicable(INSTITUTION) : condition.judge(j);
  }

  /** Judges only if the appointment would be a promotion. */
  Verdict onPromotion(Judge j, Provision.Condition condition) {
    return switch (j.standing().promotionTo(level)) {
      case YES -> condition.judge(j);
      case NO -> j.notApplicable(Phrases.NOT_A_PROMOTION);
      case UNKNOWN -> j.missing(PRESENT_LEVEL);
    };
  }

  /** 提任县处级领导职务的，应当具有五年以上工龄和两年以上基层工作经历。 */
  private Verdict seniorityAndGrassroots(Judge j) {
    if (!level.isDivision()) {
      return j.notApplicable(NOT_AT_DIVISION);
    }
    return seniority(j).and(grassroots(j));
  }

  private Verdict seniority(Judge j) {
    Dossier p = j.person();
    int start = p.workStart();
    if (start == Dossier.ABSENT) {
      return j.missing(SENIORITY);
    }
    j.startCounting();
    int events = j.has(EventKind.GAP) ? p.events() : 0;
    for (int i = 0; i < events && start != Dossier.OPEN; i++) {
      if (p.eventKind(i) == EventKind.GAP) {
        j.count(start, p.eventFrom(i));
        start = p.eventTo(i) == Dossier.OPEN ? Dossier.OPEN : p.eventTo(i) + 1;
      }
    }
    if (start < j.day()) {
      j.count(start, j.day());
    }
    return j.atLeast(seniority, SENIORITY);
  }

  private Verdict grassroots(Judge j) {
    Dossier p = j.person();
    j.startCounting();
    for (int i = 0; i < p.positions(); i++) {
      j.count(i, p.positionGrassroots(i));
    }
    return j.atLeast(grassroots, GRASSROOTS);
  }

  /** 提任县处级以上领导职务的，一般应当具有在下一级两个以上职位任职的经历。 */
  private Verdict twoPostsBelow(Judge j) {
    if (!level.isAtLeast(PostLevel.DIVISION_DEPUTY) || below == null) {
      return j.notApplicable(BELOW_DIVISION);
    }
    int sure = distinctPosts(j, false);
    return j.countAtLeast(
        postsBelow, sure, sure >= postsBelow.number() ? sure : distinctPosts(j, true), POSTS_BELOW);
  }

  /** A post counts once, however often it was held. */
  private int distinctPosts(Judge j, boolean withUnknown) {
    Dossier p = j.person();
    int distinct = 0;
    for (int i = 0; i < p.positions(); i++) {
      if (isBelow(p, i, withUnknown)
          && p.positionFrom(i) <= j.day()
          && !heldBefore(p, i, withUnknown)) {
        distinct++;
      }
    }
    return distinct;
  }

  private boolean heldBefore(Dossier p, int i, boolean withUnknown) {
    int held = p.positionPost(i);
    for (int k = 0; k < i; k++) {
      if (p.positionPost(k) == held && isBelow(p, k, withUnknown)) {
        return true;
      }
    }
    return false;
  }

  private boolean isBelow(Dossier p, int i, boolean withUnknown) {
    int at = p.positionLevel(i);
    return at == level.ordinal() - 1 || (withUnknown && at == Dossier.UNKNOWN_LEVEL);
  }

  /** 由副职提任正职的，应当在副职岗位工作两年以上。 */
  private Verdict deputyToChief(Judge j) {
    if (!level.isAtLeast(PostLevel.DIVISION_DEPUTY) || !level.isChief()) {
      return j.notApplicable(OTHER_PATH);
    }
    return yearsBelow(j, asDeputy);
  }

  /** 由下级正职提任上级副职的，应当在下级正职岗位工作三年以上。 */
  private Verdict chiefToDeputyAbove(Judge j) {
    if (!level.isAtLeast(PostLevel.DIVISION_DEPUTY) || level.isChief()) {
      return j.notApplicable(OTHER_PATH);
    }
    return yearsBelow(j, asChiefBelow);
  }

  /** Service at the level immediately below. */
  Verdict yearsBelow(Judge j, Threshold years) {
    if (entersFromRank(j)) {
      return j.notApplicable(BY_RANK_RULES);
    }
    Dossier p = j.person();
    j.startCounting();
    for (int i = 0; i < p.positions(); i++) {
      int at = p.positionLevel(i);
      j.count(
          i,
          at == level.ordinal() - 1
              ? Known.YES
              : at == Dossier.UNKNOWN_LEVEL ? Known.UNKNOWN : Known.NO);
    }
    return j.atLeast(years, j.writes() ? serviceBelow() : SENIORITY);
  }

  private Text serviceBelow() {
    return below == null
        ? PRESENT_LEVEL
        : Text.of("在{0}岗位工作", "service in posts of {0}").fill(below.text());
  }

  /** 一般应当具有大学专科以上文化程度，其中厅局级以上领导干部一般应当具有大学本科以上文化程度。 */
  private Verdict education(Judge j) {
    Schooling needed =
        level.isAtLeast(PostLevel.BUREAU_DEPUTY) ? Schooling.BACHELOR : Schooling.COLLEGE;
    return schooling(j, needed);
  }

  static Verdict schooling(Judge j, Schooling needed) {
    Dossier p = j.person();
    int highest = -1;
    for (int i = 0; i < p.events(); i++) {
      if (p.eventKind(i) == EventKind.EDUCATION && p.eventFrom(i) <= j.day()) {
        highest = Math.max(highest, p.eventCode(i));
      }
    }
    if (highest < 0) {
      return j.missing(EDUCATION);
    }
    Verdict verdict = highest >= needed.ordinal() ? Verdict.PASS : Verdict.FAIL;
    if (j.writes()) {
      Text has = Schooling.values()[highest].text();
      j.remark(
          verdict,
          Text.of("学历：{0}，要求{1}以上", "education: {0}, needed {1} or higher")
              .fill(has, needed.text()),
          Fact.of(EDUCATION, has));
    }
    return verdict;
  }

  /** 应当经过培训，培训时间应当达到干部教育培训的有关规定要求。 */
  private Verdict training(Judge j) {
    if (!level.isAtLeast(PostLevel.DIVISION_DEPUTY)) {
      return j.notApplicable(BELOW_DIVISION);
    }
    Dossier p = j.person();
    if (!p.trainingKnown()) {
      return j.missing(TRAINING);
    }
    if (!trainingDays.known() || !trainingHours.known() || !trainingWindow.known()) {
      return j.unknownValue(trainingHours, TRAINING);
    }
    if (j.writes()) {
      for (int i = 0; i < p.trainings(); i++) {
        j.mayChangeOn(p.trainingEnd(i));
        j.mayChangeOn(Days.plusMonths(p.trainingEnd(i), trainingWindow.months()));
      }
    }
    Trainings sum = j.trainings(trainingWindow.latestStart(), j.day());
    Verdict verdict = sum.reach(trainingDays, trainingHours).required();
    if (j.writes()) {
      Text sentence =
          TRAINING_SENTENCE.fill(
              trainingWindow.value().toPlainString(),
              sum.days(),
              sum.hours(),
              trainingDays.number(),
              trainingHours.number());
      j.note(
          verdict,
          sentence,
          trainingDays,
          trainingHours,
          Fact.of(TRAINED_DAYS, sum.days()),
          Fact.of(TRAINED_HOURS, sum.hours()));
    }
    return verdict;
  }

  /** 具有正常履行职责的身体条件。 */
  Verdict health(Judge j) {
    Health health = j.person().health();
    return j.requires(health == null ? Known.UNKNOWN : Known.of(health == Health.FIT), HEALTH);
  }

  /** 符合有关法律规定的资格要求。提任党的领导职务的，还应当符合党章等规定的党龄要求。 */
  Verdict legalQualification(Judge j) {
    if (post.requiredLicences().isEmpty() && partyYears == null) {
      return j.notApplicable(Phrases.NO_SPECIAL_QUALIFICATION);
    }
    Verdict verdict = Verdict.NOT_APPLICABLE;
    for (String licence : post.requiredLicences()) {
      verdict = verdict.and(licence(j, licence));
    }
    return partyYears == null ? verdict : verdict.and(partyYears(j, partyYears));
  }

  static Verdict licence(Judge j, String licence) {
    Dossier p = j.person();
    if (!p.licencesKnown()) {
      return j.missing(LICENCES);
    }
    int key = j.keyOf(licence);
    boolean held = false;
    for (int i = 0; i < p.events() && !held; i++) {
      held = key != Dossier.ABSENT && p.eventKind(i) == EventKind.LICENCE && p.eventCode(i) == key;
    }
    return j.requires(Known.of(held), j.writes() ? LICENCE.fill(licence) : LICENCES);
  }

  private static Verdict partyYears(Judge j, Threshold years) {
    Dossier p = j.person();
    if (p.partyMember() != Known.YES) {
      return j.requires(p.partyMember(), MEMBER);
    }
    if (p.fullMemberSince() == Dossier.ABSENT) {
      return j.missing(PARTY_YEARS);
    }
    j.startCounting();
    j.count(p.fullMemberSince(), j.day());
    return j.atLeast(years, PARTY_YEARS);
  }

  /** 职级公务员担任领导职务，按照有关规定执行。 */
  private Verdict holdersOfRanks(Judge j) {
    return entersFromRank(j)
        ? j.remark(Verdict.UNKNOWN, BY_RANK_RULES)
        : j.notApplicable(OTHER_PATH);
  }

  private static boolean entersFromRank(Judge j) {
    return !j.standing().everLed() && j.standing().rank() != Standing.NONE;
  }

  /** 党政领导干部应当逐级提拔。 */
  private Verdict levelByLevel(Judge j) {
    int present = j.standing().level();
    if (present == Standing.NONE) {
      if (entersFromRank(j)) {
        return j.notApplicable(BY_RANK_RULES);
      }
      return level == PostLevel.SECTION_DEPUTY
          ? j.remark(Verdict.PASS, Phrases.NO_LEADING_POST)
          : j.missing(PRESENT_LEVEL);
    }
    int up = level.ordinal() - present;
    Verdict verdict = up == 1 ? Verdict.PASS : Verdict.FAIL;
    if (j.writes()) {
      Text from = PostLevel.at(present).text();
      j.remark(verdict, LEVELS_UP.fill(from, level.text(), up), Fact.of(PRESENT_LEVEL, from));
    }
    return verdict;
  }
}
