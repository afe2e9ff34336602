package org.zhiren.platform.appraisal;

import java.util.List;
import java.util.UUID;
import java.util.function.ToIntBiFunction;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Campaigns for an installation that shows how things work: drawn up, opened and partly marked by
 * the same use cases that people use, without printing slips that nobody holds.
 */
@Component
public class CampaignIntake {

  private static final String ADDRESS = "http://127.0.0.1";

  private final Campaigns campaigns;
  private final DrawingUp drawingUp;
  private final ChoosingPeople choosing;
  private final OpeningCampaign opening;
  private final Marking marking;

  CampaignIntake(
      Campaigns campaigns,
      DrawingUp drawingUp,
      ChoosingPeople choosing,
      OpeningCampaign opening,
      Marking marking) {
    this.campaigns = campaigns;
    this.drawingUp = drawingUp;
    this.choosing = choosing;
    this.opening = opening;
    this.marking = marking;
  }

  /** How many people the leadership team of a unit has. */
  public int team(UUID unit) {
    return choosing.team(unit).size();
  }

  /** A draft from the template of its kind. */
  @Transactional
  public UUID draft(CampaignKind kind, UUID unit, int year, String ground) {
    return drawingUp.begin(kind, unit, year, ground);
  }

  /**
   * Opens a draft and marks some of its slips.
   *
   * @param id the draft
   * @param percent how many percent of the slips come back
   * @param mark the mark that a rater, numbered from 0, gives a person: 1 to the best mark; less
   *     than 1 is 不了解
   * @param random jitters the marks of the items
   * @return how many sheets were sent
   */
  @Transactional
  public int openAndMark(
      UUID id, int percent, ToIntBiFunction<Integer, Integer> mark, RandomGenerator random) {
    List<Slip> slips = opening.openUnprinted(id, campaigns.required(id).version(), ADDRESS);
    int sent = slips.size() * percent / 100;
    for (int rater = 0; rater < sent; rater++) {
      SlipCode code = slips.get(rater).code();
      SheetForm form = marking.form(code).orElseThrow();
      int number = rater;
      List<Marks.Mark> marks =
          form.people().stream()
              .flatMap(person ->
                  form.items().stream()
                      .map(item ->
                          new Marks.Mark(
                              person.no(),
                              item.no(),
                              jittered(mark.applyAsInt(number, person.no()), form, random))))
              .toList();
      marking.submit(code, "demonstration " + code.value(), new Marks(marks, java.util.Map.of()));
    }
    return sent;
  }

  // Jackson and the database take a missing mark for 不了解.
  private static @Nullable Integer jittered(int mark, SheetForm form, RandomGenerator random) {
    if (mark < 1) {
      return null;
    }
    int step = random.nextInt(5);
    int moved = step == 0 ? mark - 1 : step == 1 ? mark + 1 : mark;
    return Math.clamp(moved, 1, form.scale().points());
  }
}
