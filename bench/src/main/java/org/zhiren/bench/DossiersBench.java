package org.zhiren.bench;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.zhiren.dossiers.Dossier;
import org.zhiren.dossiers.Dossiers;
import org.zhiren.dossiers.FamilyMember;
import org.zhiren.dossiers.Field;
import org.zhiren.dossiers.InfoRow;
import org.zhiren.dossiers.Limits;
import org.zhiren.dossiers.LrmxEdition;
import org.zhiren.dossiers.PackageInfo;
import org.zhiren.dossiers.Photo;
import org.zhiren.dossiers.PrintOptions;
import org.zhiren.dossiers.Register;

/**
 * How fast the field's files are read and written and forms are printed, one thread, invented
 * people with a career of eight entries, six relatives and a photo of 350 × 490 pixels.
 */
final class DossiersBench implements Benchmark {

  private static final int PEOPLE = 20_000;
  private static final int FORMS = 300;
  private static final LocalDate DAY = LocalDate.of(2026, 11, 26);

  @Override
  public String name() {
    return "dossiers";
  }

  @Override
  public String purpose() {
    return "reading and writing .lrmx, .lrm, packages and workbooks; printed forms per second";
  }

  /** A piece of work that answers how many people it dealt with. */
  private interface Work {
    int run() throws Exception;
  }

  @Override
  public void run(List<String> options, PrintStream out) throws Exception {
    int people = options.isEmpty() ? PEOPLE : Integer.parseInt(options.getFirst());
    int forms = Math.min(FORMS, people);
    Photo photo = photo();
    List<Dossier> plain = new ArrayList<>();
    for (int i = 0; i < people; i++) {
      plain.add(person(i, null));
    }
    Dossier pictured = person(0, photo);
    out.println("| work | people | seconds | people per second | heap MiB at most |");
    out.println("|---|---:|---:|---:|---:|");

    byte[] lrmx = Dossiers.writeLrmx(pictured, LrmxEdition.THREE).bytes();
    measure(out, "read .lrmx with photo", () -> repeat(people, () -> read("a.lrmx", lrmx)));
    measure(
        out,
        "write .lrmx with photo",
        () -> repeat(people, () -> Dossiers.writeLrmx(pictured, LrmxEdition.THREE)));
    byte[] lrm = Dossiers.writeLrm(pictured).bytes();
    measure(out, "read .lrm", () -> repeat(people, () -> read("a.lrm", lrm)));
    measure(out, "write .lrm", () -> repeat(people, () -> Dossiers.writeLrm(pictured)));
    byte[] zip = zip(plain);
    measure(out, "read a zip of .lrmx", () -> read("a.zip", zip));
    byte[][] kept = new byte[2][];
    measure(
        out,
        "write a workbook",
        () -> {
          kept[0] = Dossiers.writeSpreadsheet(plain).bytes();
          return people;
        });
    measure(out, "read a workbook", () -> read("a.xlsx", kept[0]));
    measure(
        out,
        "write an exchange package",
        () -> {
          kept[1] = Dossiers.writePackage(plain, PackageInfo.general()).bytes();
          return people;
        });
    measure(out, "read an exchange package", () -> read("a.zip", kept[1]));
    PrintOptions print = PrintOptions.plain(DAY);
    measure(
        out,
        "print forms as PDF with photo",
        () -> repeat(forms, () -> Dossiers.formPdf(pictured, print)));
    measure(
        out,
        "write forms as .docx with photo",
        () -> repeat(forms, () -> Dossiers.formDocx(pictured, print)));
    Register register =
        new Register(
            "干部名册",
            "",
            "",
            "bench",
            DAY,
            List.of(new Register.Group("示例市", plain.subList(0, Math.min(1_000, people)))));
    measure(
        out,
        "print a register as PDF",
        () -> {
          Dossiers.registerPdf(register, print);
          return register.size();
        });
  }

  private interface Step {
    Object run() throws Exception;
  }

  private static int repeat(int times, Step step) throws Exception {
    for (int i = 0; i < times; i++) {
      step.run();
    }
    return times;
  }

  private static int read(String name, byte[] bytes) throws Exception {
    return Dossiers.read(name, bytes, Limits.usual()).dossiers().size();
  }

  private static void measure(PrintStream out, String what, Work work) throws Exception {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    long start = System.nanoTime();
    int people = work.run();
    double seconds = (System.nanoTime() - start) / 1e9;
    out.printf(
        "| %s | %,d | %.1f | %,.0f | %d |%n",
        what,
        people,
        seconds,
        people / seconds,
        (runtime.totalMemory() - runtime.freeMemory()) >> 20);
  }

  private static Dossier person(int number, @Nullable Photo photo) {
    StringBuilder resume = new StringBuilder();
    YearMonth at = YearMonth.of(2000, 7);
    for (int i = 0; i < 8; i++) {
      YearMonth next = at.plusMonths(30);
      resume
          .append(i == 0 ? "" : "\n")
          .append("%04d.%02d--".formatted(at.getYear(), at.getMonthValue()))
          .append(
              i == 7 ? "         " : "%04d.%02d  ".formatted(next.getYear(), next.getMonthValue()))
          .append("示例市某局办公室主任科员（其间：2010.03--2010.07在示例市委党校学习）");
      at = next;
    }
    Dossier.Draft draft =
        new Dossier.Draft()
            .set(Field.NAME, "林示" + Character.toString(0x4e00 + number % 20_000))
            .set(Field.SEX, number % 2 == 0 ? "男" : "女")
            .set(Field.BIRTH_MONTH, "198103")
            .set(Field.ETHNICITY, "汉族")
            .set(Field.ANCESTRAL_PLACE, "示例虚构")
            .set(Field.BIRTHPLACE, "示例虚构")
            .set(Field.PARTY_JOINED, "200206")
            .set(Field.WORK_STARTED, "200007")
            .set(Field.HEALTH, "健康")
            .set(Field.FULL_TIME_EDUCATION, "大学")
            .set(Field.FULL_TIME_DEGREE, "管理学学士")
            .set(Field.FULL_TIME_EDUCATION_SCHOOL, "示例大学\n行政管理专业")
            .set(Field.CURRENT_POST, "示例市某局党组成员、副局长")
            .set(Field.RESUME, resume.toString())
            .set(Field.APPRAISALS, "2023年度优秀；2024年度称职；2025年度称职")
            .set(Field.ID_NUMBER, "%018d".formatted(number))
            .add(Dossier.PLACEMENT, new InfoRow(Map.of("A0195", "示例市某局")));
    for (int i = 0; i < 6; i++) {
      draft.add(new FamilyMember("父亲", "林某" + i, "195502", "群众", "示例市某厂退休工人"));
    }
    if (photo != null) {
      draft.photo(photo);
    }
    return draft.finish();
  }

  private static Photo photo() throws IOException {
    BufferedImage image = new BufferedImage(350, 490, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(new Color(0x2a, 0x5c, 0xaa));
    graphics.fillRect(0, 0, 350, 490);
    graphics.setColor(new Color(0xf0, 0xd0, 0xb0));
    graphics.fillOval(90, 100, 170, 220);
    graphics.dispose();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, "jpg", out);
    return new Photo(out.toByteArray());
  }

  private static byte[] zip(List<Dossier> people) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
      for (int i = 0; i < people.size(); i++) {
        zip.putNextEntry(new ZipEntry("%06d.lrmx".formatted(i)));
        zip.write(Dossiers.writeLrmx(people.get(i), LrmxEdition.THREE).bytes());
        zip.closeEntry();
      }
    }
    return out.toByteArray();
  }
}
