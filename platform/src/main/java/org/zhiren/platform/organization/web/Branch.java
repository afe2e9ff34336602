package org.zhiren.platform.organization.web;

import java.util.List;
import org.zhiren.platform.organization.Units;

/**
 * A branch of the tree as the page shows it.
 *
 * @param node the unit
 * @param open whether what is below it is shown
 * @param below the branches below, if open
 */
public record Branch(Units.Node node, boolean open, List<Branch> below) {

  /** Copies the list. */
  public Branch {
    below = List.copyOf(below);
  }
}
