package org.zhiren.reading;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One child. What it writes is trusted no more than the file: lengths, numbers and sums are
 * checked, and after the first thing that does not fit the child is ended.
 */
final class ReaderProcess {

  private static final Duration START = Duration.ofSeconds(60);
  private static final Duration LEAVING = Duration.ofSeconds(5);
  private static final byte[] NOTHING = new byte[0];

  /** Beside the text: names, particulars and the like of one file. */
  private static final int SMALL_BYTES = 1 << 20;

  private static final int MOST_PARTICULARS = 500;

  private final Process process;
  private final DataOutputStream out;
  private final DataInputStream in;
  private final ScheduledExecutorService clock;
  private final String confinement;
  private volatile boolean usable = true;
  private int served;

  /** A file inside the file. */
  record Inside(String name, byte[] content, @Nullable Refusal refusal) {}

  /** What the child said. */
  record Answer(
      FileType type,
      List<Part> parts,
      Map<String, String> particulars,
      List<Inside> inside,
      int pages,
      Set<ReadWarning> warnings,
      @Nullable Refusal refusal,
      String detail) {

    static Answer failed(Refusal reason, String detail) {
      return failed(FileType.UNKNOWN, reason, detail);
    }

    static Answer failed(FileType type, Refusal reason, String detail) {
      return new Answer(type, List.of(), Map.of(), List.of(), 0, Set.of(), reason, detail);
    }

    ReadDocument document(String name, List<Attachment> attachments) {
      return new ReadDocument(
          name, FileType.ofName(name), type, parts, particulars, attachments, pages, warnings);
    }
  }

  /** Takes over a process that was just started and waits until it is ready. */
  ReaderProcess(Process process, ScheduledExecutorService clock) throws IOException {
    this.process = process;
    this.clock = clock;
    this.out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream(), 1 << 16));
    this.in = new DataInputStream(new BufferedInputStream(process.getInputStream(), 1 << 16));
    ScheduledFuture<?> alarm =
        clock.schedule(process::destroyForcibly, START.toMillis(), TimeUnit.MILLISECONDS);
    try {
      if (in.readByte() != Frames.READY) {
        throw new IOException("it did not say that it is ready");
      }
      confinement = Frames.text(in, SMALL_BYTES);
    } catch (IOException e) {
      process.destroyForcibly();
      throw new IOException("the process ended or kept silent at its start", e);
    } finally {
      alarm.cancel(false);
    }
  }

  boolean usable() {
    return usable && process.isAlive();
  }

  int served() {
    return served;
  }

  String confinement() {
    return confinement;
  }

  void end() {
    usable = false;
    process.destroyForcibly();
  }

  /**
   * Has a file read.
   *
   * @param bytesLeft what files inside may have together
   * @param filesLeft how many there may be
   */
  synchronized Answer read(
      String name, byte[] content, ReadingLimits limits, long bytesLeft, int filesLeft) {
    served++;
    AtomicBoolean late = new AtomicBoolean();
    ScheduledFuture<?> alarm =
        clock.schedule(
            () -> {
              late.set(true);
              process.destroyForcibly();
            },
            limits.time().toMillis(),
            TimeUnit.MILLISECONDS);
    Listening listening = new Listening(limits, bytesLeft, filesLeft);
    try {
      ask(name, content, limits, bytesLeft, filesLeft);
      return listening.listen();
    } catch (IOException | RuntimeException e) {
      usable = false;
      Refusal reason = late.get() ? Refusal.TOO_SLOW : reason();
      return Answer.failed(listening.type, reason, String.valueOf(e.getMessage()));
    } finally {
      alarm.cancel(false);
    }
  }

  private Refusal reason() {
    try {
      if (!process.waitFor(LEAVING)) {
        process.destroyForcibly();
        return Refusal.READER_FAILED;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
      return Refusal.READER_FAILED;
    }
    return switch (process.exitValue()) {
      case Frames.EXIT_MEMORY -> Refusal.TOO_MUCH_MEMORY;
      case Frames.EXIT_SLOW -> Refusal.TOO_SLOW;
      default -> Refusal.READER_FAILED;
    };
  }

  private void ask(String name, byte[] content, ReadingLimits limits, long bytesLeft, int filesLeft)
      throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    try (DataOutputStream fields = new DataOutputStream(head)) {
      Frames.write(fields, Frames.bytes(name));
      fields.writeLong(limits.time().toMillis());
      fields.writeInt(limits.characters());
      fields.writeLong(Math.max(0, Math.min(bytesLeft, limits.unpackedBytes())));
      fields.writeInt(limits.ratio());
      fields.writeInt(Math.max(0, filesLeft));
    }
    out.writeByte(Frames.FILE);
    Frames.write(out, head.toByteArray());
    Frames.write(out, content);
    out.flush();
  }

  /** Takes the frames of one answer. */
  private final class Listening {
    private final ReadingLimits limits;
    private long bytesLeft;
    private int filesLeft;
    private long charactersLeft;
    private FileType type = FileType.UNKNOWN;
    private final List<Part> parts = new ArrayList<>();
    private final Map<String, String> particulars = new LinkedHashMap<>();
    private final List<Inside> inside = new ArrayList<>();
    private final Set<ReadWarning> warnings = EnumSet.noneOf(ReadWarning.class);

    Listening(ReadingLimits limits, long bytesLeft, int filesLeft) {
      this.limits = limits;
      this.bytesLeft = bytesLeft;
      this.filesLeft = filesLeft;
      this.charactersLeft = limits.characters();
    }

    Answer listen() throws IOException {
      while (true) {
        byte kind = in.readByte();
        switch (kind) {
          case Frames.TYPE -> type = one(FileType.values());
          case Frames.PART -> part();
          case Frames.PARTICULAR -> particular();
          case Frames.ATTACHMENT -> attachment();
          case Frames.LEFT_OUT -> leftOut();
          case Frames.WARNING -> warnings.add(one(ReadWarning.values()));
          case Frames.END -> {
            int pages = Math.max(0, in.readInt());
            return new Answer(type, parts, particulars, inside, pages, warnings, null, "");
          }
          case Frames.REFUSED -> {
            Refusal reason = one(Refusal.values());
            return Answer.failed(type, reason, Frames.text(in, SMALL_BYTES));
          }
          default -> throw new IOException("A frame of an unknown kind (%d) came.".formatted(kind));
        }
      }
    }

    private <T> T one(T[] values) throws IOException {
      int number = in.readUnsignedByte();
      if (number >= values.length) {
        throw new IOException("A number (%d) names nothing.".formatted(number));
      }
      return values[number];
    }

    private void part() throws IOException {
      Part.Kind kind = one(Part.Kind.values());
      int level = in.readUnsignedByte();
      int page = in.readInt();
      String text = Frames.text(in, 3 * charactersLeft);
      charactersLeft -= text.length();
      if (charactersLeft < 0) {
        throw new IOException("The text is longer than (%d).".formatted(limits.characters()));
      }
      // Empty parts carry nothing, and so many of them would cost memory that no limit counts.
      if (!text.isEmpty()) {
        parts.add(new Part(kind, Math.min(level, 9), Math.max(0, page), text));
      }
    }

    private void particular() throws IOException {
      String name = Frames.text(in, SMALL_BYTES);
      String value = Frames.text(in, SMALL_BYTES);
      if (particulars.size() < MOST_PARTICULARS) {
        particulars.putIfAbsent(name, value);
      }
    }

    private void attachment() throws IOException {
      String name = Frames.text(in, SMALL_BYTES);
      byte[] content = Frames.bytes(in, bytesLeft);
      bytesLeft -= content.length;
      add(new Inside(Paths.inside(name), content, null));
    }

    private void leftOut() throws IOException {
      String name = Frames.text(in, SMALL_BYTES);
      add(new Inside(Paths.inside(name), NOTHING, one(Refusal.values())));
    }

    private void add(Inside one) throws IOException {
      if (--filesLeft < 0) {
        throw new IOException("More than (%d) files are inside.".formatted(limits.entries()));
      }
      inside.add(one);
    }
  }

  /** Names of files inside. */
  private static final class Paths {

    private Paths() {}

    /** A path that leads nowhere else, whatever the child said. */
    static String inside(String name) {
      List<String> steps = new ArrayList<>();
      for (String step : name.replace('\\', '/').replace('\0', '_').split("/")) {
        if (!step.isBlank() && !step.equals(".")) {
          steps.add(step.equals("..") ? "_" : step.replaceAll("^([A-Za-z]):", "$1_"));
        }
      }
      return steps.isEmpty() ? "_" : String.join("/", steps);
    }
  }
}
