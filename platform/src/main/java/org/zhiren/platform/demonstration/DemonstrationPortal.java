package org.zhiren.platform.demonstration;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.zhiren.demo.UnitRecord;
import org.zhiren.platform.portal.FeedbackKind;
import org.zhiren.platform.portal.PublicPage;
import org.zhiren.platform.portal.PublicPages;
import org.zhiren.platform.portal.Questionnaires;
import org.zhiren.platform.portal.SendingFeedback;
import org.zhiren.platform.portal.TakingOverReviews;

/** Opens the public pages of the demonstration, with invented feedback and questionnaires. */
@Component
@Order(70)
class DemonstrationPortal implements DemonstrationPart {

  private static final int UNITS = 12;

  private final PublicPages pages;
  private final SendingFeedback sending;
  private final Questionnaires questionnaires;
  private final TakingOverReviews reviews;
  private final Clock clock;

  DemonstrationPortal(
      PublicPages pages,
      SendingFeedback sending,
      Questionnaires questionnaires,
      TakingOverReviews reviews,
      Clock clock) {
    this.reviews = reviews;
    this.pages = pages;
    this.sending = sending;
    this.questionnaires = questionnaires;
    this.clock = clock;
  }

  @Override
  public void load(Filled filled) {
    for (PublicPage page : PublicPage.values()) {
      pages.turn(page, true);
    }
    send(FeedbackKind.REPORT, "市示例局 选人用人工作", "去年下半年提任的三名同志公示时没有写明公示期限和反映渠道，建议核查公示程序是否合规。", "");
    send(FeedbackKind.SUGGESTION, "干部教育培训", "建议基层干部的培训多安排现场教学，减少集中到市里的次数，并提前两周通知。", "可通过所在乡镇转达");
    questionnaires(filled.units());
  }

  private void send(FeedbackKind kind, String about, String said, String contact) {
    sending.send(new SendingFeedback.Sent(kind, about, said, contact, List.of()));
  }

  /**
   * Totals that look like those of real units: most are content, a few are not, one is too small.
   */
  private void questionnaires(List<UnitRecord> units) {
    int year = LocalDate.now(clock).getYear() - 1;
    List<UnitRecord> some =
        units.stream().filter(unit -> unit.parentId() != null).limit(UNITS).toList();
    for (int i = 0; i < some.size(); i++) {
      int asked = i == 7 ? 4 : 30 + 11 * i % 60;
      int returned = i == 7 ? 4 : asked - i % 4;
      int good = returned * (80 - 5 * (i % 5)) / 100;
      int fair = (returned - good) * 2 / 3;
      int poor = i % 3 == 0 ? 0 : 1;
      questionnaires.enter(
          new Questionnaires.Totals(
              year,
              some.get(i).shortName(),
              asked,
              returned,
              good,
              fair,
              Math.max(0, returned - good - fair - poor),
              Math.min(poor, returned - good - fair)));
    }
    reviews.offers().forEach(offer -> reviews.take(offer.campaign()));
    questionnaires.all().forEach(line -> questionnaires.publish(line.id(), true));
  }
}
