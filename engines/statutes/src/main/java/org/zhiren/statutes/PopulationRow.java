package org.zhiren.statutes;

import org.jspecify.annotations.Nullable;

/** One row of a {@link Population} read as a {@link Dossier}; moves from row to row. */
final class PopulationRow implements Dossier {
  private static final int NOT_ON_FILE = 7;

  private final Population p;
  private int row;
  private int traits;
  private int position;
  private int training;
  private int appraisal;
  private int event;
  private int relative;
  private int eventKinds;

  PopulationRow(Population population) {
    this.p = population;
  }

  void moveTo(int newRow) {
    row = newRow;
    traits = p.traits[newRow];
    position = p.positionsAt[newRow];
    training = p.trainingsAt[newRow];
    appraisal = p.appraisalsAt[newRow];
    event = p.eventsAt[newRow];
    relative = p.relativesAt[newRow];
    int kinds = 0;
    for (int i = event; i < p.eventsAt[newRow + 1]; i++) {
      kinds |= 1 << (p.eventTraits[i] & 15);
    }
    eventKinds = kinds;
  }

  private int trait(int index) {
    return (traits >>> (3 * index)) & 7;
  }

  private Known known(int index) {
    return Known.at((traits >>> (15 + 2 * index)) & 3);
  }

  private boolean flag(int index) {
    return ((traits >>> (23 + index)) & 1) != 0;
  }

  @Override
  public int birth() {
    return p.birth[row];
  }

  @Override
  public int workStart() {
    return p.workStart[row];
  }

  @Override
  public int fullMemberSince() {
    return p.fullMemberSince[row];
  }

  @Override
  public int growthPlace() {
    return p.growthPlace[row];
  }

  @Override
  public int declared() {
    return p.declared[row];
  }

  @Override
  public @Nullable Sex sex() {
    int code = trait(0);
    return code == NOT_ON_FILE ? null : Population.sexOf(code);
  }

  @Override
  public @Nullable RetirementGroup retirementGroup() {
    int code = trait(1);
    return code == NOT_ON_FILE ? null : Population.groupOf(code);
  }

  @Override
  public @Nullable Health health() {
    int code = trait(2);
    return code == NOT_ON_FILE ? null : Population.healthOf(code);
  }

  @Override
  public @Nullable Residence spouse() {
    int code = trait(3);
    return code == NOT_ON_FILE ? null : Population.residenceOf(code);
  }

  @Override
  public @Nullable Residence children() {
    int code = trait(4);
    return code == NOT_ON_FILE ? null : Population.residenceOf(code);
  }

  @Override
  public Known citizen() {
    return known(0);
  }

  @Override
  public Known civilServant() {
    return known(1);
  }

  @Override
  public Known barred() {
    return known(2);
  }

  @Override
  public Known partyMember() {
    return known(3);
  }

  @Override
  public boolean measuresKnown() {
    return flag(0);
  }

  @Override
  public boolean trainingKnown() {
    return flag(1);
  }

  @Override
  public boolean licencesKnown() {
    return flag(2);
  }

  @Override
  public int positions() {
    return p.positionsAt[row + 1] - position;
  }

  @Override
  public int positionFrom(int i) {
    return p.positionFrom[position + i];
  }

  @Override
  public int positionTo(int i) {
    return p.positionTo[position + i];
  }

  @Override
  public int positionLevel(int i) {
    return p.positionTraits[position + i] & 15;
  }

  @Override
  public Known positionGrassroots(int i) {
    return Known.at((p.positionTraits[position + i] >>> 4) & 3);
  }

  @Override
  public int positionExceptional(int i) {
    int code = (p.positionTraits[position + i] >>> 6) & 7;
    return code == NOT_ON_FILE ? -1 : code;
  }

  @Override
  public int positionPost(int i) {
    return p.positionPost[position + i];
  }

  @Override
  public int trainings() {
    return p.trainingsAt[row + 1] - training;
  }

  @Override
  public int trainingEnd(int i) {
    return p.trainingEnd[training + i];
  }

  @Override
  public int trainingDays(int i) {
    return p.trainingTraits[training + i] & 0xFFF;
  }

  @Override
  public int trainingHours(int i) {
    return (p.trainingTraits[training + i] >>> 12) & 0xFFFF;
  }

  @Override
  public Known trainingRecognised(int i) {
    return Known.at((p.trainingTraits[training + i] >>> 28) & 3);
  }

  @Override
  public int appraisals() {
    return p.appraisalsAt[row + 1] - appraisal;
  }

  @Override
  public int appraisalYear(int i) {
    return p.appraisals[appraisal + i] >> 3;
  }

  @Override
  public int appraisalGrade(int i) {
    return p.appraisals[appraisal + i] & 7;
  }

  @Override
  public int events() {
    return p.eventsAt[row + 1] - event;
  }

  @Override
  public int eventKinds() {
    return eventKinds;
  }

  @Override
  public EventKind eventKind(int i) {
    return EventKind.at(p.eventTraits[event + i] & 15);
  }

  @Override
  public int eventFrom(int i) {
    return p.eventFrom[event + i];
  }

  @Override
  public int eventTo(int i) {
    return p.eventTo[event + i];
  }

  @Override
  public int eventCode(int i) {
    return p.eventCode[event + i];
  }

  @Override
  public int eventMonths(int i) {
    return ((p.eventTraits[event + i] >>> 6) & 0x3FF) - 1;
  }

  @Override
  public Known eventFlag(int i) {
    return Known.at((p.eventTraits[event + i] >>> 4) & 3);
  }

  @Override
  public int relatives() {
    return p.relativesAt[row + 1] - relative;
  }

  @Override
  public int relativeUnit(int i) {
    return p.relativeUnit[relative + i];
  }

  @Override
  public int relativePost(int i) {
    return p.relativePost[relative + i];
  }

  @Override
  public Known relativeLeading(int i) {
    return Known.at(p.relativeTraits[relative + i] & 3);
  }

  @Override
  public Known relativeSensitive(int i) {
    return Known.at((p.relativeTraits[relative + i] >>> 2) & 3);
  }

  @Override
  public int keyOf(String name) {
    return p.keyOf(name);
  }
}
