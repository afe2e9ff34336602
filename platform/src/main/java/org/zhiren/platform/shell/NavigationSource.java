package org.zhiren.platform.shell;

import java.util.List;

/** A module's lines in the menu. */
public interface NavigationSource {

  /** The lines, in any order. */
  List<NavigationEntry> entries();
}
