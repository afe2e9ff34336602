package org.zhiren.platform.shell;

/** Counts what the person signed in has not read yet; implemented by the module of messages. */
public interface UnreadSource {

  /** The count; zero if it cannot be told now, because no page may fail for it. */
  int unread();
}
