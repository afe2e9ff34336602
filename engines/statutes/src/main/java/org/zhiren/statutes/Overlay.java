package org.zhiren.statutes;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * A local regulation that changes numbers of national ones. It may only tighten.
 *
 * @param name title of the local regulation
 * @param article the article that sets the values
 * @param changes the values it sets
 */
public record Overlay(String name, String article, List<Change> changes) {

  /** Copies the list. */
  public Overlay {
    changes = List.copyOf(changes);
  }

  /**
   * One value.
   *
   * @param parameter identifier of the parameter
   * @param since first day
   * @param value the local value
   */
  public record Change(String parameter, LocalDate since, BigDecimal value) {}
}
