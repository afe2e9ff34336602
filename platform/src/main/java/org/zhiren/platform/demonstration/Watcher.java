package org.zhiren.platform.demonstration;

/** Is told how far a long piece of work is. */
@FunctionalInterface
interface Watcher {

  /** So much of so much is done. */
  void told(int done, int total);
}
