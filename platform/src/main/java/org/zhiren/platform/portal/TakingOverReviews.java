package org.zhiren.platform.portal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhiren.platform.access.Acting;
import org.zhiren.platform.appraisal.Reviews;
import org.zhiren.platform.organization.Unit;
import org.zhiren.platform.organization.Units;
import org.zhiren.platform.shell.NotFound;

/**
 * Takes the totals of 一报告两评议 over from released appraisal campaigns: the numbers are read, not
 * typed. The officer of the public pages sees nothing else of a campaign, and needs no scope for
 * what is about to be public anyway.
 */
@Component
public class TakingOverReviews {

  private final Reviews reviews;
  private final Units units;
  private final Questionnaires questionnaires;
  private final Acting acting;
  private final TransactionTemplate reading;
  private final Clock clock;

  TakingOverReviews(
      Reviews reviews,
      Units units,
      Questionnaires questionnaires,
      Acting acting,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.reviews = reviews;
    this.units = units;
    this.questionnaires = questionnaires;
    this.acting = acting;
    this.reading = new TransactionTemplate(transactions);
    this.reading.setReadOnly(true);
    this.clock = clock;
  }

  /**
   * A campaign that can be taken over.
   *
   * @param campaign the campaign
   * @param title what it is called
   * @param totals what would be taken over
   */
  public record Offer(UUID campaign, String title, Questionnaires.Totals totals) {}

  /** The released campaigns, the latest year first. */
  public List<Offer> offers() {
    try {
      return acting.asSystem(
          "public questionnaires", () -> Objects.requireNonNull(reading.execute(status -> read())));
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("The campaigns could not be read.", e);
    }
  }

  private List<Offer> read() {
    List<Reviews.Review> released = reviews.released();
    Map<UUID, Unit> names =
        units.find(
            released.stream().map(Reviews.Review::unitId).collect(Collectors.toSet()),
            LocalDate.now(clock));
    return released.stream()
        .filter(one -> names.containsKey(one.unitId()))
        .map(one ->
            new Offer(
                one.campaign(),
                one.title(),
                new Questionnaires.Totals(
                    one.year(),
                    Objects.requireNonNull(names.get(one.unitId())).facts().shortName(),
                    one.expected(),
                    one.returned(),
                    one.marks().stream()
                        .map(mark -> new Questionnaires.Answer(mark.label(), mark.given()))
                        .toList(),
                    one.campaign())))
        .toList();
  }

  /**
   * Takes the totals of a campaign over; they are published by a further step.
   *
   * @throws NotFound if it is none of those that can be taken over
   */
  public void take(UUID campaign) {
    Offer offer =
        offers().stream()
            .filter(one -> one.campaign().equals(campaign))
            .findFirst()
            .orElseThrow(() -> new NotFound("campaign " + campaign));
    questionnaires.enter(offer.totals());
  }
}
