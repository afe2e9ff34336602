package org.zhiren.platform.organization;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.zhiren.platform.access.NeedToKnow;
import org.zhiren.platform.records.Act;
import org.zhiren.platform.records.Records;
import org.zhiren.platform.shell.StaleVersion.Difference;

/** The end of every change: the tree is examined, the record written, the event published. */
@Component
class Settling {

  private final Integrity integrity;
  private final NeedToKnow needToKnow;
  private final Records records;
  private final ApplicationEventPublisher events;

  Settling(
      Integrity integrity,
      NeedToKnow needToKnow,
      Records records,
      ApplicationEventPublisher events) {
    this.integrity = integrity;
    this.needToKnow = needToKnow;
    this.records = records;
    this.events = events;
  }

  Step of(ChangeKind kind, PeriodWriter.Change change, Basis basis) {
    return new Step(kind, change, basis);
  }

  /** Gathers what the record says; ends with {@link #unit}, {@link #units} or {@link #post}. */
  final class Step {

    private final ChangeKind kind;
    private final PeriodWriter.Change change;
    private final Basis basis;
    private final List<String[]> particulars = new ArrayList<>();
    private final List<Object> published = new ArrayList<>();

    private Step(ChangeKind kind, PeriodWriter.Change change, Basis basis) {
      this.kind = kind;
      this.change = change;
      this.basis = basis;
    }

    Step with(String key, @Nullable Object value) {
      if (value != null) {
        particulars.add(new String[] {key, value.toString()});
      }
      return this;
    }

    Step differences(List<Difference> differences) {
      for (Difference difference : differences) {
        with(
            difference.field().zh(),
            "%s → %s".formatted(shown(difference.stored()), shown(difference.typed())));
      }
      return this;
    }

    Step event(Object event) {
      published.add(event);
      return this;
    }

    void unit(UUID id) {
      integrity.examine(List.of(id), change.on());
      needToKnow.treeChanged();
      write("unit", id);
    }

    void units(Collection<UUID> ids) {
      integrity.examine(ids, change.on());
      needToKnow.treeChanged();
      write("unit", ids.isEmpty() ? "root" : ids.iterator().next());
    }

    void post(UUID id, UUID unitId) {
      integrity.examine(List.of(unitId), change.on());
      write("post", id);
    }

    /** The tree has been examined as a whole. */
    void load() {
      needToKnow.treeChanged();
      write("load", change.id());
    }

    private void write(String type, Object id) {
      Act act =
          Act.of(kind.action(), type, id)
              .with("change", change.id())
              .with("effective", basis.on())
              .with("ground", basis.ground())
              .because(basis.reason());
      for (String[] particular : particulars) {
        act = act.with(particular[0], particular[1]);
      }
      records.record(act);
      published.forEach(events::publishEvent);
    }
  }

  private static String shown(@Nullable String value) {
    return value == null ? "—" : value;
  }
}
