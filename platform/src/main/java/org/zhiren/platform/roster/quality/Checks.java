package org.zhiren.platform.roster.quality;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.zhiren.explain.Text;
import org.zhiren.platform.access.InformationClass;

/** All checks: those kept as data, and those that are computed. */
@Component
public class Checks {

  private static final String HEAD = "-- check: ";

  private final Map<String, Check> all = new LinkedHashMap<>();
  private final Map<String, ComputedCheck> computed = new LinkedHashMap<>();

  Checks(List<ComputedCheck> computedChecks) {
    for (Check.Group group : Check.Group.values()) {
      read(group).forEach(check -> all.put(check.id(), check));
    }
    for (ComputedCheck check : computedChecks) {
      all.put(check.check().id(), check.check());
      computed.put(check.check().id(), check);
    }
  }

  /** Every check, by class. */
  public List<Check> all() {
    return List.copyOf(all.values());
  }

  /** The check of that name. */
  public Optional<Check> find(String id) {
    return Optional.ofNullable(all.get(id));
  }

  Optional<ComputedCheck> computed(String id) {
    return Optional.ofNullable(computed.get(id));
  }

  private static List<Check> read(Check.Group group) {
    String resource = "/roster/quality/" + group.name().toLowerCase(Locale.ROOT) + ".sql";
    try (InputStream in = Checks.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("There are no checks (%s).".formatted(resource));
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      List<Check> checks = new ArrayList<>();
      for (String block : text.split("(?m)^(?=" + HEAD + ")")) {
        if (block.startsWith(HEAD)) {
          checks.add(parse(group, block));
        }
      }
      return checks;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A block: a head, five lines of wording, the query. */
  static Check parse(Check.Group group, String block) {
    List<String> lines = block.lines().toList();
    String[] head = lines.getFirst().substring(HEAD.length()).split(" · ");
    Map<String, Text> words = new LinkedHashMap<>();
    StringBuilder sql = new StringBuilder();
    for (String line : lines.subList(1, lines.size())) {
      if (line.startsWith("-- ")) {
        int colon = line.indexOf(": ");
        String[] both = line.substring(colon + 2).split(" \\| ", 2);
        if (colon < 0 || both.length != 2) {
          throw new IllegalStateException(
              "The line (%s) of the check (%s) lacks a name or a language."
                  .formatted(line, head[0]));
        }
        words.put(line.substring(3, colon), Text.of(both[0].strip(), both[1].strip()));
      } else {
        sql.append(line).append('\n');
      }
    }
    return new Check(
        head[0],
        group,
        Check.Severity.valueOf(head[1]),
        InformationClass.valueOf(head[2]),
        word(words, "title", head[0]),
        word(words, "about", head[0]),
        word(words, "finding", head[0]),
        word(words, "advice", head[0]),
        sql.toString().strip());
  }

  private static Text word(Map<String, Text> words, String name, String check) {
    Text text = words.get(name);
    if (text == null) {
      throw new IllegalStateException("The check (%s) has no (%s).".formatted(check, name));
    }
    return text;
  }
}
