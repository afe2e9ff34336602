package org.zhiren.reading;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Reads documents in child processes. One for a program is enough; any number of threads may use it
 * at once and wait for a process that is free. Processes start when they are first needed, or one
 * is {@linkplain #prepare prepared}; the process that read last reads next, as it is the warmest.
 *
 * <p>No file makes a method throw: what goes wrong with a file is its {@link ReadOutcome.Refused}.
 */
public final class DocumentReaders implements AutoCloseable {

  private final ReaderSettings settings;
  private final ReaderLauncher launcher;
  private final BlockingDeque<Slot> free = new LinkedBlockingDeque<>();
  private final List<Slot> slots = new ArrayList<>();
  private final AtomicLong incidents = new AtomicLong();
  private volatile boolean closed;

  /** A place for a child; the child may have to be started. */
  private static final class Slot {
    private @Nullable ReaderProcess process;

    synchronized void replace(@Nullable ReaderProcess other) {
      if (process != null && process != other) {
        process.end();
      }
      process = other;
    }

    synchronized @Nullable ReaderProcess process() {
      return process;
    }
  }

  private DocumentReaders(ReaderSettings settings) {
    this.settings = settings;
    this.launcher = new ReaderLauncher(settings);
    for (int i = 0; i < settings.processes(); i++) {
      Slot slot = new Slot();
      slots.add(slot);
      free.add(slot);
    }
  }

  /** Two processes at most, standard memory. */
  public static DocumentReaders open() {
    return open(ReaderSettings.STANDARD);
  }

  /** Reading as set; nothing is started yet. */
  public static DocumentReaders open(ReaderSettings settings) {
    return new DocumentReaders(settings);
  }

  /** Reads a file with the standard limits. */
  public ReadOutcome read(Path file) {
    return read(file, ReadingLimits.STANDARD);
  }

  /** Reads a file; its name is the last part of the path. */
  public ReadOutcome read(Path file, ReadingLimits limits) {
    Path last = file.getFileName();
    String name = last == null ? file.toString() : last.toString();
    try (InputStream in = Files.newInputStream(file)) {
      return read(name, in, limits);
    } catch (IOException e) {
      return refused(name, Refusal.UNREADABLE, e.getClass().getSimpleName());
    }
  }

  /**
   * Reads a stream to its end, or to the limit.
   *
   * @param name the name of the file, whose ending declares the type
   * @throws IOException if the stream itself cannot be read
   */
  public ReadOutcome read(String name, InputStream in, ReadingLimits limits) throws IOException {
    byte[] content = in.readNBytes(limits.fileBytes());
    if (content.length == limits.fileBytes() && in.read() >= 0) {
      return tooLarge(name, limits);
    }
    return read(name, content, limits);
  }

  /** Reads the bytes of a file with the standard limits. */
  public ReadOutcome read(String name, byte[] content) {
    return read(name, content, ReadingLimits.STANDARD);
  }

  /**
   * Reads the bytes of a file.
   *
   * @param name the name of the file, whose ending declares the type
   * @param content its bytes; they must not change meanwhile
   */
  public ReadOutcome read(String name, byte[] content, ReadingLimits limits) {
    return read(name, content, limits, new Budget(limits), 0);
  }

  /** How many files have ended a child so far. */
  public long incidents() {
    return incidents.get();
  }

  /**
   * What confines the children on this machine, a word each: {@code process heap time} always,
   * {@code network files rights descriptors parent} where the system has the means. Starts a child
   * if none has been started.
   */
  public String confinement() {
    Slot slot = null;
    try {
      slot = free.takeFirst();
      return "process heap time " + running(slot).confinement();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "process heap time";
    } catch (IOException e) {
      return "process heap time";
    } finally {
      if (slot != null) {
        free.addFirst(slot);
      }
    }
  }

  /**
   * Starts a child if there is none that could read at once, and waits until it is ready; the file
   * that comes next need not wait for that.
   *
   * @return whether a child is ready, or all are busy
   */
  public boolean prepare() {
    Slot slot = free.pollFirst();
    if (slot == null) {
      return true;
    }
    try {
      return running(slot).usable();
    } catch (IOException | RejectedExecutionException e) {
      return false;
    } finally {
      free.addFirst(slot);
    }
  }

  /** Ends all children. Files that are being read are refused. */
  @Override
  public void close() {
    closed = true;
    slots.forEach(slot -> slot.replace(null));
    launcher.close();
  }

  /** What is left for all files inside a file together. */
  private static final class Budget {
    private long bytes;
    private int files;

    Budget(ReadingLimits limits) {
      bytes = limits.unpackedBytes();
      files = limits.entries();
    }
  }

  private ReadOutcome read(
      String name, byte[] content, ReadingLimits limits, Budget budget, int depth) {
    if (content.length == 0) {
      return refused(name, Refusal.EMPTY, "");
    }
    if (content.length > limits.fileBytes()) {
      return tooLarge(name, limits);
    }
    ReaderProcess.Answer answer = ask(name, content, limits, budget);
    if (answer.refusal() != null) {
      return new ReadOutcome.Refused(name, answer.type(), answer.refusal(), answer.detail());
    }
    List<Attachment> attachments = new ArrayList<>();
    for (ReaderProcess.Inside inside : answer.inside()) {
      ReadOutcome outcome;
      if (inside.refusal() != null) {
        outcome = refused(inside.name(), inside.refusal(), "");
      } else if (depth >= limits.depth()) {
        outcome = refused(inside.name(), Refusal.TOO_DEEP, "");
      } else {
        outcome = read(inside.name(), inside.content(), limits, budget, depth + 1);
      }
      attachments.add(new Attachment(inside.name(), inside.content(), outcome));
    }
    return new ReadOutcome.Read(answer.document(name, attachments));
  }

  private ReaderProcess.Answer ask(
      String name, byte[] content, ReadingLimits limits, Budget budget) {
    Slot slot;
    try {
      slot = free.takeFirst();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ReaderProcess.Answer.failed(Refusal.READER_FAILED, "interrupted while waiting");
    }
    try {
      ReaderProcess process = running(slot);
      ReaderProcess.Answer answer = process.read(name, content, limits, budget.bytes, budget.files);
      for (ReaderProcess.Inside inside : answer.inside()) {
        budget.bytes -= inside.content().length;
        budget.files--;
      }
      if (!process.usable()) {
        incidents.incrementAndGet();
        slot.replace(null);
      } else if (process.served() >= settings.documentsPerProcess()) {
        slot.replace(null);
      }
      return answer;
    } catch (IOException | RejectedExecutionException e) {
      slot.replace(null);
      return ReaderProcess.Answer.failed(
          Refusal.READER_FAILED, "the reader could not be started: " + e.getMessage());
    } finally {
      free.addFirst(slot);
    }
  }

  private ReaderProcess running(Slot slot) throws IOException {
    if (closed) {
      throw new IOException("reading was ended");
    }
    ReaderProcess process = slot.process();
    if (process == null || !process.usable()) {
      process = launcher.start();
      slot.replace(process);
      if (closed) {
        slot.replace(null);
      }
    }
    return process;
  }

  private static ReadOutcome tooLarge(String name, ReadingLimits limits) {
    return refused(name, Refusal.TOO_LARGE, "more than (%d) bytes".formatted(limits.fileBytes()));
  }

  private static ReadOutcome refused(String name, Refusal reason, String detail) {
    return new ReadOutcome.Refused(name, FileType.UNKNOWN, reason, detail);
  }
}
