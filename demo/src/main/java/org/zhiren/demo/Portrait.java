package org.zhiren.demo;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;

/**
 * Draws an abstract figure in place of a photograph, 295 × 413 pixels (two-inch photograph at 210
 * dots an inch). Flat shapes in a few colours: plainly invented, nobody's likeness, yet different
 * enough that name-and-face practice works.
 */
public final class Portrait {

  /** Width in pixels. */
  public static final int WIDTH = 295;

  /** Height in pixels. */
  public static final int HEIGHT = 413;

  private static final List<Color> BACKGROUNDS =
      colors(0x6C8EBF, 0x8FB8A8, 0xC9A66B, 0xB58DB6, 0x7FA7B5, 0xA3A380, 0xB97A72, 0x8793C6);
  private static final List<Color> SKINS = colors(0xF1CFB0, 0xE8BE98, 0xDDAE86, 0xF5D9C0, 0xCF9E78);
  private static final List<Color> HAIRS = colors(0x1F1B1A, 0x2E2624, 0x3B302C, 0x555150, 0x8A8684);
  private static final List<Color> COATS =
      colors(0x24364B, 0x3C3C44, 0x5A3E44, 0x2F4F45, 0x4A4A6A, 0x70563E);

  /** A shape and its colour, drawn in order. */
  private record Layer(Shape shape, Color color) {}

  private Portrait() {}

  /** A seed whose figure goes with the person: the lowest bit says which. */
  static long seed(long random, boolean woman) {
    return woman ? random & ~1L : random | 1L;
  }

  /** The figure as an SVG document. */
  public static String svg(long seed) {
    StringBuilder out = new StringBuilder(2000);
    out.append(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\">"
            .formatted(WIDTH, HEIGHT, WIDTH, HEIGHT));
    for (Layer layer : layers(seed)) {
      out.append("<path fill=\"#%06X\" d=\"".formatted(layer.color().getRGB() & 0xFFFFFF));
      path(layer.shape(), out);
      out.append("\"/>");
    }
    return out.append("</svg>").toString();
  }

  /**
   * The figure as a PNG file.
   *
   * @throws UncheckedIOException if the platform has no PNG writer
   */
  public static byte[] png(long seed) {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = image.createGraphics();
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    for (Layer layer : layers(seed)) {
      pen.setColor(layer.color());
      pen.fill(layer.shape());
    }
    pen.dispose();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      if (!ImageIO.write(image, "png", out)) {
        throw new IOException("no PNG writer");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static List<Layer> layers(long seed) {
    SplitRandom random = new SplitRandom(seed);
    List<Layer> layers = new ArrayList<>();
    Color skin = random.pick(SKINS);
    Color hair = random.pick(HAIRS);
    Color coat = random.pick(COATS);
    Color background = random.pick(BACKGROUNDS);
    double face = 52 + random.below(16);
    double length = 68 + random.below(16);
    double middle = WIDTH / 2.0;
    double top = 190;
    layers.add(new Layer(new Rectangle2D.Double(0, 0, WIDTH, HEIGHT), background));
    int pattern = random.below(3);
    for (int i = 0; i < 5; i++) {
      double size = 40 + random.below(120);
      double x = random.below(WIDTH) - size / 2;
      double y = random.below(300) - size / 2;
      Shape spot =
          pattern == 0
              ? new Ellipse2D.Double(x, y, size, size)
              : new RoundRectangle2D.Double(x, y, size, size * pattern, 18, 18);
      layers.add(new Layer(spot, shade(background, 8 + random.below(14))));
    }
    boolean longHair = random.chance(0.8) && (seed & 1) == 0;
    if (longHair) {
      layers.add(
          new Layer(
              new RoundRectangle2D.Double(
                  middle - face - 14,
                  top - length,
                  2 * face + 28,
                  2 * length + 20 + random.below(40),
                  110,
                  110),
              hair));
    }
    layers.add(
        new Layer(
            new RoundRectangle2D.Double(middle - 24, top + length - 26, 48, 70, 20, 20),
            shade(skin, -14)));
    double shoulders = 104 + random.below(22);
    layers.add(
        new Layer(
            new RoundRectangle2D.Double(middle - shoulders, 298, 2 * shoulders, 180, 120, 120),
            coat));
    layers.add(
        new Layer(polygon(middle - 30, 298, middle + 30, 298, middle, 366), new Color(0xF2F2EE)));
    if (random.chance(0.5)) {
      layers.add(
          new Layer(
              polygon(
                  middle - 8,
                  306,
                  middle + 8,
                  306,
                  middle + 12,
                  380,
                  middle,
                  394,
                  middle - 12,
                  380),
              shade(random.pick(COATS), 30)));
    }
    layers.add(
        new Layer(new Ellipse2D.Double(middle - face, top - length, 2 * face, 2 * length), skin));
    double fringe = length * (0.5 + random.unit() * 0.35);
    layers.add(
        new Layer(
            new Arc2D.Double(
                middle - face - 4,
                top - length - 12,
                2 * face + 8,
                2 * fringe + 30,
                0,
                180,
                Arc2D.CHORD),
            hair));
    features(layers, random, middle, top, face, length);
    return layers;
  }

  private static void features(
      List<Layer> layers,
      SplitRandom random,
      double middle,
      double top,
      double face,
      double length) {
    Color dark = new Color(0x2B2524);
    double apart = face * (0.38 + random.unit() * 0.12);
    double eye = 5 + random.below(4);
    double brow = 11 + random.below(7);
    boolean glasses = random.chance(0.3);
    for (int side = -1; side <= 1; side += 2) {
      double x = middle + side * apart;
      layers.add(
          new Layer(
              new RoundRectangle2D.Double(x - brow, top - 24 - random.below(5), 2 * brow, 5, 5, 5),
              dark));
      if (glasses) {
        layers.add(new Layer(new Ellipse2D.Double(x - 19, top - 16, 38, 30), dark));
        layers.add(new Layer(new Ellipse2D.Double(x - 16, top - 13, 32, 24), new Color(0xE9EEF2)));
      }
      layers.add(
          new Layer(new Ellipse2D.Double(x - eye, top - eye / 2 - 2, 2 * eye, eye + 2), dark));
    }
    if (glasses) {
      layers.add(
          new Layer(new Rectangle2D.Double(middle - apart + 17, top - 3, 2 * apart - 34, 3), dark));
    }
    layers.add(
        new Layer(
            polygon(middle, top + 4, middle + 9, top + 30, middle - 9, top + 30),
            new Color(0xC08F70)));
    double mouth = 14 + random.below(12);
    layers.add(
        new Layer(
            new Arc2D.Double(
                middle - mouth,
                top + length * 0.48,
                2 * mouth,
                10 + random.below(10),
                180,
                180,
                Arc2D.CHORD),
            new Color(0xA6574F)));
  }

  private static Shape polygon(double... points) {
    Path2D path = new Path2D.Double();
    path.moveTo(points[0], points[1]);
    for (int i = 2; i < points.length; i += 2) {
      path.lineTo(points[i], points[i + 1]);
    }
    path.closePath();
    return path;
  }

  private static void path(Shape shape, StringBuilder out) {
    double[] at = new double[6];
    for (PathIterator i = shape.getPathIterator(new AffineTransform()); !i.isDone(); i.next()) {
      int kind = i.currentSegment(at);
      String letter =
          switch (kind) {
            case PathIterator.SEG_MOVETO -> "M";
            case PathIterator.SEG_LINETO -> "L";
            case PathIterator.SEG_QUADTO -> "Q";
            case PathIterator.SEG_CUBICTO -> "C";
            default -> "Z";
          };
      int count =
          switch (letter) {
            case "Z" -> 0;
            case "Q" -> 4;
            case "C" -> 6;
            default -> 2;
          };
      out.append(letter);
      for (int k = 0; k < count; k++) {
        out.append(k == 0 ? "" : " ").append(String.format(Locale.ROOT, "%.1f", at[k]));
      }
    }
  }

  private static Color shade(Color color, int by) {
    return new Color(
        Math.clamp(color.getRed() + by, 0, 255),
        Math.clamp(color.getGreen() + by, 0, 255),
        Math.clamp(color.getBlue() + by, 0, 255));
  }

  private static List<Color> colors(int... values) {
    List<Color> colors = new ArrayList<>();
    for (int value : values) {
      colors.add(new Color(value));
    }
    return List.copyOf(colors);
  }
}
