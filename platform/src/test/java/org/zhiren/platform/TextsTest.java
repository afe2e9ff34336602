package org.zhiren.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Both languages say the same things, and pages ask for nothing that is not there. */
class TextsTest {

  private static final Path FOLDER = Path.of("src/main/resources/texts");
  private static final Path SOURCES = Path.of("src/main/java");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d}");
  private static final Pattern USE =
      Pattern.compile("\\.t\\(\\s*\"([a-z][A-Za-z0-9_.-]*)\"\\s*[,)]");
  private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");

  @Test
  void bothLanguagesHaveTheSameKeysAndPlaceholders() throws IOException {
    List<Path> chinese = files(".zh.properties");
    assertThat(chinese).hasSizeGreaterThanOrEqualTo(3);
    for (Path zh : chinese) {
      Path en = zh.resolveSibling(zh.getFileName().toString().replace(".zh.", ".en."));
      Properties inChinese = load(zh);
      Properties inEnglish = load(en);
      assertThat(new TreeSet<>(inEnglish.stringPropertyNames()))
          .as("keys of %s", en)
          .isEqualTo(new TreeSet<>(inChinese.stringPropertyNames()));
      for (String key : inChinese.stringPropertyNames()) {
        assertThat(placeholders(inEnglish.getProperty(key)))
            .as("placeholders of %s", key)
            .isEqualTo(placeholders(inChinese.getProperty(key)));
      }
    }
  }

  @Test
  void keysBelongToTheirModule() throws IOException {
    for (Path file : files(".properties")) {
      String module = file.getFileName().toString().split("\\.")[0];
      for (String key : load(file).stringPropertyNames()) {
        assertThat(key).matches("(act\\.)?" + module + "\\..+");
      }
    }
  }

  @Test
  void pagesAskForKeysThatExistAndHoldNoChineseOfTheirOwn() throws IOException {
    Set<String> known = new TreeSet<>();
    for (Path file : files(".zh.properties")) {
      known.addAll(load(file).stringPropertyNames());
    }
    Set<String> missing = new TreeSet<>();
    Set<String> untranslated = new TreeSet<>();
    int pages = 0;
    try (Stream<Path> all = Files.walk(SOURCES)) {
      for (Path page : all.filter(p -> p.toString().endsWith(".jte")).toList()) {
        pages++;
        String source = Files.readString(page);
        Matcher use = USE.matcher(source);
        while (use.find()) {
          if (!known.contains(use.group(1))) {
            missing.add(page + ": " + use.group(1));
          }
        }
        for (String line : source.lines().toList()) {
          // A fragment marked as Chinese (official terms, the product's name) may stay as it is.
          if (CHINESE.matcher(line).find() && !line.contains("lang=\"zh-CN\"")) {
            untranslated.add(page + ": " + line.strip());
          }
        }
      }
    }
    assertThat(pages).isGreaterThan(5);
    assertThat(missing).isEmpty();
    assertThat(untranslated).isEmpty();
  }

  private static List<Path> files(String ending) throws IOException {
    try (Stream<Path> all = Files.list(FOLDER)) {
      return all.filter(p -> p.toString().endsWith(ending)).sorted().toList();
    }
  }

  private static Properties load(Path file) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(reader);
    }
    return properties;
  }

  private static Set<String> placeholders(String wording) {
    Set<String> found = new TreeSet<>();
    Matcher matcher = PLACEHOLDER.matcher(wording);
    while (matcher.find()) {
      found.add(matcher.group());
    }
    return found;
  }
}
