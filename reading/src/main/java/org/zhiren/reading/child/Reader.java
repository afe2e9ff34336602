package org.zhiren.reading.child;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.OldFileFormatException;
import org.zhiren.reading.FileType;
import org.zhiren.reading.Frames;
import org.zhiren.reading.ReadWarning;
import org.zhiren.reading.Refusal;

/** The entry of the child: reads files until its input ends. */
public final class Reader {

  /** The parent ends a child that is late; this is for a child whose parent is gone. */
  private static final long GRACE_MILLIS = 5_000;

  private static final Duration LOOK = Duration.ofSeconds(1);

  private static final AtomicLong DEADLINE = new AtomicLong(Long.MAX_VALUE);

  private Reader() {}

  /**
   * Begins.
   *
   * @param arguments the words for what the wrapping confines
   */
  public static void main(String[] arguments) throws IOException {
    DataInputStream in =
        new DataInputStream(
            new BufferedInputStream(new FileInputStream(FileDescriptor.in), 1 << 16));
    DataOutputStream out =
        new DataOutputStream(
            new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16));
    // What a library prints must not get between the frames.
    System.setOut(new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
    Thread.ofPlatform().daemon().name("deadline").start(Reader::watch);
    Pdf.prepare();
    String wrapping = arguments.length == 0 ? "" : arguments[0];
    String confined = Confinement.shut();
    out.writeByte(Frames.READY);
    Frames.write(out, Frames.bytes((wrapping + " " + confined).strip()));
    out.flush();
    while (in.read() == Frames.FILE) {
      Request request = Request.read(in);
      DEADLINE.set(System.nanoTime() / 1_000_000 + request.millis() + GRACE_MILLIS);
      serve(request, new Output(out, request));
      DEADLINE.set(Long.MAX_VALUE);
    }
  }

  private static void watch() {
    while (true) {
      try {
        Thread.sleep(LOOK);
      } catch (InterruptedException e) {
        return;
      }
      if (System.nanoTime() / 1_000_000 > DEADLINE.get()) {
        Runtime.getRuntime().halt(Frames.EXIT_SLOW);
      }
    }
  }

  private static void serve(Request request, Output out) throws IOException {
    try {
      FileType type = Detection.of(request.content(), request.declared());
      out.type(type);
      if (type == FileType.ARCHIVE) {
        throw new Refused(Refusal.ARCHIVE_NOT_OPENED, "");
      }
      if (!type.readable()) {
        throw new Refused(Refusal.NOT_SUPPORTED, "it is of type (%s)".formatted(type));
      }
      if (!Detection.agree(request.declared(), type)) {
        out.warn(ReadWarning.OTHER_TYPE);
      }
      try {
        read(type, request, out);
      } catch (Output.Full e) {
        // A warning says so, and what was read is good.
        out.pages(out.pages());
      }
      out.end();
    } catch (Refused e) {
      out.refuse(e.reason(), e.detail());
    } catch (EncryptedDocumentException e) {
      out.refuse(Refusal.PROTECTED, "");
    } catch (OldFileFormatException e) {
      out.refuse(Refusal.NOT_SUPPORTED, "it is of a version before 1997");
    } catch (StackOverflowError e) {
      out.refuse(Refusal.HOSTILE, "nested too deeply");
    } catch (IOException | RuntimeException | LinkageError e) {
      // The libraries answer damaged files with many kinds of exception.
      out.refuse(Refusal.BROKEN, kind(e));
    }
  }

  /** Where it broke; messages of libraries may quote the file, therefore none. */
  private static String kind(Throwable e) {
    StackTraceElement[] trace = e.getStackTrace();
    return e.getClass().getSimpleName() + (trace.length == 0 ? "" : " at " + trace[0]);
  }

  private static void read(FileType type, Request request, Output out) throws IOException, Refused {
    byte[] content = request.content();
    switch (type) {
      case DOCX -> WordPackage.read(content, out);
      case WORD_XML -> WordPackage.readFlat(content, out);
      case PPTX -> SlidePackage.read(content, out);
      case XLSX -> SheetPackage.read(content, out);
      case DOC -> BinaryWord.read(content, out);
      case XLS -> BinarySheets.read(content, out);
      case PPT -> BinarySlides.read(content, out);
      case ODT, ODS, ODP -> OpenDocument.read(content, out);
      case PDF -> Pdf.read(content, out);
      case OFD -> Ofd.read(content, out);
      case RTF -> Rtf.read(content, out);
      case HTML -> Html.read(content, out);
      case MAIL -> Mail.read(content, out);
      case ZIP -> Archive.read(content, out);
      case TEXT -> PlainText.read(content, out);
      default -> throw new Refused(Refusal.NOT_SUPPORTED, type.name());
    }
  }
}
