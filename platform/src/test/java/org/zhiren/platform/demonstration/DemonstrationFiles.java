package org.zhiren.platform.demonstration;

import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.zhiren.demo.PrefectureSink;
import org.zhiren.platform.roster.PersonFile;

/** Invented people as files, for tests of other modules. */
public final class DemonstrationFiles {

  private DemonstrationFiles() {}

  /** Hands on each person; {@code ids} names units, posts and people. */
  public static PrefectureSink into(Consumer<PersonFile> receiver, Function<String, UUID> ids) {
    return new DemonstrationPeople(receiver, ids);
  }
}
