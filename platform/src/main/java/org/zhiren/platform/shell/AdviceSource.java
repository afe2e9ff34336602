package org.zhiren.platform.shell;

import java.util.Optional;

/**
 * Says what a matter at one kind of place is about. Every bean of this type opens its place for
 * advice: a page shows the panel with {@code shell/web/advice.jte}, the module that keeps rules and
 * documents answers. Who may not see the subject gets an empty answer, as if there were none.
 */
public interface AdviceSource {

  /** The kind of place, a word: {@code target}, {@code rule}. */
  String place();

  /**
   * What it is about, within what the acting account may see. Called outside a transaction, so that
   * a place may open a file and have that recorded.
   */
  Optional<Matter> matter(String subject);
}
