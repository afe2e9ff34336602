package org.zhiren.platform.shell;

import java.util.List;

/** A module's answers for the command palette, within the rights of the person who asks. */
public interface PaletteSource {

  /**
   * Items that match.
   *
   * @param query what was typed, trimmed, never empty
   * @param language the language of the page
   * @param limit most items wanted
   */
  List<PaletteItem> find(String query, Language language, int limit);
}
