package org.zhiren.platform.shell;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.zhiren.explain.Text;

/**
 * Every sentence of the interface, in both languages.
 *
 * <p>Read once at start from {@code texts/<module>.zh.properties} and {@code
 * texts/<module>.en.properties} (UTF-8; keys begin with the module's name). A key that exists in
 * one language only stops the start: a page must never show a gap.
 */
@Component
public final class Texts {

  private final Map<String, Text> all;

  Texts() {
    this.all = join(load(Language.ZH), load(Language.EN));
  }

  /**
   * The wording of {@code key} with {@code {0}}, {@code {1}} … filled.
   *
   * @throws IllegalArgumentException if there is no such key
   */
  public String get(Language language, String key, Object... arguments) {
    Text text = all.get(key);
    if (text == null) {
      throw new IllegalArgumentException(
          "There is no text for the key (%s). Maybe add it to both files of its module."
              .formatted(key));
    }
    return language.of(arguments.length == 0 ? text : text.fill(arguments));
  }

  /** The text of {@code key} in both languages. */
  public Text both(String key, Object... arguments) {
    return Text.of(get(Language.ZH, key, arguments), get(Language.EN, key, arguments));
  }

  /** Whether {@code key} exists. */
  public boolean has(String key) {
    return all.containsKey(key);
  }

  private static Map<String, Text> join(Map<String, String> zh, Map<String, String> en) {
    Map<String, Text> joined = new TreeMap<>();
    zh.forEach((key, wording) -> {
      String other = en.get(key);
      if (other == null) {
        throw new IllegalStateException("The key (%s) has no English text.".formatted(key));
      }
      joined.put(key, Text.of(wording, other));
    });
    for (String key : en.keySet()) {
      if (!zh.containsKey(key)) {
        throw new IllegalStateException("The key (%s) has no Chinese text.".formatted(key));
      }
    }
    return Map.copyOf(joined);
  }

  private static Map<String, String> load(Language language) {
    Map<String, String> found = new TreeMap<>();
    try {
      for (Resource resource :
          new PathMatchingResourcePatternResolver()
              .getResources("classpath*:texts/*." + language.code() + ".properties")) {
        Properties properties = new Properties();
        try (InputStreamReader reader =
            new InputStreamReader(resource.getInputStream(), StandardCharsets.UTF_8)) {
          properties.load(reader);
        }
        for (String key : properties.stringPropertyNames()) {
          if (found.put(key, properties.getProperty(key)) != null) {
            throw new IllegalStateException("The key (%s) is given twice.".formatted(key));
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }
}
