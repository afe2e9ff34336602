package org.zhiren.platform.organization;

import java.time.LocalDate;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhiren.platform.PlatformTest;

/** The use cases that change units and posts, and short words to call them. */
abstract class ChangingOrganization extends PlatformTest {

  @Autowired Units units;
  @Autowired Posts posts;
  @Autowired Changes changes;
  @Autowired FoundingUnit founding;
  @Autowired CreatingPost creating;
  @Autowired SettingQuota setting;
  @Autowired DissolvingUnit dissolving;
  @Autowired UndoingChange undoing;
  @Autowired TransactionTemplate transactions;

  static LocalDate day(String iso) {
    return LocalDate.parse(iso);
  }

  void asSystem(Callable<?> work) throws Exception {
    acting.asSystem("test", work::call);
  }

  UUID found(String name, UUID parent) {
    return founding.found(Sample.unit(name, parent), Sample.on("2010-01-01"));
  }

  UUID root(String name) {
    return founding.found(Sample.unit(name, null), Sample.on("2000-01-01"));
  }

  long version(UUID unit) {
    return units.last(unit).orElseThrow().version();
  }

  long postVersion(UUID post) {
    return posts.periods(post).getLast().version();
  }
}
