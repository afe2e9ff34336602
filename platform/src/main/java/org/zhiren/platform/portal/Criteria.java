package org.zhiren.platform.portal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.springframework.stereotype.Component;
import org.zhiren.platform.access.Acting;
import org.zhiren.platform.eligibility.LawInForce;
import org.zhiren.statutes.ProvisionText;
import org.zhiren.statutes.Regulation;
import org.zhiren.statutes.Statutes;

/**
 * The conditions and procedures that hold today, each with its article, as the public reads them.
 */
@Component
public class Criteria {

  private static final Set<ProvisionText.Matter> PUBLIC =
      EnumSet.of(
          ProvisionText.Matter.PROMOTION,
          ProvisionText.Matter.EXCEPTION,
          ProvisionText.Matter.RANK,
          ProvisionText.Matter.PROCEDURE);

  private final LawInForce law;
  private final Acting acting;
  private final Clock clock;

  Criteria(LawInForce law, Acting acting, Clock clock) {
    this.law = law;
    this.acting = acting;
    this.clock = clock;
  }

  /**
   * A regulation in force with those of its provisions that concern selection.
   *
   * @param version its version in force
   */
  public record Chapter(
      Regulation regulation, Regulation.Version version, List<Provision> provisions) {
    /** Copies the list. */
    public Chapter {
      provisions = List.copyOf(provisions);
    }
  }

  /** A provision with its place in the version in force. */
  public record Provision(ProvisionText text, ProvisionText.Article article) {}

  /** What holds today, regulation by regulation; those without such provisions are left out. */
  public List<Chapter> today() {
    LocalDate today = LocalDate.now(clock);
    Statutes statutes = asPlatform(() -> law.on(today));
    return statutes.regulations().stream()
        .map(regulation -> chapter(regulation, statutes, today))
        .filter(Objects::nonNull)
        .toList();
  }

  private static @org.jspecify.annotations.Nullable Chapter chapter(
      Regulation regulation, Statutes statutes, LocalDate today) {
    Regulation.Version version = regulation.on(today);
    if (version == null) {
      return null;
    }
    List<Provision> provisions =
        statutes.provisions().stream()
            .filter(
                text -> text.regulation().equals(regulation.id()) && PUBLIC.contains(text.matter()))
            .map(text -> {
              ProvisionText.Article article = text.articles().get(version.name());
              return article == null || article.label().equals("—")
                  ? null
                  : new Provision(text, article);
            })
            .filter(Objects::nonNull)
            .toList();
    return provisions.isEmpty() ? null : new Chapter(regulation, version, provisions);
  }

  private <T> T asPlatform(Callable<T> work) {
    try {
      return acting.asSystem("public criteria", work);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("The criteria could not be read.", e);
    }
  }
}
