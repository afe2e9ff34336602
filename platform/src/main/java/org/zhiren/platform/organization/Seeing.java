package org.zhiren.platform.organization;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.access.NeedToKnow;

/**
 * Queries narrowed to what the acting account may see. The mark {@code {seen}} in the text stands
 * for the condition on {@code s.unit_id}; row-level security behind it says the same.
 */
@Component
class Seeing {

  private final JdbcClient jdbc;
  private final NeedToKnow needToKnow;

  Seeing(JdbcClient jdbc, NeedToKnow needToKnow) {
    this.jdbc = jdbc;
    this.needToKnow = needToKnow;
  }

  /** Whether the acting account sees the whole organisation. */
  boolean all() {
    return needToKnow.seesAll(InformationClass.ORGANIZATION);
  }

  JdbcClient.StatementSpec sql(String text) {
    NeedToKnow.Predicate seen = needToKnow.predicate("s.unit_id", InformationClass.ORGANIZATION);
    return jdbc.sql(text.replace("{seen}", seen.sql())).params(seen.params());
  }
}
