package org.zhiren.platform.organization;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.zhiren.explain.Text;

/**
 * The tables of the national personnel information system (GB/T 14946 family) from which units,
 * posts and people take their values. The tables were taken from template V2018.11 and were not yet
 * checked against the printed standards.
 */
public final class CodeTables {

  private static final Set<String> KINDS = names("ZB04_unit_category");
  private static final Set<String> LEVELS = names("ZB03_unit_level");
  private static final Set<String> NATURES = names("B0194_org_nature");
  private static final Set<String> SUBORDINATIONS = names("ZB87_subordination");
  private static final List<Entry> POST_LEVELS = rows("ZB09_post_level");
  private static final List<Entry> RANKS = rows("ZB148_rank");
  private static final Map<String, Entry> BY_CODE =
      Stream.concat(POST_LEVELS.stream(), RANKS.stream())
          .collect(Collectors.toUnmodifiableMap(Entry::code, Function.identity()));

  private CodeTables() {}

  /**
   * One row of a table.
   *
   * @param code the code; empty in tables that have names only
   * @param name the official Chinese name
   */
  public record Entry(String code, String name) {

    /** The name in both languages. */
    public Text text() {
      return CodeNames.text(name);
    }
  }

  /** ZB04 单位性质类别, in the order of the table. */
  public static Set<String> kinds() {
    return KINDS;
  }

  /** ZB03 单位级别. */
  public static Set<String> levels() {
    return LEVELS;
  }

  /** B0194 机构性质. */
  public static Set<String> natures() {
    return NATURES;
  }

  /** ZB87 单位隶属关系. */
  public static Set<String> subordinations() {
    return SUBORDINATIONS;
  }

  /** ZB09 职务层次, highest first. */
  public static List<Entry> postLevels() {
    return POST_LEVELS;
  }

  /** ZB148 职级, highest first. */
  public static List<Entry> ranks() {
    return RANKS;
  }

  /** The level of a post by its code in ZB09 or ZB148. */
  public static Optional<Entry> postLevel(String code) {
    return Optional.ofNullable(BY_CODE.get(code));
  }

  private static Set<String> names(String table) {
    Set<String> names = new LinkedHashSet<>();
    rows(table).forEach(entry -> names.add(entry.name()));
    return Collections.unmodifiableSet(names);
  }

  /**
   * All rows of a table, in its order. The one reader of these files: whoever needs a table of the
   * field asks here.
   *
   * @param table standard and subject, for instance {@code GB3304_ethnicity}
   * @throws IllegalStateException if there is no such table
   */
  public static List<Entry> rows(String table) {
    String resource = "/codes/" + table + ".tsv";
    try (InputStream in = CodeTables.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("There is no table (%s).".formatted(resource));
      }
      List<Entry> entries = new ArrayList<>();
      List<String> lines =
          new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().skip(1).toList();
      for (String line : lines) {
        if (line.isBlank()) {
          continue;
        }
        int tab = line.indexOf('\t');
        entries.add(new Entry(line.substring(0, tab), line.substring(tab + 1)));
      }
      return List.copyOf(entries);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
