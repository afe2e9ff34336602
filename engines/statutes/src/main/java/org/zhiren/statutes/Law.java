package org.zhiren.statutes;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Citation;
import org.zhiren.explain.Parameter;
import org.zhiren.explain.Text;
import org.zhiren.explain.Verification;
import org.zhiren.statutes.Overlay.Change;
import org.zhiren.statutes.ParameterHistory.DatedValue;
import org.zhiren.statutes.ProvisionText.Article;
import org.zhiren.statutes.Regulation.Checked;
import org.zhiren.statutes.Regulation.Version;

/**
 * Which wording and which number hold on a day: the national book, local overlays that tighten, a
 * version that is looked at instead of the one in force, and numbers that are only supposed.
 */
record Law(
    StatuteBook book,
    List<Overlay> overlays,
    Map<String, String> pinned,
    Map<String, BigDecimal> supposed) {

  private static final String ABSENT_FROM_VERSION = "—";

  Law {
    overlays = List.copyOf(overlays);
    pinned = Map.copyOf(pinned);
    supposed = Map.copyOf(supposed);
  }

  ProvisionText text(String id) {
    ProvisionText text = book.provisions().get(id);
    if (text == null) {
      throw new IllegalArgumentException("There is no provision (%s).".formatted(id));
    }
    return text;
  }

  ParameterHistory history(String id) {
    ParameterHistory history = book.parameters().get(id);
    if (history == null) {
      throw new IllegalArgumentException("There is no parameter (%s).".formatted(id));
    }
    return history;
  }

  Regulation regulation(String id) {
    Regulation regulation = book.regulations().get(id);
    if (regulation == null) {
      throw new IllegalArgumentException("There is no regulation (%s).".formatted(id));
    }
    return regulation;
  }

  /** The version that answers for {@code day}: the one in force, or the one pinned. */
  @Nullable Version version(String regulationId, LocalDate day) {
    Regulation regulation = regulation(regulationId);
    String name = pinned.get(regulationId);
    if (name == null) {
      return regulation.on(day);
    }
    for (Version v : regulation.versions()) {
      if (v.name().equals(name)) {
        return v;
      }
    }
    throw new IllegalArgumentException(
        "The regulation (%s) has no version (%s) on file.".formatted(regulationId, name));
  }

  /** The day on which numbers are looked up: {@code day}, moved into the pinned version's time. */
  private LocalDate dayFor(String regulationId, LocalDate day) {
    Version v = version(regulationId, day);
    if (v == null || !pinned.containsKey(regulationId)) {
      return day;
    }
    if (day.isBefore(v.from())) {
      return v.from();
    }
    return v.to() != null && day.isAfter(v.to()) ? v.to() : day;
  }

  boolean isOutOfForce(ProvisionText text, LocalDate day) {
    Version v = version(text.regulation(), day);
    Article article = v == null ? null : text.articles().get(v.name());
    return article != null && article.label().equals(ABSENT_FROM_VERSION);
  }

  @Nullable Citation citation(ProvisionText text, LocalDate day) {
    Version v = version(text.regulation(), day);
    Article article = v == null ? null : text.articles().get(v.name());
    if (v == null || article == null || article.label().equals(ABSENT_FROM_VERSION)) {
      return null;
    }
    return new Citation(
        regulation(text.regulation()).title(),
        article.label(),
        v.name(),
        v.from(),
        article.checked().verification());
  }

  Citation citationOfUnknownVersion(ProvisionText text, LocalDate day) {
    Version v = version(text.regulation(), day);
    return new Citation(
        regulation(text.regulation()).title(),
        text.id(),
        v == null ? "" : v.name(),
        v == null ? null : v.from(),
        Verification.UNVERIFIED);
  }

  Threshold threshold(String id, LocalDate day) {
    DatedValue value = value(id, day);
    if (value == null) {
      return new Threshold(id, null, null, day);
    }
    return new Threshold(id, parameter(id, value, day), value.value(), day);
  }

  /** The value that answers for {@code day}: supposed, else the stricter of local and national. */
  @Nullable DatedValue value(String id, LocalDate day) {
    ParameterHistory history = history(id);
    LocalDate lookUp = dayFor(text(history.provision()).regulation(), day);
    BigDecimal assumed = supposed.get(id);
    if (assumed != null) {
      return new DatedValue(
          lookUp, assumed, new Checked("U", "", Verification.UNVERIFIED), "假设 what if");
    }
    DatedValue best = history.on(lookUp);
    if (best == null) {
      return null;
    }
    for (Overlay overlay : overlays) {
      for (Change c : overlay.changes()) {
        if (c.parameter().equals(id)
            && !c.since().isAfter(day)
            && isStricter(history.tightening(), c.value(), best.value())) {
          best =
              new DatedValue(
                  c.since(),
                  c.value(),
                  new Checked("U", "", Verification.SECONDARY),
                  overlay.name() + overlay.article());
        }
      }
    }
    return best;
  }

  Parameter parameter(String id, DatedValue value, LocalDate day) {
    ParameterHistory history = history(id);
    ProvisionText text = text(history.provision());
    Citation inForce = citation(text, day);
    Citation national = inForce == null ? citationOfUnknownVersion(text, day) : inForce;
    Citation shown =
        value.by() == null
            ? new Citation(
                national.source(),
                national.article(),
                national.version(),
                national.effective(),
                weaker(national.verification(), value.checked().verification()))
            : new Citation(
                Text.same(value.by()), "", "", value.since(), value.checked().verification());
    return new Parameter(
        id, history.name(), value.value().toPlainString(), history.unit(), value.since(), shown);
  }

  private static Verification weaker(Verification a, Verification b) {
    return a.compareTo(b) >= 0 ? a : b;
  }

  private static boolean isStricter(Tightening direction, BigDecimal local, BigDecimal national) {
    return switch (direction) {
      case HIGHER -> local.compareTo(national) > 0;
      case LOWER -> local.compareTo(national) < 0;
      case FIXED -> false;
    };
  }

  /**
   * The law with a local regulation on top.
   *
   * @throws IllegalArgumentException if a value is laxer than, or equal to, the national one
   */
  Law with(Overlay overlay) {
    for (Change c : overlay.changes()) {
      ParameterHistory history = history(c.parameter());
      DatedValue national = history.on(c.since());
      if (national == null || !isStricter(history.tightening(), c.value(), national.value())) {
        throw new IllegalArgumentException(
            "The local value (%s) of the parameter (%s) does not tighten the national one (%s, %s). Maybe the national regulation leaves no room here."
                .formatted(
                    c.value(),
                    c.parameter(),
                    national == null ? "none" : national.value(),
                    history.tightening()));
      }
    }
    List<Overlay> all = new ArrayList<>(overlays);
    all.add(overlay);
    return new Law(book, all, pinned, supposed);
  }
}
