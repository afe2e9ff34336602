package org.zhiren.platform.demonstration;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.zhiren.platform.appraisal.PastCampaigns;

/** The campaigns of past years. */
@Component
@Order(20)
class DemonstrationPast implements DemonstrationPart {

  private static final Logger LOG = LoggerFactory.getLogger(DemonstrationPast.class);

  private final PastCampaigns past;

  DemonstrationPast(PastCampaigns past) {
    this.past = past;
  }

  @Override
  public void load(Filled filled) {
    int loaded = past.load(filled.appraisals().campaigns(filled.units()).toList());
    loaded += past.load(filled.appraisals().reviews(filled.units()).toList());
    LOG.info("Demonstration: campaigns of past years {}", loaded);
  }
}
