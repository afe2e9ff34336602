package org.zhiren.dossiers;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.zhiren.explain.Text;

/** Photos are measured from their header before anything decodes them. */
final class Pictures {

  private Pictures() {}

  /** Size in pixels. */
  record Size(int width, int height) {
    long pixels() {
      return (long) width * height;
    }
  }

  /**
   * Checks size and pixels.
   *
   * @return what to tell if the photo can be kept but not printed
   * @throws DossierProblem if it is too large to be kept
   */
  static Optional<Finding> check(String file, byte[] bytes, Limits limits) throws DossierProblem {
    Finding.Place place = Finding.Place.of(file, LrmxReader.PHOTO);
    if (bytes.length > limits.photoBytes()) {
      throw new DossierProblem(
          DossierProblem.Kind.TOO_LARGE,
          file,
          Text.of(
                  "照片过大（{0} 字节，上限 {1}）。请压缩后再导入。",
                  "The photo is too large ({0} bytes, limit {1}). Maybe store it smaller.")
              .fill(bytes.length, limits.photoBytes()));
    }
    Optional<Size> size = size(bytes);
    if (size.isEmpty()) {
      return Optional.of(
          Finding.warning(
              place,
              "",
              Text.of(
                  "照片不是可识别的图像，原样保留，但无法打印。",
                  "The photo is no image that can be read; it is kept but cannot be printed.")));
    }
    if (size.get().pixels() > limits.photoPixels()) {
      throw new DossierProblem(
          DossierProblem.Kind.TOO_LARGE,
          file,
          Text.of(
                  "照片像素过多（{0}×{1}，上限 {2}）。请缩小后再导入。",
                  "The photo has too many pixels ({0}×{1}, limit {2}). Maybe store it smaller.")
              .fill(size.get().width(), size.get().height(), limits.photoPixels()));
    }
    return Optional.empty();
  }

  /** The size that the header states, or nothing if no reader knows the image. */
  static Optional<Size> size(byte[] bytes) {
    if (new Photo(bytes).type() == Photo.Type.UNKNOWN) {
      return Optional.empty();
    }
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        return Optional.empty();
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in, true, true);
        return Optional.of(new Size(reader.getWidth(0), reader.getHeight(0)));
      } finally {
        reader.dispose();
      }
    } catch (IOException | RuntimeException e) {
      // The readers of the JDK answer broken headers with many kinds of exception.
      return Optional.empty();
    }
  }

  /** The picture, if it can be decoded and is not too large. */
  static Optional<BufferedImage> decode(byte[] bytes, Limits limits) {
    Optional<Size> size = size(bytes);
    if (size.isEmpty() || size.get().pixels() > limits.photoPixels()) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(ImageIO.read(new ByteArrayInputStream(bytes)));
    } catch (IOException | RuntimeException e) {
      // As above: the header was fine, the rest is not.
      return Optional.empty();
    }
  }
}
