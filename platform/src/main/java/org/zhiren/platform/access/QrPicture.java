package org.zhiren.platform.access;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.Map;

/**
 * A QR code as one path of an SVG picture: it scales, prints, and needs neither script nor image
 * file.
 *
 * @param size modules on each side, quiet zone included
 * @param path the dark modules, in units of one module
 */
public record QrPicture(int size, String path) {

  private static final int QUIET_ZONE = 4;

  /** The picture of {@code text}, with error correction level M. */
  public static QrPicture of(String text) {
    BitMatrix modules;
    try {
      modules =
          new QRCodeWriter()
              .encode(
                  text,
                  BarcodeFormat.QR_CODE,
                  0,
                  0,
                  Map.of(
                      EncodeHintType.MARGIN,
                      QUIET_ZONE,
                      EncodeHintType.CHARACTER_SET,
                      "UTF-8",
                      EncodeHintType.ERROR_CORRECTION,
                      ErrorCorrectionLevel.M));
    } catch (WriterException e) {
      throw new IllegalArgumentException(
          "The text (%d characters) does not fit into a QR code.".formatted(text.length()), e);
    }
    StringBuilder path = new StringBuilder();
    for (int y = 0; y < modules.getHeight(); y++) {
      for (int x = 0; x < modules.getWidth(); x++) {
        if (modules.get(x, y)) {
          int begin = x;
          while (x + 1 < modules.getWidth() && modules.get(x + 1, y)) {
            x++;
          }
          int run = x - begin + 1;
          path.append("M%d %dh%dv1h-%dz".formatted(begin, y, run, run));
        }
      }
    }
    return new QrPicture(modules.getWidth(), path.toString());
  }
}
