package org.zhiren.platform.portal;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.zhiren.platform.shell.FileKind;

/**
 * A file that came with feedback, made harmless for its sender and its reader: pictures are drawn
 * anew, so that place, device and time in them are lost and nothing hidden stays; what a file is,
 * its first bytes say.
 *
 * @param mediaType {@code image/jpeg}, {@code image/png} or {@code application/pdf}
 * @param bytes its content
 */
// An array as component: the content is compared nowhere, and copied neither in nor out for its
// size.
@SuppressWarnings("ArrayRecordComponent")
public record SentFile(String mediaType, byte[] bytes) {

  /** How many files go with one feedback. */
  public static final int MOST = 3;

  /** The largest file, in bytes. */
  public static final int LARGEST = 5 << 20;

  private static final long MOST_PIXELS = 40_000_000;

  /**
   * Reads what was sent; empty if it is none of the three kinds, or broken, or too large a picture.
   */
  static Optional<SentFile> read(byte[] sent) {
    return FileKind.of(sent)
        .flatMap(kind ->
            switch (kind) {
              case JPEG -> drawnAnew(sent, "jpeg", kind.mediaType());
              case PNG -> drawnAnew(sent, "png", kind.mediaType());
              case PDF ->
                  FileKind.whole(sent)
                      ? Optional.of(new SentFile(kind.mediaType(), sent))
                      : Optional.empty();
              case WEBP, OFD, DOCX, XLSX -> Optional.empty();
            });
  }

  private static Optional<SentFile> drawnAnew(byte[] sent, String format, String mediaType) {
    Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format);
    if (!readers.hasNext()) {
      return Optional.empty();
    }
    ImageReader reader = readers.next();
    try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(sent))) {
      reader.setInput(in, true, true);
      // From the head, before anything is unpacked.
      if ((long) reader.getWidth(0) * reader.getHeight(0) > MOST_PIXELS) {
        return Optional.empty();
      }
      BufferedImage picture = reader.read(0);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      return ImageIO.write(picture, format, out)
          ? Optional.of(new SentFile(mediaType, out.toByteArray()))
          : Optional.empty();
    } catch (IOException | RuntimeException e) {
      // Readers of pictures throw anything at broken ones.
      return Optional.empty();
    } finally {
      reader.dispose();
    }
  }

  /** The end of its name. */
  String ending() {
    return switch (mediaType) {
      case "image/jpeg" -> ".jpg";
      case "image/png" -> ".png";
      default -> ".pdf";
    };
  }
}
