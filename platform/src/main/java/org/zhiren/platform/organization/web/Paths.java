package org.zhiren.platform.organization.web;

import java.util.List;
import java.util.stream.Collectors;
import org.zhiren.platform.organization.Unit;

/** Names of the units above, for telling namesakes apart. */
final class Paths {

  private Paths() {}

  static String names(List<Unit> above) {
    return above.stream().map(Unit::shortName).collect(Collectors.joining(" › "));
  }
}
