package org.zhiren.platform.eligibility;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.zhiren.explain.Text;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.statutes.Statutes;

/** What if: another number or another version, and whose result would change. Nothing is kept. */
@Component
public class Supposing {

  private static final BigDecimal LARGEST = new BigDecimal("1000000");

  private final WhoQualifies who;
  private final LawInForce law;

  Supposing(WhoQualifies who, LawInForce law) {
    this.who = who;
    this.law = law;
  }

  /**
   * What is supposed: a number, or a version of a regulation, or both.
   *
   * @param parameter identifier of a parameter; {@code null} for none
   * @param value its supposed value
   * @param regulation key of a regulation; {@code null} for none
   * @param version the version that is looked at whatever the day
   */
  public record Hypothesis(
      @Nullable String parameter,
      @Nullable BigDecimal value,
      @Nullable String regulation,
      @Nullable String version) {}

  /**
   * Somebody whose list changes.
   *
   * @param row row of the pool
   * @param from list under the law in force
   * @param to list under the hypothesis
   */
  public record Change(int row, Listing from, Listing to) {}

  /**
   * The answer.
   *
   * @param before the screening under the law in force
   * @param after the screening under the hypothesis
   * @param changes whose list changes, in statutory precedence
   */
  public record Answer(Screened before, Screened after, List<Change> changes) {
    /** Copies the list. */
    public Answer {
      changes = List.copyOf(changes);
    }

    /** How many change from one list to another. */
    public long count(Listing from, Listing to) {
      return changes.stream().filter(c -> c.from() == from && c.to() == to).count();
    }
  }

  /**
   * Compares.
   *
   * @throws InvalidInput if nothing is supposed, or there is no such parameter, value or version
   */
  public Answer compare(UUID post, LocalDate day, Source source, Hypothesis hypothesis) {
    Statutes other = under(law.on(day), hypothesis);
    Screened before = who.screen(post, day, source);
    Screened after = new Screened(other, before.pool(), before.target(), day, source);
    List<Change> changes = new ArrayList<>();
    for (int row : before.rows()) {
      if (before.listing(row) != after.listing(row)) {
        changes.add(new Change(row, before.listing(row), after.listing(row)));
      }
    }
    return new Answer(before, after, changes);
  }

  private static Statutes under(Statutes law, Hypothesis hypothesis) {
    String parameter = hypothesis.parameter();
    String regulation = hypothesis.regulation();
    if (parameter == null && regulation == null) {
      throw new InvalidInput(
          "parameter",
          null,
          Text.of("请选择要假设的参数，或者另一个版本。", "Choose a parameter to change, or another version."));
    }
    Statutes other = law;
    if (parameter != null) {
      BigDecimal value = hypothesis.value();
      if (value == null || value.signum() < 0 || value.compareTo(LARGEST) > 0) {
        throw new InvalidInput(
            "value",
            value == null ? null : value.toPlainString(),
            Text.of("请填写假设的数值（0 至 {0}）。", "Enter the supposed value (0 to {0}).")
                .fill(LARGEST.toPlainString()));
      }
      other = supposing(other, parameter, value);
    }
    if (regulation != null) {
      other = version(other, regulation, hypothesis.version());
    }
    return other;
  }

  private static Statutes supposing(Statutes law, String parameter, BigDecimal value) {
    try {
      return law.supposing(parameter, value);
    } catch (IllegalArgumentException unknown) {
      throw new InvalidInput(
          "parameter",
          parameter,
          Text.of("没有参数“{0}”，请从列表中选择。", "There is no parameter “{0}”; choose one of the list.")
              .fill(parameter));
    }
  }

  private static Statutes version(Statutes law, String regulation, @Nullable String version) {
    try {
      return law.under(regulation, version == null ? "" : version);
    } catch (IllegalArgumentException unknown) {
      throw new InvalidInput(
          "version",
          version,
          Text.of(
                  "法规“{0}”没有“{1}”版本，请从列表中选择。",
                  "The regulation “{0}” has no version “{1}”; choose one of the list.")
              .fill(regulation, version == null ? "" : version));
    }
  }
}
