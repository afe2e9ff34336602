package org.zhiren.dossiers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * The fonts that forms are printed with, best first. A copy of Noto Serif SC (SIL Open Font
 * License) travels with the engine, so that a form prints on a machine without any Chinese font;
 * the official 仿宋_GB2312 and 方正小标宋, and fonts for rare characters, are used where they are
 * installed.
 *
 * <p>Fonts are parsed once; keep one instance and use it from any thread.
 */
public final class PrintFonts {

  private static final int DEEPEST_FOLDER = 6;
  private static final int MOST_FILES = 20_000;
  private static final long LARGEST_FONT_BYTES = 80L << 20;

  /** File names, lower case, as these fonts are sold and installed. */
  private static final List<String> BODY_FILES =
      List.of(
          "仿宋_gb2312.ttf", "fangsong_gb2312.ttf", "simfang_gb2312.ttf", "simfang.ttf", "仿宋.ttf");

  private static final List<String> TITLE_FILES =
      List.of("方正小标宋_gbk.ttf", "方正小标宋简体.ttf", "fzxbsjw.ttf", "fzxbsk.ttf", "fzxbsjw--gb1-0.ttf");

  private static final List<String> HEADING_FILES =
      List.of("simhei.ttf", "黑体.ttf", "fzhtjw.ttf", "fzhtk.ttf", "fzhtk--gbk1-0.ttf");

  private static final List<String> KAI_FILES =
      List.of(
          "楷体_gb2312.ttf",
          "kaiti_gb2312.ttf",
          "simkai_gb2312.ttf",
          "simkai.ttf",
          "楷体.ttf",
          "lxgwwenkai-regular.ttf");

  private static final List<String> RARE_FILES =
      List.of(
          "simsunb.ttf",
          "simsunextg.ttf",
          "hanaminb.ttf",
          "hanamina.ttf",
          "babelstonehan.ttf",
          "tw-sung-ext-b-98_1.ttf");

  /** The faces that official documents distinguish. */
  enum Face {
    /** 仿宋. */
    BODY,
    /** 小标宋; the body font thickened where it is missing. */
    TITLE,
    /** 黑体; the body font thickened where it is missing. */
    HEADING,
    /** 楷体; the body font where it is missing. */
    KAI
  }

  private final List<TrueTypeFont> body;
  private final List<TrueTypeFont> title;
  private final List<TrueTypeFont> heading;
  private final List<TrueTypeFont> kai;
  private final boolean officialTitle;
  private final boolean officialHeading;

  /** Each face: the official fonts that were found, then {@code others}. */
  private PrintFonts(
      List<TrueTypeFont> body,
      List<TrueTypeFont> title,
      List<TrueTypeFont> heading,
      List<TrueTypeFont> kai,
      List<TrueTypeFont> others) {
    this.body = chain(body, others);
    this.title = chain(title, others);
    this.heading = chain(heading, others);
    this.kai = chain(kai, others);
    this.officialTitle = !title.isEmpty();
    this.officialHeading = !heading.isEmpty();
  }

  private static List<TrueTypeFont> chain(List<TrueTypeFont> first, List<TrueTypeFont> others) {
    return Stream.concat(first.stream(), others.stream()).toList();
  }

  /** Only the font that travels with the engine: the same print on every machine. */
  public static PrintFonts bundled() {
    return Bundled.ONLY;
  }

  /**
   * The official fonts and fonts for rare characters found in {@code folders}, then the bundled
   * one. Folders that do not exist and fonts that cannot be embedded are passed over.
   */
  public static PrintFonts from(List<Path> folders) {
    List<Path> files = fontFiles(folders);
    List<TrueTypeFont> others = chain(bundled().body, load(files, RARE_FILES, false));
    return new PrintFonts(
        load(files, BODY_FILES, true),
        load(files, TITLE_FILES, true),
        load(files, HEADING_FILES, true),
        load(files, KAI_FILES, true),
        others);
  }

  /** The folders in which the usual systems keep fonts. */
  public static List<Path> systemFolders() {
    String home = System.getProperty("user.home", "");
    return List.of(
        Path.of("/usr/share/fonts"),
        Path.of("/usr/local/share/fonts"),
        Path.of(home, ".fonts"),
        Path.of(home, ".local", "share", "fonts"),
        Path.of("/Library/Fonts"),
        Path.of(home, "Library", "Fonts"),
        Path.of("C:\\Windows\\Fonts"));
  }

  List<TrueTypeFont> body() {
    return body;
  }

  List<TrueTypeFont> title() {
    return title;
  }

  /** Whether titles have a font of their own; otherwise the body font is thickened. */
  boolean hasOfficialTitle() {
    return officialTitle;
  }

  List<TrueTypeFont> chain(Face face) {
    return switch (face) {
      case BODY -> body;
      case TITLE -> title;
      case HEADING -> heading;
      case KAI -> kai;
    };
  }

  /** Whether the face is to be thickened because its font is missing. */
  boolean thickens(Face face) {
    return switch (face) {
      case BODY, KAI -> false;
      case TITLE -> !officialTitle;
      case HEADING -> !officialHeading;
    };
  }

  private static List<Path> fontFiles(List<Path> folders) {
    List<Path> files = new ArrayList<>();
    for (Path folder : folders) {
      if (Files.isDirectory(folder)) {
        try (Stream<Path> walk = Files.walk(folder, DEEPEST_FOLDER)) {
          walk.limit(MOST_FILES).filter(PrintFonts::isTrueType).forEach(files::add);
        } catch (IOException | UncheckedIOException e) {
          // A folder that may not be read has no fonts for us; the bundled one remains.
        }
      }
    }
    return files;
  }

  private static boolean isTrueType(Path file) {
    return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(".ttf");
  }

  private static List<TrueTypeFont> load(List<Path> files, List<String> names, boolean firstOnly) {
    List<TrueTypeFont> fonts = new ArrayList<>();
    for (String name : names) {
      for (Path file : files) {
        boolean wanted =
            String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).equals(name)
                && !(firstOnly && !fonts.isEmpty());
        if (wanted) {
          parse(file).ifPresent(fonts::add);
        }
      }
    }
    return fonts;
  }

  private static Optional<TrueTypeFont> parse(Path file) {
    try {
      if (Files.size(file) > LARGEST_FONT_BYTES) {
        return Optional.empty();
      }
      TrueTypeFont font =
          new TTFParser().parse(new RandomAccessReadBuffer(Files.readAllBytes(file)));
      boolean restricted =
          font.getOS2Windows() != null && (font.getOS2Windows().getFsType() & 0xF) == 2;
      font.setEnableGsub(false);
      return restricted || font.getGlyph() == null ? Optional.empty() : Optional.of(font);
    } catch (IOException | RuntimeException e) {
      // A damaged font on the machine must not stop the form.
      return Optional.empty();
    }
  }

  /** Loaded when the first form is printed. */
  private static final class Bundled {
    static final PrintFonts ONLY = load();

    private static PrintFonts load() {
      try (InputStream in =
          Objects.requireNonNull(
              PrintFonts.class.getResourceAsStream("fonts/NotoSerifSC-Regular.ttf"))) {
        TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(in.readAllBytes()));
        font.setEnableGsub(false);
        return new PrintFonts(List.of(), List.of(), List.of(), List.of(), List.of(font));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
