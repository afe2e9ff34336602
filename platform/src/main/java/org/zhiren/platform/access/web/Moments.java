package org.zhiren.platform.access.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.zhiren.explain.Text;
import org.zhiren.platform.access.Scope;
import org.zhiren.platform.access.ScopePreview;
import org.zhiren.platform.access.UnitTree;

/** Instants as pages show them, and scopes with the names of their units. */
@Component("pageMoments")
public class Moments {

  private static final Text WHOLE = Text.of("全部单位", "the whole organisation");

  private final Clock clock;
  private final ScopePreview preview;

  Moments(Clock clock, ScopePreview preview) {
    this.clock = clock;
    this.preview = preview;
  }

  /** A scope with the name of its unit. */
  public record Named(Scope scope, Text unit) {}

  /** Date and time of day; a dash for nothing. */
  public String time(@Nullable Instant instant) {
    return instant == null
        ? "—"
        : DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(clock.getZone()).format(instant);
  }

  /** The last day before {@code end}. */
  public String lastDay(Instant end) {
    return LocalDate.ofInstant(end.minusMillis(1), clock.getZone()).toString();
  }

  /** The day of {@code instant}. */
  public String day(Instant instant) {
    return LocalDate.ofInstant(instant, clock.getZone()).toString();
  }

  /** Whether {@code scope} holds now. */
  public boolean inForce(Scope scope) {
    return scope.inForceAt(clock.instant());
  }

  List<Named> named(List<Scope> scopes) {
    return scopes.stream().map(scope -> new Named(scope, unit(scope))).toList();
  }

  private Text unit(Scope scope) {
    return unit(scope.unitId());
  }

  /** The name of a unit; {@code null} is the whole organisation. */
  public Text unit(@Nullable UUID unit) {
    return unit == null
        ? WHOLE
        : preview.unit(unit).map(UnitTree.Unit::name).orElse(Text.same("—"));
  }
}
