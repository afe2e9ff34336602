package org.zhiren.database;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Starts child processes from one thread that lives as long as the JVM.
 *
 * <p>The kernel's parent-death signal follows the thread that started the child: a child started
 * from a pooled or virtual thread would be stopped when that thread ends.
 */
final class ChildProcesses {

  private static final LinkedBlockingQueue<FutureTask<Process>> WAITING =
      new LinkedBlockingQueue<>();

  static {
    Thread.ofPlatform().daemon().name("postgres-parent").start(ChildProcesses::serve);
  }

  private ChildProcesses() {}

  static Process start(ProcessBuilder builder) throws IOException {
    FutureTask<Process> task = new FutureTask<>(builder::start);
    WAITING.add(task);
    try {
      return task.get();
    } catch (ExecutionException e) {
      throw new IOException(DatabaseAccess.oneLine(e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while starting a process", e);
    }
  }

  private static void serve() {
    while (true) {
      try {
        WAITING.take().run(); // keeps a failure for the caller, never throws
      } catch (InterruptedException e) {
        // Nobody ends this thread: its children would end with it.
      }
    }
  }
}
