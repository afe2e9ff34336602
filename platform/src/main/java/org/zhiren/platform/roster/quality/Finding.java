package org.zhiren.platform.roster.quality;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;

/**
 * Something that a check found and that is kept until a run does not find it any more.
 *
 * @param id number
 * @param checkId the check
 * @param personId whose file; {@code null} if it concerns a unit
 * @param personName the name; {@code null} if it concerns a unit
 * @param unitId the unit
 * @param facts for the wording
 * @param foundAt when a run first found it
 * @param goneAt when a run did not find it any more; {@code null} while it stands
 * @param state what has been done about it
 * @param assignee who takes care of it; {@code null} if nobody
 * @param note the explanation, if it was explained
 * @param version for lost updates
 */
public record Finding(
    long id,
    String checkId,
    @Nullable UUID personId,
    @Nullable String personName,
    UUID unitId,
    List<String> facts,
    OffsetDateTime foundAt,
    @Nullable OffsetDateTime goneAt,
    State state,
    @Nullable String assignee,
    String note,
    long version) {

  /** Copies the facts. */
  public Finding {
    facts = List.copyOf(facts);
  }

  /** What has been done about a finding. */
  public enum State {
    /** 待处理. */
    OPEN(Text.of("待处理", "open"), "attention"),
    /** 处理中. */
    ASSIGNED(Text.of("处理中", "assigned"), "info"),
    /** 已说明，不是差错. */
    EXPLAINED(Text.of("已说明", "explained"), "neutral"),
    /** 已消除: a later run did not find it. */
    MENDED(Text.of("已消除", "mended"), "good");

    private final Text text;
    private final String look;

    State(Text text, String look) {
      this.text = text;
      this.look = look;
    }

    /** In words. */
    public Text text() {
      return text;
    }

    /** The look of its tag. */
    public String look() {
      return look;
    }
  }
}
