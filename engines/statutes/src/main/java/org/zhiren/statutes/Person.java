package org.zhiren.statutes;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhiren.statutes.PersonFacts.Absence;
import org.zhiren.statutes.PersonFacts.Appraisal;
import org.zhiren.statutes.PersonFacts.Education;
import org.zhiren.statutes.PersonFacts.Family;
import org.zhiren.statutes.PersonFacts.HumanFinding;
import org.zhiren.statutes.PersonFacts.MatterReport;
import org.zhiren.statutes.PersonFacts.Measure;
import org.zhiren.statutes.PersonFacts.Position;
import org.zhiren.statutes.PersonFacts.RankHeld;
import org.zhiren.statutes.PersonFacts.Span;
import org.zhiren.statutes.PersonFacts.TermServed;
import org.zhiren.statutes.PersonFacts.Training;

/**
 * What is on file about one person, as far as the rules read it.
 *
 * <p>A null means <em>not on file</em> and makes the conditions that need it UNKNOWN; an empty list
 * means <em>on file that there is none</em>. Lists left out of a JSON document that may not be null
 * become empty. Positions are kept in the order of their first day, so that {@code positions/2} in
 * an explanation is the third by time.
 *
 * @param id opaque key of the person
 * @param name the name, for headings only
 * @param sex sex as recorded
 * @param birth day of birth
 * @param retirementGroup the group of the 2024 decision; if absent it follows for men only
 * @param citizen whether the person has the nationality of the PRC
 * @param civilServant whether the person is a civil servant now (otherwise 调任 rules apply)
 * @param barred whether one of the bars of 公务员法 第二十六条 applies
 * @param workStart 参加工作时间
 * @param workGaps interruptions that do not count as service
 * @param positions leading and other positions, past and present
 * @param ranks 职级 held, past and present
 * @param education completed education
 * @param training completed training, null if not on file
 * @param health fitness for duty
 * @param partyMember whether the person is a full Party member
 * @param fullMemberSince 转正日期, from which the Party years count
 * @param licences legal qualifications held, null if not on file
 * @param appraisals annual appraisals
 * @param measures sanctions and measures, null if not on file
 * @param investigations open-ended or closed periods under investigation
 * @param findings findings made by named people
 * @param family declared family circumstances
 * @param growthPlace code of the place where the person grew up
 * @param terms completed terms of office
 * @param absences leave and absence, null if not on file
 * @param matterReports yearly reports of personal matters, null if not on file
 */
public record Person(
    String id,
    String name,
    @Nullable Sex sex,
    @Nullable LocalDate birth,
    @Nullable RetirementGroup retirementGroup,
    @Nullable Boolean citizen,
    @Nullable Boolean civilServant,
    @Nullable Boolean barred,
    @Nullable LocalDate workStart,
    List<Span> workGaps,
    List<Position> positions,
    List<RankHeld> ranks,
    List<Education> education,
    @Nullable List<Training> training,
    @Nullable Health health,
    @Nullable Boolean partyMember,
    @Nullable LocalDate fullMemberSince,
    @Nullable List<String> licences,
    List<Appraisal> appraisals,
    @Nullable List<Measure> measures,
    List<Span> investigations,
    List<HumanFinding> findings,
    @Nullable Family family,
    @Nullable String growthPlace,
    List<TermServed> terms,
    @Nullable List<Absence> absences,
    @Nullable List<MatterReport> matterReports) {

  /** Copies the lists and puts positions, ranks and gaps in order of time. */
  public Person {
    if (id.isBlank()) {
      throw new IllegalArgumentException("A person needs an id (" + id + ").");
    }
    workGaps = sorted(workGaps, Comparator.comparing(Span::from));
    positions = sorted(positions, Comparator.comparing(Position::from));
    ranks = sorted(ranks, Comparator.comparing(RankHeld::from));
    education = sorted(education, null);
    training = training == null ? null : List.copyOf(training);
    licences = licences == null ? null : List.copyOf(licences);
    appraisals = sorted(appraisals, Comparator.comparing(Appraisal::year));
    measures = measures == null ? null : List.copyOf(measures);
    investigations = sorted(investigations, Comparator.comparing(Span::from));
    findings = sorted(findings, null);
    terms = sorted(terms, Comparator.comparing(TermServed::from));
    absences = absences == null ? null : sorted(absences, Comparator.comparing(Absence::from));
    matterReports = matterReports == null ? null : List.copyOf(matterReports);
  }

  /** A person whose absences and reports of personal matters are not on file. */
  public Person(
      String id,
      String name,
      @Nullable Sex sex,
      @Nullable LocalDate birth,
      @Nullable RetirementGroup retirementGroup,
      @Nullable Boolean citizen,
      @Nullable Boolean civilServant,
      @Nullable Boolean barred,
      @Nullable LocalDate workStart,
      List<Span> workGaps,
      List<Position> positions,
      List<RankHeld> ranks,
      List<Education> education,
      @Nullable List<Training> training,
      @Nullable Health health,
      @Nullable Boolean partyMember,
      @Nullable LocalDate fullMemberSince,
      @Nullable List<String> licences,
      List<Appraisal> appraisals,
      @Nullable List<Measure> measures,
      List<Span> investigations,
      List<HumanFinding> findings,
      @Nullable Family family,
      @Nullable String growthPlace,
      List<TermServed> terms) {
    this(
        id,
        name,
        sex,
        birth,
        retirementGroup,
        citizen,
        civilServant,
        barred,
        workStart,
        workGaps,
        positions,
        ranks,
        education,
        training,
        health,
        partyMember,
        fullMemberSince,
        licences,
        appraisals,
        measures,
        investigations,
        findings,
        family,
        growthPlace,
        terms,
        null,
        null);
  }

  @SuppressWarnings("NullAway") // JSON hands in null for a list that was left out
  private static <T> List<T> sorted(@Nullable List<T> list, @Nullable Comparator<T> order) {
    if (list == null) {
      return List.of();
    }
    return order == null ? List.copyOf(list) : list.stream().sorted(order).toList();
  }
}
