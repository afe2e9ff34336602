package org.zhiren.dossiers;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import javax.imageio.ImageIO;

/** Invented people, drawn from a seed, and the two sample files. */
final class Fixtures {

  private static final String COMMON =
      "赵钱孙李周吴郑王冯陈明华建国志强晓燕海波春梅文博雨桐思远安宁河东财政审计局党组书记副主任科员经济管理学院示例虚构市县委"
          + "办公室教育水利农业乡镇街道社区服务中心&<>'；：，。（）·—“”";
  private static final String[] RARE = {"𠂇", "𣲗", "𤧛", "㛃", "䶮", "𡎚", "𫍯", "𬭎"};

  private Fixtures() {}

  static byte[] sample(String end) {
    try (InputStream in = Fixtures.class.getResourceAsStream("lin-shili." + end)) {
      return Objects.requireNonNull(in).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Dossier lin() throws DossierProblem {
    return Dossiers.read("林示例.lrmx", sample("lrmx"), Limits.usual()).dossiers().getFirst();
  }

  /** A portrait of plain colours, {@code width} × {@code height} pixels. */
  static byte[] picture(String format, int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(new Color(0x2a, 0x5c, 0xaa));
    graphics.fillRect(0, 0, width, height);
    graphics.setColor(new Color(0xf0, 0xd0, 0xb0));
    graphics.fillOval(width / 4, height / 5, width / 2, height / 2);
    graphics.dispose();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, format, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  static String words(Random random, int most) {
    StringBuilder text = new StringBuilder();
    int length = 1 + random.nextInt(most);
    for (int i = 0; i < length; i++) {
      if (random.nextInt(40) == 0) {
        text.append(RARE[random.nextInt(RARE.length)]);
      } else {
        text.append(COMMON.charAt(random.nextInt(COMMON.length())));
      }
    }
    return text.toString();
  }

  static String month(Random random) {
    return "%04d%02d".formatted(1950 + random.nextInt(70), 1 + random.nextInt(12));
  }

  /** A person who says anything or nothing in every cell. */
  static Dossier anybody(Random random, boolean edition4) {
    Dossier.Draft draft = new Dossier.Draft();
    for (Field field : Field.values()) {
      boolean absent = random.nextInt(5) == 0 || (field.isOfEdition4() && !edition4);
      if (field == Field.NAME || !absent) {
        draft.set(field, value(field, random));
      }
    }
    int members = random.nextInt(12);
    for (int i = 0; i < members; i++) {
      draft.add(
          new FamilyMember(
              words(random, 3),
              words(random, 4),
              random.nextBoolean() ? month(random) : "1960",
              random.nextBoolean() ? "" : words(random, 4),
              words(random, 20)));
    }
    if (random.nextBoolean()) {
      draft.photo(new Photo(picture("png", 2 + random.nextInt(5), 3)));
    }
    return draft.finish();
  }

  private static String value(Field field, Random random) {
    return switch (field) {
      case RESUME -> resume(random).text();
      case VERSION -> "3.2.1." + random.nextInt(20);
      default ->
          switch (field.form()) {
            case MONTH -> month(random);
            case DAY -> month(random) + (random.nextBoolean() ? "" : "01");
            case TEXT -> words(random, 12);
            case LINES ->
                words(random, 30) + (random.nextBoolean() ? "" : "\n" + words(random, 20));
          };
    };
  }

  static Resume resume(Random random) {
    List<Resume.Part> parts = new ArrayList<>();
    if (random.nextInt(8) == 0) {
      parts.add(new Resume.Remark("说明：" + plain(random)));
    }
    YearMonth at = YearMonth.of(1985 + random.nextInt(20), 1 + random.nextInt(12));
    int entries = 1 + random.nextInt(12);
    for (int i = 0; i < entries; i++) {
      YearMonth next = at.plusMonths(1 + random.nextInt(60));
      boolean last = i == entries - 1;
      Resume.Months months =
          last && random.nextBoolean() ? Resume.Months.since(at) : Resume.Months.between(at, next);
      List<Resume.Segment> segments = new ArrayList<>();
      segments.add(new Resume.Words(plain(random) + (random.nextInt(4) == 0 ? "\n" : "")));
      if (random.nextInt(3) == 0) {
        segments.add(
            Resume.Meanwhile.of(
                List.of(
                    new Resume.Episode(
                        java.util.Optional.of(Resume.Months.between(at, next)), plain(random)))));
      } else {
        segments.set(0, new Resume.Words(plain(random)));
      }
      parts.add(new Resume.Entry(months, segments));
      at = next;
    }
    return new Resume(parts);
  }

  /** Words without brackets and semicolons, which have a meaning in 简历. */
  static String plain(Random random) {
    return "任" + words(random, 18).replaceAll("[（）；：]", "");
  }
}
