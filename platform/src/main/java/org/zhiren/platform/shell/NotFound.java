package org.zhiren.platform.shell;

/**
 * There is no such thing, or not for this person: both look the same (404), so that a page never
 * confirms that something exists.
 */
public final class NotFound extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** For the log only; the page does not show it. */
  public NotFound(String what) {
    super(what);
  }
}
