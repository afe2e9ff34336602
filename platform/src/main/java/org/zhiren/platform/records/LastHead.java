package org.zhiren.platform.records;

import jakarta.annotation.PreDestroy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * When the server stops in order, what still waits gets its place and the head is signed, so that a
 * stopped installation and a backup of it hold a whole, signed record. Only where the database
 * outlives the application, as the server's command sees to.
 */
@Component
@ConditionalOnProperty("zhiren.records.sign-at-stop")
class LastHead {

  private static final Logger LOG = LoggerFactory.getLogger(LastHead.class);

  private final Sequencer sequencer;
  private final Checkpoints checkpoints;

  LastHead(Sequencer sequencer, Checkpoints checkpoints) {
    this.sequencer = sequencer;
    this.checkpoints = checkpoints;
  }

  @PreDestroy
  void sign() {
    try {
      sequencer.sequenceNow();
      checkpoints.signNow();
    } catch (RuntimeException e) {
      // Nothing is lost: the queue is there at the next start.
      LOG.warn("The last head of the log was not signed: {}", e.getMessage());
    }
  }
}
