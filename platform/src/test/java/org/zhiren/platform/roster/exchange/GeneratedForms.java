package org.zhiren.platform.roster.exchange;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.zhiren.dossiers.Dossier;
import org.zhiren.dossiers.FamilyMember;
import org.zhiren.dossiers.Field;
import org.zhiren.dossiers.Photo;
import org.zhiren.dossiers.Resume;

/** Invented people who say anything or nothing in every cell that allows it. */
final class GeneratedForms {

  private static final String COMMON =
      "赵钱孙李周吴郑王冯陈明华建国志强晓燕海波春梅文博雨桐思远安宁河东财政审计局党组书记副主任科员经济管理学院示例虚构市县委"
          + "办公室教育水利农业乡镇街道社区服务中心&<>'；：，。（）·—“”";
  private static final String[] RARE = {"𠂇", "𣲗", "㛃", "䶮", "𡎚", "𫍯"};
  private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

  private final Random random;
  private int number;

  GeneratedForms(long seed) {
    this.random = new Random(seed);
  }

  /** Leaves out an identity number. */
  void skip() {
    number++;
  }

  /** A person in the unit; for {@code .lrm}, without cells that it does not know. */
  Dossier next(String unit, boolean forLrm) {
    number++;
    Dossier.Draft draft = new Dossier.Draft();
    LocalDate birth =
        LocalDate.of(1955 + random.nextInt(45), 1 + random.nextInt(12), 1 + random.nextInt(28));
    boolean man = random.nextBoolean();
    for (Field field : Field.values()) {
      boolean unknown = forLrm && (field.isOfEdition4() || field == Field.VERSION);
      if (!unknown && random.nextInt(5) != 0) {
        draft.set(field, value(field));
      }
    }
    draft
        .set(
            Field.NAME,
            Character.toString(0x5000 + number % 16_000)
                + words(3).replaceAll("[&<>'；：，。（）·—“”]", "例"))
        .set(Field.SEX, man ? "男" : "女")
        .set(Field.BIRTH_MONTH, "%04d%02d".formatted(birth.getYear(), birth.getMonthValue()))
        .set(Field.CURRENT_POST, unit + words(6))
        .set(Field.ID_NUMBER, random.nextInt(4) == 0 ? "" : idNumber(birth, man));
    if (random.nextInt(3) == 0) {
      draft.set(Field.APPRAISALS, "2021年度优秀；2022、2023年度称职");
    }
    int members = random.nextInt(12);
    for (int i = 0; i < members; i++) {
      draft.add(
          new FamilyMember(
              random.nextBoolean() ? "父亲" : words(3),
              words(4),
              random.nextBoolean() ? month() : "1960",
              random.nextBoolean() ? "" : words(4),
              words(20)));
    }
    if (random.nextInt(8) == 0) {
      draft.photo(new Photo(png()));
    }
    return draft.finish();
  }

  private String value(Field field) {
    return switch (field) {
      case RESUME -> resume().text();
      case VERSION -> "3.2.1." + random.nextInt(20);
      case WORK_STARTED, AGE_LIMIT_MONTH -> month();
      case AGE_AS_OF, FILLED_ON -> month() + (random.nextBoolean() ? "" : "01");
      case PARTY_JOINED ->
          random.nextBoolean() ? month() : random.nextBoolean() ? "群众" : month() + "；民盟";
      case ETHNICITY -> random.nextBoolean() ? "汉族" : words(3);
      case FULL_TIME_EDUCATION -> random.nextBoolean() ? "大学" : words(5);
      case APPRAISALS, REWARDS, REASON, PROPOSED_POST, POST_TO_LEAVE ->
          words(30) + (random.nextBoolean() ? "" : "\n" + words(20));
      case FULL_TIME_EDUCATION_SCHOOL, IN_SERVICE_EDUCATION_SCHOOL -> words(10) + "\n" + words(8);
      default -> words(12);
    };
  }

  private Resume resume() {
    List<Resume.Part> parts = new ArrayList<>();
    if (random.nextInt(8) == 0) {
      parts.add(new Resume.Remark("说明：" + plain()));
    }
    YearMonth at = YearMonth.of(1985 + random.nextInt(20), 1 + random.nextInt(12));
    int entries = 1 + random.nextInt(12);
    for (int i = 0; i < entries; i++) {
      YearMonth next = at.plusMonths(random.nextInt(60));
      boolean last = i == entries - 1;
      Resume.Months months =
          last && random.nextBoolean() ? Resume.Months.since(at) : Resume.Months.between(at, next);
      List<Resume.Segment> segments = new ArrayList<>();
      if (random.nextInt(3) == 0) {
        segments.add(new Resume.Words(plain() + (random.nextInt(3) == 0 ? "\n" : "")));
        segments.add(
            Resume.Meanwhile.of(
                List.of(
                    new Resume.Episode(Optional.of(Resume.Months.between(at, next)), plain()))));
      } else {
        segments.add(new Resume.Words(plain()));
      }
      parts.add(new Resume.Entry(months, segments));
      at = next;
    }
    return new Resume(parts);
  }

  private String plain() {
    return "任" + words(18).replaceAll("[（）；：]", "");
  }

  private String words(int most) {
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

  private String month() {
    return "%04d%02d".formatted(1950 + random.nextInt(70), 1 + random.nextInt(12));
  }

  /** A number with a right check character; the order is unique within this generator. */
  String idNumber(LocalDate birth, boolean man) {
    int order = number % 500 * 2 + (man ? 1 : 0);
    String head =
        "%06d%04d%02d%02d%03d"
            .formatted(
                110101 + number / 500,
                birth.getYear(),
                birth.getMonthValue(),
                birth.getDayOfMonth(),
                order % 1000);
    int sum = 0;
    for (int i = 0; i < WEIGHTS.length; i++) {
      sum += (head.charAt(i) - '0') * WEIGHTS[i];
    }
    return head + "10X98765432".charAt(sum % 11);
  }

  private byte[] png() {
    try {
      var image = new java.awt.image.BufferedImage(3, 4, java.awt.image.BufferedImage.TYPE_INT_RGB);
      image.setRGB(1, 1, random.nextInt());
      var out = new java.io.ByteArrayOutputStream();
      javax.imageio.ImageIO.write(image, "png", out);
      return out.toByteArray();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** The same file with its elements in another order. */
  byte[] shuffled(byte[] lrmx) {
    String text = new String(lrmx, StandardCharsets.UTF_8);
    int from = text.indexOf("<Person>") + "<Person>".length();
    int until = text.lastIndexOf("</Person>");
    Matcher matcher =
        Pattern.compile("<(\\w+)>.*?</\\1>|<\\w+\\s*/>", Pattern.DOTALL)
            .matcher(text.substring(from, until));
    List<String> elements = new ArrayList<>();
    while (matcher.find()) {
      elements.add(matcher.group());
    }
    Collections.shuffle(elements, random);
    return (text.substring(0, from) + "\r\n" + String.join("\r\n", elements) + "\r\n</Person>\r\n")
        .getBytes(StandardCharsets.UTF_8);
  }
}
