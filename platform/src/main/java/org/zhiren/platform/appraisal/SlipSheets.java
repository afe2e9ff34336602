package org.zhiren.platform.appraisal;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.zhiren.dossiers.PrintFonts;
import org.zhiren.dossiers.SlipPages;

/** Draws the slips of a campaign, ten on a page, in the order given. */
@Component
class SlipSheets {

  /** The slips as PDF. */
  byte[] print(Campaign campaign, String base, List<Slip> slips) {
    return SlipPages.pdf(
        PrintFonts.bundled(),
        campaign.title(),
        slips.stream().map(slip -> printed(campaign, base, slip)).toList());
  }

  private static SlipPages.Slip printed(Campaign campaign, String base, Slip slip) {
    String heading = (slip.trial() ? "【试测】" : "") + campaign.title();
    return new SlipPages.Slip(
        heading,
        slip.group().name(),
        List.of(
            "扫码填写，不记名，只能提交一次。",
            "开放：%s 至 %s".formatted(campaign.plan().opensOn(), campaign.plan().closesOn()),
            "也可打开 " + base + "/s 输入："),
        slip.code().printed(),
        modules(base + "/s/" + slip.code().value()));
  }

  /** The dark modules, row by row, without a margin. */
  private static boolean[][] modules(String address) {
    BitMatrix matrix;
    try {
      matrix =
          new QRCodeWriter()
              .encode(
                  address,
                  BarcodeFormat.QR_CODE,
                  0,
                  0,
                  Map.of(
                      EncodeHintType.MARGIN,
                      0,
                      EncodeHintType.ERROR_CORRECTION,
                      ErrorCorrectionLevel.M));
    } catch (WriterException e) {
      throw new IllegalStateException("The address does not fit into a QR code.", e);
    }
    boolean[][] modules = new boolean[matrix.getHeight()][matrix.getWidth()];
    for (int y = 0; y < modules.length; y++) {
      for (int x = 0; x < modules[y].length; x++) {
        modules[y][x] = matrix.get(x, y);
      }
    }
    return modules;
  }
}
