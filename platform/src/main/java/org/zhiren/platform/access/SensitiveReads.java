package org.zhiren.platform.access;

import java.util.Collection;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.platform.records.Act;
import org.zhiren.platform.records.Records;

/**
 * Looks at sensitive data, and refusals, in the record. Each entry has a transaction of its own: it
 * stays although the reading transaction only reads, or is rolled back because it was refused. Call
 * it outside a transaction where you can; inside one it takes a second connection.
 *
 * <p>If the entry cannot be written, the exception reaches the caller and nothing is shown.
 */
@Component
public class SensitiveReads {

  private final Records records;

  SensitiveReads(Records records) {
    this.records = records;
  }

  /**
   * Somebody is about to see sensitive data.
   *
   * @param objectType kind of object, for instance {@code person}
   * @param objectId which one
   * @param informationClass what kind of information
   * @param fields names of the fields or parts shown; no values
   */
  @Transactional(propagation = Propagation.REQUIRES_NEW)
  public void seen(
      String objectType,
      Object objectId,
      InformationClass informationClass,
      Collection<String> fields) {
    records.record(
        Act.of("access.read", objectType, objectId)
            .with("class", informationClass)
            .with("fields", String.join(",", fields)));
  }

  /**
   * Somebody was refused.
   *
   * @param objectType kind of object, for instance {@code person} or {@code endpoint}
   * @param objectId which one
   * @param ground why, in one word: {@code right}, {@code scope}, {@code kin}, {@code purpose}
   */
  @Transactional(propagation = Propagation.REQUIRES_NEW)
  public void refused(String objectType, Object objectId, String ground) {
    records.record(Act.of("access.denied", objectType, objectId).with("ground", ground));
  }
}
